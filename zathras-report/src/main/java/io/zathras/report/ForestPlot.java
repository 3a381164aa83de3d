package io.zathras.report;

import io.zathras.analysis.ComparedMetric;
import io.zathras.analysis.statistics.Change;
import io.zathras.analysis.statistics.NumberInterval;
import java.util.List;

/**
 * The change of one metric with its interval. All rows of a table have the same scale, which is
 * logarithmic, so that a doubling and a halving have the same distance from no change.
 *
 * @param axis from the logarithm of a ratio to a position
 */
record ForestPlot(Axis axis) {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 26;
  private static final double MIDDLE = HEIGHT / 2.0;

  /** Changes beyond a doubling are drawn at the edge, so that the others stay apart. */
  private static final double FARTHEST = Math.log(2);

  /** Returns a plot for the rows of a table. */
  static ForestPlot of(List<ComparedMetric> metrics) {
    double reach = 0;
    for (ComparedMetric metric : metrics) {
      reach = Math.max(reach, 1.5 * band(metric));
      Change change = metric.change();
      if (hasRatio(metric) && change != null) {
        reach = Math.max(reach, 1.1 * Math.abs(Math.log(change.estimate())));
        NumberInterval interval = change.confidence();
        if (interval != null) {
          reach = Math.max(reach, 1.1 * Math.abs(Math.log(interval.low())));
          reach = Math.max(reach, 1.1 * Math.abs(Math.log(interval.high())));
        }
      }
    }
    reach = Math.max(0.01, Math.min(reach, FARTHEST));
    return new ForestPlot(new Axis(-reach, reach, 8, WIDTH - 8.0));
  }

  /** Returns whether the metric has a change that can be drawn. */
  static boolean hasRatio(ComparedMetric metric) {
    Change change = metric.change();
    return change != null && change.kind() == Change.Kind.RATIO && change.estimate() > 0;
  }

  /** Returns the ends of the scale in words. */
  String range() {
    return Typography.change(Math.exp(axis.low()))
        + " to "
        + Typography.change(Math.exp(axis.high()));
  }

  /** Draws the change of a metric that has a ratio. */
  void write(Html html, ComparedMetric metric, String level) {
    Change change = metric.change();
    if (change == null) {
      return;
    }
    Svg svg =
        Svg.begin(
            html,
            "forest",
            WIDTH,
            HEIGHT,
            "Change of " + metric.key(),
            description(metric, change, level));
    double band = band(metric);
    double left = axis.at(-band);
    svg.rectangle(left, 0, axis.at(band) - left, HEIGHT, "band");
    svg.line(axis.at(0), 0, axis.at(0), HEIGHT, "zero");
    String style = VerdictMark.style(metric.verdict());
    NumberInterval interval = change.confidence();
    if (interval != null) {
      double low = axis.at(Math.log(interval.low()));
      double high = axis.at(Math.log(interval.high()));
      svg.line(low, MIDDLE, high, MIDDLE, "whisker " + style);
      svg.line(low, MIDDLE - 5, low, MIDDLE + 5, "whisker " + style);
      svg.line(high, MIDDLE - 5, high, MIDDLE + 5, "whisker " + style);
    }
    double estimate = Math.log(change.estimate());
    if (Math.abs(estimate) > axis.high()) {
      svg.diamond(axis.at(estimate), MIDDLE, 7, "point " + style);
    } else {
      svg.dot(axis.at(estimate), MIDDLE, 4, "point " + style);
    }
    svg.end();
  }

  private String description(ComparedMetric metric, Change change, String level) {
    NumberInterval interval = change.confidence();
    return Typography.change(change.estimate())
        + (interval == null
            ? ", without an interval"
            : ", " + level + " interval " + ChangeText.interval(change, interval))
        + "; the grey band is the threshold of "
        + Typography.share(metric.threshold())
        + ".";
  }

  private static double band(ComparedMetric metric) {
    return metric.threshold() < 1 ? -Math.log(1 - metric.threshold()) : FARTHEST;
  }
}
