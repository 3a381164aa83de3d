package io.zathras.analysis;

/**
 * What a verdict rests on.
 *
 * @since 0.1
 */
public enum Evidence {
  /** Two or more results a side, and a test. */
  TESTED,
  /** One result, against a prediction from a history of five or more. */
  PREDICTED,
  /** One result and no history: the change alone, which chance can make as well. */
  THRESHOLD_ONLY,
  /** There is nothing to test. */
  NONE
}
