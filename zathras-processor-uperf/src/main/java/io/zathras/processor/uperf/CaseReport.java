package io.zathras.processor.uperf;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.processor.spi.TestReport;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of each case what is missing, failed or doubtful, with the place that shows it. */
final class CaseReport {

  private final String payload;
  private final UperfTable table;
  private final @Nullable FileEntry report;
  private final Status verdict;
  private final boolean readable;
  private final long started;
  private final Diagnostics diagnostics;

  CaseReport(FileTree payload, UperfTable table, Diagnostics diagnostics) {
    this.payload = payload.name();
    this.table = table;
    this.report = payload.file(TestReport.FILE).filter(FileEntry::isKept).orElse(null);
    this.verdict = TestReport.read(report);
    this.readable = TestReport.check(report, payload.name(), true, diagnostics) != Status.UNKNOWN;
    this.started =
        report == null ? 0 : report.lines().stream().filter(line -> !line.isBlank()).count();
    this.diagnostics = diagnostics;
  }

  /** Returns the wrapper's own verdict over all cases. */
  Status verdict() {
    return verdict;
  }

  /**
   * Reports on all cases.
   *
   * @return whether each has its raw file and its row, and the wrapper's report counts as many
   */
  boolean check(List<Case> cases) {
    if (cases.isEmpty()) {
      diagnostics.error(
          "no-results",
          payload,
          null,
          "neither raw files summary_results_* nor rows of " + UperfTable.FILE);
    }
    boolean complete = agrees(cases);
    for (Case each : cases) {
      check(each);
      complete &= each.raw() != null && each.row() != null;
    }
    cases.stream()
        .filter(each -> each.family().networksOrZero() > 1)
        .findFirst()
        .ifPresent(
            each ->
                diagnostics.warning(
                    "networks-not-saved",
                    location(each),
                    null,
                    "of cases with several networks the wrapper saves the output of the first"
                        + " only: their rates are those of one network"));
    return complete;
  }

  /** Says when the case with the most instances is not what a run's metrics rest on. */
  void check(UperfRun run, Case most) {
    if (run.instances() > 0 && run.instances() < most.instances()) {
      diagnostics.warning(
          "fewer-instances",
          location(most),
          null,
          run.family().label()
              + ": nothing was measured with "
              + most.instances()
              + " instances; the run's metrics are those with "
              + run.instances());
    }
  }

  /** The wrapper writes a line a case. */
  private boolean agrees(List<Case> cases) {
    if (report == null || !readable) {
      return false;
    }
    if (started > cases.size()) {
      diagnostics.error(
          "cases-missing",
          report.location(),
          null,
          "the wrapper started "
              + started
              + " cases; the results of "
              + cases.size()
              + " are here");
    }
    return verdict != Status.FAIL && started <= cases.size();
  }

  private void check(Case each) {
    RawSummary raw = each.raw();
    UperfTable.Row row = each.row();
    String file = location(each);
    Integer line = raw == null ? lineOf(row) : raw.content().problemLine();
    String what = each.family().label() + ", " + each.label() + ": ";
    if (each.problem() != null && each.status(verdict) == Status.FAIL) {
      diagnostics.error("case-failed", file, line, what + each.problem());
    } else if (each.problem() != null) {
      diagnostics.warning("case-doubtful", file, line, what + each.problem());
    }
    if (each.isFromTable()) {
      diagnostics.warning(
          "rates-from-table",
          table.location(),
          lineOf(row),
          what
              + (raw == null ? "no raw file" : "no Total line in the raw file")
              + "; the table's rates are used, which are cut to few decimals");
    } else if (row == null && !table.rows().isEmpty()) {
      diagnostics.warning(
          "not-in-table", file, null, what + "no row in " + UperfTable.FILE + "; expected one");
    } else if (raw != null && row != null && differs(raw, row)) {
      diagnostics.warning(
          "table-differs",
          table.location(),
          row.line(),
          what
              + "the table has "
              + row.transactions()
              + " op/s, the Total line "
              + raw.content().firstTransactions()
              + ", which stands");
    }
  }

  private @Nullable String location(Case each) {
    return each.raw() == null ? table.location() : each.raw().file().location();
  }

  private static boolean differs(RawSummary raw, UperfTable.Row row) {
    return row.transactions() != null && !Cases.sameRate(raw, row);
  }

  private static @Nullable Integer lineOf(UperfTable.@Nullable Row row) {
    return row == null ? null : row.line();
  }
}
