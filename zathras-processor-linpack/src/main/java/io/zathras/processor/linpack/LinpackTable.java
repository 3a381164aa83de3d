package io.zathras.processor.linpack;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.processor.spi.WrapperTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table, {@code results_linpack.csv}, in some generations {@code results.csv}. Its
 * column {@code MB_per_sec} is misnamed: the column {@code unit} has the unit of the value.
 *
 * @param table the table, which may be missing
 * @param rows the rows, in their order
 */
record LinpackTable(WrapperTable table, List<Row> rows) {

  /**
   * A row: one output of the benchmark.
   *
   * @param gflops the rate in GFLOPS, or {@code null} without one
   * @param unit the unit that the table states, or {@code null}
   * @param dates when the test ran
   */
  record Row(
      WrapperTable.Row source,
      LinpackSetting setting,
      @Nullable Double gflops,
      @Nullable String unit,
      Interval dates) {}

  /** One GFLOPS in each unit, as a divisor because a quotient is exact where a product is not. */
  private static final Map<String, Double> UNITS =
      Map.of("kflops", 1e6, "mflops", 1e3, "gflops", 1.0, "tflops", 1e-3);

  private static final String RATE = "MB_per_sec";
  private static final String OLDER_RATE = "MB/sec";
  private static final String CPUS = "cpu_affin";
  private static final int DATES = 2;

  static LinpackTable read(ResultInput input) {
    WrapperTable table =
        input.table("a row for each start of LINPACK", "results_linpack.csv", "results.csv");
    int cpus = indexOf(CPUS, table);
    List<Row> rows = new ArrayList<>();
    for (WrapperTable.Row row : table.rows()) {
      rows.add(row(row, cpus, table));
    }
    LinpackTable read = new LinpackTable(table, rows);
    read.warnOfDates(cpus);
    return read;
  }

  private static int indexOf(String column, WrapperTable table) {
    List<String> names =
        table.header().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    return names.indexOf(column);
  }

  private static Row row(WrapperTable.Row row, int cpus, WrapperTable table) {
    int dates = table.hasDates() ? DATES : 0;
    List<String> cells = row.cells();
    // Only the dates follow the CPUs, even if the header names more columns.
    int end = cells.size() - dates;
    if (cpus < 0
        || end <= cpus
        || (row.isUnfinished() && isCut(cells.subList(end, cells.size())))) {
      row.reject("'%s' has too few fields, or is cut", row);
      return new Row(row, LinpackSetting.of(row, null), null, null, Interval.UNKNOWN);
    }
    if (row.isUnfinished()) {
      row.warning("output-cut", "the file ends without a line end; rows may be lost");
    }
    String list = String.join(",", cells.subList(cpus, end));
    String unit = row.text("unit");
    return new Row(
        row,
        LinpackSetting.of(row, list.isEmpty() ? null : list),
        gflops(row, unit),
        unit,
        dates(row, cells.subList(end, cells.size())));
  }

  /**
   * Returns whether a row without its line end may be cut: one that ends in a date, or has none, is
   * whole.
   */
  private static boolean isCut(List<String> dates) {
    return dates.isEmpty()
        || (Times.zoned(dates.get(1)) == null && !dates.stream().allMatch(String::isEmpty));
  }

  private static Interval dates(WrapperTable.Row row, List<String> cells) {
    if (cells.stream().allMatch(String::isEmpty)) {
      return Interval.UNKNOWN;
    }
    Interval dates = row.lastDates();
    return dates.start() == null || dates.end() == null ? Interval.UNKNOWN : dates;
  }

  private static @Nullable Double gflops(WrapperTable.Row row, @Nullable String unit) {
    String column = row.text(RATE) == null ? OLDER_RATE : RATE;
    Double rate = row.positive(column);
    if (row.text(column) == null) {
      row.error("value-missing", "'%s' has no rate; expected a number above 0", row);
    }
    Double divisor = unit == null ? null : UNITS.get(unit.toLowerCase(Locale.ROOT));
    if (rate != null && divisor == null) {
      row.error(
          "unit-unknown",
          "the unit is '%s'; expected GFlops; the rate %s is left out",
          unit == null ? "" : unit,
          row.text(column));
      return null;
    }
    return rate == null || divisor == null ? null : (Double) (rate / divisor);
  }

  /** Returns whether the file does not end within a row. */
  boolean isWhole() {
    return rows.stream().noneMatch(row -> row.source().isUnfinished());
  }

  private void warnOfDates(int cpus) {
    table.expectDates("the table has no dates (wrapper v3.0 or older); no time is known");
    if (!table.hasDates() || rows.isEmpty()) {
      return;
    }
    int named = table.header().size() - 1 - cpus;
    if (named > DATES) {
      table
          .report()
          .at(table.headerLine())
          .warning(
              "header-differs",
              "the header names %s columns behind %s, and rows have two dates there, which are read",
              named,
              CPUS);
    }
    if (rows.stream().allMatch(row -> row.dates().equals(Interval.UNKNOWN))) {
      table
          .report()
          .at(rows.get(0).source().line())
          .warning(
              "date-missing",
              "no row has a date, as on systems without hyper-threads; no time is known");
    }
  }
}
