package io.zathras.analysis.statistics;

import io.zathras.schema.Statistics;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The median of a sample with a confidence interval that assumes no distribution.
 *
 * <p>The interval goes from the k-th smallest to the k-th largest value, with the largest k that
 * covers the median with the requested probability; the number of values below the median is
 * binomial with 1/2 (W. J. Conover, Practical Nonparametric Statistics, section 3.2). At 95 % this
 * takes six values.
 *
 * @param median the median
 * @param interval its confidence interval, {@code null} where there are too few values
 * @since 0.1
 */
public record MedianEstimate(double median, @Nullable NumberInterval interval) {

  /**
   * Returns the median of {@code sample}, with its interval.
   *
   * @param level between 0 and 1, such as 0.95
   * @param sample at least one value
   * @throws IllegalArgumentException if there is no value, or one is not finite
   */
  public static MedianEstimate of(double level, double... sample) {
    Checks.fraction("level", level);
    Checks.sample("the sample", sample);
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    int outside = left(sorted.length, (1 - level) / 2);
    return new MedianEstimate(
        Statistics.of(sample).median(),
        outside == 0
            ? null
            : new NumberInterval(sorted[outside - 1], sorted[sorted.length - outside]));
  }

  /**
   * Returns the largest k such that fewer than k values are below the median with at most the
   * probability {@code tail}.
   */
  private static int left(int count, double tail) {
    BinomialDistribution below = BinomialDistribution.of(count, 0.5);
    int k = below.inverseCumulativeProbability(tail);
    return below.cumulativeProbability(k) <= tail ? k + 1 : k;
  }
}
