package io.zathras.archive;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The lines of a text, made on access because 16 MB of empty lines would need several hundred MB as
 * strings in a list.
 */
final class LineIndex extends AbstractList<String> implements RandomAccess {

  /** The longest text whose lines are all made at once. */
  private static final int SHORT = 1 << 14;

  private static final int USUAL_LENGTH = 32;

  private final String text;
  private final boolean hasReturns;

  /** The start of each line, and the end of the text. */
  private final int[] starts;

  private LineIndex(String text) {
    this.text = text;
    hasReturns = text.indexOf('\r') >= 0;
    // Counted first, because an array that grows takes three times the memory of all starts.
    int count = 0;
    for (int start = 0; start < text.length(); start = next(start)) {
      count++;
    }
    starts = new int[count + 1];
    int line = 0;
    for (int start = 0; start < text.length(); start = next(start)) {
      starts[line++] = start;
    }
    starts[count] = text.length();
  }

  /** Returns the lines of a text; those of a short one are all made at once. */
  static List<String> of(String text) {
    if (text.length() > SHORT) {
      return new LineIndex(text);
    }
    return text.indexOf('\r') < 0 ? ofShort(text) : List.copyOf(new LineIndex(text));
  }

  /** Most texts are short and end their lines with a line feed only. */
  private static List<String> ofShort(String text) {
    List<String> lines = new ArrayList<>(1 + text.length() / USUAL_LENGTH);
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        end = text.length();
      }
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    return List.copyOf(lines);
  }

  @Override
  public int size() {
    return starts.length - 1;
  }

  @Override
  public String get(int line) {
    Objects.checkIndex(line, size());
    int end = starts[line + 1];
    if (text.charAt(end - 1) == '\n') {
      end--;
    }
    if (end > starts[line] && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(starts[line], end);
  }

  private int next(int start) {
    if (!hasReturns) {
      int end = text.indexOf('\n', start);
      return end < 0 ? text.length() : end + 1;
    }
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        return i + 1;
      }
      if (c == '\r') {
        return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
      }
    }
    return text.length();
  }
}
