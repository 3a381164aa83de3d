package io.zathras.analysis;

/**
 * The conclusion of a comparison about one metric.
 *
 * @since 0.1
 */
public enum Verdict {
  /** Worse by the threshold or more, and not by chance. */
  REGRESSED,
  /** The benchmark failed in the candidate and not in the base. */
  FAILED,
  /** Only one side has the metric. */
  MISSING,
  /** Changed by the threshold or more, for a metric without a better direction. */
  CHANGED,
  /** Better by the threshold or more, and not by chance. */
  IMPROVED,
  /** Too few results or too much spread for a conclusion. */
  INCONCLUSIVE,
  /** The sides measure different things. */
  NOT_COMPARABLE,
  /** The change is certainly smaller than the threshold. */
  UNCHANGED
}
