package io.zathras.exporter.horreum;

import io.zathras.exporter.horreum.HorreumVariable.RelativeDifference;
import io.zathras.schema.Direction;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What a regression is, in the terms of a model that knows no direction.
 *
 * <p>Relative difference reports a value {@code y} when {@code y / mean < 1 - threshold} or {@code
 * y / mean > 1 + threshold}: a gain as well as a loss. With a threshold of 1 and positive values
 * the first never holds. So the series to watch is a power of the metric, {@code value^exponent},
 * which doubles when the metric gets worse by exactly the wanted part, and shrinks when it gets
 * better: only what is worse can be reported. The exponent of a part {@code p} is {@code ln 2 /
 * ln(1 - p)} where higher is better and {@code ln 2 / ln(1 + p)} where lower is.
 */
final class Regression {

  /** Below this the power of a large value would be too small for a double. */
  static final double SMALLEST = 0.05;

  private static final double DOUBLED = 1;

  /** Worse than anything that is measured, and small enough to be added up. */
  private static final String WORST = "1e300";

  private final double part;
  private final int minPrevious;

  /**
   * Makes one.
   *
   * @param part how much worse is a regression, as a part of the mean before: 0.1 is 10 %
   * @param minPrevious how many values must go before
   */
  Regression(double part, int minPrevious) {
    if (!(part >= SMALLEST && part < 1)) {
      throw new IllegalArgumentException(
          "a regression is from " + SMALLEST + " to below 1, not " + part);
    }
    if (minPrevious < 1) {
      throw new IllegalArgumentException("at least 1 previous value, not " + minPrevious);
    }
    this.part = part;
    this.minPrevious = minPrevious;
  }

  /** Returns the variable that reports the regressions of a metric that has a direction. */
  HorreumVariable watched(String label, Direction direction) {
    return new HorreumVariable(
        label + " regression",
        label,
        calculation(direction),
        new RelativeDifference(DOUBLED, minPrevious));
  }

  /** Returns the variable that reports any change of a metric that has no direction. */
  HorreumVariable watchedBothWays(String label) {
    return new HorreumVariable(label, label, null, new RelativeDifference(part, minPrevious));
  }

  /** A value of 0 is the worst there is where higher is better, and the best where lower is. */
  private String calculation(Direction direction) {
    boolean higher = direction == Direction.HIGHER_IS_BETTER;
    double exponent = Math.log(2) / Math.log(higher ? 1 - part : 1 + part);
    return "value => typeof value !== 'number' ? null : value > 0 ? Math.min(Math.pow(value, "
        + new BigDecimal(exponent).round(new MathContext(6)).toPlainString()
        + "), "
        + WORST
        + ") : "
        + (higher ? WORST : "0");
  }
}
