package io.zathras.analysis.statistics;

import io.zathras.schema.Statistics;

/**
 * The prediction of one new value from a history of values.
 *
 * <p>Student's t prediction interval: mean ± t(k-1) · s · sqrt(1 + 1/k) (G. J. Hahn, W. Q. Meeker,
 * Statistical Intervals, 1991, section 4.2). It assumes that the values are independent and
 * approximately normally distributed.
 *
 * @param count how many values the history has, at least 2
 * @param mean their arithmetic mean
 * @param stddev their sample standard deviation (n-1), at least 0
 * @since 0.1
 */
public record Prediction(int count, double mean, double stddev) {

  /** Checks that there is a history. */
  public Prediction {
    Checks.atLeast("the number of values of the history", count, 2);
    Checks.finite(mean);
    if (!(stddev >= 0)) {
      throw new IllegalArgumentException("stddev is " + stddev + "; expected at least 0");
    }
  }

  /**
   * Returns the prediction from {@code history}.
   *
   * @throws IllegalArgumentException if there are fewer than two values, or one is not finite
   */
  public static Prediction from(double... history) {
    Checks.atLeast("the number of values of the history", history.length, 2);
    Statistics statistics = Statistics.of(history);
    Double stddev = statistics.stddev();
    return new Prediction(
        statistics.count(), statistics.mean(), stddev == null ? Double.POSITIVE_INFINITY : stddev);
  }

  /**
   * Returns the interval that the next value is in with probability {@code level}.
   *
   * @param level between 0 and 1, such as 0.95
   */
  public NumberInterval interval(double level) {
    Checks.fraction("level", level);
    double reach = StudentT.factor(level, count - 1.0) * error();
    return new NumberInterval(mean - reach, mean + reach);
  }

  /**
   * Returns the two-sided p value of {@code value} as the next one. After a history without any
   * spread it is 1 for the history's value and 0 for any other.
   */
  public double p(double value) {
    Checks.finite(value);
    return StudentT.twoSidedP(value - mean, error(), count - 1.0);
  }

  private double error() {
    return stddev * Math.sqrt(1 + 1.0 / count);
  }
}
