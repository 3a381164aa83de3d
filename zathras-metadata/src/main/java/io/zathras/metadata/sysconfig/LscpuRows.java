package io.zathras.metadata.sysconfig;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code lscpu --json} by the names of its flat form. On a terminal the rows are nested
 * and their names are shorter; a machine with several kinds of cores repeats those from {@code
 * Model name} on for each kind.
 */
final class LscpuRows {

  static final String VULNERABILITY = "Vulnerability ";
  private static final String CACHE = " cache";

  private static final Pattern NODE = Pattern.compile("NUMA node([0-9]{1,5}) CPU\\(s\\)");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");

  private final Map<String, List<String>> rows = new LinkedHashMap<>();
  private final Map<Integer, String> nodes = new TreeMap<>();

  LscpuRows(JsonNode root) {
    collect(root.path("lscpu"), "");
  }

  private void collect(JsonNode children, String section) {
    for (JsonNode row : children) {
      String name = row.path("field").asText("").strip();
      name = name.endsWith(":") ? name.substring(0, name.length() - 1).stripTrailing() : name;
      String data = row.path("data").asText("").strip();
      Matcher node = NODE.matcher(name);
      if (node.matches()) {
        nodes.putIfAbsent(Integer.valueOf(node.group(1)), data);
      } else if (!data.isEmpty() && !data.equals("-")) {
        rows.computeIfAbsent(flat(section, name), key -> new ArrayList<>(1)).add(data);
      }
      collect(row.path("children"), name);
    }
  }

  private static String flat(String section, String name) {
    if (section.equals("Vulnerabilities") && !name.startsWith(VULNERABILITY)) {
      return VULNERABILITY + name;
    }
    return section.startsWith("Caches") && !name.endsWith(CACHE) ? name + CACHE : name;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  boolean has(String name) {
    return rows.containsKey(name);
  }

  /** Returns the values by name, in the order of the rows. */
  Map<String, List<String>> all() {
    return rows;
  }

  /** Returns the CPU lists of the NUMA nodes by id; empty for a node of memory only. */
  Map<Integer, String> nodes() {
    return nodes;
  }

  /** Returns a value that all kinds of cores agree on. */
  @Nullable String text(String name) {
    List<String> values = all(name);
    String first = values.isEmpty() ? null : values.get(0);
    for (String value : values) {
      if (!value.equals(first)) {
        return null;
      }
    }
    return first;
  }

  List<String> all(String name) {
    return rows.getOrDefault(name, List.of());
  }

  /** Returns a count from 1 on that all kinds of cores agree on. */
  @Nullable Integer count(String name) {
    return positive(text(name));
  }

  List<Integer> counts(String name) {
    return all(name).stream().map(LscpuRows::positive).filter(Objects::nonNull).toList();
  }

  private static @Nullable Integer positive(@Nullable String text) {
    Integer count = text != null && COUNT.matcher(text).matches() ? Integer.valueOf(text) : null;
    return count == null || count == 0 ? null : count;
  }
}
