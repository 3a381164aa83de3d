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
 * The wrapper's table of one iteration with one JVM count, {@code results_specjbb.csv}: warehouses
 * and bops, summed over the JVMs. Its dates span the whole iteration.
 */
final class SpecTable {

  /** One step of the load. */
  record Step(int line, long warehouses, long bops) {}

  final Report report;
  final List<Step> steps = new ArrayList<>();

  /**
   * How many JVMs ran, or {@code null} when the table does not say, as in the oldest generation.
   */
  @Nullable Integer jvms;

  Interval interval = Interval.UNKNOWN;

  /** Whether every row could be read. */
  boolean complete = true;

  private SpecTable(Report report) {
    this.report = report;
  }

  /** Reads the table of an iteration, or returns {@code null} when it has none. */
  static @Nullable SpecTable read(ResultInput input) {
    FileEntry file = input.firstOf(SpecJbbProcessor.TABLE);
    if (file == null || !file.isKept()) {
      return null;
    }
    SpecTable table = new SpecTable(input.report(file));
    List<WrapperTable> blocks = input.tables(file, "Warehouses");
    Set<String> seen = new HashSet<>();
    List<String> repeated = new ArrayList<>();
    for (WrapperTable block : blocks) {
      if (table.jvms == null) {
        table.jvms = Numbers.positiveInteger(block.meta("Number of jvms"));
      }
      for (WrapperTable.Row row : block.rows()) {
        if (!seen.add(row.text("Warehouses") + " " + row.text("Bops"))) {
          repeated.add(String.valueOf(row.line()));
        } else {
          table.add(block, row);
        }
      }
    }
    table.remark(blocks, repeated);
    return table;
  }

  private void add(WrapperTable block, WrapperTable.Row row) {
    if (!row.isComplete()) {
      complete = false;
      row.reject(row.size() + " fields, expected " + block.header().size());
      return;
    }
    Integer warehouses = row.count("Warehouses");
    Integer bops = row.count("Bops");
    Integer count = row.count("Numb_JVMs");
    if (jvms == null) {
      jvms = count;
    } else if (count != null && !count.equals(jvms)) {
      complete = false;
      row.error(
          "jvms-differ",
          "Numb_JVMs is " + count + "; the rows before have " + jvms + ", which is kept");
    }
    if (warehouses == null || bops == null) {
      complete = false;
      return;
    }
    steps.add(new Step(row.line(), warehouses, bops));
    if (block.hasDates()) {
      Interval dates = row.dates();
      complete &= dates.start() != null && dates.end() != null;
      interval = interval.span(dates);
    } else if (row.isUnfinished()) {
      row.warning(
          "row-unfinished",
          "the table ends in '" + row + "', so digits of its last number may be lost");
    }
  }

  private void remark(List<WrapperTable> blocks, List<String> repeated) {
    if (!repeated.isEmpty()) {
      report
          .at(Integer.valueOf(repeated.get(0)))
          .warning(
              "rows-repeated",
              SpecJbbProcessor.TABLE
                  + " repeats earlier steps with equal values in line "
                  + String.join(", ", repeated)
                  + "; the first of each is kept");
    }
    if (steps.isEmpty()) {
      report.error("table-empty", SpecJbbProcessor.TABLE + " has no data rows");
    } else if (blocks.stream().noneMatch(WrapperTable::hasDates)) {
      report.warning(
          "no-dates",
          SpecJbbProcessor.TABLE
              + " has no dates (wrapper of 2025 or older); the times are not known");
    }
  }
}
