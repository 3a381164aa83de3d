package io.zathras.exporter.horreum;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zathras.schema.Direction;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares a document with its series, and then the later runs with the series that includes it.
 */
final class RegressionCheck {

  /**
   * A later run whose comparison changes because the document now precedes it.
   *
   * @param words how it compares now
   */
  record Revision(PastRun run, RunComparison comparison, String words) {}

  /** The document hardly changes the median for runs further away than this. */
  private static final int REVISED = 20;

  private final Regression regression;
  private final Map<String, Direction> directions = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<PastRun> series = new ArrayList<>();
  private final PastRun run;
  private final RunComparison comparison;

  RegressionCheck(TestRuns runs, ResultDocument document, RunTimes times, Regression regression) {
    this.regression = regression;
    Map<String, Double> values = new TreeMap<>();
    Map<String, String> settings = new TreeMap<>();
    for (Map.Entry<String, PrimaryMetric> each : document.results().primaryMetrics().entrySet()) {
      PrimaryMetric metric = each.getValue();
      directions.put(each.getKey(), metric.direction());
      values.put(each.getKey(), metric.value());
      settings.put(each.getKey(), RunComparison.setting(document, metric));
    }
    run =
        new PastRun(
            Integer.MAX_VALUE,
            document.id(),
            times.start().toEpochMilli(),
            document.results().status().name(),
            values,
            settings,
            Map.of());
    if (!directions.isEmpty()) {
      try {
        JsonNode json = parsed(RunBody.summary(document));
        series.addAll(runs.of(new RunSeries(runs.fingerprintLabels(), json, directions.keySet())));
      } catch (IllegalArgumentException e) {
        notes.add("not compared with the runs before it: " + e.getMessage());
      }
    }
    comparison = RunComparison.of(run, directions, series, regression);
    notes.addAll(comparison.regressions());
  }

  private static JsonNode parsed(RunBody body) {
    try {
      return new JsonMapper().readTree(body.json());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document was written that is no JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException("a document could not be read from memory", e);
    }
  }

  RunComparison comparison() {
    return comparison;
  }

  /** Returns which metrics got worse, and why nothing was compared. */
  List<String> notes() {
    return notes;
  }

  /** Returns the later runs that now are a regression, or no longer are, in order of time. */
  List<Revision> revisions() {
    List<PastRun> all = new ArrayList<>(series);
    all.removeIf(other -> other.documentId().equals(run.documentId()));
    all.add(run);
    List<Revision> revisions = new ArrayList<>();
    series.stream()
        // Runs that other tools sent are not compared.
        .filter(later -> later.isAfter(run) && !later.settings().isEmpty())
        .sorted(PastRun.BY_TIME)
        .limit(REVISED)
        .forEach(
            later -> {
              RunComparison now = RunComparison.of(later, directions, all, regression);
              String words = now.changeFrom(later.percents(), regression.part());
              if (!words.isEmpty()) {
                revisions.add(new Revision(later, now, words));
              }
            });
    return revisions;
  }
}
