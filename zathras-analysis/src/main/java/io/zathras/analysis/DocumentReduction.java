package io.zathras.analysis;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.Direction;
import io.zathras.schema.MetricDefinition;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Severity;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeriesSummary;
import io.zathras.schema.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reduces documents to what an analysis needs, one by one. */
final class DocumentReduction {

  static final Comparator<AnalyzedResult> ORDER =
      Comparator.comparing(AnalyzedResult::test)
          .thenComparing(
              AnalyzedResult::time,
              Comparator.nullsLast(
                  Comparator.comparing(Timestamp::dateTime).thenComparing(Timestamp::isUtc)))
          .thenComparing(AnalyzedResult::documentId);

  private static final int LONGEST_REASON = 300;

  private final String name;
  private final List<AnalyzedResult> results = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<Kind, Columns.Builder> columns = new HashMap<>();
  private final List<DocumentSet.FailedRun> failedRuns = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> notes = new TreeSet<>();
  private final Map<SystemProfile, SystemFacts> facts = new HashMap<>();
  private final Map<SortedMap<String, String>, SortedMap<String, String>> settings =
      new HashMap<>();
  private final Map<Object, Object> shared = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private Scope scope = Scope.HEADLINE;

  DocumentReduction(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /** The properties that the values of one series share, with the configuration of one run. */
  private record Kind(
      MetricKey key,
      String unit,
      Direction direction,
      SystemProfile system,
      @Nullable String version,
      Map<String, String> chosen,
      Map<String, String> offered) {}

  void scope(Scope wanted) {
    if (!results.isEmpty()) {
      throw new IllegalStateException("the scope is set after the first document");
    }
    scope = wanted;
  }

  void problem(String problem) {
    problems.add(problem);
  }

  void add(ResultDocument document) {
    if (!ids.add(document.id())) {
      notes.add(document.id() + " is there more than once; it counts once");
      return;
    }
    SystemProfile system = share(SystemProfile.of(document));
    facts.computeIfAbsent(system, profile -> new SystemFacts(texts)).add(document);
    List<RunWork> runs = new ArrayList<>();
    for (Map.Entry<String, Run> run : document.results().runs().entrySet()) {
      runs.add(new RunWork(run.getKey(), run.getValue(), work(run.getValue())));
    }
    List<RunWork> good = runs.stream().filter(run -> run.run.status() != Status.FAIL).toList();
    String reason = reason(document);
    AnalyzedResult result =
        new AnalyzedResult(
            document.id(),
            text(document.test().name()),
            document.results().status(),
            reason == null ? null : text(reason),
            document.metadata().testTimestamp(),
            system,
            optional(document.test().version()),
            optional(document.test().wrapperVersion()),
            settings(withThreads(RunSettings.common(works(good)), document)),
            share(SystemFacts.environment(document)),
            document.metadata().sourceArchive());
    results.add(result);
    if (result.status() == Status.FAIL) {
      notes.add(
          result.documentId()
              + " is FAIL and gives no values"
              + (result.reason() == null ? "" : ": " + result.reason()));
      return;
    }
    for (RunWork run : runs) {
      if (run.run.status() == Status.FAIL) {
        notes.add(result.documentId() + ": run " + run.name() + " is FAIL and gives no values");
        failedRuns.add(new DocumentSet.FailedRun(result, run.name()));
      }
    }
    headlines(document, result, runs, good);
    if (scope == Scope.RUNS) {
      runs(document, result, good);
    }
  }

  private SortedMap<String, String> work(Run run) {
    return settings(RunSettings.work(run));
  }

  private static List<SortedMap<String, String>> works(List<RunWork> runs) {
    return runs.stream().map(RunWork::work).toList();
  }

  private static SortedMap<String, String> withThreads(
      SortedMap<String, String> settings, ResultDocument document) {
    Integer threads = document.results().headlineThreads();
    // Most benchmarks have their own name for threads: contexts, copies, virtual_users.
    if (threads != null && !settings.containsValue(threads.toString())) {
      settings.put("threads", threads.toString());
    }
    return settings;
  }

  private void headlines(
      ResultDocument document, AnalyzedResult result, List<RunWork> runs, List<RunWork> good) {
    String variant = variant(good);
    SortedMap<String, String> offered = settings(RunSettings.offered(works(good)));
    document
        .results()
        .primaryMetrics()
        .forEach(
            (metric, value) -> {
              RunWork from =
                  runs.stream().filter(run -> run.key.equals(value.run())).findAny().orElse(null);
              if (from != null && from.run.status() == Status.FAIL) {
                notes.add(
                    result.documentId()
                        + ": "
                        + metric
                        + " is of a run that is FAIL, and gives no value");
                return;
              }
              Members members = members(document, value, good);
              SortedMap<String, String> chosen = offered;
              SortedMap<String, String> among = offered;
              if (from != null) {
                chosen = settings(withThreads(new TreeMap<>(from.work), document));
              } else if (value.aggregation().equals("geometric_mean")) {
                chosen = withoutNames(RunSettings.common(works(good)), good);
                chosen = settings(chosen);
                among = chosen;
              }
              MetricKey key = new MetricKey(result.test(), variant, null, text(metric));
              column(key, value.unit(), value.direction(), result, chosen, among)
                  .add(
                      results.size() - 1,
                      value.value(),
                      value.sampleCount(),
                      value.stddev(),
                      members);
            });
  }

  /** Removes settings that repeat a run's name, such as the only benchmark of a suite. */
  private static SortedMap<String, String> withoutNames(
      SortedMap<String, String> settings, List<RunWork> runs) {
    settings.values().removeAll(runs.stream().map(RunWork::name).toList());
    return settings;
  }

  private void runs(ResultDocument document, AnalyzedResult result, List<RunWork> good) {
    String variant = variant(good);
    Map<Kind, List<RunWork>> kinds = new LinkedHashMap<>();
    for (RunWork run : good) {
      for (String metric : run.run.metrics().keySet()) {
        MetricDefinition definition = document.results().metricDefinitions().get(metric);
        if (definition == null) {
          notes.add(result.test() + ": " + metric + " has no unit, and gives no value");
          continue;
        }
        MetricKey key = new MetricKey(result.test(), variant, text(run.name()), text(metric));
        kinds
            .computeIfAbsent(
                kind(key, definition.unit(), definition.direction(), result, run.work, run.work),
                same -> new ArrayList<>())
            .add(run);
      }
    }
    kinds.forEach((kind, same) -> addRuns(kind, same));
  }

  private void addRuns(Kind kind, List<RunWork> runs) {
    String metric = kind.key.metric();
    double[] values =
        runs.stream().mapToDouble(run -> run.run.metrics().getOrDefault(metric, 0.0)).toArray();
    // Sorts because sums of doubles depend on the order, and the order of runs must not matter.
    Arrays.sort(values);
    int samples = 0;
    Double stddev = null;
    for (RunWork run : runs) {
      TimeSeriesSummary summary = run.run.timeseriesSummary();
      if (summary == null || !summary.metric().equals(metric)) {
        samples++;
      } else {
        samples += summary.count();
        stddev = runs.size() == 1 ? summary.stddev() : null;
      }
    }
    columns
        .computeIfAbsent(kind, same -> new Columns.Builder())
        .add(
            results.size() - 1,
            values.length == 1 ? values[0] : Statistics.of(values).mean(),
            samples,
            stddev,
            null);
  }

  private Columns.Builder column(
      MetricKey key,
      String unit,
      Direction direction,
      AnalyzedResult result,
      Map<String, String> chosen,
      Map<String, String> offered) {
    return columns.computeIfAbsent(
        kind(key, unit, direction, result, chosen, offered), same -> new Columns.Builder());
  }

  private Kind kind(
      MetricKey key,
      String unit,
      Direction direction,
      AnalyzedResult result,
      Map<String, String> chosen,
      Map<String, String> offered) {
    return new Kind(
        share(key), text(unit), direction, result.system(), result.testVersion(), chosen, offered);
  }

  /** Returns the sub-test or profile that all runs share, without the version of the profile. */
  private @Nullable String variant(List<RunWork> runs) {
    return optional(RunSettings.variant(RunSettings.common(works(runs))));
  }

  /**
   * Returns the parts of a geometric mean: the runs' values of the metric that has its unit and
   * direction and gives this mean, because documents do not name the metric.
   */
  private @Nullable Members members(
      ResultDocument document, PrimaryMetric mean, List<RunWork> runs) {
    if (!mean.aggregation().equals("geometric_mean")) {
      return null;
    }
    SortedMap<String, MetricDefinition> definitions =
        new TreeMap<>(document.results().metricDefinitions());
    for (Map.Entry<String, MetricDefinition> entry : definitions.entrySet()) {
      String metric = entry.getKey();
      MetricDefinition definition = entry.getValue();
      if (definition.unit().equals(mean.unit()) && definition.direction() == mean.direction()) {
        SortedMap<String, Double> values = new TreeMap<>();
        int found = 0;
        for (RunWork run : runs) {
          Double value = run.run.metrics().get(metric);
          if (value != null && value > 0) {
            values.put(memberName(run, runs), value);
            found++;
          }
        }
        if (found == mean.sampleCount() && values.size() == found) {
          double[] array = values.values().stream().mapToDouble(Double::doubleValue).toArray();
          if (Math.abs(Statistics.geometricMean(array) / mean.value() - 1) < 1e-9) {
            return new Members(share(List.copyOf(values.keySet())), array);
          }
        }
      }
    }
    return Members.UNKNOWN;
  }

  private String memberName(RunWork run, List<RunWork> runs) {
    boolean unique = runs.stream().filter(other -> other.name().equals(run.name())).count() == 1;
    return text(unique ? run.name() : run.name() + " (" + RunSettings.text(run.work) + ')');
  }

  private static @Nullable String reason(ResultDocument document) {
    if (document.results().status() == Status.PASS) {
      return null;
    }
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING)) {
      for (Diagnostic diagnostic : document.diagnostics().values()) {
        if (diagnostic.severity() == severity) {
          String message = diagnostic.message();
          return message.length() <= LONGEST_REASON
              ? message
              : message.substring(0, LONGEST_REASON) + "...";
        }
      }
    }
    return null;
  }

  DocumentSet build() {
    AnalyzedResult[] unordered = results.toArray(AnalyzedResult[]::new);
    Integer[] order = new Integer[unordered.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(i -> unordered[i], ORDER));
    int[] ranks = new int[order.length];
    AnalyzedResult[] ordered = new AnalyzedResult[order.length];
    for (int i = 0; i < order.length; i++) {
      ranks[order[i]] = i;
      ordered[i] = unordered[order[i]];
    }
    SortedMap<SystemProfile, SortedMap<String, List<String>>> known = new TreeMap<>();
    facts.forEach((system, met) -> known.put(system, met.sorted()));
    return new DocumentSet(
        name,
        List.of(ordered),
        series(ranks, ordered),
        failedRuns.stream()
            .sorted(
                Comparator.comparing(DocumentSet.FailedRun::result, ORDER)
                    .thenComparing(DocumentSet.FailedRun::run))
            .toList(),
        List.copyOf(problems),
        List.copyOf(notes),
        Collections.unmodifiableMap(known));
  }

  private List<Series> series(int[] ranks, AnalyzedResult[] ordered) {
    Map<Kind, List<Kind>> alike = new HashMap<>();
    for (Kind kind : columns.keySet()) {
      Kind without =
          new Kind(
              kind.key, kind.unit, kind.direction, kind.system, kind.version, Map.of(), Map.of());
      alike.computeIfAbsent(without, same -> new ArrayList<>()).add(kind);
    }
    List<Series> all = new ArrayList<>();
    for (List<Kind> kinds : alike.values()) {
      for (List<Kind> same : ofOneConfiguration(kinds)) {
        all.add(series(same, ranks, ordered));
      }
    }
    all.sort(
        Comparator.comparing(
            Series::series,
            Comparator.comparing(MetricSeries::key)
                .thenComparing(MetricSeries::system)
                .thenComparing(
                    MetricSeries::testVersion, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(series -> RunSettings.text(series.configuration()))
                .thenComparing(MetricSeries::unit)
                .thenComparing(MetricSeries::direction)
                .thenComparing(series -> series.observations().get(0).result().documentId())));
    return Collections.unmodifiableList(all);
  }

  /** Groups kinds that are connected by equal configurations, chosen or offered. */
  private static Collection<List<Kind>> ofOneConfiguration(List<Kind> kinds) {
    Map<Map<String, String>, Integer> chosen = new HashMap<>();
    Map<Map<String, String>, Integer> offered = new HashMap<>();
    // Each element points to one of its group; the one that points to itself represents the group.
    int[] to = new int[kinds.size()];
    for (int i = 0; i < to.length; i++) {
      to[i] = i;
      join(to, i, chosen.putIfAbsent(kinds.get(i).chosen, i));
      join(to, i, offered.putIfAbsent(kinds.get(i).offered, i));
    }
    Map<Integer, List<Kind>> groups = new LinkedHashMap<>();
    for (int i = 0; i < to.length; i++) {
      groups.computeIfAbsent(group(to, i), g -> new ArrayList<>()).add(kinds.get(i));
    }
    return groups.values();
  }

  private static void join(int[] to, int one, @Nullable Integer other) {
    if (other != null) {
      to[group(to, one)] = group(to, other);
    }
  }

  private static int group(int[] to, int one) {
    int last = one;
    while (to[last] != last) {
      to[last] = to[to[last]];
      last = to[last];
    }
    return last;
  }

  private Series series(List<Kind> kinds, int[] ranks, AnalyzedResult[] ordered) {
    List<long[]> rows = new ArrayList<>();
    for (int k = 0; k < kinds.size(); k++) {
      Columns.Builder column = Objects.requireNonNull(columns.get(kinds.get(k)));
      for (int i = 0; i < column.size(); i++) {
        rows.add(new long[] {ranks[column.document(i)], k, i});
      }
    }
    rows.sort(Comparator.comparingLong(row -> row[0]));
    Columns.Builder[] builders = new Columns.Builder[rows.size()];
    int[] indexes = new int[rows.size()];
    AnalyzedResult[] of = new AnalyzedResult[rows.size()];
    List<Members> members = new ArrayList<>();
    for (int i = 0; i < indexes.length; i++) {
      long[] row = rows.get(i);
      builders[i] = Objects.requireNonNull(columns.get(kinds.get((int) row[1])));
      indexes[i] = (int) row[2];
      of[i] = ordered[(int) row[0]];
      Members parts = builders[i].members(indexes[i]);
      if (parts != null) {
        members.add(parts);
      }
    }
    Kind kind = kinds.get(0);
    Set<Map<String, String>> chosen = new HashSet<>();
    Set<Map<String, String>> offered = new HashSet<>();
    for (Kind one : kinds) {
      chosen.add(one.chosen);
      offered.add(one.offered);
    }
    return new Series(
        new MetricSeries(
            kind.key,
            kind.unit,
            kind.direction,
            kind.system,
            kind.version,
            RunSettings.offered(List.copyOf(chosen)),
            Columns.Builder.of(builders, indexes, of)),
        Collections.unmodifiableSet(chosen),
        Collections.unmodifiableSet(offered),
        members.size() == indexes.length ? members : null);
  }

  private @Nullable String optional(@Nullable String text) {
    return text == null ? null : text(text);
  }

  private String text(String text) {
    return share(text);
  }

  private SortedMap<String, String> settings(SortedMap<String, String> some) {
    return settings.computeIfAbsent(some, same -> same);
  }

  /** Returns one instance for all equal objects, to save memory. */
  @SuppressWarnings("unchecked") // An object is its own key, so the class is the same.
  private <T> T share(T object) {
    return (T) shared.computeIfAbsent(object, same -> same);
  }

  /** A run with the settings that decide its work. */
  private record RunWork(String key, Run run, SortedMap<String, String> work) {

    String name() {
      String name = run.name();
      if (name != null) {
        return name;
      }
      return work.isEmpty() ? "run" : RunSettings.text(work);
    }
  }
}
