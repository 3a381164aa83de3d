package io.zathras.analysis;

import java.util.Set;

/**
 * The conditions under which a comparison fails.
 *
 * @param failOn the verdicts that fail
 * @param untestedFails whether a verdict that rests on the threshold alone fails like a tested one
 * @since 0.1
 */
public record GateRules(Set<Verdict> failOn, boolean untestedFails) {

  /** Copies the set. */
  public GateRules {
    failOn = Set.copyOf(failOn);
  }

  /** Returns the usual rules: regressed and failed rows fail, untested ones do not. */
  public static GateRules defaults() {
    return new GateRules(Set.of(Verdict.REGRESSED, Verdict.FAILED), false);
  }
}
