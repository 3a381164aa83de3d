package io.zathras.report;

import io.zathras.analysis.History;
import io.zathras.analysis.MetricSeries;
import io.zathras.analysis.Verdict;
import io.zathras.analysis.statistics.ChangePoint;
import io.zathras.analysis.statistics.NumberInterval;
import io.zathras.schema.Direction;
import java.io.IOException;

/** A history as lines for a terminal. */
final class HistoryText {

  private static final double LEVEL = 0.95;

  private HistoryText() {}

  static void write(History history, int width, Appendable out) throws IOException {
    long changed =
        history.series().stream().filter(one -> !one.changes().found().isEmpty()).count();
    line(
        out,
        width,
        Words.oneLine(history.name())
            + ": "
            + history.series().size()
            + " series, "
            + changed
            + " with a change");
    for (History.Segment segment : history.series()) {
      write(segment, width, out);
    }
    for (String note : history.notes()) {
      line(out, width, "note: " + Words.oneLine(note));
    }
  }

  private static void write(History.Segment segment, int width, Appendable out) throws IOException {
    MetricSeries series = segment.series();
    HistoryLine line = new HistoryLine(segment);
    int last = series.observations().size() - 1;
    String direction =
        series.direction() == Direction.NONE ? "" : ", " + Words.of(series.direction());
    out.append('\n');
    line(
        out,
        width,
        MetricLine.label(series.key())
            + "  "
            + Words.oneLine(series.unit())
            + direction
            + "  "
            + Words.oneLine(segment.system())
            + (segment.version().isEmpty() ? "" : "  " + Words.oneLine(segment.version())));
    line(
        out,
        width,
        "  "
            + Words.count(last + 1, "result")
            + ", "
            + line.time(0)
            + (last == 0 ? "" : " to " + line.time(last))
            + ", last "
            + NumberText.shown(line.observation(last).value())
            + next(segment));
    if (segment.changes().tooShort()) {
      line(out, width, "  too short to look for changes");
    }
    TextTable points = new TextTable("llrlllll");
    for (ChangePoint point : segment.changes().found()) {
      Verdict verdict = line.verdict(point);
      points.row(
          "  "
              + (verdict == Verdict.REGRESSED ? Words.upper(Words.of(verdict)) : Words.of(verdict)),
          line.time(point.index()),
          NumberText.shown(point.before()),
          "->",
          NumberText.shown(point.after()),
          change(point),
          NumberText.p("score", point.score()),
          Words.oneLine(line.observation(point.index()).result().documentId()));
    }
    for (int index : segment.changes().outliers()) {
      points.row(
          "  outlier",
          line.time(index),
          "",
          "",
          NumberText.shown(line.observation(index).value()),
          "",
          "",
          Words.oneLine(line.observation(index).result().documentId()));
    }
    for (String point : points.lines()) {
      out.append(point).append('\n');
    }
  }

  private static String change(ChangePoint point) {
    return point.before() == 0 ? "" : NumberText.percent(point.after() / point.before() - 1);
  }

  private static String next(History.Segment segment) {
    NumberInterval next = segment.next(LEVEL);
    return next == null
        ? ""
        : "; the next one is expected from "
            + NumberText.shown(next.low())
            + " to "
            + NumberText.shown(next.high())
            + " ("
            + NumberText.share(LEVEL)
            + ")";
  }

  private static void line(Appendable out, int width, String text) throws IOException {
    out.append(TextTable.wrap(text, width, "    ")).append('\n');
  }
}
