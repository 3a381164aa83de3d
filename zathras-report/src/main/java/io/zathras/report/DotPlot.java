package io.zathras.report;

import io.zathras.analysis.statistics.MeanEstimate;
import io.zathras.analysis.statistics.NumberInterval;
import java.util.List;

/**
 * Rows of dots on one scale: each document is a dot, with the mean and its interval. A box plot of
 * three values would show quartiles that nobody measured.
 *
 * @param title the title of the picture
 * @param unit the unit of the values
 * @param level the level of the intervals, such as 95 %
 * @param rows the rows from top to bottom, at least one
 */
record DotPlot(String title, String unit, String level, List<Row> rows) {

  private static final int WIDTH = 360;
  private static final int ROW = 44;
  private static final int RADIUS = 4;
  private static final double LEFT = 14;
  private static final double RIGHT = WIDTH - 14.0;

  /**
   * The values of one side or system.
   *
   * @param label the name of the side or system
   * @param values the values, at least one
   * @param mean their mean and its interval
   * @param style the class of its dots
   */
  record Row(String label, List<Double> values, MeanEstimate mean, String style) {}

  /** Draws the picture. */
  void write(Html html) {
    int bottom = rows.size() * ROW + 4;
    Svg svg = Svg.begin(html, "plot", WIDTH, bottom + 34, title, description());
    Axis axis = axis();
    for (double tick : axis.ticks(4)) {
      svg.line(axis.at(tick), 4, axis.at(tick), bottom, "grid");
      svg.text(axis.at(tick), bottom + 14, anchor(axis.at(tick)), Typography.value(tick), "tick");
    }
    svg.text(RIGHT, bottom + 29, "end", Svg.shortened(unit, 50), "tick");
    for (int i = 0; i < rows.size(); i++) {
      row(svg, axis, rows.get(i), i * ROW);
    }
    svg.end();
  }

  private void row(Svg svg, Axis axis, Row row, double top) {
    double middle = top + 31;
    svg.text(LEFT, top + 15, "start", Svg.shortened(row.label(), 50), "label");
    NumberInterval interval = row.mean().interval();
    if (interval != null) {
      double low = axis.at(interval.low());
      double high = axis.at(interval.high());
      svg.rectangle(low, middle - 9, high - low, 18, "interval");
    }
    double mean = axis.at(row.mean().mean());
    svg.line(mean, middle - 11, mean, middle + 11, "mean");
    dots(svg, axis, row, middle);
  }

  /** Draws close values above and below each other, so that each is visible. */
  private static void dots(Svg svg, Axis axis, Row row, double middle) {
    List<Double> sorted = row.values().stream().sorted().toList();
    double[] lanes = {0, -5, 5};
    int lane = 0;
    double before = Double.NEGATIVE_INFINITY;
    svg.group("dot " + row.style());
    for (double value : sorted) {
      double place = axis.at(value);
      lane = place - before < 2 * RADIUS ? (lane + 1) % lanes.length : 0;
      before = place;
      svg.dot(place, middle + lanes[lane], RADIUS);
    }
    svg.endGroup();
  }

  /** Returns a scale with all values and as much of the intervals as keeps the values apart. */
  private Axis axis() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Row row : rows) {
      for (double value : row.values()) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    double room = high / 2 - low / 2;
    double from = low;
    double to = high;
    for (Row row : rows) {
      NumberInterval interval = row.mean().interval();
      if (interval != null) {
        from = Math.min(from, Math.max(interval.low(), low - room));
        to = Math.max(to, Math.min(interval.high(), high + room));
      }
    }
    return Axis.around(
        Math.max(from, -Double.MAX_VALUE), Math.min(to, Double.MAX_VALUE), LEFT, RIGHT);
  }

  private static String anchor(double place) {
    return place < 40 ? "start" : place > WIDTH - 40 ? "end" : "middle";
  }

  private String description() {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      text.append(row.label())
          .append(": ")
          .append(Words.count(row.values().size(), "dot"))
          .append(", mean ")
          .append(Typography.value(row.mean().mean()));
      NumberInterval interval = row.mean().interval();
      if (interval != null) {
        text.append(" (")
            .append(level)
            .append(" interval ")
            .append(Typography.value(interval.low()))
            .append(" to ")
            .append(Typography.value(interval.high()))
            .append(')');
      }
      text.append(". ");
    }
    return text
        + "In "
        + unit
        + ". Dots are results, upright lines means, bars intervals, cut at the edge.";
  }
}
