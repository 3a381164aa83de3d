package io.zathras.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One headline number, with everything a reader needs to compare it.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param value the number, in {@code unit}
 * @param unit the unit, for example {@code iterations/s}
 * @param direction which way is better
 * @param aggregation how the value was computed from its samples: {@code mean}, {@code
 *     geometric_mean}, {@code value}, ...
 * @param sampleCount how many samples it was computed from
 * @param stddev the sample standard deviation (n-1) in {@code unit}; {@code null} for fewer than
 *     two samples
 * @param run the run it comes from ({@code run_3}); {@code null} where it is not one run's
 * @since 0.1
 */
public record PrimaryMetric(
    double value,
    String unit,
    Direction direction,
    String aggregation,
    int sampleCount,
    @Nullable Double stddev,
    @Nullable String run) {
  /** Rejects numbers that are not finite, blank texts, and a sample count below 1. */
  public PrimaryMetric {
    Preconditions.finite("value", value);
    Preconditions.notBlank("unit", unit);
    Objects.requireNonNull(direction, "direction");
    Preconditions.notBlank("aggregation", aggregation);
    Preconditions.finiteOrAbsent("stddev", stddev);
    Preconditions.atLeast("sampleCount", sampleCount, 1);
  }

  /**
   * Returns the mean of {@code samples} with its deviation; at least one finite sample is needed.
   */
  public static PrimaryMetric meanOf(
      double[] samples, MetricDefinition definition, @Nullable String run) {
    Statistics statistics = Statistics.of(samples);
    return new PrimaryMetric(
        statistics.mean(),
        definition.unit(),
        definition.direction(),
        "mean",
        statistics.count(),
        statistics.stddev(),
        run);
  }

  /** Returns the geometric mean of {@code samples}, which must all be positive. */
  public static PrimaryMetric geometricMeanOf(double[] samples, MetricDefinition definition) {
    return new PrimaryMetric(
        Statistics.geometricMean(samples),
        definition.unit(),
        definition.direction(),
        "geometric_mean",
        samples.length,
        null,
        null);
  }

  /** Returns a number that the benchmark itself reports, with a sample count of 1. */
  public static PrimaryMetric reported(
      double value, MetricDefinition definition, @Nullable String run) {
    return new PrimaryMetric(
        value, definition.unit(), definition.direction(), "value", 1, null, run);
  }
}
