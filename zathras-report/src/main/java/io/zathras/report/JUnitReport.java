package io.zathras.report;

import io.zathras.analysis.Comparison;
import io.zathras.analysis.GateOutcome;
import java.io.IOException;
import java.io.Writer;

/**
 * A comparison as JUnit XML, which CI servers show: a suite for each test and system, a case for
 * each metric. A tested regression and any other row that the gate does not pass is a failure; a
 * failed benchmark is an error; a row that is inconclusive, missing, not comparable or untested is
 * skipped.
 *
 * @since 0.1
 */
public final class JUnitReport {

  private JUnitReport() {}

  /**
   * Writes a comparison. The writer is flushed and stays open.
   *
   * @param gate the outcome of the comparison's gate
   * @throws IOException if {@code out} throws it
   */
  public static void write(Comparison comparison, GateOutcome gate, Writer out) throws IOException {
    ComparisonJUnit.write(comparison, gate, out);
  }
}
