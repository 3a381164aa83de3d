package io.zathras.processor.phoronix;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.TestReport;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is there of a result and what is not: files, iterations, and the options that the suite set
 * out to run.
 *
 * @param location the result's directory
 * @param consoles the console of each iteration
 * @param table the wrapper's table
 * @param report the wrapper's verdict, in old generations only, or {@code null}
 * @param promisesReport whether the generation writes one
 */
record Evidence(
    String location,
    List<Console> consoles,
    PhoronixTable table,
    @Nullable FileEntry report,
    boolean promisesReport) {

  /** Returns the wrapper's own verdict. */
  Status verdict() {
    return TestReport.read(report);
  }

  /** Returns the iterations whose console is there. */
  List<Integer> iterations() {
    return consoles.stream().map(Console::iteration).toList();
  }

  /** Returns whether there was one iteration only, so that the table's dates are the test's. */
  boolean isOneIteration() {
    return consoles.isEmpty() || last().iteration() == 1;
  }

  private Console last() {
    return consoles.get(consoles.size() - 1);
  }

  /** Says what is missing; returns whether nothing is. */
  boolean check(List<MeasuredOption> options, Diagnostics diagnostics) {
    boolean complete = !table.isDamaged();
    if (table.location() == null) {
      complete = false;
      diagnostics.warning(
          "table-missing",
          location,
          null,
          "the wrapper's table is missing; the console is read, which is there of "
              + consoles.size()
              + " iterations; nothing tells whether a last one is lost");
    }
    if (consoles.isEmpty()) {
      diagnostics.warning(
          "console-missing",
          location,
          null,
          "results_phoronix_*.out is missing: no samples, no version of the benchmark, and nothing"
              + " tells whether an option failed");
    } else if (last().iteration() > consoles.size()) {
      complete = false;
      diagnostics.error(
          "iterations-missing",
          location,
          null,
          "iteration "
              + last().iteration()
              + " is the last, and the consoles of "
              + consoles.size()
              + " iterations are here");
    }
    if (!isOneIteration() && table.interval().start() != null) {
      diagnostics.info(
          "dates-of-last-iteration",
          table.location(),
          null,
          "the table's dates are those of the last iteration; they are not the test's");
    }
    for (Console console : consoles) {
      complete &= check(console, diagnostics);
    }
    options.forEach(option -> check(option, diagnostics));
    return agrees(diagnostics) && complete;
  }

  private static boolean check(Console console, Diagnostics diagnostics) {
    if (console.namesAllPromised()) {
      return true;
    }
    diagnostics.error(
        "options-missing",
        console.file().location(),
        null,
        "the suite set out to run "
            + (console.promised() == 0 ? "an unknown number of" : console.promised())
            + " options and began "
            + console.named()
            + "; what it never began is in no run");
    return false;
  }

  private static void check(MeasuredOption option, Diagnostics diagnostics) {
    for (Block block : option.blocks().values()) {
      Integer line =
          block.problemLine() == null ? Integer.valueOf(block.line()) : block.problemLine();
      String message = option.option().name() + ": " + block.problem();
      if (block.results().isEmpty()) {
        diagnostics.error("option-failed", block.location(), line, message + "; no result");
      } else if (block.problem() != null) {
        diagnostics.warning("option-doubtful", block.location(), line, message);
      }
    }
    for (Result result : option.results()) {
      if (result.metric().direction() == Direction.NONE) {
        Block first = option.blocks().firstEntry().getValue();
        diagnostics.warning(
            "unit-unknown",
            first.location(),
            null,
            "the unit '" + result.unit() + "' is not known: nothing tells which way is better");
      }
    }
  }

  private boolean agrees(Diagnostics diagnostics) {
    return TestReport.check(report, location, promisesReport, diagnostics) == Status.PASS;
  }
}
