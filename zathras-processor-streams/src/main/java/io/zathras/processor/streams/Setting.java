package io.zathras.processor.streams;

import java.util.Comparator;

/**
 * What one run was measured with.
 *
 * @param level the compiler's optimisation level: 2 for {@code O2}
 * @param sockets the sockets in use
 * @param size the array size in units of 1,024 elements: 2048 for the label {@code 2048k}
 */
record Setting(int level, int sockets, int size) implements Comparable<Setting> {

  private static final Comparator<Setting> ORDER =
      Comparator.comparingInt(Setting::level)
          .thenComparingInt(Setting::sockets)
          .thenComparingInt(Setting::size);

  String levelName() {
    return "O" + level;
  }

  String sizeLabel() {
    return size + "k";
  }

  /** Returns for example {@code O3 2048k}, or {@code O3 2048k, 2 sockets}. */
  String label() {
    String several = sockets > 1 ? ", " + sockets + " sockets" : "";
    return levelName() + " " + sizeLabel() + several;
  }

  @Override
  public int compareTo(Setting other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return levelName() + ",sockets=" + sockets + ",size=" + sizeLabel();
  }
}
