package io.zathras.processor.coremarkpro;

import io.zathras.processor.spi.CrossCheck;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.WrapperTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table, {@code results_coremark_pro.csv}, before v2.3 {@code results.csv}: means
 * over the iterations, cut to two decimals. Its dates are those of the last iteration.
 *
 * @param table the table, which may be missing
 * @param means the means over the iterations
 * @param lastIteration when the last iteration ran
 * @param complete whether there is a table in which every row has its numbers
 */
record WrapperResults(
    WrapperTable table, MetricValues means, Interval lastIteration, boolean complete) {

  private static final String CURRENT = "results_coremark_pro.csv";
  private static final String OLDER = "results.csv";
  private static final String SCORE = "Score";
  private static final String MULTI = "Multi_iterations";
  private static final String SINGLE = "Single_iterations";

  /** The table's means are cut to two decimals, so they may be this much below the true ones. */
  private static final double CUT = 0.0100001;

  /**
   * Reads the table.
   *
   * @param reports the suite's output in each iteration
   */
  static WrapperResults read(List<SuiteReport> reports, ResultInput input) {
    WrapperTable table =
        input.supportingTable(
            "only the suite's own reports are read, which are of "
                + Numbers.counted(reports.size(), "iteration")
                + "; nothing tells whether a last one is lost",
            CURRENT,
            OLDER);
    if (table.rows().isEmpty()) {
      return new WrapperResults(table, new MetricValues(), Interval.UNKNOWN, false);
    }
    String name = table.file().name();
    if (name.equals(CURRENT) && input.firstOf(OLDER) != null) {
      table.report().warning("several-tables", OLDER + " is there too; " + CURRENT + " is read");
    }
    table.expectDates(name + " has no dates (wrapper v2.1 or older); no time is known");
    ResultLines lines = new ResultLines(SCORE);
    Interval dates = Interval.UNKNOWN;
    boolean complete = true;
    for (WrapperTable.Row row : table.rows()) {
      if (isCut(table, row)) {
        row.reject("'" + row + "' has too few fields (is it cut?)");
      } else {
        complete &= read(row, lines, reports);
        dates = dates.span(row.lastDates());
      }
    }
    if (!lines.hasMark()) {
      table
          .report()
          .warning("score-missing", "%s has no row 'Score'; expected it below the workloads", name);
    }
    for (String workload : lines.missing()) {
      table.report().warning("workload-missing", name + " has no row '" + workload + "'");
    }
    complete &= table.isSound() && lines.hasMark() && lines.missing().isEmpty();
    return new WrapperResults(table, lines.values(), dates, complete);
  }

  /**
   * Returns whether a row is cut within its numbers. One field may be missing: the last date, or,
   * without dates, the scaling of the score.
   */
  private static boolean isCut(WrapperTable table, WrapperTable.Row row) {
    boolean oneLess = table.hasDates() || row.cells().get(0).equals(SCORE);
    return row.size() < table.header().size() - (oneLess ? 1 : 0);
  }

  /**
   * Returns whether the row has both results. The wrapper leaves out the mean of a value that one
   * iteration lacks, which is already reported for that iteration.
   */
  private static boolean read(WrapperTable.Row row, ResultLines lines, List<SuiteReport> reports) {
    String name = row.cells().get(0);
    Double multi = Numbers.positive(row.text(MULTI));
    Double single = Numbers.positive(row.text(SINGLE));
    boolean isScore = name.equals(SCORE);
    boolean isSaid = reports.stream().anyMatch(report -> !report.lines().hasBoth(name, isScore));
    if ((multi == null || single == null) && !isSaid) {
      row.warning(
          "value-missing",
          "'%s' has no result above 0 under %s",
          name,
          Stream.of(multi == null ? MULTI : "", single == null ? SINGLE : "")
              .filter(column -> !column.isEmpty())
              .collect(Collectors.joining(" and ")));
    }
    lines.add(
        name,
        multi,
        single,
        isScore ? scoreScaling(row, multi, single) : scaling(row),
        row.report());
    return multi != null && single != null;
  }

  private static @Nullable Double scaling(WrapperTable.Row row) {
    String text = row.text("Scaling");
    return text == null || text.equals("0") || text.equals("n/a") ? null : row.positive("Scaling");
  }

  /**
   * Returns the scaling of the score, which generations before v2.4 leave out or give as 0. v2.2
   * has one field too many.
   */
  private static @Nullable Double scoreScaling(
      WrapperTable.Row row, @Nullable Double multi, @Nullable Double single) {
    Double scaling = scaling(row);
    if (scaling != null || multi == null || single == null) {
      return scaling;
    }
    row.warning(
        "scaling-computed", "the score has no scaling; multi-core over single-core is given");
    return multi / single;
  }

  /** Returns whether the wrapper is v2.2 or older, which always writes a report. */
  boolean promisesReport() {
    return !table.isMissing() && table.file().name().equals(OLDER);
  }

  /**
   * Takes the values from the table that no report has, and compares the others.
   *
   * @return whether the table agrees with the reports, which it does not when one of them is lost
   */
  boolean complement(RunBuilder run) {
    boolean measured = run.isMeasured();
    MetricValues comparable = new MetricValues();
    for (Metric metric : means.metrics()) {
      // Scaling is cut in every iteration before its mean is cut, so it cannot be compared.
      if (run.samples(metric).length == 0 || !metric.name().endsWith("scaling_factor")) {
        comparable.put(metric, means.get(metric));
      }
    }
    CrossCheck check = run.crossCheck(comparable, CUT, table.report());
    if (!check.taken().isEmpty()) {
      String names = check.taken().stream().map(Metric::name).collect(Collectors.joining(", "));
      table
          .report()
          .warning(
              "output-missing",
              "no coremark_pro_run_<iteration> has %s; the means of %s are used, without points",
              measured ? names : "results",
              table.file().name());
    }
    return check.agrees() && (check.taken().isEmpty() || measured);
  }
}
