package io.zathras.schema.redaction;

/** The two words before a place: what they are decides what the next one means. */
final class PassedWords {

  private String last = "";
  private int lastEnd;
  private String beforeLast = "";

  void pass(String word, int end) {
    beforeLast = last;
    last = word;
    lastEnd = end;
  }

  /** The word before in small letters; empty for a long one. */
  String last() {
    return last;
  }

  int lastEnd() {
    return lastEnd;
  }

  String beforeLast() {
    return beforeLast;
  }
}
