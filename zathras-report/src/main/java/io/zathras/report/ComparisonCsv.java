package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.Comparison;
import io.zathras.analysis.Observation;
import io.zathras.analysis.statistics.Change;
import io.zathras.analysis.statistics.NumberInterval;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comparison as a table with a row for each metric. */
final class ComparisonCsv {

  private ComparisonCsv() {}

  static void write(Comparison comparison, Appendable out) throws IOException {
    CsvWriter csv = new CsvWriter(out);
    csv.header(
        "test",
        "variant",
        "run",
        "metric",
        "unit",
        "direction",
        "system",
        "version",
        "configuration",
        "verdict",
        "evidence",
        "base_results",
        "base_value",
        "candidate_results",
        "candidate_value",
        "change_kind",
        "change",
        "change_low",
        "change_high",
        "p",
        "adjusted_p",
        "rank_p",
        "threshold",
        "across",
        "results_needed",
        "notes");
    for (ComparedMetric metric : comparison.metrics()) {
      write(metric, csv);
    }
  }

  private static void write(ComparedMetric metric, CsvWriter csv) throws IOException {
    MetricLine line = new MetricLine(metric);
    Change change = metric.change();
    NumberInterval interval = change == null ? null : change.confidence();
    csv.text(metric.key().test())
        .text(metric.key().variant())
        .text(metric.key().run())
        .text(metric.key().metric())
        .text(metric.unit())
        .text(Words.lower(metric.direction()))
        .text(metric.system())
        .text(metric.testVersion())
        .text(Words.settings(metric.configuration()))
        .text(Words.lower(metric.verdict()))
        .text(Words.lower(metric.evidence()))
        .number(metric.base().size())
        .number(center(line, metric.base()))
        .number(metric.candidate().size())
        .number(center(line, metric.candidate()))
        .text(change == null ? null : Words.lower(change.kind()))
        .number(change == null ? null : change.estimate())
        .number(interval == null ? null : interval.low())
        .number(interval == null ? null : interval.high())
        .number(metric.p())
        .number(metric.adjustedP())
        .number(metric.rankP())
        .number(metric.threshold())
        .text(Words.of(metric.across()))
        .number(metric.resultsNeeded())
        .text(String.join(" ", metric.notes()))
        .end();
  }

  private static @Nullable Double center(MetricLine line, List<Observation> side) {
    return side.isEmpty() ? null : line.center(side);
  }
}
