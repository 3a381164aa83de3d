package io.zathras.processor.uperf;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The cases of one run, which differ only in instance count and iteration.
 *
 * @param networks how many server addresses were used at once, or {@code null} when unknown
 */
record Family(Combination combination, @Nullable Integer networks) implements Comparable<Family> {

  private static final Comparator<Family> ORDER =
      Comparator.comparing((Family family) -> family.combination.testType())
          .thenComparing(family -> family.combination.protocol())
          .thenComparingInt(family -> family.combination.packetSize())
          .thenComparingInt(Family::networksOrZero);

  int networksOrZero() {
    return networks == null ? 0 : networks;
  }

  /** Returns a name such as {@code stream tcp 16384 B}, or {@code rr udp 64 B, 2 networks}. */
  String label() {
    String several = networksOrZero() > 1 ? ", " + networks + " networks" : "";
    return combination.toString().replace('/', ' ') + " B" + several;
  }

  @Override
  public int compareTo(Family other) {
    return ORDER.compare(this, other);
  }
}
