package io.zathras.report;

import io.zathras.analysis.History;
import io.zathras.analysis.MetricSeries;
import io.zathras.analysis.statistics.ChangePoint;
import java.io.IOException;
import java.io.Writer;

/** A history as JSON, as {@link AnalysisSchema#HISTORY} describes it. */
final class HistoryJson {

  private HistoryJson() {}

  static void write(History history, Writer out) throws IOException {
    JsonWriter.write(
        out,
        AnalysisSchema.HISTORY,
        json ->
            json.text("name", history.name())
                .objects("series", history.series(), HistoryJson::write)
                .texts("notes", history.notes()));
  }

  private static void write(History.Segment segment, JsonWriter json) throws IOException {
    MetricSeries series = segment.series();
    HistoryLine line = new HistoryLine(segment);
    json.key(series.key())
        .text("unit", series.unit())
        .word("direction", series.direction())
        .text("system", segment.system())
        .text("version", segment.version())
        .flag("too_short", segment.changes().tooShort())
        .objects("points", series.observations(), (one, out) -> out.observation(one))
        .objects("changes", segment.changes().found(), (point, out) -> write(line, point, out))
        .objects(
            "outliers", segment.changes().outliers(), (index, out) -> out.number("index", index));
  }

  private static void write(HistoryLine line, ChangePoint point, JsonWriter json)
      throws IOException {
    json.number("index", point.index())
        .word("verdict", line.verdict(point))
        .number("before", point.before())
        .number("after", point.after())
        .number("score", point.score());
  }
}
