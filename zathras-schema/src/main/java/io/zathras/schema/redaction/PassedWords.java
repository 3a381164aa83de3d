package io.zathras.schema.redaction;

/** The two words before a position, which decide the meaning of the next word. */
final class PassedWords {

  private String last = "";
  private int lastEnd;
  private String beforeLast = "";

  void pass(String word, int end) {
    beforeLast = last;
    last = word;
    lastEnd = end;
  }

  /** Returns the previous word in lower case; empty for a long one. */
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
