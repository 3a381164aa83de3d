package io.zathras.cli;

/** The exit codes of the process. */
final class ExitCode {

  /** Everything was delivered. */
  static final int OK = 0;

  /** Something failed. */
  static final int FAILED = 1;

  /** The command line or the configuration is wrong; nothing was processed. */
  static final int USAGE = 2;

  /** There are no results. */
  static final int NOTHING_FOUND = 3;

  /** The gate of a comparison or a history failed. */
  static final int GATE_HIT = 4;

  /** No metric of a comparison could be compared. */
  static final int NOTHING_COMPARABLE = 5;

  /** Ctrl-C, with the code that shells use. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
