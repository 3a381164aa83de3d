package io.zathras.processor.uperf;

import io.zathras.archive.FileTree;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the tables of a file into rows. For each combination there is a block of {@code #} lines
 * that names it, and for each number of networks a header and rows. Until 2025-08 three tables
 * stood there instead of one, with one value each: two names in the header, five fields in the
 * rows.
 */
final class UperfTableReader {

  private static final int STACKED_COLUMNS = 2;
  private static final int STACKED_FIELDS = 5;

  private final FileTree payload;
  private final Diagnostics diagnostics;
  private final Map<String, Integer> tablesOf = new HashMap<>();
  private final Map<StackedKey, Values> stacked = new LinkedHashMap<>();

  /** Rows of one key in the three tables belong together in the order they stand in. */
  private record StackedKey(CaseId id, @Nullable Integer networks, int occurrence) {}

  /** The values of a row, or of the rows of three tables. */
  private static final class Values {
    private final int line;
    private @Nullable Double gigabits;
    private @Nullable Double transactions;
    private @Nullable Double seconds;

    Values(int line) {
      this.line = line;
    }

    UperfTable.Row row(CaseId id, @Nullable Integer networks, Interval interval) {
      Rates rates = Rates.of(id, gigabits, null, transactions, seconds);
      return new UperfTable.Row(line, id, networks, interval, rates, transactions);
    }
  }

  UperfTableReader(FileTree payload, Diagnostics diagnostics) {
    this.payload = payload;
    this.diagnostics = diagnostics;
  }

  List<UperfTable.Row> read(List<WrapperTable> tables) {
    List<UperfTable.Row> rows = new ArrayList<>();
    for (WrapperTable table : tables) {
      if (table.headerLine() == 0) {
        reject(table.rows().get(0), "no header above it; the rows up to the next are left out");
      } else if (table.header().size() == STACKED_COLUMNS) {
        stack(table);
      } else {
        read(table, rows);
      }
    }
    stacked.forEach(
        (key, values) -> rows.add(values.row(key.id(), key.networks(), Interval.UNKNOWN)));
    return rows;
  }

  private void read(WrapperTable table, List<UperfTable.Row> rows) {
    Integer networks = networks(table);
    for (WrapperTable.Row row : table.rows()) {
      if (!row.isComplete()) {
        reject(row, row.size() + " fields; expected " + table.header().size() + " (is it cut?)");
        continue;
      }
      CaseId id =
          id(
              table,
              row,
              row.text(UperfTable.INSTANCES),
              row.text("test_type"),
              row.text("packet_type"),
              row.text("packet_size"));
      if (id != null) {
        Values values = new Values(row.line());
        values.gigabits = gigabits(row, "Gb_Sec", row.text("Gb_Sec"));
        values.transactions = row.decimal(diagnostics, "trans_sec");
        values.seconds = row.decimal(diagnostics, "lat_usec");
        rows.add(values.row(id, networks, interval(row)));
      }
    }
  }

  private void stack(WrapperTable table) {
    Integer networks = networks(table);
    String column = table.header().get(1);
    Map<CaseId, Integer> occurrences = new HashMap<>();
    for (WrapperTable.Row row : table.rows()) {
      List<String> cells = row.cells();
      if (cells.size() != STACKED_FIELDS) {
        reject(row, cells.size() + " fields; expected " + STACKED_FIELDS + " (is it cut?)");
        continue;
      }
      CaseId id =
          id(table, row, cells.get(0), value(cells.get(2)), value(cells.get(3)), cells.get(4));
      if (id != null) {
        int occurrence = occurrences.merge(id, 1, Integer::sum);
        Values values =
            stacked.computeIfAbsent(
                new StackedKey(id, networks, occurrence), key -> new Values(row.line()));
        set(values, row, column, value(cells.get(1)));
      }
    }
  }

  private void set(Values values, WrapperTable.Row row, String column, @Nullable String text) {
    switch (column) {
      case "GB_Sec", "Gb_Sec" -> values.gigabits = gigabits(row, column, text);
      case "trans_sec" -> values.transactions = row.decimal(diagnostics, column);
      case "usec" -> values.seconds = row.decimal(diagnostics, column);
      default -> reject(row, "column '" + column + "'; expected GB_Sec, trans_sec or usec");
    }
  }

  /** Returns which case a row is about, or {@code null} when it does not say so clearly. */
  private @Nullable CaseId id(
      WrapperTable table,
      WrapperTable.Row row,
      @Nullable String instances,
      @Nullable String testType,
      @Nullable String protocol,
      @Nullable String packetSize) {
    Integer threads = Numbers.positiveInteger(instances);
    Integer size = Numbers.positiveInteger(packetSize);
    if (threads == null || size == null || testType == null || protocol == null) {
      reject(
          row,
          "'"
              + row
              + "' does not tell its case; expected instances and packet size as whole numbers"
              + " from 1, a test type and a protocol");
      return null;
    }
    CaseId id = new CaseId(testType, protocol, size, threads);
    String block = combination(table);
    if (block != null && !block.equals(id.combination())) {
      reject(row, id.combination() + " in the block of " + block + " (is it cut?)");
      return null;
    }
    return id;
  }

  private @Nullable Double gigabits(WrapperTable.Row row, String column, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Double bare = Numbers.decimal(text);
    Double rate = bare == null ? Rates.gigabits(text) : bare;
    if (rate == null) {
      row.error(
          diagnostics,
          "value-invalid",
          "column '"
              + column
              + "' holds '"
              + text
              + "'; expected a number in Gb/s or with one of b/s, Kb/s, Mb/s, Gb/s, Tb/s; the"
              + " value is left out");
    }
    return rate;
  }

  private Interval interval(WrapperTable.Row row) {
    Interval interval = row.interval(diagnostics);
    if (!interval.isReversed()) {
      return interval;
    }
    row.error(
        diagnostics,
        "time-reversed",
        "End_Date "
            + interval.end()
            + " is before Start_Date "
            + interval.start()
            + "; the end is left out");
    return new Interval(interval.start(), null);
  }

  /** The wrapper makes a table of each directory {@code net_results/<combination>/<networks>}. */
  private @Nullable Integer networks(WrapperTable table) {
    String combination = combination(table);
    if (combination == null) {
      return null;
    }
    int index = tablesOf.merge(combination + table.header(), 1, Integer::sum) - 1;
    List<String> names = payload.directory("net_results/" + combination).directories();
    return index < names.size() ? Numbers.positiveInteger(names.get(index)) : null;
  }

  /** Returns what the block above a table says it is about, or {@code null} when there is none. */
  private static @Nullable String combination(WrapperTable table) {
    String testType = table.meta("Test type");
    String protocol = table.meta("Packet type");
    String packetSize = table.meta("Packet size");
    return testType == null || protocol == null || packetSize == null
        ? null
        : testType + "/" + protocol + "/" + packetSize;
  }

  private void reject(WrapperTable.Row row, String why) {
    row.error(diagnostics, "row-rejected", why + "; the row is left out");
  }

  private static @Nullable String value(String cell) {
    return cell.isEmpty() ? null : cell;
  }
}
