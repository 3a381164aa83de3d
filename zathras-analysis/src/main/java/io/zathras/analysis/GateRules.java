package io.zathras.analysis;

import java.util.Set;

/**
 * When a comparison does not pass.
 *
 * @param failOn the verdicts that fail
 * @param untestedFails whether a verdict that only the threshold supports fails as a tested one
 *     does
 * @since 0.1
 */
public record GateRules(Set<Verdict> failOn, boolean untestedFails) {

  /** Copies the set. */
  public GateRules {
    failOn = Set.copyOf(failOn);
  }

  /** Returns the usual rules: worse and failed, and only where it was tested. */
  public static GateRules defaults() {
    return new GateRules(Set.of(Verdict.REGRESSED, Verdict.FAILED), false);
  }
}
