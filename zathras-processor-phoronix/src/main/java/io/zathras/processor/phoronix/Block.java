package io.zathras.processor.phoronix;

import io.zathras.processor.spi.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one iteration shows of an option: in the console from its title to the next one's, or a row
 * of the table where the console has nothing.
 *
 * @param report about the line that names it
 * @param results what the suite reports; empty when it failed or was cut
 * @param problem why it is no success, or {@code null}
 * @param problemLine the line that says so; 0 for the one that names it; negative when a diagnostic
 *     says it already
 */
record Block(
    Report report,
    TestOption option,
    List<Result> results,
    @Nullable String problem,
    int problemLine) {

  /** For a problem that a diagnostic says already. */
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

  /** Reports why the block does not count as a success. */
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
