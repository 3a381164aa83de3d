package io.zathras.processor.phoronix;

import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Times;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a table by the names of its columns: one of them holds the value, some others
 * are known, and what is left tells the option, as in {@code Test,Connections,Average}.
 */
final class PhoronixTableReader {

  private static final List<String> VALUES = List.of("Average", "RPS", "BPS", "BOPs");
  private static final String DEVIATION = "Deviation";
  private static final String START = "Start_Date";
  private static final String END = "End_Date";
  private static final Set<String> KNOWN = Set.of(DEVIATION, START, END);

  /** The suite's words for the columns that the wrapper names otherwise. */
  private static final Map<String, String> LABELS = Map.of("Threads", "Threads / Copies");

  private final WrapperTable table;
  private final Diagnostics diagnostics;
  private final @Nullable String valueColumn;
  private final Map<String, Integer> occurrences = new HashMap<>();
  private Interval interval = Interval.UNKNOWN;

  PhoronixTableReader(WrapperTable table, Diagnostics diagnostics) {
    this.table = table;
    this.diagnostics = diagnostics;
    valueColumn = VALUES.stream().filter(table.header()::contains).findFirst().orElse(null);
  }

  /** Returns the span of the dates in the rows read so far. */
  Interval interval() {
    return interval;
  }

  List<PhoronixTable.Row> rows() {
    List<PhoronixTable.Row> rows = new ArrayList<>();
    if (valueColumn == null) {
      checkHeader();
    }
    for (WrapperTable.Row row : table.rows()) {
      if (row.size() < table.header().size()) {
        row.error(
            diagnostics,
            "row-rejected",
            row.size()
                + " fields; expected "
                + table.header().size()
                + " (is it cut?); the row is left out");
        continue;
      }
      interval = interval.span(interval(row));
      if (valueColumn != null) {
        rows.add(read(row, valueColumn));
      }
    }
    return rows;
  }

  private void checkHeader() {
    String location = table.file().location();
    if (table.hasColumn("point_sec")) {
      diagnostics.info(
          "table-shifted",
          location,
          table.headerLine(),
          "the wrapper writes the values of an option beside the next one's name; the console is"
              + " read instead");
    } else if (table.headerLine() > 0) {
      diagnostics.error(
          "header-unknown",
          location,
          table.headerLine(),
          "the header is '"
              + String.join(",", table.header())
              + "'; expected one with a column of "
              + String.join(", ", VALUES)
              + ", such as Test,Average,Deviation; the table is left out");
    }
  }

  private PhoronixTable.Row read(WrapperTable.Row row, String column) {
    TestOption option = TestOption.of(labels(row));
    String text = cell(row, column);
    Double average = Numbers.decimal(text);
    if (average == null) {
      invalid(row, column, text, "a number");
    } else if (average <= 0) {
      row.warning(
          diagnostics, "value-zero", option.name() + ": the average is " + text + ": it failed");
      average = null;
    }
    return new PhoronixTable.Row(
        row.line(),
        option,
        occurrences.merge(option.key(), 1, Integer::sum) - 1,
        column,
        average,
        deviation(row),
        row.isUnfinished() && !table.header().contains(END));
  }

  private Map<String, String> labels(WrapperTable.Row row) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String column : table.header()) {
      if (!KNOWN.contains(column) && !column.equals(valueColumn)) {
        // Redis has its connections after the test's name, nginx nothing but them.
        boolean parallel = column.equals("Connections") && !labels.isEmpty();
        String label = parallel ? "Parallel Connections" : LABELS.getOrDefault(column, column);
        labels.put(label, cell(row, column));
      }
    }
    return labels;
  }

  private @Nullable Double deviation(WrapperTable.Row row) {
    if (!table.header().contains(DEVIATION) || cell(row, DEVIATION).isEmpty()) {
      return null;
    }
    Double deviation = Numbers.decimal(cell(row, DEVIATION));
    if (deviation == null) {
      invalid(row, DEVIATION, cell(row, DEVIATION), "a number");
    }
    return deviation;
  }

  private Interval interval(WrapperTable.Row row) {
    Interval dates = new Interval(time(row, START), time(row, END));
    if (!dates.isReversed()) {
      return dates;
    }
    row.error(
        diagnostics,
        "time-reversed",
        "End_Date " + dates.end() + " is before Start_Date " + dates.start() + "; both left out");
    return Interval.UNKNOWN;
  }

  private @Nullable Timestamp time(WrapperTable.Row row, String column) {
    if (!table.header().contains(column)) {
      return null;
    }
    Timestamp time = Times.zoned(cell(row, column));
    if (time == null) {
      invalid(row, column, cell(row, column), "a date such as 2026-11-22T10:35:08Z");
    }
    return time;
  }

  /** A separator in the option's name makes a field too many, which belongs to the first. */
  private String cell(WrapperTable.Row row, String column) {
    List<String> cells = row.cells();
    int index = table.header().indexOf(column);
    int more = cells.size() - table.header().size();
    String text =
        index == 0 ? String.join(", ", cells.subList(0, more + 1)) : cells.get(index + more);
    return ConsoleText.plain(text).strip();
  }

  private void invalid(WrapperTable.Row row, String column, String text, String expected) {
    row.error(
        diagnostics,
        "value-invalid",
        "column '" + column + "' holds '" + text + "'; expected " + expected + "; it is left out");
  }
}
