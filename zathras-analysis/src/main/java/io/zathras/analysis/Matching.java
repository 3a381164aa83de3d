package io.zathras.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the series of the candidate with those of the base.
 *
 * <p>Systems come first: equal ones match, and so do the two that are left where a test has one
 * unmatched system on each side. Then come the series of a key: those that measure the same thing
 * match, then those that have a single partner with the fewest differences.
 */
final class Matching {

  /** The most unmatched series to compare with each other, because the cost is quadratic. */
  private static final int MOST_ALIKE = 100;

  private final Map<String, SortedSet<SystemProfile>> ofBase;
  private final Map<String, Map<SystemProfile, SystemProfile>> toBase = new TreeMap<>();
  private final List<Pair> pairs = new ArrayList<>();

  /**
   * Two matching series, or one without a match on the other side.
   *
   * @param differs their differences
   */
  record Pair(
      @Nullable Series base,
      @Nullable Series candidate,
      SystemProfile baseSystem,
      Set<Incomparability> differs) {

    Series any() {
      return base != null ? base : Objects.requireNonNull(candidate);
    }

    MetricSeries first() {
      return any().series();
    }

    String test() {
      return first().key().test();
    }
  }

  private record Place(MetricKey key, SystemProfile system) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byKey = key.compareTo(other.key);
      return byKey != 0 ? byKey : system.compareTo(other.system);
    }
  }

  private record Sides(List<Series> base, List<Series> candidate) {}

  Matching(DocumentSet base, DocumentSet candidate) {
    ofBase = systems(base);
    systems(candidate).forEach(this::matchSystems);
    SortedMap<Place, Sides> places = new TreeMap<>();
    for (Series series : base.comparable()) {
      sides(places, series, series.series().system()).base.add(series);
    }
    for (Series series : candidate.comparable()) {
      MetricSeries values = series.series();
      sides(places, series, baseSystem(values.key().test(), values.system())).candidate.add(series);
    }
    places.forEach((place, sides) -> match(place.system, sides));
  }

  List<Pair> pairs() {
    return pairs;
  }

  /** Returns the base's system that a system of the candidate is compared with, or that system. */
  SystemProfile baseSystem(String test, SystemProfile system) {
    return toBase.getOrDefault(test, Map.of()).getOrDefault(system, system);
  }

  /** Returns the first series of {@code some} that measures the same thing, or {@code null}. */
  static @Nullable Series same(Series one, Collection<Series> some) {
    return some.stream()
        .filter(other -> other.series().key().equals(one.series().key()))
        .filter(other -> other.series().system().equals(one.series().system()))
        .filter(other -> differences(one, other).isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static Map<String, SortedSet<SystemProfile>> systems(DocumentSet set) {
    Map<String, SortedSet<SystemProfile>> systems = new TreeMap<>();
    for (AnalyzedResult result : set.results()) {
      systems.computeIfAbsent(result.test(), test -> new TreeSet<>()).add(result.system());
    }
    return systems;
  }

  private void matchSystems(String test, SortedSet<SystemProfile> candidate) {
    SortedSet<SystemProfile> base =
        new TreeSet<>(ofBase.getOrDefault(test, Collections.emptySortedSet()));
    SortedSet<SystemProfile> left = new TreeSet<>(candidate);
    left.removeAll(base);
    base.removeAll(candidate);
    if (left.size() == 1 && base.size() == 1) {
      toBase.put(test, Map.of(left.first(), base.first()));
    }
  }

  private static Sides sides(
      SortedMap<Place, Sides> places, Series series, SystemProfile baseSystem) {
    return places.computeIfAbsent(
        new Place(series.series().key(), baseSystem),
        place -> new Sides(new ArrayList<>(), new ArrayList<>()));
  }

  private void match(SystemProfile system, Sides sides) {
    List<Series> candidates = new ArrayList<>(sides.candidate);
    List<Series> bases = new ArrayList<>();
    Map<Object, Series> index = new HashMap<>();
    for (Series candidate : candidates) {
      identities(candidate).forEach(identity -> index.putIfAbsent(identity, candidate));
    }
    Set<Series> taken = new HashSet<>();
    for (Series base : sides.base) {
      Series partner =
          identities(base).stream()
              .map(index::get)
              .filter(found -> found != null && !taken.contains(found))
              .findFirst()
              .orElse(null);
      if (partner == null) {
        bases.add(base);
      } else {
        taken.add(partner);
        add(base, partner, system);
      }
    }
    candidates.removeIf(taken::contains);
    if (bases.size() <= MOST_ALIKE && candidates.size() <= MOST_ALIKE) {
      matchAlike(system, bases, candidates);
    }
    bases.forEach(base -> pairs.add(new Pair(base, null, system, Set.of())));
    candidates.forEach(candidate -> pairs.add(new Pair(null, candidate, system, Set.of())));
  }

  private static List<Object> identities(Series series) {
    MetricSeries values = series.series();
    List<Object> identities = new ArrayList<>();
    for (Map<String, String> configuration : series.chosen()) {
      identities.add(
          List.of(
              "chosen",
              values.unit(),
              values.direction(),
              String.valueOf(values.testVersion()),
              configuration));
    }
    for (Map<String, String> configuration : series.offered()) {
      identities.add(
          List.of(
              "offered",
              values.unit(),
              values.direction(),
              String.valueOf(values.testVersion()),
              configuration));
    }
    return identities;
  }

  /** Pairs series that are each other's only partner with the fewest differences. */
  private void matchAlike(SystemProfile system, List<Series> bases, List<Series> candidates) {
    for (int respects = 1; respects <= 4; respects++) {
      List<Series[]> found = new ArrayList<>();
      for (Series base : bases) {
        Series partner = only(base, candidates, respects);
        if (partner != null && only(partner, bases, respects) == base) {
          found.add(new Series[] {base, partner});
        }
      }
      for (Series[] pair : found) {
        bases.remove(pair[0]);
        candidates.remove(pair[1]);
        add(pair[0], pair[1], system);
      }
    }
  }

  private static @Nullable Series only(Series one, List<Series> others, int respects) {
    List<Series> alike =
        others.stream().filter(other -> differences(one, other).size() == respects).toList();
    return alike.size() == 1 ? alike.get(0) : null;
  }

  private void add(Series base, Series candidate, SystemProfile system) {
    Set<Incomparability> differs = differences(base, candidate);
    if (!base.series().system().differences(candidate.series().system()).isEmpty()) {
      differs.add(Incomparability.HARDWARE);
    }
    pairs.add(new Pair(base, candidate, system, differs));
  }

  /** Returns the differences of two series, except those of their systems. */
  private static Set<Incomparability> differences(Series one, Series other) {
    Set<Incomparability> differs = EnumSet.noneOf(Incomparability.class);
    MetricSeries first = one.series();
    MetricSeries second = other.series();
    if (!first.unit().equals(second.unit())) {
      differs.add(Incomparability.UNIT);
    }
    if (first.direction() != second.direction()) {
      differs.add(Incomparability.DIRECTION);
    }
    if (!Objects.equals(first.testVersion(), second.testVersion())) {
      differs.add(Incomparability.BENCHMARK);
    }
    if (Collections.disjoint(one.chosen(), other.chosen())
        && Collections.disjoint(one.offered(), other.offered())) {
      differs.add(Incomparability.CONFIGURATION);
    }
    return differs;
  }

  /** Returns the differences of a pair in words. */
  static List<String> inWords(Pair pair) {
    List<String> words = new ArrayList<>();
    if (pair.base == null || pair.candidate == null) {
      return words;
    }
    MetricSeries base = pair.base.series();
    MetricSeries candidate = pair.candidate.series();
    for (Incomparability kind : pair.differs) {
      switch (kind) {
        case UNIT -> words.add("unit: " + base.unit() + " -> " + candidate.unit());
        case DIRECTION -> words.add("direction: " + words(base) + " -> " + words(candidate));
        case BENCHMARK ->
            words.add(
                "benchmark version: "
                    + known(base.testVersion())
                    + " -> "
                    + known(candidate.testVersion()));
        case CONFIGURATION ->
            words.add(
                "configuration: " + settings(base.configuration(), candidate.configuration()));
        case HARDWARE ->
            words.add(
                "hardware: " + String.join(", ", base.system().differences(candidate.system())));
      }
    }
    return words;
  }

  private static String words(MetricSeries series) {
    return series.direction().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String known(@Nullable String version) {
    return version == null ? "not known" : version;
  }

  private static String settings(Map<String, String> base, Map<String, String> candidate) {
    List<String> words = new ArrayList<>();
    SortedSet<String> names = new TreeSet<>(base.keySet());
    names.addAll(candidate.keySet());
    for (String name : names) {
      String from = base.get(name);
      String to = candidate.get(name);
      if (!Objects.equals(from, to)) {
        words.add(
            name + ' ' + (from == null ? "unset" : from) + " -> " + (to == null ? "unset" : to));
      }
    }
    return String.join(", ", words);
  }

  /** Returns the pairs of systems that have a pair of series. */
  Set<List<SystemProfile>> systems() {
    Set<List<SystemProfile>> systems = new HashSet<>();
    for (Pair pair : pairs) {
      if (pair.base != null && pair.candidate != null) {
        systems.add(List.of(pair.base.series().system(), pair.candidate.series().system()));
      }
    }
    return systems;
  }
}
