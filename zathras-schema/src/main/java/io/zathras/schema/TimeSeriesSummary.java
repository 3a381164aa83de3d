package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The spread of a run's main metric over its points.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param metric the metric, a key of {@code metric_definitions}
 * @param count how many points have it
 * @param mean the arithmetic mean
 * @param median the median
 * @param min the smallest value
 * @param max the largest value
 * @param stddev the sample standard deviation (n-1); {@code null} for fewer than two points
 * @since 0.1
 */
public record TimeSeriesSummary(
    String metric,
    int count,
    double mean,
    double median,
    double min,
    double max,
    @Nullable Double stddev) {
  /** Rejects numbers that are not finite, a blank metric, and a count below 1. */
  public TimeSeriesSummary {
    Preconditions.notBlank("metric", metric);
    Preconditions.finite("mean", mean);
    Preconditions.finite("median", median);
    Preconditions.finite("min", min);
    Preconditions.finite("max", max);
    Preconditions.finiteOrAbsent("stddev", stddev);
    Preconditions.atLeast("count", count, 1);
  }

  /** Returns the summary of {@code samples}, of which there must be at least one. */
  public static TimeSeriesSummary of(String metric, double[] samples) {
    Statistics s = Statistics.of(samples);
    return new TimeSeriesSummary(
        metric, s.count(), s.mean(), s.median(), s.min(), s.max(), s.stddev());
  }
}
