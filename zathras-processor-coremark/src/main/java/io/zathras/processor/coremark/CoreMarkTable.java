package io.zathras.processor.coremark;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table: {@code results_coremark.csv}, before v1.24 {@code results.csv}. Both starts
 * of one {@code make} have a row, and nothing in the row tells them apart.
 *
 * @param file the table, or {@code null} when there is none
 * @param version what the table says is CoreMark's version, or {@code null}
 * @param rows the rows that tell their iteration and thread count
 * @param complete whether there is a table with rows, and every row could be placed
 */
record CoreMarkTable(
    @Nullable FileEntry file, @Nullable String version, List<Row> rows, boolean complete) {

  /**
   * One row.
   *
   * @param rate iterations/s, or {@code null} when the row has no valid one
   */
  record Row(int line, int iteration, int threads, @Nullable Double rate, Interval interval) {}

  static CoreMarkTable read(ResultInput input) {
    Diagnostics diagnostics = input.diagnostics();
    FileEntry file = input.firstOf("results_coremark.csv", "results.csv");
    if (file == null) {
      diagnostics.error(
          "table-missing",
          input.files().name(),
          null,
          "results_coremark.csv is missing; expected the wrapper's table of rates");
      return new CoreMarkTable(null, null, List.of(), false);
    }
    WrapperTable table = WrapperTable.read(file);
    Integer headerLine = table.headerLine() == 0 ? null : table.headerLine();
    if (table.rows().isEmpty()) {
      diagnostics.error(
          "table-empty",
          file.location(),
          headerLine,
          "no data rows; expected one for each start of CoreMark");
    } else if (!table.hasColumn("Start_Date")) {
      diagnostics.warning(
          "no-dates",
          file.location(),
          headerLine,
          "the table has no dates (wrapper v2.2 or older); points have no timestamps");
    }
    List<Row> rows = new ArrayList<>();
    for (WrapperTable.Row row : table.rows()) {
      Row read = row(table, row, diagnostics);
      if (read != null) {
        rows.add(read);
      }
    }
    boolean complete = !rows.isEmpty() && rows.size() == table.rows().size();
    return new CoreMarkTable(file, table.meta("Results version"), List.copyOf(rows), complete);
  }

  /** Returns the row, without a rate when it is broken; {@code null} when it cannot be placed. */
  private static @Nullable Row row(
      WrapperTable table, WrapperTable.Row row, Diagnostics diagnostics) {
    Integer iteration = row.count(diagnostics, "iteration");
    Integer threads = row.count(diagnostics, "threads");
    if (iteration == null || threads == null) {
      row.error(
          diagnostics,
          "row-rejected",
          "'" + row + "' has no iteration and thread count; the row is left out");
      return null;
    }
    if (row.size() < table.header().size()) {
      boolean oneShort = row.size() == table.header().size() - 1;
      row.error(
          diagnostics,
          "row-rejected",
          row.size()
              + " fields, expected "
              + table.header().size()
              + (oneShort ? " (rate missing)" : "")
              + "; the row is left out");
      return new Row(row.line(), iteration, threads, null, Interval.UNKNOWN);
    }
    Double rate = row.positive(diagnostics, "IterationsPerSec", "iters/sec", "test passes");
    if (rate == null) {
      row.error(diagnostics, "row-rejected", "no rate in '" + row + "'; the row is left out");
    }
    Interval interval = row.interval(diagnostics);
    if (table.hasColumn("Start_Date") && (interval.start() == null || interval.end() == null)) {
      row.error(
          diagnostics, "row-rejected", "the dates of '" + row + "' are cut; the row is left out");
      return new Row(row.line(), iteration, threads, null, Interval.UNKNOWN);
    }
    if (interval.isReversed()) {
      row.warning(diagnostics, "clock-step", "End_Date is before Start_Date; no duration is given");
    }
    return new Row(row.line(), iteration, threads, rate, interval);
  }
}
