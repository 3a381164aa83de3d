package io.zathras.processor.uperf;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a run stands for: the cases that differ in instance count and iteration only.
 *
 * @param testType uperf's test type, as the wrapper names it
 * @param protocol {@code tcp} or {@code udp}
 * @param packetSize the message size in bytes
 * @param networks how many server addresses were used at once, or {@code null} when not known
 */
record Family(String testType, String protocol, int packetSize, @Nullable Integer networks)
    implements Comparable<Family> {

  private static final Comparator<Family> ORDER =
      Comparator.comparing(Family::testType)
          .thenComparing(Family::protocol)
          .thenComparingInt(Family::packetSize)
          .thenComparingInt(Family::networksOrZero);

  static Family of(CaseId id, @Nullable Integer networks) {
    return new Family(id.testType(), id.protocol(), id.packetSize(), networks);
  }

  /** Request and response, of which the operation rate tells most; of all others the throughput. */
  boolean isRequestResponse() {
    return testType.equals("rr");
  }

  int networksOrZero() {
    return networks == null ? 0 : networks;
  }

  /** Returns for example {@code stream tcp 16384 B}, or {@code rr udp 64 B, 2 networks}. */
  String label() {
    String several = networksOrZero() > 1 ? ", " + networks + " networks" : "";
    return testType + " " + protocol + " " + packetSize + " B" + several;
  }

  @Override
  public int compareTo(Family other) {
    return ORDER.compare(this, other);
  }
}
