package io.zathras.analysis;

import io.zathras.analysis.Matching.Pair;
import io.zathras.analysis.statistics.Correction;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Makes a comparison of two sets. */
final class Comparing {

  private static final int MOST_NAMED = 5;

  private static final List<String> MIXED = List.of("kernel", "os", "tuned");

  private final DocumentSet base;
  private final DocumentSet candidate;
  private final @Nullable DocumentSet history;
  private final ToDoubleFunction<String> thresholds;
  private final double threshold;
  private final double alpha;
  private final Correction correction;
  private final Set<Incomparability> across;
  private final Matching matching;
  private final SystemNames names;

  Comparing(
      DocumentSet base,
      DocumentSet candidate,
      @Nullable DocumentSet history,
      ToDoubleFunction<String> thresholds,
      double threshold,
      double alpha,
      Correction correction,
      Set<Incomparability> across) {
    this.base = base;
    this.candidate = candidate;
    this.history = history;
    this.thresholds = thresholds;
    this.threshold = threshold;
    this.alpha = alpha;
    this.correction = correction;
    this.across = Set.copyOf(across);
    requireNoneOnBothSides();
    matching = new Matching(base, candidate);
    List<SystemProfile> systems = new ArrayList<>();
    base.results().forEach(result -> systems.add(result.system()));
    candidate.results().forEach(result -> systems.add(result.system()));
    names = new SystemNames(systems);
  }

  private void requireNoneOnBothSides() {
    Set<String> ids = new HashSet<>();
    base.results().forEach(result -> ids.add(result.documentId()));
    List<String> both =
        candidate.results().stream()
            .map(AnalyzedResult::documentId)
            .filter(ids::contains)
            .sorted()
            .toList();
    if (!both.isEmpty()) {
      throw new IllegalArgumentException(
          "on both sides, "
              + base.name()
              + " and "
              + candidate.name()
              + ": "
              + String.join(", ", both.subList(0, Math.min(both.size(), MOST_NAMED)))
              + (both.size() > MOST_NAMED ? " and " + (both.size() - MOST_NAMED) + " more" : "")
              + "; expected each document on one side");
    }
  }

  Comparison comparison() {
    Map<MetricKey, List<Series>> past = new HashMap<>();
    if (history != null) {
      for (Series series : history.comparable()) {
        past.computeIfAbsent(series.series().key(), key -> new ArrayList<>()).add(series);
      }
    }
    Failures failures = new Failures();
    List<Row> rows = new ArrayList<>();
    for (Pair pair : matching.pairs()) {
      String metric = pair.first().key().metric();
      Row row = new Row(pair, thresholds.applyAsDouble(metric), alpha);
      if (pair.base() != null && pair.candidate() != null) {
        row.compare(across, past.getOrDefault(pair.first().key(), List.of()));
      } else {
        failures.explain(row);
      }
      rows.add(row);
    }
    correct(rows);
    rows.forEach(Row::conclude);
    distinguish(rows);
    List<Finished> finished = new ArrayList<>();
    for (Row row : rows) {
      finished.add(new Finished(row.done(system(row.pair())), row.worse()));
    }
    failures.rows().forEach(row -> finished.add(new Finished(row, 0)));
    return new Comparison(
        side(base),
        side(candidate),
        threshold,
        alpha,
        correction,
        finished.stream().sorted(Finished.ORDER).map(Finished::row).toList(),
        new Differences(base, candidate, names).of(matching.systems()),
        notes());
  }

  private record Finished(ComparedMetric row, double worse) {

    static final Comparator<Finished> ORDER =
        Comparator.<Finished, Verdict>comparing(one -> one.row.verdict())
            .thenComparing(one -> one.row.evidence())
            .thenComparing(one -> -one.worse)
            .thenComparing(one -> one.row.key())
            .thenComparing(one -> one.row.system())
            .thenComparing(
                one -> one.row.distinction(), Comparator.nullsFirst(Comparator.naturalOrder()));
  }

