package io.zathras.processor.streams;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The setting of one run.
 *
 * @param level the compiler's optimisation level: 2 for {@code O2}
 * @param sockets the sockets in use
 * @param size the wrapper's label in units of 1,024 elements, rounded down: 2048 for {@code 2048k}
 * @param elements the elements of each array by STREAM's own count; {@code null} when unknown
 */
record StreamSetting(int level, int sockets, int size, @Nullable Long elements)
    implements Comparable<StreamSetting> {

  private static final Comparator<StreamSetting> ORDER =
      Comparator.comparingInt(StreamSetting::level)
          .thenComparingInt(StreamSetting::sockets)
          .thenComparingLong(StreamSetting::elementsOrLabel);

  private long elementsOrLabel() {
    return elements == null ? size * 1024L : elements;
  }

  /** Returns the setting as it is in the wrapper's table and in file names. */
  StreamSetting labelled() {
    return new StreamSetting(level, sockets, size, null);
  }

  String levelName() {
    return "O" + level;
  }

  String sizeLabel() {
    return size + "k";
  }

  /** Returns a name such as {@code O3 2048k}, or {@code O3 1000 elements, 2 sockets}. */
  String label() {
    String several = sockets > 1 ? ", " + sockets + " sockets" : "";
    return levelName() + " " + (isExact() ? sizeLabel() : elements + " elements") + several;
  }

  /** Returns whether the label is the exact size, because several sizes may round to one label. */
  private boolean isExact() {
    return elementsOrLabel() == size * 1024L;
  }

  @Override
  public int compareTo(StreamSetting other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return levelName()
        + ",sockets="
        + sockets
        + (isExact() ? ",size=" + sizeLabel() : ",elements=" + elements);
  }
}
