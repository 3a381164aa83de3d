package io.zathras.analysis.statistics;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The mean of one side of a {@link Change}, with Student's confidence interval.
 *
 * <p>Where all values are positive, it is the geometric mean, and the interval is Student's on the
 * logarithms, so that the quotient of two such means is the ratio of their change. Where a value is
 * 0 or less, the mean is arithmetic.
 *
 * @param mean the mean
 * @param interval its confidence interval, {@code null} with a single value
 * @since 0.1
 */
public record MeanEstimate(double mean, @Nullable NumberInterval interval) {

  /**
   * Returns the mean of {@code sample}, with its interval.
   *
   * @param level between 0 and 1, such as 0.95
   * @param sample at least one value
   * @throws IllegalArgumentException if there is no value, or one is not finite
   */
  public static MeanEstimate of(double level, double... sample) {
    check(level, sample);
    return DoubleStream.of(sample).allMatch(value -> value > 0)
        ? estimate(level, sample, Math::log, Math::exp)
        : arithmetic(level, sample);
  }

  /**
   * Returns the arithmetic mean of {@code sample}, with its interval, even where all values are
   * positive, for one side of a change that is a difference.
   *
   * @param level between 0 and 1, such as 0.95
   * @param sample at least one value
   * @throws IllegalArgumentException if there is no value, or one is not finite
   */
  public static MeanEstimate arithmetic(double level, double... sample) {
    check(level, sample);
    BinaryScale scale = BinaryScale.of(sample);
    return estimate(level, sample, value -> value / scale.unit(), scale::up);
  }

  private static void check(double level, double... sample) {
    Checks.fraction("level", level);
    Checks.sample("the sample", sample);
  }

  private static MeanEstimate estimate(
      double level, double[] sample, DoubleUnaryOperator to, DoubleUnaryOperator back) {
    double first = sample[0];
    if (DoubleStream.of(sample).allMatch(value -> value == first)) {
      // A logarithm and its inverse do not always give back the same number.
      return new MeanEstimate(first, sample.length < 2 ? null : new NumberInterval(first, first));
    }
    Moments moments = Moments.of(DoubleStream.of(sample).map(to).toArray());
    double reach =
        StudentT.factor(level, moments.count() - 1.0)
            * Math.sqrt(moments.variance() / moments.count());
    return new MeanEstimate(
        back.applyAsDouble(moments.mean()),
        new NumberInterval(
            back.applyAsDouble(moments.mean() - reach),
            back.applyAsDouble(moments.mean() + reach)));
  }
}
