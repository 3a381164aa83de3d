package io.zathras.processor.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The numbers that are missing from a sequence, such as those of iterations whose file is lost.
 *
 * @since 0.1
 */
public final class Gaps {

  /** Bounds the list, because a name may claim any number and the first gaps tell enough. */
  private static final int MOST = 20;

  private Gaps() {}

  /**
   * Returns the first numbers from 1 to the last that are not present, at most 20.
   *
   * @param present the numbers that are there
   * @param last the last number that was promised
   */
  public static List<Integer> before(Set<Integer> present, int last) {
    List<Integer> missing = new ArrayList<>();
    for (int number = 1; number <= last && missing.size() < MOST; number++) {
      if (!present.contains(number)) {
        missing.add(number);
      }
    }
    return missing;
  }
}
