package io.zathras.processor.iozone;

import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.RepeatedFindings;
import io.zathras.processor.spi.WrapperTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table, of one of two kinds: a sweep over file and record sizes with a column for
 * each operation, or the throughput test with a row for each operation and a column for each number
 * of processes. Older versions have one column, {@code fs.mode}, for the file system and the mode,
 * and leave out operations that are impossible in a mode, for which newer ones write {@code NaN}.
 */
final class IozoneTable {

  private static final Pattern PROCESSES = Pattern.compile("(?:proc)?([0-9]{1,9})(?:proc)?");
  private static final Set<String> SETTINGS = Set.of("fs", "filesys", "fs.mode", "mode", "op");
  private static final String NOT_MEASURED = "nan";

  private final WrapperTable table;
  private final boolean isSweep;
  private final boolean isThroughput;
  private final int startColumn;
  private final Map<IozoneSetting, MetricValues> values = new LinkedHashMap<>();
  private final Set<IozoneSetting> failed = new HashSet<>();
  private Interval dates = Interval.UNKNOWN;
  private boolean whole = true;

  private IozoneTable(WrapperTable table) {
    this.table = table;
    isSweep = table.hasColumn(IozoneMetrics.ALL_IOS.name());
    isThroughput = !isSweep && table.hasColumn("op");
    startColumn = table.header().size() - (table.hasDates() ? 2 : 0);
  }

  static IozoneTable read(WrapperTable table) {
    IozoneTable read = new IozoneTable(table);
    if (read.kind() == null && !table.rows().isEmpty()) {
      read.whole = false;
      table
          .report()
          .at(table.headerLine())
          .error(
              "column-unknown",
              "%s has neither a column 'all_ios' nor 'op'; expected one of them; its rows are left"
                  + " out",
              table.file().name());
      return read;
    }
    read.warnOfOtherColumns();
    table.expectDates("the table has no dates (wrapper v3.0 or older); no time is known");
    table.rows().forEach(read::row);
    return read;
  }

