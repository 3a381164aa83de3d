package io.zathras.schema;

/**
 * The outcome of a run or of a whole result, from the evidence in its files.
 *
 * @since 0.1
 */
public enum Status {
  /** All evidence is good. */
  PASS,
  /** Nothing that the headline needs is valid. */
  FAIL,
  /** Something that was promised is missing or failed; the rest stands. */
  PARTIAL,
  /** There are numbers, and no verdict of any kind. */
  UNKNOWN
}
