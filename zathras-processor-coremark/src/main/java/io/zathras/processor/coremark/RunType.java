package io.zathras.processor.coremark;

/** What a start of CoreMark is for. */
enum RunType {
  /** The official score. */
  PERFORMANCE("performance", "0xe9f5"),
  /** A check of correctness over other data, and so with another speed. */
  VALIDATION("validation", "0x18f2"),
  /** Rows of the table that no log tells apart. */
  UNATTRIBUTED("unattributed", "");

  private final String label;
  private final String seedcrc;

  RunType(String label, String seedcrc) {
    this.label = label;
    this.seedcrc = seedcrc;
  }

  String label() {
    return label;
  }

  /** The check sum of the seeds that a start of this type prints. */
  String seedcrc() {
    return seedcrc;
  }
}
