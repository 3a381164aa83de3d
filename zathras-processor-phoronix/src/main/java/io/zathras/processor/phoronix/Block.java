package io.zathras.processor.phoronix;

import io.zathras.processor.spi.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The results of an option in one iteration: from the console between its title and the next one,
 * or from a row of the table where the console has nothing.
 *
 * @param report about the line that names the option
 * @param results the suite's results; empty when the option failed or was cut
 * @param problem why it is not a success, or {@code null}
 * @param problemLine the line of the problem; 0 for the line that names the option; negative when
 *     the problem is already reported
 */
record Block(
    Report report,
    TestOption option,
    List<Result> results,
    @Nullable String problem,
    int problemLine) {

  /** The line of a problem that is already reported. */
  static final int SAID = -1;

  Block {
    results = List.copyOf(results);
  }

  Block failed(String why, int where) {
    return new Block(report, option, results, why, where);
  }

  Block withResults(List<Result> others) {
    return new Block(report, option, others, problem, problemLine);
  }

  /** Reports why the block is not a success. */
  void check() {
    if (problemLine == SAID) {
      return;
    }
    Report place = problemLine == 0 ? report : report.at(problemLine);
    if (results.isEmpty()) {
      place.error("option-failed", option.name() + ": " + problem + "; no result");
    } else if (problem != null) {
      place.warning("option-doubtful", option.name() + ": " + problem);
    }
  }
}
