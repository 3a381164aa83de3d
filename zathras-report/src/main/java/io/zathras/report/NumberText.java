package io.zathras.report;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text: short for people, exact for programs. The text does not depend on the locale or
 * the version of Java.
 */
final class NumberText {

  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final double SMALLEST_P = 0.0001;

  private NumberText() {}

  /** Returns four significant digits: {@code 9120}, {@code 12.35}, {@code 1.235e+12}. */
  static String shown(double value) {
    if (!Double.isFinite(value)) {
      return infinite(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS);
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent < -5 || exponent > 9
        ? scientific(rounded, exponent)
        : rounded.stripTrailingZeros().toPlainString();
  }

  private static String scientific(BigDecimal value, int exponent) {
    return value.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString()
        + (exponent < 0 ? "e" : "e+")
        + exponent;
  }

  /** Returns the shortest decimal that parses to the same number, without an empty fraction. */
  static String exact(double value) {
    String text = NumberOutput.toString(value, true);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Returns a relative change: {@code -10.0 %} for -0.1. */
  static String percent(double part) {
    return signedPercent(part) + " %";
  }

  /** Returns a relative change without the per cent sign, for the bounds of an interval. */
  static String signedPercent(double part) {
    if (!Double.isFinite(part)) {
      return infinite(part);
    }
    BigDecimal percent = hundredfold(part);
    String text = percent.toPlainString();
    return percent.signum() > 0 ? "+" + text : text;
  }

  /** Returns a share: {@code 5 %} for 0.05, {@code 0.4 %} for 0.004. */
  static String share(double part) {
    if (!Double.isFinite(part)) {
      return infinite(part) + " %";
    }
    BigDecimal percent = new BigDecimal(part).multiply(HUNDRED).round(TWO_DIGITS);
    return percent.signum() == 0 ? "0 %" : percent.stripTrailingZeros().toPlainString() + " %";
  }

  private static BigDecimal hundredfold(double part) {
    BigDecimal percent = new BigDecimal(part).multiply(HUNDRED);
    return percent.abs().compareTo(HUNDRED.multiply(BigDecimal.TEN)) < 0
        ? percent.setScale(1, RoundingMode.HALF_EVEN)
        : new BigDecimal(percent.round(FOUR_DIGITS).toBigInteger());
  }

  /** Returns a p value with two significant digits: {@code 0.0021}, {@code <0.0001}. */
  static String p(double value) {
    if (value < SMALLEST_P) {
      return "<0.0001";
    }
    return new BigDecimal(value).round(TWO_DIGITS).stripTrailingZeros().toPlainString();
  }

  /** Returns a named p value: {@code q=0.0021}, {@code q<0.0001}. */
  static String p(String name, double value) {
    String text = p(value);
    return text.startsWith("<") ? name + text : name + "=" + text;
  }

  private static String infinite(double value) {
    return value > 0 ? "infinite" : value < 0 ? "-infinite" : "undefined";
  }
}
