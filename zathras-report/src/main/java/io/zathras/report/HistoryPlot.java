package io.zathras.report;

import io.zathras.analysis.History;
import io.zathras.analysis.MetricSeries;
import io.zathras.analysis.Observation;
import io.zathras.analysis.Verdict;
import io.zathras.analysis.statistics.ChangePoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A series in time order with its levels, change points and outliers. */
record HistoryPlot(History.Segment segment) {

  private static final int WIDTH = 400;
  private static final int HEIGHT = 200;
  private static final double LEFT = 46;
  private static final double RIGHT = WIDTH - 10.0;
  private static final double TOP = 34;
  private static final double BOTTOM = HEIGHT - 30.0;

  /** More dots than this are drawn smaller to keep them apart. */
  private static final int MANY = 60;

  /** Draws the picture. */
  void write(Html html) {
    MetricSeries series = segment.series();
    double[] values = series.values();
    Svg svg =
        Svg.begin(
            html,
            "plot wide",
            WIDTH,
            HEIGHT,
            series.key() + " on " + segment.system() + " over time",
            description(values));
    Axis axis = axis(values);
    for (double tick : axis.ticks(4)) {
      svg.line(LEFT, axis.at(tick), RIGHT, axis.at(tick), "grid");
      svg.text(LEFT - 4, axis.at(tick) + 4, "end", Typography.value(tick), "tick");
    }
    svg.text(LEFT, HEIGHT - 10.0, "start", date(0), "tick");
    if (values.length > 1) {
      svg.text(RIGHT, HEIGHT - 10.0, "end", date(values.length - 1), "tick");
    }
    levels(svg, axis, values.length);
    dots(svg, axis, values);
    svg.end();
  }

  /** Returns a scale that need not begin at 0, because the changes matter. */
  private static Axis axis(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return Axis.around(low, high, BOTTOM, TOP);
  }

  private void levels(Svg svg, Axis axis, int count) {
    List<ChangePoint> found = segment.changes().found();
    HistoryLine words = new HistoryLine(segment);
    int start = 0;
    String style = "plain";
    for (int i = 0; i < found.size(); i++) {
      ChangePoint point = found.get(i);
      level(svg, axis.at(point.before()), edge(start, count), edge(point.index(), count), style);
      double place = edge(point.index(), count);
      Verdict verdict = words.verdict(point);
      style = VerdictMark.style(verdict);
      svg.line(place, TOP - 6, place, BOTTOM, "change");
      // Neighbours alternate between two lines to keep them legible.
      svg.text(
          place,
          i % 2 == 0 ? 12 : 25,
          place > WIDTH - 60 ? "end" : place < LEFT + 40 ? "start" : "middle",
          VerdictMark.sign(verdict) + " " + LevelText.change(point),
          "label");
      start = point.index();
    }
    if (!found.isEmpty()) {
      double last = axis.at(found.get(found.size() - 1).after());
      level(svg, last, edge(start, count), edge(count, count), style);
    }
  }

  private static void level(Svg svg, double y, double from, double to, String style) {
    svg.line(from, y, to, y, "level " + style);
  }

  private void dots(Svg svg, Axis axis, double[] values) {
    Set<Integer> outliers = new HashSet<>(segment.changes().outliers());
    double radius = values.length > MANY ? 2 : 3.5;
    svg.group("dot plain");
    for (int i = 0; i < values.length; i++) {
      if (!outliers.contains(i)) {
        svg.dot(middle(i, values.length), axis.at(values[i]), radius);
      }
    }
    svg.endGroup();
    svg.group("dot outlier");
    for (int i : segment.changes().outliers()) {
      svg.dot(middle(i, values.length), axis.at(values[i]), radius + 1.5);
    }
    svg.endGroup();
  }

  private static double edge(int index, int count) {
    return LEFT + (RIGHT - LEFT) * index / count;
  }

  private static double middle(int index, int count) {
    return LEFT + (RIGHT - LEFT) * (index + 0.5) / count;
  }

  private String date(int index) {
    Observation observation = segment.series().observations().get(index);
    String time = DocumentNumbers.time(observation.result());
    return time.isEmpty() ? "" : time.substring(0, 10);
  }

  private String description(double[] values) {
    StringBuilder text = new StringBuilder();
    text.append(Words.count(values.length, "dot")).append(", one for each result, in ");
    text.append(segment.series().unit()).append(". ");
    for (ChangePoint point : segment.changes().found()) {
      text.append(LevelText.sentence(segment, point)).append(' ');
    }
    if (segment.changes().found().isEmpty()) {
      text.append(
          segment.changes().tooShort() ? "Too short for change points. " : "No change point. ");
    }
    if (!segment.changes().outliers().isEmpty()) {
      text.append(Words.count(segment.changes().outliers().size(), "outlier"))
          .append(" as larger hollow dots. ");
    }
    return text + "Horizontal lines are the means between change points.";
  }
}
