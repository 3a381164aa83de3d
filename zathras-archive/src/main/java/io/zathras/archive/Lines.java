package io.zathras.archive;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The lines of a text. A line is made when it is asked for: 16 MB of empty lines as strings in a
 * list would need several hundred MB.
 */
final class Lines extends AbstractList<String> implements RandomAccess {

  private final String text;
  private final boolean hasReturns;

  /** Where each line begins; one more for where a line behind the last one would. */
  private final int[] starts;

  Lines(String text) {
    this.text = text;
    hasReturns = text.indexOf('\r') >= 0;
    int count = 0;
    for (int start = 0; start < text.length(); start = next(start)) {
      count++;
    }
    starts = new int[count + 1];
    for (int line = 0; line < count; line++) {
      starts[line + 1] = next(starts[line]);
    }
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
