package io.zathras.report;

import io.zathras.analysis.MetricSeries;
import io.zathras.analysis.Observation;
import io.zathras.analysis.statistics.MeanEstimate;
import java.util.List;

/**
 * The values of one row of a table as dots. Rows of one metric have the same scale, so that systems
 * can be compared by eye.
 *
 * @param axis from a value to a position
 */
record StripPlot(Axis axis) {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 26;
  private static final double MIDDLE = HEIGHT / 2.0;

  /** Returns a plot for rows of one metric. */
  static StripPlot of(List<MetricSeries> rows) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (MetricSeries row : rows) {
      for (double value : row.values()) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return new StripPlot(Axis.around(low, high, 8, WIDTH - 8.0));
  }

  /** Draws one row. */
  void write(Html html, MetricSeries row, String label, MeanEstimate mean) {
    int count = row.observations().size();
    Svg svg =
        Svg.begin(
            html,
            "forest",
            WIDTH,
            HEIGHT,
            row.key() + " on " + label,
            Words.count(count, "dot")
                + ", one for each result, and a line at the mean "
                + Typography.value(mean.mean())
                + " "
                + row.unit()
                + "; the scale reaches from "
                + Typography.value(axis.low())
                + " to "
                + Typography.value(axis.high())
                + ", the same for all rows of this metric.");
    svg.line(axis.from(), MIDDLE, axis.to(), MIDDLE, "grid");
    double place = axis.at(mean.mean());
    svg.line(place, MIDDLE - 10, place, MIDDLE + 10, "mean");
    svg.group("dot plain");
    for (Observation observation : row.observations()) {
      svg.dot(axis.at(observation.value()), MIDDLE, 3.5);
    }
    svg.endGroup();
    svg.end();
  }
}