  private void correct(List<Row> rows) {
    List<Row> tested = rows.stream().filter(row -> row.p() != null).toList();
    double[] adjusted =
        correction.adjusted(
            tested.stream().mapToDouble(row -> Objects.requireNonNull(row.p())).toArray());
    for (int i = 0; i < adjusted.length; i++) {
      tested.get(i).adjustedP(adjusted[i]);
    }
  }

  private String system(Pair pair) {
    String of = names.of(pair.first().system());
    if (pair.base() == null || pair.candidate() == null) {
      return of;
    }
    String other = names.of(pair.candidate().series().system());
    return of.equals(other) ? of : of + " -> " + other;
  }

  /** Adds to rows with the same key and system what distinguishes them. */
  private void distinguish(List<Row> rows) {
    Map<List<Object>, List<Row>> alike = new HashMap<>();
    for (Row row : rows) {
      alike
          .computeIfAbsent(
              List.of(row.series().key(), system(row.pair())), key -> new ArrayList<>())
          .add(row);
    }
    for (List<Row> same : alike.values()) {
      if (same.size() > 1) {
        List<Map<String, String>> configurations =
            same.stream().map(row -> row.series().configuration()).toList();
        Map<String, String> common = RunSettings.common(configurations);
        for (Row row : same) {
          Map<String, String> own = new TreeMap<>(row.series().configuration());
          own.entrySet().removeAll(common.entrySet());
          List<String> words = new ArrayList<>();
          if (!own.isEmpty()) {
            words.add(RunSettings.text(own));
          }
          if (differ(same, Comparing::version)) {
            words.add("version " + version(row));
          }
          if (differ(same, one -> one.series().unit())) {
            words.add("in " + row.series().unit());
          }
          if (differ(same, one -> one.series().direction())) {
            words.add(row.series().direction().name().toLowerCase(Locale.ROOT));
          }
          row.distinction(
              words.isEmpty() ? "without " + missing(row, configurations) : join(words));
        }
      }
    }
  }

  /** Returns the names of the settings that others of the same name have and this row lacks. */
  private static String missing(Row row, List<Map<String, String>> configurations) {
    SortedSet<String> names = new TreeSet<>();
    configurations.forEach(configuration -> names.addAll(configuration.keySet()));
    names.removeAll(row.series().configuration().keySet());
    return names.isEmpty() ? "settings" : join(names);
  }

  private static String join(Iterable<String> words) {
    return String.join(", ", words);
  }

  private static String version(Row row) {
    String version = row.series().testVersion();
    return version == null ? "not known" : version;
  }

  private static boolean differ(List<Row> rows, Function<Row, Object> property) {
    return rows.stream().map(property).distinct().count() > 1;
  }

  private Comparison.Side side(DocumentSet set) {
    SortedSet<SystemProfile> systems = new TreeSet<>();
    int failed = 0;
    for (AnalyzedResult result : set.results()) {
      systems.add(result.system());
      failed += result.status() == Status.FAIL ? 1 : 0;
    }
    return new Comparison.Side(
        set.name(), set.results().size(), failed, systems.stream().map(names::of).toList());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (DocumentSet set : List.of(base, candidate)) {
      set.problems().forEach(problem -> notes.add(set.name() + ": " + problem));
      set.notes().forEach(note -> notes.add(set.name() + ": " + note));
      mixtures(set, notes);
    }
    if (history != null) {
      history.problems().forEach(problem -> notes.add("history: " + problem));
    }
    return notes;
  }

  /** Adds notes on whatever varies among a side's results, because those are not repetitions. */
  private void mixtures(DocumentSet set, List<String> notes) {
    SortedSet<SystemProfile> systems = new TreeSet<>();
    set.results().forEach(result -> systems.add(result.system()));
    for (SystemProfile system : systems) {
      for (String name : MIXED) {
        List<String> values = set.facts(system).getOrDefault(name, List.of());
        if (values.size() > 1) {
          notes.add(
              set.name()
                  + ": results of "
                  + names.of(system)
                  + " with more than one "
                  + name
                  + ": "
                  + String.join(", ", values));
        }
      }
    }
  }

  /** The failed results of both sides, by test and system of the base. */
  private final class Failures {

