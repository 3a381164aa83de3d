package io.zathras.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the differences between the systems of two sides. */
final class Differences {

  /** The names in the order in which they are listed; a family of names by its first word. */
  private static final List<String> LISTED =
      List.of(
          "kernel",
          "os",
          "tuned",
          "sysctl file",
          "selinux",
          "transparent hugepages",
          "numad",
          "firmware",
          "frequency boost");

  private static final String ARGUMENT = "kernel argument ";
  private static final String MITIGATION = "mitigation ";
  private static final String SYSCTL = "sysctl ";
  private static final String SCHEDULER = "scheduler feature ";
  private static final List<String> FAMILIES = List.of(ARGUMENT, MITIGATION, SCHEDULER, SYSCTL);

  private static final Comparator<Difference> ORDER =
      Comparator.<Difference>comparingInt(one -> rank(one.name()))
          .thenComparing(one -> !one.everywhere())
          .thenComparing(Difference::name)
          .thenComparing(one -> String.join(",", one.systems()));

  private final DocumentSet base;
  private final DocumentSet candidate;
  private final SystemNames names;

  private record Values(String name, List<String> base, List<String> candidate) {}

  Differences(DocumentSet base, DocumentSet candidate, SystemNames names) {
    this.base = base;
    this.candidate = candidate;
    this.names = names;
  }

  List<Difference> of(Set<List<SystemProfile>> pairs) {
    Map<Values, SortedSet<String>> systems = new HashMap<>();
    for (List<SystemProfile> pair : pairs) {
      SortedMap<String, List<String>> before = base.facts(pair.get(0));
      SortedMap<String, List<String>> after = candidate.facts(pair.get(1));
      SortedSet<String> all = new TreeSet<>(before.keySet());
      all.addAll(after.keySet());
      all.removeIf(name -> isUnknownFamily(name, before) || isUnknownFamily(name, after));
      for (String name : all) {
        Values values =
            new Values(
                name, before.getOrDefault(name, List.of()), after.getOrDefault(name, List.of()));
        if (!values.base.equals(values.candidate)) {
          systems.computeIfAbsent(values, same -> new TreeSet<>()).add(names.of(pair.get(0)));
        }
      }
    }
    SortedSet<String> everywhere = new TreeSet<>();
    pairs.forEach(pair -> everywhere.add(names.of(pair.get(0))));
    List<Difference> differences = new ArrayList<>();
    systems.forEach(
        (values, on) ->
            differences.add(
                new Difference(
                    values.name,
                    values.base,
                    values.candidate,
                    List.copyOf(on),
                    on.equals(everywhere))));
    differences.sort(ORDER);
    return differences;
  }

  /** An undescribed side has no settings, which does not mean that each of them differs. */
  private static boolean isUnknownFamily(String name, SortedMap<String, List<String>> facts) {
    for (String family : FAMILIES) {
      if (name.startsWith(family)) {
        SortedMap<String, List<String>> rest = facts.tailMap(family);
        return rest.isEmpty() || !rest.firstKey().startsWith(family);
      }
    }
    return false;
  }

  private static int rank(String name) {
    int listed = LISTED.indexOf(name);
    if (listed >= 0) {
      return listed;
    }
    for (int i = 0; i < FAMILIES.size(); i++) {
      if (name.startsWith(FAMILIES.get(i))) {
        return LISTED.size() + 1 + i;
      }
    }
    return LISTED.size();
  }
}
