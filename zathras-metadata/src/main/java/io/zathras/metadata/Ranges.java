package io.zathras.metadata;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lists of CPU numbers: {@code 0-3,8}, or single numbers divided by blanks. */
final class Ranges {

  private static final int MOST = 1 << 16;

  private Ranges() {}

  /** Returns the numbers, or {@code null} when the text is no such list. */
  static @Nullable NavigableSet<Integer> parse(String text) {
    NavigableSet<Integer> numbers = new TreeSet<>();
    for (String part : text.strip().split("[,\\s]+", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      if (!part.matches("[0-9]{1,6}(-[0-9]{1,6})?")) {
        return null;
      }
      int dash = part.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
      int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1));
      if (last - first > MOST || numbers.size() > MOST) {
        return null;
      }
      for (int number = first; number <= last; number++) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** Returns the numbers as ranges, {@code 0-27,112-139}. */
  static String format(NavigableSet<Integer> numbers) {
    StringBuilder text = new StringBuilder();
    int first = -1;
    int last = -2;
    for (int number : numbers) {
      if (number != last + 1) {
        append(text, first, last);
        first = number;
      }
      last = number;
    }
    append(text, first, last);
    return text.toString();
  }

  private static void append(StringBuilder text, int first, int last) {
    if (last >= first) {
      text.append(text.isEmpty() ? "" : ",").append(first);
      text.append(last > first ? "-" + last : "");
    }
  }
}
