package io.zathras.analysis;

import java.util.List;

/**
 * Whether a comparison passes.
 *
 * @param result the outcome
 * @param hits the rows that fail it
 * @since 0.1
 */
public record GateOutcome(Result result, List<ComparedMetric> hits) {

  /** Copies the rows. */
  public GateOutcome {
    hits = List.copyOf(hits);
  }

  /**
   * The outcome of a gate.
   *
   * @since 0.1
   */
  public enum Result {
    /** No row fails. */
    PASSED,
    /** At least one row fails. */
    HIT,
    /** No metric could be compared, so the outcome is unknown. */
    NOTHING_COMPARABLE
  }
}
