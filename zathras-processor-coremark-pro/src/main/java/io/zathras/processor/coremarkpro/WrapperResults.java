package io.zathras.processor.coremarkpro;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Run;
import io.zathras.schema.Statistics;
import io.zathras.schema.TimeSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table, {@code results_coremark_pro.csv}, before v2.3 {@code results.csv}: means
 * over the iterations, cut to two decimals; its dates are the last iteration's only.
 *
 * @param table the table, or {@code null} when there is none
 * @param workloads means by workload
 * @param score the mean marks, or {@code null} when missing
 * @param lastIteration when the last iteration ran
 * @param complete whether there is a table, and every row has its numbers
 */
record WrapperResults(
    @Nullable WrapperTable table,
    Map<String, Marks> workloads,
    @Nullable Marks score,
    Interval lastIteration,
    boolean complete) {

  private static final String SCORE = "Score";

  /** The table's means are cut to two decimals, so they may be this much below the true ones. */
  private static final double CUT = 0.0100001;

  /**
   * Reads the table.
   *
   * @param reports how many iterations have a report of the suite
   */
  static WrapperResults read(int reports, ResultInput input) {
    Diagnostics diagnostics = input.diagnostics();
    FileEntry file = input.firstOf("results_coremark_pro.csv", "results.csv");
    if (file == null) {
      diagnostics.warning(
          "table-missing",
          input.files().name(),
          null,
          "results_coremark_pro.csv is missing; only the suite's own reports are read, which are of "
              + reports
              + " iterations; nothing tells whether a last one is lost");
      return new WrapperResults(null, Map.of(), null, Interval.UNKNOWN, false);
    }
    if (file.name().equals("results_coremark_pro.csv") && input.firstOf("results.csv") != null) {
      diagnostics.warning(
          "several-tables",
          file.location(),
          null,
          "results.csv is there too; results_coremark_pro.csv is read");
    }
    WrapperTable table = WrapperTable.read(file);
    if (!table.hasColumn("Start_Date")) {
      diagnostics.warning(
          "no-dates",
          file.location(),
          table.headerLine() == 0 ? null : table.headerLine(),
          file.name() + " has no dates (wrapper v2.1 or older); no time is known");
    }
    return read(table, diagnostics);
  }

  /** Returns the suite's version as the wrapper names it, or {@code null}. */
  @Nullable String version() {
    return table == null ? null : table.meta("Results version");
  }

  /** Returns how many contexts the multi-core runs had: one per CPU; or {@code null}. */
  @Nullable Integer contexts() {
    return table == null ? null : Numbers.positiveInteger(table.meta("Number cpus"));
  }

  private static WrapperResults read(WrapperTable table, Diagnostics diagnostics) {
    Map<String, Marks> workloads = new LinkedHashMap<>();
    Interval dates = Interval.UNKNOWN;
    boolean complete = true;
    for (WrapperTable.Row row : table.rows()) {
      String name = row.cells().get(0);
      if (isCut(table, row, name)) {
        complete = false;
        row.error(
            diagnostics,
            "row-rejected",
            "'" + row + "' has too few fields (is it cut?); the row is left out");
        continue;
      }
      Marks marks = marks(row, diagnostics);
      String problem = Marks.add(workloads, name, marks);
      if (problem != null) {
        complete = false;
        row.error(diagnostics, "workload-unknown", problem);
      }
      complete &= marks.multi() != null && marks.single() != null;
      dates = dates.span(dates(table, row, diagnostics));
    }
    Marks score = workloads.remove(SCORE);
    if (score == null) {
      diagnostics.warning(
          "score-missing",
          table.file().location(),
          null,
          table.file().name() + " has no row 'Score'; expected it below the workloads");
    }
    for (String workload : Marks.WORKLOADS) {
      if (!workloads.containsKey(workload)) {
        complete = false;
        diagnostics.warning(
            "workload-missing",
            table.file().location(),
            null,
            table.file().name() + " has no row '" + workload + "'");
      }
    }
    return new WrapperResults(table, workloads, score, dates, complete && score != null);
  }

  /** Behind the numbers stands a date; without dates the score has no scaling. */
  private static boolean isCut(WrapperTable table, WrapperTable.Row row, String name) {
    int fields = table.header().size();
    if (table.hasColumn("Start_Date")) {
      return row.size() < fields - 1;
    }
    return row.size() < (name.equals(SCORE) ? fields - 1 : fields);
  }

  private static Marks marks(WrapperTable.Row row, Diagnostics diagnostics) {
    Double multi = row.positive(diagnostics, "Multi_iterations");
    Double single = row.positive(diagnostics, "Single_iterations");
    if (multi == null || single == null) {
      row.warning(
          diagnostics,
          "value-missing",
          "'"
              + row.cells().get(0)
              + "' has no result; expected a multi-core and a single-core one");
    }
    if (row.cells().get(0).equals(SCORE)) {
      return new Marks(multi, single, scoreScaling(row, multi, single, diagnostics));
    }
    return new Marks(multi, single, row.positive(diagnostics, "Scaling"));
  }

  /** Generations before v2.4 give no scaling of the score, or 0; v2.2 has one field too many. */
  private static @Nullable Double scoreScaling(
      WrapperTable.Row row,
      @Nullable Double multi,
      @Nullable Double single,
      Diagnostics diagnostics) {
    String text = row.text("Scaling");
    Double scaling = text == null || text.equals("0") ? null : row.positive(diagnostics, "Scaling");
    if (scaling != null || multi == null || single == null) {
      return scaling;
    }
    row.warning(
        diagnostics,
        "scaling-computed",
        "the score has no scaling; multi-core over single-core is given");
    return multi / single;
  }

  private static Interval dates(WrapperTable table, WrapperTable.Row row, Diagnostics diagnostics) {
    if (!table.hasColumn("Start_Date")) {
      return Interval.UNKNOWN;
    }
    // The dates stand last, also in the score row with its one field too many.
    List<String> cells = row.cells();
    int end = cells.size() - 1;
    Interval dates =
        end < 2
            ? Interval.UNKNOWN
            : new Interval(Times.zoned(cells.get(end - 1)), Times.zoned(cells.get(end)));
    if (dates.start() == null || dates.end() == null) {
      row.warning(
          diagnostics, "date-missing", "'" + row + "' has not both dates; other rows' are used");
    }
    return dates;
  }

  /**
   * What no report has is taken from the table; what both have is compared.
   *
   * @return whether the table is of these reports: it is of others when one of them is lost
   */
  boolean complement(Run.Builder run, TimeSeries points, Diagnostics diagnostics) {
    if (table == null) {
      return true;
    }
    List<String> taken = new ArrayList<>();
    List<String> differing = new ArrayList<>();
    Marks.byMetric(score, workloads)
        .forEach(
            (metric, mean) -> {
              double[] samples = points.values(metric);
              if (samples.length == 0) {
                run.metric(metric, mean);
                taken.add(metric);
              } else if (samples.length == points.size()
                  && differs(metric, mean, Statistics.of(samples).mean(), diagnostics)) {
                differing.add(metric);
              }
            });
    if (!taken.isEmpty()) {
      String what =
          points.isEmpty()
              ? "there is no coremark_pro_run_<iteration> with results"
              : "no coremark_pro_run_<iteration> has " + String.join(", ", taken);
      diagnostics.warning(
          "report-missing",
          table.file().location(),
          null,
          what + "; the means of " + table.file().name() + " are used, without points");
    }
    return differing.isEmpty() && (taken.isEmpty() || !points.isEmpty());
  }

  private boolean differs(String metric, double mean, double own, Diagnostics diagnostics) {
    // Scaling is cut in every iteration before its mean is cut, so it says nothing.
    if (table == null || metric.endsWith("scaling_factor") || Math.abs(own - mean) <= CUT) {
      return false;
    }
    diagnostics.warning(
        "table-differs",
        table.file().location(),
        null,
        metric
            + " is "
            + mean
            + " in "
            + table.file().name()
            + "; the suite's reports give "
            + own
            + ", which is used (is a report lost?)");
    return true;
  }
}
