package io.zathras.processor.uperf;

import io.zathras.processor.spi.Metric;

/**
 * A combination that the wrapper tests with several instance counts, networks and iterations.
 *
 * @param testType {@code stream}, {@code rr}, {@code bidirec} or {@code maerts}
 * @param protocol {@code tcp} or {@code udp}
 * @param packetSize the message size in bytes
 */
record Combination(String testType, String protocol, int packetSize) {

  /** Returns whether packets may be lost on the way, so that sent and received rates differ. */
  boolean isLossy() {
    return protocol.equals("udp");
  }

  /**
   * Returns whether it is the wrapper's reverse stream: the master, whose rate is in the Total
   * line, only reads.
   */
  boolean isReverse() {
    return testType.equals("maerts");
  }

  boolean isRequestResponse() {
    return testType.equals("rr");
  }

  /**
   * Returns the most significant metric: the operation rate of request and response, the throughput
   * of all others.
   */
  Metric mainMetric() {
    return isRequestResponse() ? UperfMetrics.TRANSACTIONS : UperfMetrics.THROUGHPUT;
  }

  /** Returns its path in the wrapper's notation, {@code stream/tcp/16384}. */
  @Override
  public String toString() {
    return testType + "/" + protocol + "/" + packetSize;
  }
}
