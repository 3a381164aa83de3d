package io.zathras.report;

import io.zathras.analysis.History;
import io.zathras.analysis.MetricSeries;
import io.zathras.analysis.Observation;
import io.zathras.analysis.statistics.ChangePoint;
import java.io.IOException;

/** A history as a table with a row for each point. */
final class HistoryCsv {

  private HistoryCsv() {}

  static void write(History history, Appendable out) throws IOException {
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
        "time",
        "document_id",
        "value",
        "samples",
        "stddev",
        "change",
        "before",
        "after",
        "score",
        "outlier");
    for (History.Segment segment : history.series()) {
      MetricSeries series = segment.series();
      HistoryLine line = new HistoryLine(segment);
      for (int i = 0; i < series.observations().size(); i++) {
        Observation one = line.observation(i);
        ChangePoint point = line.changeAt(i);
        csv.text(series.key().test())
            .text(series.key().variant())
            .text(series.key().run())
            .text(series.key().metric())
            .text(series.unit())
            .text(Words.lower(series.direction()))
            .text(segment.system())
            .text(segment.version())
            .text(one.result().time() == null ? null : one.result().time().toString())
            .text(one.result().documentId())
            .number(one.value())
            .number(one.samples())
            .number(one.stddev())
            .text(point == null ? null : Words.lower(line.verdict(point)))
            .number(point == null ? null : point.before())
            .number(point == null ? null : point.after())
            .number(point == null ? null : point.score())
            .text(segment.changes().outliers().contains(i) ? "true" : "false")
            .end();
      }
    }
  }
}
