package io.zathras.schema;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Statistics over samples of one metric in one unit.
 *
 * @since 0.1
 */
public final class Statistics {

  private final double[] sorted;
  private final double mean;
  private final @Nullable Double variance;

  private Statistics(double[] samples) {
    for (double sample : samples) {
      Preconditions.finite("sample", sample);
    }
    sorted = samples.clone();
    Arrays.sort(sorted);
    // Rounding must not move a mean beyond its samples.
    mean =
        Math.min(
            Math.max(ExactSum.of(samples).dividedBy(samples.length), sorted[0]),
            sorted[sorted.length - 1]);
    double squares = 0;
    for (double sample : samples) {
      squares += (sample - mean) * (sample - mean);
    }
    double spread = squares / (samples.length - 1);
    variance = samples.length < 2 || !Double.isFinite(spread) ? null : spread;
  }

  /**
   * Returns the statistics of {@code samples}.
   *
   * @throws IllegalArgumentException if there is no sample, or one is not finite
   */
  public static Statistics of(double... samples) {
    Preconditions.atLeast("the number of samples", samples.length, 1);
    return new Statistics(samples);
  }

  /**
   * Returns the sum of {@code samples}, 0 for none. Samples with few decimals, which files usually
   * hold, are added as decimals: {@code 0.1 + 0.2} is 0.3.
   *
   * @throws IllegalArgumentException if a sample is not finite
   */
  public static double sum(double... samples) {
    for (double sample : samples) {
      Preconditions.finite("sample", sample);
    }
    return ExactSum.of(samples).dividedBy(1);
  }

  /** As {@link #sum(double...)}. */
  public static double sum(Collection<Double> samples) {
    return sum(samples.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * Returns the geometric mean, the headline of a suite over different sub-benchmarks.
   *
   * @throws IllegalArgumentException if there is no sample, or one is not positive and finite
   */
  public static double geometricMean(double... samples) {
    Preconditions.atLeast("the number of samples", samples.length, 1);
    double logarithms = 0;
    double min = samples[0];
    double max = samples[0];
    for (double sample : samples) {
      Preconditions.finite("sample", sample);
      if (sample <= 0) {
        throw new IllegalArgumentException(
            "sample is " + sample + "; a geometric mean needs positive numbers");
      }
      logarithms += Math.log(sample);
      min = Math.min(min, sample);
      max = Math.max(max, sample);
    }
    return Math.min(Math.max(Math.exp(logarithms / samples.length), min), max);
  }

  /** Returns how many samples there are, at least 1. */
  public int count() {
    return sorted.length;
  }

  /**
   * Returns the arithmetic mean, which lies from {@link #min} to {@link #max}. If the samples print
   * with few decimals, it is the mean of those decimals.
   */
  public double mean() {
    return mean;
  }

  /** Returns the median; for an even number of samples, the mean of the two in the middle. */
  public double median() {
    double below = sorted[(sorted.length - 1) / 2];
    double above = sorted[sorted.length / 2];
    double middle = below == above ? below : ExactSum.of(new double[] {below, above}).dividedBy(2);
    return Math.min(Math.max(middle, below), above);
  }

  /** Returns the smallest sample. */
  public double min() {
    return sorted[0];
  }

  /** Returns the largest sample. */
  public double max() {
    return sorted[sorted.length - 1];
  }

  /**
   * Returns the sample variance (n-1); {@code null} for a single sample, and where it exceeds the
   * range of a double.
   */
  public @Nullable Double variance() {
    return variance;
  }

  /**
   * Returns the sample standard deviation (n-1), {@code null} when the variance is {@code null}.
   */
  public @Nullable Double stddev() {
    return variance == null ? null : Math.sqrt(variance);
  }

  /**
   * Returns a percentile by linear interpolation between the closest ranks (type 7 of Hyndman and
   * Fan, the default of R and NumPy).
   *
   * @param percent from 0 to 100
   */
  public double percentile(double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("percent is " + percent + "; expected 0 to 100");
    }
    double rank = percent / 100 * (sorted.length - 1);
    int below = (int) Math.floor(rank);
    int above = Math.min(below + 1, sorted.length - 1);
    double part = rank - below;
    double step = sorted[above] - sorted[below];
    return Double.isFinite(step)
        ? sorted[below] + part * step
        : (1 - part) * sorted[below] + part * sorted[above];
  }
}
