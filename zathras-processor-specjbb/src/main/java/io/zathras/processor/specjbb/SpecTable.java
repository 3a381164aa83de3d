package io.zathras.processor.specjbb;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Diagnostics;
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

  final FileEntry file;
  final List<Step> steps = new ArrayList<>();

  /**
   * How many JVMs ran, or {@code null} when the table does not say, as in the oldest generation.
   */
  @Nullable Integer jvms;

  Interval interval = Interval.UNKNOWN;

  /** Whether every row could be read. */
  boolean complete = true;

  private final Diagnostics diagnostics;

  private SpecTable(FileEntry file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  static SpecTable read(FileEntry file, Diagnostics diagnostics) {
    SpecTable table = new SpecTable(file, diagnostics);
    List<WrapperTable> blocks = WrapperTable.readAll(file, "Warehouses");
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
      row.error(
          diagnostics,
          "row-rejected",
          row.size() + " fields, expected " + block.header().size() + "; the row is left out");
      return;
    }
    Integer warehouses = row.count(diagnostics, "Warehouses");
    Integer bops = row.count(diagnostics, "Bops");
    Integer count = row.count(diagnostics, "Numb_JVMs");
    if (jvms == null) {
      jvms = count;
    } else if (count != null && !count.equals(jvms)) {
      complete = false;
      row.error(
          diagnostics,
          "jvms-differ",
          "Numb_JVMs is " + count + "; the rows before have " + jvms + ", which is kept");
    }
    if (warehouses == null || bops == null) {
      complete = false;
      return;
    }
    steps.add(new Step(row.line(), warehouses, bops));
    Interval dates = row.interval(diagnostics);
    if (block.hasColumn("Start_Date")) {
      complete &= dates.start() != null && dates.end() != null;
    } else if (row.isUnfinished()) {
      row.warning(
          diagnostics,
          "row-unfinished",
          "the table ends in '" + row + "', so digits of its last number may be lost");
    }
    if (dates.isReversed()) {
      row.warning(diagnostics, "clock-step", "End_Date is before Start_Date; no duration is given");
    }
    interval = interval.span(dates);
  }

  private void remark(List<WrapperTable> blocks, List<String> repeated) {
    if (!repeated.isEmpty()) {
      diagnostics.warning(
          "rows-repeated",
          file.location(),
          Integer.valueOf(repeated.get(0)),
          file.name()
              + " repeats earlier steps with equal values in line "
              + String.join(", ", repeated)
              + "; the first of each is kept");
    }
    if (steps.isEmpty()) {
      diagnostics.error("no-data-rows", file.location(), null, file.name() + " has no data rows");
    } else if (blocks.stream().noneMatch(block -> block.hasColumn("Start_Date"))) {
      diagnostics.warning(
          "no-dates",
          file.location(),
          null,
          file.name() + " has no dates (wrapper of 2025 or older); the times are not known");
    }
  }
}
