package io.zathras.processor.specjbb;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.WrapperTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table of one iteration with one JVM count: warehouses and bops, summed over the
 * JVMs. Its dates span the whole iteration.
 *
 * @param report takes the faults of the table
 * @param isMissing whether there is no table, and so no steps
 * @param steps the steps, in the order of the rows
 * @param unread the warehouses of rows with invalid bops, which are already reported
 * @param jvms how many JVMs ran, or {@code null} when the table does not have it
 * @param interval when the iteration ran
 */
record SpecTable(
    Report report,
    boolean isMissing,
    List<Step> steps,
    Set<Long> unread,
    @Nullable Integer jvms,
    Interval interval) {

  static final String NAME = "results_specjbb.csv";
  private static final String OLDER = "(wrapper of 2025 or older)";

  /**
   * One step of the load.
   *
   * @param line its line in the table; 0 when only the reports have it
   */
  record Step(int line, long warehouses, long bops) {

    @Override
    public String toString() {
      return NAME + " has " + bops + " bops with " + warehouses + " warehouses";
    }
  }

  static SpecTable read(ResultInput input) {
    FileEntry file = input.firstOf(NAME);
    if (file == null || !file.isKept()) {
      return new SpecTable(input.report(), true, List.of(), Set.of(), null, Interval.UNKNOWN);
    }
    List<WrapperTable> blocks = input.tables(file, "Warehouses");
    Report report = blocks.isEmpty() ? input.report(file) : blocks.get(0).report();
    List<Step> steps = new ArrayList<>();
    boolean dated =
        blocks.stream().flatMap(block -> block.rows().stream()).anyMatch(SpecTable::isDated);
    Integer jvms = null;
    Interval interval = Interval.UNKNOWN;
    Set<String> seen = new HashSet<>();
    List<String> repeated = new ArrayList<>();
    Set<Long> unread = new HashSet<>();
    for (WrapperTable block : blocks) {
      jvms = jvms == null ? Numbers.positiveInteger(block.meta("Number of jvms")) : jvms;
      for (WrapperTable.Row row : block.rows()) {
        if (!seen.add(row.text("Warehouses") + " " + row.text("Bops"))) {
          repeated.add(String.valueOf(row.line()));
        } else if (!row.isComplete() && !lacksOnlyDates(row, block)) {
          row.reject(row.size() + " fields, expected " + block.header().size());
        } else {
          jvms = jvms(row, jvms);
          if (step(row, steps, unread)) {
            interval = interval.span(dates(dated, row));
          }
        }
      }
    }
    if (!repeated.isEmpty()) {
      Report first = report.at(Integer.valueOf(repeated.get(0)));
      first.warning(
          "rows-repeated",
          "%s repeats earlier steps with equal values in line %s; the first of each is kept",
          NAME,
          String.join(", ", repeated));
    }
    if (steps.isEmpty()) {
      report.error("table-empty", NAME + " has no data rows");
    } else if (!dated) {
      String why = blocks.stream().anyMatch(WrapperTable::hasDates) ? "in any row" : OLDER;
      report.warning("no-dates", "%s has no dates %s; the times are not known", NAME, why);
    }
    return new SpecTable(report, false, steps, unread, jvms, interval);
  }

  private static @Nullable Integer jvms(WrapperTable.Row row, @Nullable Integer before) {
    Integer jvms = row.count("Numb_JVMs");
    if (before != null && jvms != null && !jvms.equals(before)) {
      row.error(
          "jvms-differ", "Numb_JVMs is %s; the rows before have %s, which is kept", jvms, before);
    }
    return before == null ? jvms : before;
  }

  private static boolean step(WrapperTable.Row row, List<Step> steps, Set<Long> unread) {
    Integer warehouses = row.count("Warehouses");
    Integer bops = row.count("Bops");
    if (row.text("Warehouses") == null || row.text("Bops") == null) {
      row.reject("no warehouses and bops in '" + row + "'");
    }
    if (warehouses != null && bops == null) {
      unread.add(Long.valueOf(warehouses));
    }
    if (warehouses == null || bops == null) {
      return false;
    }
    return steps.add(new Step(row.line(), warehouses, bops));
  }

  private static boolean lacksOnlyDates(WrapperTable.Row row, WrapperTable block) {
    return block.hasDates() && !row.isUnfinished() && row.size() == block.header().size() - 2;
  }

  /**
   * Returns whether a row has dates. Wrappers before 2026 have none; a later one leaves all blank
   * with a parameter file.
   */
  private static boolean isDated(WrapperTable.Row row) {
    return row.text("Start_Date") != null || row.text("End_Date") != null;
  }

  private static Interval dates(boolean dated, WrapperTable.Row row) {
    if (!dated) {
      if (row.isUnfinished()) {
        row.warning(
            "row-unfinished",
            "the table ends in '" + row + "', so digits of its last number may be lost");
      }
      return Interval.UNKNOWN;
    }
    if (row.text("Start_Date") == null || row.text("End_Date") == null) {
      row.error("date-missing", "'" + row + "' has not both dates");
    }
    return row.dates();
  }

  /** Returns whether there is a table without faults. */
  boolean isSound() {
    return !isMissing && report.isSound();
  }
}