  private void warnOfOtherColumns() {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < startColumn; i++) {
      boolean isRate =
          isSweep
              ? IozoneMetrics.SWEEP.containsKey(name(i))
              : Numbers.positiveInteger(PROCESSES, name(i)) != null;
      if (!isRate && !SETTINGS.contains(name(i))) {
        others.add(table.header().get(i));
      }
    }
    table.warnOfColumns(others, isSweep ? "operations" : "numbers of processes such as proc4");
  }

  private void row(WrapperTable.Row row) {
    boolean isCut = row.isUnfinished();
    if (isCut) {
      whole = false;
      row.warning(
          "output-cut",
          "the table ends in '%s', without a line end; rows may be lost, and its last field is left"
              + " out",
          row);
    } else if (table.hasDates()) {
      dates = dates.span(row.isComplete() ? row.dates() : row.lastDates());
    }
    String system = row.text("fs", "filesys", "fs.mode");
    String mode = row.text("mode");
    int dot = system == null ? -1 : system.indexOf('.');
    if (system != null && mode == null && dot >= 0) {
      mode = system.substring(dot + 1);
      system = system.substring(0, dot);
    }
    if (system == null || mode == null || system.isEmpty() || mode.isEmpty()) {
      reject(row, isCut, "'%s' lacks the file system or the mode; expected both", row);
      return;
    }
    int end = row.isComplete() ? startColumn : row.size() - (table.hasDates() ? 2 : 0);
    Fields fields = new Fields(row, isCut ? Math.min(startColumn, row.size() - 1) : end, isCut);
    if (isSweep) {
      sweep(fields, new IozoneSetting(system, mode, null));
    } else {
      throughput(fields, system, mode);
    }
    fields.findings.report();
  }

  private void reject(
      WrapperTable.Row row, boolean isCut, String format, @Nullable Object... arguments) {
    whole = false;
    if (!isCut) {
      row.reject(format, arguments);
    }
  }

  private void sweep(Fields fields, IozoneSetting setting) {
    if (values.containsKey(setting)) {
      repeated(fields, setting);
      return;
    }
    MetricValues measured = new MetricValues();
    for (int i = 0; i < startColumn; i++) {
      Metric metric = IozoneMetrics.SWEEP.get(name(i));
      if (metric != null) {
        measured.put(metric, fields.rate(i, IozoneMetrics.isOptional(metric.name()), setting));
      }
    }
    values.put(setting, measured);
  }

  private void throughput(Fields fields, String system, String mode) {
    String operation = fields.row.text("op");
    Metric metric =
        operation == null
            ? null
            : IozoneMetrics.THROUGHPUT.get(operation.toLowerCase(Locale.ROOT).replace(" ", ""));
    if (metric == null) {
      reject(fields.row, fields.isCut, "'%s' is no operation of IOzone; expected one", operation);
      return;
    }
    for (int i = 0; i < startColumn; i++) {
      Integer processes = Numbers.positiveInteger(PROCESSES, name(i));
      if (processes != null) {
        IozoneSetting setting = new IozoneSetting(system, mode, processes);
        MetricValues measured = values.computeIfAbsent(setting, added -> new MetricValues());
        if (measured.get(metric) != null) {
          repeated(fields, setting);
        } else {
          measured.put(metric, fields.rate(i, false, setting));
        }
      }
    }
  }

  private static void repeated(Fields fields, IozoneSetting setting) {
    fields.findings.warning(
        fields.row.report(),
        "row-repeated",
        "the table has values of " + setting + " already",
        "the first are used");
  }

  private String name(int column) {
    return table.header().get(column).toLowerCase(Locale.ROOT);
  }

  /** The fields of a row that hold rates. */
  private final class Fields {

    private final WrapperTable.Row row;
    private final List<String> cells;
    private final int end;
    private final boolean isCut;
    private final RepeatedFindings findings = new RepeatedFindings();

    Fields(WrapperTable.Row row, int end, boolean isCut) {
      this.row = row;
      this.cells = row.cells();
      this.end = end;
      this.isCut = isCut;
    }

    /**
     * Returns the rate, or {@code null}; a rate that is missing but not optional fails its setting.
     */
    @Nullable Double rate(int column, boolean isOptional, IozoneSetting setting) {
      if (column >= end && (isCut || isOptional)) {
        return null;
      }
      String text = column < end ? cells.get(column) : "";
      boolean isNotMeasured = text.equalsIgnoreCase(NOT_MEASURED);
      if (isNotMeasured && isOptional) {
        return null;
      }
      Double rate = Numbers.positive(text);
      if (rate == null) {
        failed.add(setting);
        boolean isMissing = text.isEmpty() || isNotMeasured;
        findings.error(
            row.report(),
            isMissing ? "value-missing" : "value-invalid",
            isMissing
                ? "no value in column '" + table.header().get(column) + "'"
                : "column '" + table.header().get(column) + "' holds " + ConsoleText.quoted(text),
            "expected a number above 0; the operation failed, and the others are kept");
      }
      return rate;
    }
  }

  WrapperTable table() {
    return table;
  }

  /**
   * Returns {@code auto} or {@code throughput}, or {@code null} when the columns have neither kind.
   */
  @Nullable String kind() {
    return isSweep ? "auto" : isThroughput ? "throughput" : null;
  }

  /** Returns the rates of each setting, in the table's order. */
  Map<IozoneSetting, MetricValues> values() {
    return values;
  }

  /** Returns whether an operation of a setting has no rate. */
  boolean isFailed(IozoneSetting setting) {
    return failed.contains(setting);
  }

  /** Returns whether all rows are valid, and the file is not cut. */
  boolean isWhole() {
    return whole;
  }

  /**
   * Returns the span of all tests, because the wrapper has one pair of dates for each file system.
   */
  Interval dates() {
    return dates;
  }
}
