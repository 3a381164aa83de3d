package io.zathras.processor.phoronix;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.WrapperTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table of a sub-test, made from the console of the last iteration. It has no row for
 * an option with fewer than three samples, nor for most failed ones. One column holds the value,
 * some others are known, and the rest identify the option, as in {@code Test,Connections,Average}.
 */
final class PhoronixTable {

  private static final List<String> VALUES = List.of("Average", "RPS", "BPS", "BOPs");
  private static final String DEVIATION = "Deviation";
  private static final String END = "End_Date";
  private static final Set<String> KNOWN = Set.of(DEVIATION, "Start_Date", END);

  /** The suite's labels for columns that the wrapper renames. */
  private static final Map<String, String> LABELS = Map.of("Threads", "Threads / Copies");

  private final WrapperTable table;
  private final Map<String, Integer> occurrences = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private Interval interval = Interval.UNKNOWN;
  private boolean sound = true;

  /**
   * One row.
   *
   * @param option the option; without labels if the sub-test has only one
   * @param occurrence how many rows of the same option are above it
   * @param column the name of the value's column
   * @param average the reported value, or {@code null} when it is not a number above 0
   * @param deviation the relative standard deviation in percent, or {@code null}
   * @param isCut whether the file ends in its last number, which may have lost digits
   */
  record Row(
      int line,
      Report report,
      TestOption option,
      int occurrence,
      String column,
      @Nullable Double average,
      @Nullable Double deviation,
      boolean isCut) {

    void warn(String code, String message) {
      report.warning(code, option.name() + ": " + message);
    }
  }

  private PhoronixTable(WrapperTable table) {
    this.table = table;
  }

  /** Reads the table of a file; returns a missing table without a file. */
  static PhoronixTable read(@Nullable FileEntry file, ResultInput input) {
    PhoronixTable table = new PhoronixTable(input.table(file));
    if (file != null) {
      table.read();
    }
    return table;
  }

  boolean isMissing() {
    return table.isMissing();
  }

  Report report() {
    return table.report();
  }

  @Nullable String suiteVersion() {
    return table.meta("Results version");
  }

  @Nullable String subTest() {
    return table.meta("Subtest");
  }

  /** Returns the rows that can be read, in the file's order. */
  List<Row> rows() {
    return rows;
  }

  /** Returns the span of the rows' dates, which are those of the whole iteration. */
  Interval interval() {
    return interval;
  }

  boolean isSound() {
    return sound;
  }

  private void read() {
    String column = VALUES.stream().filter(table.header()::contains).findFirst().orElse(null);
    if (column == null) {
      checkHeader();
    }
    for (WrapperTable.Row row : table.rows()) {
      if (row.size() < table.header().size()) {
        row.reject(row.size() + " fields; expected " + table.header().size() + " (is it cut?)");
        continue;
      }
      if (table.hasDates()) {
        addDates(row.lastDates());
      }
      if (column != null) {
        rows.add(read(row, column));
      }
    }
    if (table.headerLine() == 0) {
      report().error("no-header", "no header; expected one of a sub-test");
    } else if (table.rows().isEmpty()) {
      report()
          .at(table.headerLine())
          .warning("table-empty", "no data rows: the wrapper could not make them of the console");
    }
    sound &= report().isSound();
  }

  private void addDates(Interval dates) {
    interval = dates.isReversed() ? interval : interval.span(dates);
    sound &= dates.start() != null && dates.end() != null && !dates.isReversed();
  }

  private void checkHeader() {
    if (table.hasColumn("point_sec")) {
      report()
          .at(table.headerLine())
          .info(
              "table-shifted",
              "the wrapper writes the values of an option beside the next one's name; the console"
                  + " is read instead");
    } else if (table.headerLine() > 0) {
      report()
          .at(table.headerLine())
          .error(
              "header-unknown",
              "the header is '%s'; expected one with a column of %s, such as"
                  + " Test,Average,Deviation; the table is left out",
              String.join(",", table.header()),
              String.join(", ", VALUES));
    }
  }

  private Row read(WrapperTable.Row row, String column) {
    TestOption option = TestOption.of(labels(row, column));
    Double average = decimal(row, column);
    if (average != null && average <= 0) {
      String text = cell(row, column);
      row.warning("value-zero", option.name() + ": the average is " + text + ": it failed");
      average = null;
    }
    boolean hasDeviation = table.header().contains(DEVIATION) && !cell(row, DEVIATION).isEmpty();
    return new Row(
        row.line(),
        row.report(),
        option,
        occurrences.merge(option.key(), 1, Integer::sum) - 1,
        column,
        average,
        hasDeviation ? decimal(row, DEVIATION) : null,
        row.isUnfinished() && !table.header().contains(END));
  }

  private Map<String, String> labels(WrapperTable.Row row, String valueColumn) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String column : table.header()) {
      if (!KNOWN.contains(column) && !column.equals(valueColumn)) {
        // Redis has its connections after the test's name, nginx has only connections.
        boolean parallel = column.equals("Connections") && !labels.isEmpty();
        String label = parallel ? "Parallel Connections" : LABELS.getOrDefault(column, column);
        labels.put(label, cell(row, column));
      }
    }
    return labels;
  }

  private @Nullable Double decimal(WrapperTable.Row row, String column) {
    String text = cell(row, column);
    Double number = Numbers.decimal(text);
    if (number == null) {
      row.error(
          "value-invalid",
          "column '%s' holds '%s'; expected a number; it is left out",
          column,
          text);
    }
    return number;
  }

  /** Joins surplus fields to the first, because the option's name may contain a separator. */
  private String cell(WrapperTable.Row row, String column) {
    List<String> cells = row.cells();
    int index = table.header().indexOf(column);
    int more = cells.size() - table.header().size();
    String text =
        index == 0 ? String.join(", ", cells.subList(0, more + 1)) : cells.get(index + more);
    return ConsoleText.plain(text).strip();
  }
}
