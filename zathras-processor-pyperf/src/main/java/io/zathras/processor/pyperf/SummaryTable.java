package io.zathras.processor.pyperf;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.Times;
import io.zathras.processor.spi.WrapperTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table, {@code pyperf_out_<begin>.csv}, made from pyperf's text dump. Its averages
 * are over samples that are rounded to three digits and, in wrappers before v2.5, in different
 * units. Warnings of the dump become rows, as does all of it if only one benchmark was run. So only
 * the versions are read, and the UTC times of the suite, which pyperf does not write.
 *
 * @param report about the table
 * @param version {@code # Results version}, {@code py<Python>_<pyperformance>}, or {@code null}
 * @param rows the rows that are results
 * @param interval when the suite ran, in UTC; its ends are unknown when the rows disagree
 * @param isDated whether it has columns of dates, which wrappers write since 2026
 */
record SummaryTable(
    Report report, @Nullable String version, List<Row> rows, Interval interval, boolean isDated) {

  private static final Set<String> UNITS = Set.of("sec", "ms", "us", "ns");

  /** Seconds with fewer decimals are averages over samples in different units. */
  private static final int TRUSTED_DECIMALS = 6;

  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * One result.
   *
   * @param average the average in {@code unit}
   */
  record Row(Report report, String name, String average, String unit, Interval interval) {

    /** Returns the mean in seconds, or {@code null} if the wrapper averaged different units. */
    @Nullable Double seconds() {
      Double number = Numbers.decimal(average);
      int point = average.indexOf('.');
      if (number == null) {
        return null;
      }
      if (unit.equals("ns") && point < 0) {
        return number / NANOS_PER_SECOND;
      }
      boolean precise = point >= 0 && average.length() - point - 1 >= TRUSTED_DECIMALS;
      return unit.equals("sec") && precise ? number : null;
    }
  }

  /**
   * Reads the table.
   *
   * @param isResult distinguishes the name of a benchmark from other text
   */
  static SummaryTable read(WrapperTable table, Predicate<String> isResult) {
    List<Row> rows = new ArrayList<>();
    List<WrapperTable.Row> ignored = new ArrayList<>();
    for (WrapperTable.Row cells : table.rows()) {
      Row row = row(cells, table.hasDates());
      if (row != null && isResult.test(row.name())) {
        rows.add(row);
      } else {
        ignored.add(cells);
      }
    }
    if (!ignored.isEmpty()) {
      ignored
          .get(0)
          .warning(
              "rows-ignored",
              "'%s' is no result; expected a benchmark's name, average, unit and dates; %s",
              ignored.get(0),
              ignored.size() == 1
                  ? "the row is ignored"
                  : ignored.size() + " such rows are ignored");
    }
    // Every row has the same dates, those of the whole suite.
    Interval suite = Interval.common(rows.stream().map(Row::interval).toList());
    if (suite.equals(Interval.UNKNOWN)) {
      table
          .report()
          .warning(
              "no-suite-times",
              "no UTC times in which all results agree; expected those of the suite in every row;"
                  + " dates of pyperf stay local times without a zone");
    }
    String version = table.meta("Results version");
    return new SummaryTable(table.report(), version, rows, suite, table.hasDates());
  }

  /** Returns the version of pyperformance, or {@code null}. */
  @Nullable String performanceVersion() {
    int last = version == null ? -1 : version.lastIndexOf('_');
    return version == null || last < 0 ? null : version.substring(last + 1);
  }

  @Nullable String pythonVersion() {
    int last = version == null ? -1 : version.lastIndexOf('_');
    return version == null || last < 2 || !version.startsWith("py")
        ? null
        : version.substring(2, last);
  }

  private static @Nullable Row row(WrapperTable.Row cells, boolean dated) {
    String name = cells.text("Test");
    String average = cells.text("Avg");
    String unit = cells.text("Unit");
    Interval interval =
        new Interval(Times.zoned(cells.text("Start_Date")), Times.zoned(cells.text("End_Date")));
    boolean sound =
        cells.isComplete()
            && Numbers.decimal(average) != null
            && unit != null
            && UNITS.contains(unit)
            && (!dated || interval.seconds() != null);
    return sound && name != null && average != null && unit != null
        ? new Row(cells.report(), name, average, unit, interval)
        : null;
  }
}
