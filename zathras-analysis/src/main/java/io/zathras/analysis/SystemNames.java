package io.zathras.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Words for kinds of system: the instance type, or the known facts about the hardware, and more
 * only where these do not distinguish the systems. Immutable.
 *
 * @since 0.1
 */
public final class SystemNames {

  private static final Map<String, Function<SystemProfile, @Nullable Object>> PARTS =
      new LinkedHashMap<>();

  static {
    PARTS.put("CPU", SystemProfile::cpuModel);
    PARTS.put("architecture", SystemProfile::architecture);
    PARTS.put("CPUs", SystemProfile::logicalCpus);
    PARTS.put("GiB", SystemProfile::memoryGib);
    PARTS.put("hypervisor", SystemProfile::hypervisor);
  }

  private final Map<SystemProfile, String> names = new HashMap<>();

  /** Finds words for systems that appear side by side. */
  public SystemNames(Collection<SystemProfile> systems) {
    Map<String, List<SystemProfile>> alike = new TreeMap<>();
    for (SystemProfile system : new TreeSet<>(systems)) {
      alike.computeIfAbsent(briefly(system), name -> new ArrayList<>()).add(system);
    }
    alike.forEach(
        (name, same) ->
            same.forEach(
                system ->
                    names.put(
                        system,
                        same.size() == 1 ? name : name + " (" + apart(system, same) + ')')));
  }

  /** Returns the words for a system, which are distinct if the system is one of those given. */
  public String of(SystemProfile system) {
    return names.getOrDefault(system, briefly(system));
  }

  private static String briefly(SystemProfile system) {
    if (system.instanceType() != null) {
      return system.instanceType();
    }
    List<String> parts = new ArrayList<>();
    PARTS.forEach((name, part) -> add(parts, name, part.apply(system)));
    return parts.isEmpty() ? "unknown system" : String.join(", ", parts);
  }

  private static void add(List<String> parts, String name, @Nullable Object value) {
    if (value != null) {
      parts.add(text(name, value));
    }
  }

  private static String text(String name, Object value) {
    return value instanceof Number ? value + " " + name : value.toString();
  }

  private static String apart(SystemProfile system, List<SystemProfile> same) {
    List<String> parts = new ArrayList<>();
    PARTS.forEach(
        (name, part) -> {
          Object value = part.apply(system);
          if (same.stream().anyMatch(other -> !Objects.equals(part.apply(other), value))) {
            parts.add(value == null ? "no " + name : text(name, value));
          }
        });
    return String.join(", ", parts);
  }
}
