package io.zathras.analysis;

/**
 * The numbers of a document that are analysed.
 *
 * @since 0.1
 */
public enum Scope {
  /** The headline metrics of a whole result. */
  HEADLINE,
  /** The metrics of each run, under the run's name and configuration. */
  RUNS
}
