package io.zathras.report;

import io.zathras.analysis.SystemProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Short names for kinds of system: the instance type, and more only where that is not enough. */
final class SystemWords {

  private final Map<SystemProfile, String> names = new HashMap<>();

  SystemWords(Collection<SystemProfile> systems) {
    Set<SystemProfile> all = new LinkedHashSet<>(systems);
    Map<String, Integer> counts = new HashMap<>();
    all.forEach(system -> counts.merge(brief(system), 1, Integer::sum));
    for (SystemProfile system : all) {
      String brief = brief(system);
      names.put(system, counts.getOrDefault(brief, 1) == 1 ? brief : full(system));
    }
  }

  String of(SystemProfile system) {
    return names.getOrDefault(system, full(system));
  }

  private static String brief(SystemProfile system) {
    return system.instanceType() == null ? full(system) : system.instanceType();
  }

  private static String full(SystemProfile system) {
    List<String> parts = new ArrayList<>();
    add(parts, system.instanceType(), "");
    add(parts, system.cpuModel(), "");
    add(parts, system.cpuModel() == null ? system.architecture() : null, "");
    add(parts, system.logicalCpus(), " CPUs");
    add(parts, system.memoryGib(), " GiB");
    add(parts, system.hypervisor(), "");
    return parts.isEmpty() ? "unknown system" : String.join(", ", parts);
  }

  private static void add(List<String> parts, @Nullable Object part, String unit) {
    if (part != null) {
      parts.add(part + unit);
    }
  }
}
