package io.zathras.processor.spi;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms of numbers that wrappers and benchmarks write.
 *
 * @since 0.1
 */
public final class Numbers {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]{1,400}\\.?[0-9]{0,400}|\\.[0-9]{1,400})([eE][+-]?[0-9]{1,4})?");

  /** No benchmark measures more, and sums and squares of less than this stay finite. */
  private static final double LARGEST = 1e100;

  private Numbers() {}

  /**
   * Reads a finite decimal number, also {@code .52} as bc writes it. Thousands separators, {@code
   * nan}, {@code inf}, numbers beyond 1e100 and anything around the number are refused.
   *
   * @return the number, or {@code null} when the text is anything else
   */
  public static @Nullable Double decimal(@Nullable String text) {
    if (text == null || !DECIMAL.matcher(text.strip()).matches()) {
      return null;
    }
    return measurable(Double.parseDouble(text.strip()));
  }

  static @Nullable Double measurable(double number) {
    return Math.abs(number) <= LARGEST ? number : null;
  }

  /**
   * Reads a whole number from 1 on.
   *
   * @return the number, or {@code null} when the text is anything else
   */
  public static @Nullable Integer positiveInteger(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String digits = text.strip();
    if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(Numbers::isDigit)) {
      return null;
    }
    int number = Integer.parseInt(digits);
    return number > 0 ? number : null;
  }

  /**
   * Reads a number with its unit behind it, such as {@code 32.50Kb/s} or {@code 16 MiB}.
   *
   * @param factors what one of each unit is in the unit wanted; the empty text stands for a number
   *     without a unit
   * @return the number in the unit wanted, or {@code null} when the text is no number or its unit
   *     is not among the factors
   */
  public static @Nullable Double withUnit(@Nullable String text, Map<String, Double> factors) {
    if (text == null) {
      return null;
    }
    String stripped = text.strip();
    int end = 0;
    while (end < stripped.length()
        && (isDigit(stripped.charAt(end)) || ".-+".indexOf(stripped.charAt(end)) >= 0)) {
      end++;
    }
    Double number = decimal(stripped.substring(0, end));
    Double factor = factors.get(stripped.substring(end).strip());
    return number == null || factor == null ? null : number * factor;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
