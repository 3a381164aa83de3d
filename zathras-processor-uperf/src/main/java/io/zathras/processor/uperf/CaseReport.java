package io.zathras.processor.uperf;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reports the missing, failed and doubtful parts of each case, at the place that shows them. */
final class CaseReport {

  private static final String TABLE_USED =
      "the table's rates are used, which are cut to few decimals";

  private CaseReport() {}

  /**
   * Reports on all cases.
   *
   * @param verdict the wrapper's verdict on all of them
   * @return whether each has its raw file and its row, and the wrapper's report passes and counts
   *     no more cases
   */
  static boolean check(List<Case> cases, UperfTable table, Status verdict, ResultInput input) {
    if (cases.isEmpty()) {
      input
          .report()
          .error(
              "no-results", "neither raw files summary_results_* nor rows of " + UperfTable.FILE);
    }
    boolean complete = agrees(cases.size(), verdict, input);
    boolean inTable = !table.rows().isEmpty();
    List<Case> differing = new ArrayList<>();
    for (Case each : cases) {
      check(each, inTable, verdict, differing);
      complete &= each.raw() != null && each.row() != null;
    }
    warnOf(differing);
    cases.stream()
        .filter(each -> each.family().networksOrZero() > 1)
        .findFirst()
        .ifPresent(
            each ->
                each.report()
                    .warning(
                        "networks-not-saved",
                        "of cases with several networks the wrapper saves the output of the first"
                            + " only: their rates are those of one network"));
    return complete;
  }

  /** Compares the number of cases with the wrapper's report, which has a line for each case. */
  private static boolean agrees(int cases, Status verdict, ResultInput input) {
    FileEntry file = input.firstOf(WrapperReport.FILE);
    if (file == null || verdict == Status.UNKNOWN) {
      return verdict == Status.PASS;
    }
    long started = file.lines().stream().filter(line -> !line.isBlank()).count();
    if (started > cases) {
      input
          .report(file)
          .error(
              "cases-missing",
              "the wrapper started "
                  + Numbers.counted(started, "case")
                  + "; the results of "
                  + cases
                  + " are here");
    }
    return verdict != Status.FAIL && started <= cases;
  }

  private static void check(Case each, boolean inTable, Status verdict, List<Case> differing) {
    RawOutput raw = each.raw();
    UperfTable.Row row = each.row();
    String which = " (" + each.family().label() + ", " + each.label() + ")";
    if (each.problem() != null) {
      Report place = raw == null ? each.report() : raw.report.at(raw.problemLine);
      if (each.status(verdict) == Status.FAIL) {
        place.error("case-failed", each.problem() + which);
      } else {
        place.warning(
            "case-doubtful",
            each.problem() + (each.isFromTable() ? "; " + TABLE_USED : "") + which);
      }
    }
    if (row == null && inTable) {
      each.report().warning("not-in-table", "no row in " + UperfTable.FILE + which);
    } else if (row != null && each.isFromTable()) {
      if (raw == null || each.problem() == null) {
        String why = raw == null ? "no raw file" : "no Total line in the raw file";
        row.report.warning("rates-from-table", why + "; " + TABLE_USED + which);
      }
    } else if (row != null && row.displaced != null && !each.rates().isEmpty()) {
      row.report.info(
          "columns-displaced",
          "the rate is '%s'; expected a number in Gb/s; a run of 1,000 s or more displaces the"
              + " columns; the Total line is used",
          row.displaced);
    } else if (raw != null && row != null && row.transactions != null && !Case.sameRate(raw, row)) {
      differing.add(each);
    }
  }

  private static void warnOf(List<Case> differing) {
    if (!differing.isEmpty()) {
      Case first = differing.get(0);
      UperfTable.Row row = Objects.requireNonNull(first.row());
      row.report.warning(
          "table-differs",
          "the table has %s op/s, the Total line %s, which stands (%s, %s)%s",
          row.transactions,
          Objects.requireNonNull(first.raw()).firstTransactions,
          first.family().label(),
          first.label(),
          differing.size() == 1
              ? ""
              : "; so it is with " + Numbers.counted(differing.size(), "case") + " in all");
    }
  }
}
