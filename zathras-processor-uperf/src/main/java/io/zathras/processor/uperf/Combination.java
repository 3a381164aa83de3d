package io.zathras.processor.uperf;

import io.zathras.processor.spi.Metric;

/**
 * What the wrapper tests one after the other. Instance counts, networks and iterations vary within.
 *
 * @param testType {@code stream}, {@code rr}, {@code bidirec} or {@code maerts}
 * @param protocol {@code tcp} or {@code udp}
 * @param packetSize the message size in bytes
 */
record Combination(String testType, String protocol, int packetSize) {

  /** Packets of this protocol may be lost on the way, so that sent and received rates differ. */
  boolean isLossy() {
    return protocol.equals("udp");
  }

  /** The wrapper's reverse stream: the master, whose rate the Total line gives, only reads. */
  boolean isReverse() {
    return testType.equals("maerts");
  }

  boolean isRequestResponse() {
    return testType.equals("rr");
  }

  /** The operation rate tells most of request and response, and the throughput of all others. */
  Metric mainMetric() {
    return isRequestResponse() ? UperfMetrics.TRANSACTIONS : UperfMetrics.THROUGHPUT;
  }

  /** Returns its path as the wrapper writes it: {@code stream/tcp/16384}. */
  @Override
  public String toString() {
    return testType + "/" + protocol + "/" + packetSize;
  }
}
