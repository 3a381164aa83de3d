package io.zathras.fuzz;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much the product has worked, counted where {@link CountingLoader} puts calls into it: rounds
 * of loops, calls, characters that expressions look at and that texts are made of. Unlike seconds
 * it is the same on every machine. Right for work on one thread.
 */
public final class Steps {

  private static long count;

  private Steps() {}

  /** Returns the count until now. */
  public static long count() {
    return count;
  }

  /** A method is entered, or a loop begins another round. */
  public static void one() {
    count++;
  }

  /** A text was made. */
  public static String made(String text) {
    count += text == null ? 0 : text.length();
    return text;
  }

  /** A text was searched. */
  public static int searched(String text, int from, int found) {
    count += Math.max(1, (found < 0 ? text.length() : found) - Math.max(0, from));
    return found;
  }

  /** For {@link String#indexOf(String)}. */
  public static int indexOf(String text, String part) {
    return searched(text, 0, text.indexOf(part));
  }

  /** For {@link String#indexOf(int)}. */
  public static int indexOf(String text, int part) {
    return searched(text, 0, text.indexOf(part));
  }

  /** For {@link String#indexOf(String, int)}. */
  public static int indexOf(String text, String part, int from) {
    return searched(text, from, text.indexOf(part, from));
  }

  /** For {@link String#indexOf(int, int)}. */
  public static int indexOf(String text, int part, int from) {
    return searched(text, from, text.indexOf(part, from));
  }

  /** For {@link String#lastIndexOf(int)}. */
  public static int lastIndexOf(String text, int part) {
    int found = text.lastIndexOf(part);
    count += text.length() - Math.max(0, found);
    return found;
  }

  /** For {@link String#lastIndexOf(String)}. */
  public static int lastIndexOf(String text, String part) {
    int found = text.lastIndexOf(part);
    count += text.length() - Math.max(0, found);
    return found;
  }

  /** For {@link String#lastIndexOf(int, int)}. */
  public static int lastIndexOf(String text, int part, int from) {
    int found = text.lastIndexOf(part, from);
    count += Math.max(1, Math.min(from, text.length()) - Math.max(0, found));
    return found;
  }

  /** For {@link String#lastIndexOf(String, int)}. */
  public static int lastIndexOf(String text, String part, int from) {
    int found = text.lastIndexOf(part, from);
    count += Math.max(1, Math.min(from, text.length()) - Math.max(0, found));
    return found;
  }

  /** For {@link String#contains(CharSequence)}. */
  public static boolean contains(String text, CharSequence part) {
    return searched(text, 0, text.indexOf(part.toString())) >= 0;
  }

  /** For {@link Pattern#matcher(CharSequence)}. */
  public static Matcher matcher(Pattern pattern, CharSequence text) {
    return pattern.matcher(new Watched(text));
  }

  /** For {@link Matcher#reset(CharSequence)}. */
  public static Matcher reset(Matcher matcher, CharSequence text) {
    return matcher.reset(new Watched(text));
  }

  /** For {@link Pattern#split(CharSequence)}. */
  public static String[] split(Pattern pattern, CharSequence text) {
    return pattern.split(new Watched(text));
  }

  /** For {@link Pattern#split(CharSequence, int)}. */
  public static String[] split(Pattern pattern, CharSequence text, int limit) {
    return pattern.split(new Watched(text), limit);
  }

  /** For {@link String#replaceAll(String, String)}. */
  public static String replaceAll(String text, String expression, String by) {
    return matcher(Pattern.compile(expression), text).replaceAll(by);
  }

  /** For {@link String#replaceFirst(String, String)}. */
  public static String replaceFirst(String text, String expression, String by) {
    return matcher(Pattern.compile(expression), text).replaceFirst(by);
  }

  /** For {@link String#matches(String)}. */
  public static boolean matches(String text, String expression) {
    return matcher(Pattern.compile(expression), text).matches();
  }

  /** A text that notices how often an expression looks at it. */
  private record Watched(CharSequence text) implements CharSequence {

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      count++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      count += end - start;
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
