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
 */
final class SpecTable {

  static final String NAME = "results_specjbb.csv";

  /**
   * One step of the load.
   *
   * @param line its line in the table; 0 when only the reports have it
   */
  record Step(int line, long warehouses, long bops) {}

  private final Report report;
  private final boolean missing;
  private final List<Step> steps = new ArrayList<>();
  private @Nullable Integer jvms;
  private Interval interval = Interval.UNKNOWN;

  private SpecTable(Report report, boolean missing) {
    this.report = report;
    this.missing = missing;
  }

  /** Reads the table of an iteration; one that is missing has no steps. */
  static SpecTable read(ResultInput input) {
    FileEntry file = input.firstOf(NAME);
    if (file == null || !file.isKept()) {
      return new SpecTable(input.report(), true);
    }
    List<WrapperTable> blocks = input.tables(file, "Warehouses");
    SpecTable table =
        new SpecTable(blocks.isEmpty() ? input.report(file) : blocks.get(0).report(), false);
    Set<String> seen = new HashSet<>();
    List<String> repeated = new ArrayList<>();
    for (WrapperTable block : blocks) {
      if (table.jvms == null) {
        table.jvms = Numbers.positiveInteger(block.meta("Number of jvms"));
      }
      for (WrapperTable.Row row : block.rows()) {
        if (seen.add(row.text("Warehouses") + " " + row.text("Bops"))) {
          table.add(block, row);
        } else {
          repeated.add(String.valueOf(row.line()));
        }
      }
    }
    table.check(blocks, repeated);
    return table;
  }

  private void add(WrapperTable block, WrapperTable.Row row) {
    if (!row.isComplete()) {
      row.reject(row.size() + " fields, expected " + block.header().size());
      return;
    }
    Integer warehouses = row.count("Warehouses");
    Integer bops = row.count("Bops");
    Integer count = row.count("Numb_JVMs");
    if (jvms == null) {
      jvms = count;
    } else if (count != null && !count.equals(jvms)) {
      String message = "Numb_JVMs is %s; the rows before have %s, which is kept";
      row.error("jvms-differ", message.formatted(count, jvms));
    }
    if (warehouses == null || bops == null) {
      row.reject("no warehouses and bops in '" + row + "'");
      return;
    }
    steps.add(new Step(row.line(), warehouses, bops));
    if (block.hasDates()) {
      interval = interval.span(row.dates());
      if (row.text("Start_Date") == null || row.text("End_Date") == null) {
        row.error("date-missing", "'" + row + "' has not both dates");
      }
    } else if (row.isUnfinished()) {
      row.warning(
          "row-unfinished",
          "the table ends in '" + row + "', so digits of its last number may be lost");
    }
  }

  private void check(List<WrapperTable> blocks, List<String> repeated) {
    if (!repeated.isEmpty()) {
      String message =
          "%s repeats earlier steps with equal values in line %s; the first of each" + " is kept";
      Report first = report.at(Integer.valueOf(repeated.get(0)));
      first.warning("rows-repeated", message.formatted(NAME, String.join(", ", repeated)));
    }
    if (steps.isEmpty()) {
      report.error("table-empty", NAME + " has no data rows");
    } else if (blocks.stream().noneMatch(WrapperTable::hasDates)) {
      report.warning(
          "no-dates", NAME + " has no dates (wrapper of 2025 or older); the times are not known");
    }
  }

  Report report() {
    return report;
  }

  boolean isMissing() {
    return missing;
  }

  /** Returns whether there is a table, and every row of it is whole. */
  boolean isSound() {
    return !missing && report.isSound();
  }

  List<Step> steps() {
    return steps;
  }

  /** Returns how many JVMs ran, or {@code null} when the table does not say. */
  @Nullable Integer jvms() {
    return jvms;
  }

  Interval interval() {
    return interval;
  }

  void warning(Step step, String code, String message) {
    String place = "%s line %s: %s bops with %s warehouses; ";
    String where = place.formatted(NAME, step.line(), step.bops(), step.warehouses());
    report.at(step.line()).warning(code, where + message);
  }

  /** Returns a step of the reports, and warns when the table lost it. */
  Step lost(long warehouses, long bops) {
    if (!missing) {
      String message =
          "%s has no step of %s warehouses; the JVMs' reports have %s bops, which are used";
      report.warning("step-not-in-table", message.formatted(NAME, warehouses, bops));
    }
    return new Step(0, warehouses, bops);
  }
}
