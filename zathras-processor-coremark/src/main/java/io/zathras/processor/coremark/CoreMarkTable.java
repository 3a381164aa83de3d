package io.zathras.processor.coremark;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.processor.spi.WrapperTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table: {@code results_coremark.csv}, before v1.24 {@code results.csv}. Both starts
 * of one {@code make} have a row, and nothing in the row tells them apart.
 *
 * @param table the table, which may be missing
 * @param rows the rows that state their iteration and thread count
 */
record CoreMarkTable(WrapperTable table, List<Row> rows) {

  /**
   * One row.
   *
   * @param rate iterations/s, or {@code null} when the row has no valid one
   */
  record Row(
      WrapperTable.Row cells,
      int iteration,
      int threads,
      @Nullable Double rate,
      Interval interval) {}

  static CoreMarkTable read(ResultInput input) {
    WrapperTable table =
        input.table("a row for each start of CoreMark", "results_coremark.csv", "results.csv");
    table.expectDates("the table has no dates (wrapper v2.2 or older); points have no timestamps");
    List<Row> rows = new ArrayList<>();
    for (WrapperTable.Row cells : table.rows()) {
      Integer iteration = Numbers.positiveInteger(cells.text("iteration"));
      Integer threads = Numbers.positiveInteger(cells.text("threads"));
      if (iteration == null || threads == null) {
        cells.reject("'" + cells + "' has no iteration and thread count from 1");
      } else {
        rows.add(row(table, cells, iteration, threads));
      }
    }
    return new CoreMarkTable(table, rows);
  }

  /** Returns the version of CoreMark that the table states, or {@code null}. */
  @Nullable String version() {
    return table.meta("Results version");
  }

  /** Returns whether there is a table with rows, and every row could be placed. */
  boolean complete() {
    return !rows.isEmpty() && rows.size() == table.rows().size();
  }

  /** Returns the row, without a rate when it is broken. */
  private static Row row(WrapperTable table, WrapperTable.Row cells, int iteration, int threads) {
    Row broken = new Row(cells, iteration, threads, null, Interval.UNKNOWN);
    if (cells.size() < table.header().size()) {
      boolean oneShort = cells.size() == table.header().size() - 1;
      cells.reject(
          "%s fields, expected %s%s",
          cells.size(), table.header().size(), oneShort ? " (rate missing)" : "");
      return broken;
    }
    String text = cells.text("IterationsPerSec", "iters/sec", "test passes");
    Double rate = Numbers.positive(text);
    if (rate == null) {
      cells.reject("the rate is '" + (text == null ? "" : text) + "'; expected one above 0");
    }
    if (rate == null || !table.hasDates()) {
      return new Row(cells, iteration, threads, rate, Interval.UNKNOWN);
    }
    if (Times.zoned(cells.text("Start_Date")) == null
        || Times.zoned(cells.text("End_Date")) == null) {
      cells.reject("the dates of '" + cells + "' are cut");
      return broken;
    }
    return new Row(cells, iteration, threads, rate, cells.dates());
  }
}
