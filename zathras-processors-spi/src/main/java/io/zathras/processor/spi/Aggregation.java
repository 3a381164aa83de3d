package io.zathras.processor.spi;

import io.zathras.schema.Statistics;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the points of a metric combine into one number of their run.
 *
 * @since 0.1
 */
public enum Aggregation {

  /** The arithmetic mean, as for rates. */
  MEAN("mean"),

  /** The largest point, as for a peak or the worst latency. */
  MAXIMUM("maximum"),

  /** The smallest point. */
  MINIMUM("minimum"),

  /**
   * Several points do not combine, as for percentiles: the mean of the 95th percentiles of two
   * iterations is not the 95th percentile of both.
   */
  NONE("value");

  private final String label;

  Aggregation(String label) {
    this.label = label;
  }

  /** Returns the name of the aggregation in a document, for example {@code mean}. */
  public String label() {
    return label;
  }

  /**
   * Combines the points of a metric.
   *
   * @param points the points, at least one
   * @return the number, or {@code null} when several points do not combine
   */
  @Nullable Double of(double[] points) {
    return switch (this) {
      case MEAN -> (Double) Statistics.of(points).mean();
      case MAXIMUM -> (Double) Arrays.stream(points).max().orElseThrow();
      case MINIMUM -> (Double) Arrays.stream(points).min().orElseThrow();
      case NONE -> points.length == 1 ? (Double) points[0] : null;
    };
  }
}
