package io.zathras.report;

import io.zathras.analysis.AnalyzedResult;
import io.zathras.analysis.MetricKey;
import io.zathras.analysis.MetricSeries;
import io.zathras.analysis.Observation;
import io.zathras.analysis.SystemNames;
import io.zathras.report.ResultTable.Row;
import io.zathras.schema.Direction;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a table, from the series of a set and from documents without a value. */
final class TableRows {

  private static final String OS = "os";

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::group, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Row::test)
          .thenComparing(Row::key, Comparator.nullsLast(Comparator.<MetricKey>naturalOrder()))
          .thenComparing(Row::system);

  private final List<AnalyzedResult> results;
  private final @Nullable String by;
  private final SystemNames systems;
  private final List<Row> rows = new ArrayList<>();
  private final Set<String> withValues = new HashSet<>();

  TableRows(List<AnalyzedResult> results, @Nullable String by) {
    this.results = results;
    this.by = by;
    systems = new SystemNames(results.stream().map(AnalyzedResult::system).toList());
  }

  static int failed(List<AnalyzedResult> results) {
    return (int) results.stream().filter(result -> result.status() == Status.FAIL).count();
  }

  void add(MetricSeries series) {
    Map<String, List<Observation>> groups = new TreeMap<>();
    for (Observation one : series.observations()) {
      withValues.add(one.result().documentId());
      if (by == null) {
        rows.add(row(series, one));
      } else {
        groups
            .computeIfAbsent(Grouping.value(one.result(), by, systems), unused -> new ArrayList<>())
            .add(one);
      }
    }
    groups.forEach((group, members) -> rows.add(row(group, series, members)));
  }

  private Row row(MetricSeries series, Observation one) {
    AnalyzedResult result = one.result();
    return new Row(
        null,
        result.test(),
        series.key(),
        series.testVersion(),
        series.configuration(),
        series.unit(),
        series.direction(),
        one.value(),
        one.stddev(),
        one.samples(),
        systems.of(series.system()),
        result.environment().get(OS),
        result.status().name(),
        result.reason(),
        result.documentId(),
        result.time());
  }

  private Row row(String group, MetricSeries series, List<Observation> members) {
    Statistics statistics =
        Statistics.of(members.stream().mapToDouble(Observation::value).toArray());
    List<AnalyzedResult> documents = members.stream().map(Observation::result).toList();
    return new Row(
        group,
        series.key().test(),
        series.key(),
        series.testVersion(),
        series.configuration(),
        series.unit(),
        series.direction(),
        statistics.mean(),
        statistics.stddev(),
        members.size(),
        systems.of(series.system()),
        systemsOf(documents),
        statuses(documents),
        null,
        null,
        null);
  }

  /** Adds the documents without a value in any series. */
  void addWithoutMetrics() {
    Map<List<String>, List<AnalyzedResult>> groups = new LinkedHashMap<>();
    for (AnalyzedResult result : results) {
      if (withValues.contains(result.documentId())) {
        continue;
      }
      String system = systems.of(result.system());
      if (by == null) {
        rows.add(without(null, system, List.of(result)));
      } else {
        String group = Grouping.value(result, by, systems);
        groups
            .computeIfAbsent(List.of(group, result.test(), system), unused -> new ArrayList<>())
            .add(result);
      }
    }
    groups.forEach((key, members) -> rows.add(without(key.get(0), key.get(2), members)));
  }

  private static Row without(@Nullable String group, String system, List<AnalyzedResult> members) {
    AnalyzedResult first = members.get(0);
    boolean single = group == null;
    return new Row(
        group,
        first.test(),
        null,
        single ? first.testVersion() : null,
        single ? first.configuration() : Map.of(),
        "",
        Direction.NONE,
        null,
        null,
        single ? 0 : members.size(),
        system,
        systemsOf(members),
        statuses(members),
        single ? first.reason() : null,
        single ? first.documentId() : null,
        single ? first.time() : null);
  }

  private static @Nullable String systemsOf(List<AnalyzedResult> members) {
    String names =
        members.stream()
            .map(result -> result.environment().get(OS))
            .filter(os -> os != null)
            .distinct()
            .sorted()
            .collect(Collectors.joining(" or "));
    return names.isEmpty() ? null : names;
  }

  private static String statuses(List<AnalyzedResult> members) {
    Map<Status, Long> counts =
        members.stream()
            .collect(
                Collectors.groupingBy(AnalyzedResult::status, TreeMap::new, Collectors.counting()));
    return counts.size() == 1
        ? counts.keySet().iterator().next().name()
        : counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
  }

  List<Row> sorted() {
    // The sort is stable: rows of one metric stay in the order of their time.
    return rows.stream().sorted(ORDER).toList();
  }

  /** Returns the facts that all documents share: the system and the environment. */
  Map<String, String> common() {
    Map<String, String> common = new LinkedHashMap<>();
    Set<String> names =
        results.stream()
            .map(result -> systems.of(result.system()))
            .collect(Collectors.toUnmodifiableSet());
    if (names.size() == 1) {
      common.put("system", names.iterator().next());
    }
    if (!results.isEmpty()) {
      results
          .get(0)
          .environment()
          .forEach(
              (name, value) -> {
                if (results.stream()
                    .allMatch(result -> value.equals(result.environment().get(name)))) {
                  common.put(name, value);
                }
              });
    }
    return common;
  }
}
