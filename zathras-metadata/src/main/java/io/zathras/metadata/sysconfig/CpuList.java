package io.zathras.metadata.sysconfig;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** CPU numbers: {@code 0-3,8} as the kernel writes them, or single ones separated by spaces. */
final class CpuList {

  private static final int BEYOND = 1 << 16;

  private final BitSet numbers = new BitSet();

  private CpuList() {}

  /** Returns the numbers, or {@code null} when the text is not such a list. */
  static @Nullable CpuList parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    CpuList list = new CpuList();
    int start = -1;
    int number = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      if (c >= '0' && c <= '9') {
        number = Math.max(number, 0) * 10 + (c - '0');
        if (number >= BEYOND) {
          return null;
        }
      } else if (c == '-' && number >= 0 && start < 0) {
        start = number;
        number = -1;
      } else if (c == ',' || Character.isWhitespace(c)) {
        if (number < Math.max(start, 0) && (number >= 0 || start >= 0)) {
          return null;
        }
        if (number >= 0) {
          list.numbers.set(start < 0 ? number : start, number + 1);
        }
        start = -1;
        number = -1;
      } else {
        return null;
      }
    }
    return list;
  }

  int count() {
    return numbers.cardinality();
  }

  /** Returns the numbers as ranges, {@code 0-27,112-139}; empty for none. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int first = numbers.nextSetBit(0); first >= 0; ) {
      int end = numbers.nextClearBit(first);
      text.append(text.isEmpty() ? "" : ",").append(first);
      if (end - first > 1) {
        text.append('-').append(end - 1);
      }
      first = numbers.nextSetBit(end);
    }
    return text.toString();
  }
}
