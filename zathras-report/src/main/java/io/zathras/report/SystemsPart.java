package io.zathras.report;

import io.zathras.analysis.AnalyzedResult;
import io.zathras.analysis.SystemProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The systems on which the numbers were measured. */
final class SystemsPart implements HtmlPart {

  private static final int BRIEF = 8;

  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  /** A kind of system: its hardware, and its environments by name and side. */
  private static final class Kind {
    private final SortedSet<String> hardware = new TreeSet<>();
    private final Map<String, Map<String, SortedSet<String>>> facts = new LinkedHashMap<>();
  }

  /**
   * Adds a result.
   *
   * @param system the kind of system in words
   * @param side the side of the result, empty where there is only one
   */
  void add(String system, String side, AnalyzedResult result) {
    Kind kind = kinds.computeIfAbsent(system, name -> new Kind());
    kind.hardware.add(hardware(result.system()));
    result.environment().forEach((name, value) -> fact(kind, name, side, value));
  }

  /** Adds the known facts about a kind of system. */
  void add(String system, Map<String, List<String>> facts) {
    Kind kind = kinds.computeIfAbsent(system, name -> new Kind());
    facts.forEach((name, values) -> values.forEach(value -> fact(kind, name, "", value)));
  }

  private static void fact(Kind kind, String name, String side, String value) {
    kind.facts
        .computeIfAbsent(name, key -> new LinkedHashMap<>())
        .computeIfAbsent(side, key -> new TreeSet<>())
        .add(value);
  }

  @Override
  public String id() {
    return "systems";
  }

  @Override
  public String title() {
    return "Systems";
  }

  @Override
  public boolean isEmpty() {
    return kinds.isEmpty();
  }

  @Override
  public void write(Html html) {
    html.open("div", "class", "cards");
    kinds.forEach((name, kind) -> card(html, name, kind));
    html.close();
  }

  private static void card(Html html, String name, Kind kind) {
    html.open("article").element("h3", name).open("dl");
    fact(html, "hardware", kind.hardware);
    List<String> names = List.copyOf(kind.facts.keySet());
    List<String> brief = names.subList(0, Math.min(BRIEF, names.size()));
    brief.forEach(fact -> fact(html, fact, values(kind.facts.getOrDefault(fact, Map.of()))));
    html.close();
    List<String> more = names.subList(brief.size(), names.size());
    if (!more.isEmpty()) {
      html.open("details").element("summary", more.size() + " more").open("dl");
      more.forEach(fact -> fact(html, fact, values(kind.facts.getOrDefault(fact, Map.of()))));
      html.close().close();
    }
    html.close();
  }

  private static void fact(Html html, String name, Iterable<String> values) {
    html.element("dt", name);
    values.forEach(value -> html.element("dd", value.isEmpty() ? "not known" : value));
  }

  /** Names the sides only where they differ. */
  private static List<String> values(Map<String, SortedSet<String>> sides) {
    if (sides.values().stream().distinct().count() == 1) {
      return List.copyOf(sides.values().iterator().next());
    }
    List<String> values = new ArrayList<>();
    sides.forEach((side, found) -> values.add(side + ": " + String.join(" or ", found)));
    return values;
  }

  /** Returns a kind of hardware in words. */
  static String hardware(SystemProfile system) {
    List<String> parts = new ArrayList<>();
    part(parts, system.instanceType(), "");
    part(parts, system.cpuModel(), "");
    part(parts, system.architecture(), "");
    part(parts, system.logicalCpus(), " CPUs");
    part(parts, system.memoryGib(), " GiB");
    part(parts, system.hypervisor(), "");
    return String.join(", ", parts);
  }

  private static void part(List<String> parts, @Nullable Object value, String unit) {
    if (value != null) {
      parts.add(value + unit);
    }
  }
}
