package io.zathras.analysis;

/**
 * The basis of a verdict.
 *
 * @since 0.1
 */
public enum Evidence {
  /** Two or more results a side, and a test. */
  TESTED,
  /** One result, against a prediction from a history of five or more. */
  PREDICTED,
  /** One result and no history: only the change itself, which may be chance. */
  THRESHOLD_ONLY,
  /** There is nothing to test. */
  NONE
}
