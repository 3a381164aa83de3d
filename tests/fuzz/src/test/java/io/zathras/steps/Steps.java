package io.zathras.steps;

import java.nio.charset.Charset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts what the code does that {@link CountingLoader} loads: its methods, its loops, and in their
 * place the methods here of what in the JDK takes longer for a longer text or list. The characters
 * that an expression looks at are counted one by one.
 */
public final class Steps {

  /** Counted by all threads without a lock: what gets lost in between makes no difference. */
  private static long count;

  private Steps() {}

  /** Returns the count until now. */
  public static long count() {
    return count;
  }

  public static void step() {
    count++;
  }

  private static void add(long steps) {
    count += steps;
  }

  private static <T> T add(long steps, T value) {
    count += steps;
    return value;
  }

  public static int indexOf(String text, int c) {
    return found(text, text.indexOf(c), 0);
  }

  public static int indexOf(String text, int c, int from) {
    return found(text, text.indexOf(c, from), from);
  }

  public static int indexOf(String text, String part) {
    return found(text, text.indexOf(part), 0);
  }

  public static int indexOf(String text, String part, int from) {
    return found(text, text.indexOf(part, from), from);
  }

  private static int found(String text, int at, int from) {
    add(Math.max(0, (at < 0 ? text.length() : at) - Math.max(0, from)));
    return at;
  }

  public static int lastIndexOf(String text, int c) {
    return foundLast(text, text.lastIndexOf(c), text.length());
  }

  public static int lastIndexOf(String text, int c, int from) {
    return foundLast(text, text.lastIndexOf(c, from), from);
  }

  public static int lastIndexOf(String text, String part) {
    return foundLast(text, text.lastIndexOf(part), text.length());
  }

  private static int foundLast(String text, int at, int from) {
    add(Math.max(0, Math.min(from, text.length()) - Math.max(0, at)));
    return at;
  }

  public static boolean contains(String text, CharSequence part) {
    return indexOf(text, part.toString()) >= 0;
  }

  public static String replace(String text, char from, char to) {
    return add(text.length(), text.replace(from, to));
  }

  public static String replace(String text, CharSequence from, CharSequence to) {
    return add(text.length(), text.replace(from, to));
  }

  public static String replaceAll(String text, String pattern, String to) {
    return Pattern.compile(pattern).matcher(new CountedText(text)).replaceAll(to);
  }

  public static String replaceFirst(String text, String pattern, String to) {
    return Pattern.compile(pattern).matcher(new CountedText(text)).replaceFirst(to);
  }

  public static boolean matches(String text, String pattern) {
    return Pattern.compile(pattern).matcher(new CountedText(text)).matches();
  }

  public static String[] split(String text, String pattern) {
    return add(text.length(), text.split(pattern));
  }

  public static String[] split(String text, String pattern, int limit) {
    return add(text.length(), text.split(pattern, limit));
  }

  public static String substring(String text, int start) {
    return built(text.substring(start));
  }

  public static String substring(String text, int start, int end) {
    return built(text.substring(start, end));
  }

  public static String concat(String text, String other) {
    return built(text.concat(other));
  }

  public static String strip(String text) {
    return stripped(text, text.strip());
  }

  public static String trim(String text) {
    return stripped(text, text.trim());
  }

  public static String stripLeading(String text) {
    return stripped(text, text.stripLeading());
  }

  public static String stripTrailing(String text) {
    return stripped(text, text.stripTrailing());
  }

  /** The same text costs nothing; another one is a copy. */
  private static String stripped(String text, String shorter) {
    return add(shorter.length() == text.length() ? 1 : text.length(), shorter);
  }

  public static String toLowerCase(String text, Locale locale) {
    return add(text.length(), text.toLowerCase(locale));
  }

  public static String toUpperCase(String text, Locale locale) {
    return add(text.length(), text.toUpperCase(locale));
  }

  public static char[] toCharArray(String text) {
    return add(text.length(), text.toCharArray());
  }

  public static byte[] getBytes(String text, Charset charset) {
    return add(text.length(), text.getBytes(charset));
  }

  public static Stream<String> lines(String text) {
    return text.lines().peek(line -> add(line.length() + 1L));
  }

  public static IntStream chars(String text) {
    return text.chars().peek(c -> step());
  }

  public static IntStream codePoints(String text) {
    return text.codePoints().peek(c -> step());
  }

  public static String built(String text) {
    return add(text.length(), text);
  }

  public static String toString(StringBuilder text) {
    return built(text.toString());
  }

  public static StringBuilder insert(StringBuilder text, int at, String part) {
    return add(text.length(), text.insert(at, part));
  }

  public static StringBuilder insert(StringBuilder text, int at, char part) {
    return add(text.length(), text.insert(at, part));
  }

  public static StringBuilder delete(StringBuilder text, int start, int end) {
    return add(text.length() - Math.min(end, text.length()), text.delete(start, end));
  }

  public static StringBuilder deleteCharAt(StringBuilder text, int at) {
    return add(text.length() - at, text.deleteCharAt(at));
  }

  public static int indexOf(StringBuilder text, String part) {
    return add(text.length(), text.indexOf(part));
  }

  public static Matcher matcher(Pattern pattern, CharSequence text) {
    return pattern.matcher(new CountedText(text));
  }

  public static Matcher reset(Matcher matcher, CharSequence text) {
    return matcher.reset(new CountedText(text));
  }

  public static String[] split(Pattern pattern, CharSequence text) {
    return pattern.split(new CountedText(text));
  }

  public static String[] split(Pattern pattern, CharSequence text, int limit) {
    return pattern.split(new CountedText(text), limit);
  }

  public static Stream<String> splitAsStream(Pattern pattern, CharSequence text) {
    return pattern.splitAsStream(new CountedText(text));
  }

  public static boolean contains(List<?> list, Object element) {
    return add(list.size(), list.contains(element));
  }

  public static boolean contains(Collection<?> all, Object element) {
    return add(all instanceof List ? all.size() : 1, all.contains(element));
  }

  public static int indexOf(List<?> list, Object element) {
    return add(list.size(), list.indexOf(element));
  }

  public static <T> T remove(List<T> list, int at) {
    return add(list.size() - at, list.remove(at));
  }

  public static <T> void add(List<T> list, int at, T element) {
    add(list.size() - at);
    list.add(at, element);
  }

  public static boolean removeAll(Collection<?> all, Collection<?> others) {
    return add(
        others instanceof List ? (long) all.size() * others.size() : all.size(),
        all.removeAll(others));
  }

  public static boolean addAll(Collection<Object> all, Collection<?> others) {
    return add(others.size(), all.addAll(others));
  }

  /** A text that counts the characters it is asked for. */
  private static final class CountedText implements CharSequence {

    private final CharSequence text;

    CountedText(CharSequence text) {
      this.text = text.toString();
    }

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
      return add(end - start, text.subSequence(start, end));
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
