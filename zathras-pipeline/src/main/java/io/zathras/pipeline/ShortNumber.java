package io.zathras.pipeline;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people: four significant digits, or all digits before the point. */
final class ShortNumber {

  private static final int DIGITS = 4;
  private static final double LARGEST_PLAIN = 1e15;
  private static final double SMALLEST_PLAIN = 1e-6;

  private ShortNumber() {}

  static String of(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    double size = Math.abs(value);
    if (size >= LARGEST_PLAIN || size < SMALLEST_PLAIN) {
      return exact.round(new MathContext(DIGITS)).toString();
    }
    int beforePoint = exact.precision() - exact.scale();
    BigDecimal rounded =
        beforePoint >= DIGITS
            ? exact.setScale(0, RoundingMode.HALF_EVEN)
            : exact.round(new MathContext(DIGITS)).stripTrailingZeros();
    return rounded.toPlainString();
  }

  /** Returns a deviation in percent of the value, as {@code ±20 %}; empty for a value of 0. */
  static String deviation(double value, double stddev) {
    double percent = 100 * stddev / Math.abs(value);
    if (!Double.isFinite(percent)) {
      return "";
    }
    BigDecimal rounded =
        BigDecimal.valueOf(percent)
            .setScale(percent >= 9.95 ? 0 : 1, RoundingMode.HALF_EVEN)
            .stripTrailingZeros();
    return " \u00b1" + rounded.toPlainString() + " %";
  }
}
