package io.zathras.processor.spi;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms of numbers that wrappers and benchmarks write.
 *
 * @since 0.1
 */
public final class Numbers {

  /** More digits than any number below {@link #LARGEST} needs. */
  private static final int MOST_DIGITS = 400;

  private static final int MOST_OF_AN_EXPONENT = 4;

  /**
   * No benchmark measures more, or less than {@link #SMALLEST} except 0, so sums, squares and
   * quotients of accepted numbers stay finite without further checks.
   */
  private static final double LARGEST = 1e100;

  private static final double SMALLEST = 1e-100;

  private Numbers() {}

  /**
   * Reads a finite decimal number, also {@code .52} as bc writes it. Thousands separators, {@code
   * nan}, {@code inf}, numbers beyond 1e100 or nearer to 0 than 1e-100, and anything around the
   * number are refused.
   *
   * @return the number, or {@code null} when the text is anything else
   */
  public static @Nullable Double decimal(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String number = text.strip();
    if (!isDecimal(number)) {
      return null;
    }
    double value = Double.parseDouble(number);
    return value == 0 && !isZero(number) ? null : measurable(value);
  }

  /** Like {@link #decimal}, for a number that must be above 0, as rates are. */
  public static @Nullable Double positive(@Nullable String text) {
    Double number = decimal(text);
    return number == null || number <= 0 ? null : number;
  }

  /** Returns whether a number is written as 0; Java also makes 0 of one that is too small. */
  private static boolean isZero(String number) {
    for (int i = 0; i < number.length() && (number.charAt(i) | ' ') != 'e'; i++) {
      if (number.charAt(i) >= '1' && number.charAt(i) <= '9') {
        return false;
      }
    }
    return true;
  }

  /** Excludes what Java also reads: hexadecimal numbers, and a letter after the number. */
  private static boolean isDecimal(String text) {
    int start = behindSign(text, 0);
    int end = behindDigits(text, start);
    int digits = end - start;
    if (digits > MOST_DIGITS) {
      return false;
    }
    if (end < text.length() && text.charAt(end) == '.') {
      start = end + 1;
      end = behindDigits(text, start);
      digits += end - start;
      if (end - start > MOST_DIGITS) {
        return false;
      }
    }
    if (digits > 0 && end < text.length() && (text.charAt(end) | ' ') == 'e') {
      start = behindSign(text, end + 1);
      end = behindDigits(text, start);
      if (end == start || end - start > MOST_OF_AN_EXPONENT) {
        return false;
      }
    }
    return digits > 0 && end == text.length();
  }

  private static int behindSign(String text, int start) {
    return start < text.length() && "+-".indexOf(text.charAt(start)) >= 0 ? start + 1 : start;
  }

  private static int behindDigits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  static @Nullable Double measurable(double number) {
    double size = Math.abs(number);
    return size == 0 || (size >= SMALLEST && size <= LARGEST) ? number : null;
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
    if (digits.isEmpty() || digits.length() > 9 || behindDigits(digits, 0) < digits.length()) {
      return null;
    }
    int number = Integer.parseInt(digits);
    return number > 0 ? number : null;
  }

  /**
   * Reads a whole number from 1 on in a name or a line.
   *
   * @param whole matches the whole text, with the number as its first group
   * @return the number, or {@code null} when the text is anything else
   */
  public static @Nullable Integer positiveInteger(Pattern whole, String text) {
    Matcher matcher = whole.matcher(text);
    return matcher.matches() ? positiveInteger(matcher.group(1)) : null;
  }

  /**
   * Reads a number followed by its unit, such as {@code 32.50Kb/s} or {@code 16 MiB}.
   *
   * @param factors the size of each unit in the wanted unit; the empty text stands for a number
   *     without a unit
   * @return the number in the wanted unit, or {@code null} when the text is not a number or its
   *     unit is not among the factors
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

  /** Returns a count with its noun, for messages: {@code 1 row}, {@code 2 rows}. */
  public static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