    private final Map<Place, Counts> ofBase = new TreeMap<>();
    private final Map<Place, Counts> ofCandidate = new TreeMap<>();
    private final Map<List<Object>, String> runsOfBase = new HashMap<>();
    private final Map<List<Object>, String> runsOfCandidate = new HashMap<>();
    private final Set<Place> explained = new HashSet<>();

    Failures() {
      base.results().forEach(result -> count(ofBase, result, result.system()));
      for (AnalyzedResult result : candidate.results()) {
        count(ofCandidate, result, matching.baseSystem(result.test(), result.system()));
      }
      base.failedRuns().forEach(run -> runsOfBase.putIfAbsent(key(run), id(run)));
      candidate.failedRuns().forEach(run -> runsOfCandidate.putIfAbsent(key(run), id(run)));
    }

    private void count(Map<Place, Counts> counts, AnalyzedResult result, SystemProfile system) {
      counts.computeIfAbsent(new Place(result.test(), system), place -> new Counts()).add(result);
    }

    private List<Object> key(DocumentSet.FailedRun run) {
      AnalyzedResult result = run.result();
      return List.of(
          new Place(result.test(), matching.baseSystem(result.test(), result.system())), run.run());
    }

    private static String id(DocumentSet.FailedRun run) {
      return run.result().documentId();
    }

    /** Says why only one side has a metric. */
    void explain(Row row) {
      boolean inBase = row.pair().base() != null;
      Place place = new Place(row.pair().test(), row.pair().baseSystem());
      Counts other = (inBase ? ofCandidate : ofBase).getOrDefault(place, new Counts());
      String side = (inBase ? candidate : base).name();
      String run = row.series().key().run();
      String failedRun =
          run == null ? null : (inBase ? runsOfCandidate : runsOfBase).get(List.of(place, run));
      row.lacks(
          inBase && (!other.failed.isEmpty() || failedRun != null)
              ? Verdict.FAILED
              : Verdict.MISSING);
      if (!other.failed.isEmpty()) {
        explained.add(place);
        row.note(side + ": " + other);
      } else if (failedRun != null) {
        row.note(side + ": the run failed in " + failedRun);
      } else if (other.all == 0) {
        row.note(side + " has no result of " + place.test + " on such a system");
      } else {
        row.note(side + " has results of " + place.test + " on such a system, without this");
      }
    }

    /** Returns a row for each test that fails sometimes, and did not in the base. */
    List<ComparedMetric> rows() {
      List<ComparedMetric> rows = new ArrayList<>();
      ofCandidate.forEach(
          (place, counts) -> {
            Counts before = ofBase.get(place);
            if (!counts.failed.isEmpty()
                && !explained.contains(place)
                && before != null
                && before.failed.isEmpty()) {
              rows.add(row(place, counts));
            }
          });
      return rows;
    }

    private ComparedMetric row(Place place, Counts counts) {
      return new ComparedMetric(
          new MetricKey(place.test, null, null, ComparedMetric.STATUS),
          names.of(place.system),
          "results",
          Direction.NONE,
          null,
          Map.of(),
          null,
          List.of(),
          List.of(),
          null,
          null,
          null,
          null,
          threshold,
          Verdict.FAILED,
          Evidence.NONE,
          Set.of(),
          null,
          List.of(candidate.name() + ": " + counts));
    }
  }

  private record Place(String test, SystemProfile system) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byTest = test.compareTo(other.test);
      return byTest != 0 ? byTest : system.compareTo(other.system);
    }
  }

  /** How many results there are, and which of them failed. */
  private static final class Counts {

    private int all;
    private final List<AnalyzedResult> failed = new ArrayList<>();

    void add(AnalyzedResult result) {
      all++;
      if (result.status() == Status.FAIL) {
        failed.add(result);
      }
    }

    @Override
    public String toString() {
      AnalyzedResult first = failed.get(0);
      return failed.size()
          + " of "
          + all
          + (all == 1 ? " result" : " results")
          + " failed, "
          + first.documentId()
          + (failed.size() == 1 ? "" : " first")
          + (first.reason() == null ? "" : ": " + first.reason());
    }
  }
}
