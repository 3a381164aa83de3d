package io.zathras.processor.coremark;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The wrapper's table: {@code results_coremark.csv}, before v1.24 {@code results.csv}. */
final class ResultTable {

  /** One row; the rate is {@code null} when it is missing or no number. */
  record Entry(
      int line,
      int iteration,
      int threads,
      @Nullable Double rate,
      @Nullable Timestamp start,
      @Nullable Timestamp end) {}

  final @Nullable WrapperTable table;
  final List<Entry> good = new ArrayList<>();

  /** Rows whose rate is lost; iteration and threads can be read. */
  final List<Entry> broken = new ArrayList<>();

  /** Whether a row could not even be placed. */
  boolean unreadableRows;

  private ResultTable(@Nullable WrapperTable table) {
    this.table = table;
  }

  static ResultTable read(ResultInput input) {
    Diagnostics diagnostics = input.diagnostics();
    FileEntry file = input.firstOf("results_coremark.csv", "results.csv");
    if (file == null) {
      diagnostics.error(
          "table-missing",
          input.files().name(),
          null,
          "results_coremark.csv is missing; expected the wrapper's table of rates");
      return new ResultTable(null);
    }
    WrapperTable table = WrapperTable.read(file);
    ResultTable result = new ResultTable(table);
    if (table.rows().isEmpty()) {
      diagnostics.error(
          "table-empty",
          file.location(),
          table.headerLine() == 0 ? null : table.headerLine(),
          "no data rows; expected one for each start of CoreMark");
    } else if (!table.hasColumn("Start_Date")) {
      diagnostics.warning(
          "no-dates",
          file.location(),
          table.headerLine(),
          "the table has no dates (wrapper v2.2 or older); points have no timestamps");
    }
    table.rows().forEach(row -> result.add(row, diagnostics, file.location()));
    return result;
  }

  private void add(WrapperTable.Row row, Diagnostics diagnostics, String file) {
    WrapperTable table = java.util.Objects.requireNonNull(this.table);
    Integer iteration = Numbers.positiveInteger(row.text("iteration"));
    Integer threads = Numbers.positiveInteger(row.text("threads"));
    String rateText = row.text("IterationsPerSec", "iters/sec", "test passes");
    Double rate = Numbers.decimal(rateText);
    boolean dated = table.hasColumn("Start_Date");
    Timestamp start = Times.zoned(row.text("Start_Date"));
    Timestamp end = Times.zoned(row.text("End_Date"));
    String problem = null;
    if (row.size() < table.header().size()) {
      problem =
          row.size()
              + " fields, expected "
              + table.header().size()
              + (row.size() == table.header().size() - 1 ? " (rate missing)" : "");
      rate = null;
      start = null;
      end = null;
    } else if (iteration == null || threads == null) {
      problem = "'" + row + "' has no iteration and thread count; expected whole numbers from 1";
    } else if (rate == null || rate <= 0) {
      problem = "the rate is '" + rateText + "'; expected a finite number above 0";
      rate = null;
    } else if (dated && (start == null || end == null)) {
      problem =
          "the dates are '"
              + row.text("Start_Date")
              + "' and '"
              + row.text("End_Date")
              + "'; expected two of the form 2026-11-22T10:35:08Z";
      rate = null;
    }
    if (problem != null) {
      diagnostics.error(
          "row-rejected",
          file,
          row.line(),
          "results_coremark.csv line " + row.line() + ": " + problem + "; the row is left out");
    }
    if (iteration == null || threads == null) {
      unreadableRows = true;
      return;
    }
    if (problem == null && start != null && end != null && start.secondsUntil(end) < 0) {
      diagnostics.warning(
          "clock-step", file, row.line(), "End_Date is before Start_Date; no duration is given");
    }
    Entry entry = new Entry(row.line(), iteration, threads, rate, start, end);
    (problem == null ? good : broken).add(entry);
  }
}
