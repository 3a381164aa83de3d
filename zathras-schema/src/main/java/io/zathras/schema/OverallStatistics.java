package io.zathras.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Statistics over all samples of the headline metric; one metric, one unit.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param metric the metric, a key of {@code metric_definitions}
 * @param sampleCount how many samples there are
 * @param mean the arithmetic mean
 * @param median the median
 * @param min the smallest sample
 * @param max the largest sample
 * @param stddev the sample standard deviation (n-1); {@code null} for fewer than two samples
 * @param variance the sample variance (n-1), in the unit squared; {@code null} for fewer than two
 *     samples
 * @param percentile95 the 95th percentile by linear interpolation (type 7)
 * @param percentile99 the 99th percentile by linear interpolation (type 7)
 * @since 0.1
 */
public record OverallStatistics(
    String metric,
    int sampleCount,
    double mean,
    double median,
    double min,
    double max,
    @Nullable Double stddev,
    @Nullable Double variance,
    @JsonProperty("percentile_95") double percentile95,
    @JsonProperty("percentile_99") double percentile99) {
  /** Rejects numbers that are not finite, a blank metric, and a sample count below 1. */
  public OverallStatistics {
    Preconditions.notBlank("metric", metric);
    Preconditions.finite("mean", mean);
    Preconditions.finite("median", median);
    Preconditions.finite("min", min);
    Preconditions.finite("max", max);
    Preconditions.finiteOrAbsent("stddev", stddev);
    Preconditions.finiteOrAbsent("variance", variance);
    Preconditions.finite("percentile95", percentile95);
    Preconditions.finite("percentile99", percentile99);
    Preconditions.atLeast("sampleCount", sampleCount, 1);
  }

  /** Returns the statistics of {@code samples}, of which there must be at least one. */
  public static OverallStatistics of(String metric, double[] samples) {
    Statistics s = Statistics.of(samples);
    return new OverallStatistics(
        metric,
        s.count(),
        s.mean(),
        s.median(),
        s.min(),
        s.max(),
        s.stddev(),
        s.variance(),
        s.percentile(95),
        s.percentile(99));
  }
}
