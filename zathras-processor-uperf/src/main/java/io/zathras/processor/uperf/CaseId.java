package io.zathras.processor.uperf;

/**
 * What both a raw file's name and a row of the table say about a case. The number of networks and
 * the iteration stand in the names only.
 *
 * @param testType {@code stream}, {@code rr}, {@code bidirec} or {@code maerts}
 * @param protocol {@code tcp} or {@code udp}
 * @param packetSize the message size in bytes
 * @param instances uperf's threads
 */
record CaseId(String testType, String protocol, int packetSize, int instances) {

  /** Returns test type, protocol and packet size, the wrapper's combination. */
  String combination() {
    return testType + "/" + protocol + "/" + packetSize;
  }

  /** Packets of this protocol may be lost on the way, so that sent and received rates differ. */
  boolean isLossy() {
    return protocol.equals("udp");
  }

  /** The wrapper's reverse stream: the master, whose rate the Total line gives, only reads. */
  boolean isReverse() {
    return testType.equals("maerts");
  }
}
