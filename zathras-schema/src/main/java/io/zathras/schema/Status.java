package io.zathras.schema;

/**
 * The outcome of a run or of a whole result, from the evidence in its files.
 *
 * @since 0.1
 */
public enum Status {
  /** All evidence is good. */
  PASS,
  /** No valid data is left for the headline. */
  FAIL,
  /** An expected part is missing or failed; the rest is valid. */
  PARTIAL,
  /** There are numbers, and no verdict of any kind. */
  UNKNOWN
}
