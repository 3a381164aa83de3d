package io.zathras.processor.uperf;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.WrapperTable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wrapper's table of all cases, {@code results_uperf.csv}. The raw files have priority because
 * its rates are cut to a few decimals and divided by 1024 for each unit prefix.
 *
 * <p>Each combination has a block of {@code #} lines with its name, and a header and rows for each
 * number of networks. Until 2025-08 there were three tables instead of one, each with one value:
 * two names in the header, five fields in the rows.
 */
final class UperfTable {

  static final String FILE = "results_uperf.csv";

  private static final String[] INSTANCES = {"instances", "number_procs", "Instance_Count"};
  private static final int STACKED_COLUMNS = 2;
  private static final int STACKED_FIELDS = 5;

  private final ResultInput input;
  private final Map<RowKey, Row> rows = new LinkedHashMap<>();
  private final Map<String, Integer> tablesOf = new HashMap<>();
  private boolean sound;

  /**
   * The key of a row.
   *
   * @param place its position among the rows of its case in one of three tables, because rows with
   *     the same position belong together; in a table with all columns the negative line
   */
  private record RowKey(Case.Key key, @Nullable Integer networks, int place) {}

  /** One case: a row, or the rows of three tables. */
  static final class Row {

    final Report report;
    final Case.Key key;

    /**
     * The number of networks, from the directories that the table was made from, or {@code null}.
     */
    final @Nullable Integer networks;

    final Interval interval;

    /** The operation rate in the table, or {@code null}. */
    @Nullable Double transactions;

    /**
     * The text in place of the rate if a run of 1,000 s or more leaves no blank in front of its
     * seconds, so that the wrapper counts one column less; {@code null} otherwise.
     */
    @Nullable String displaced;

    private @Nullable Double gigabits;
    private @Nullable Double seconds;

    private Row(WrapperTable.Row cells, Case.Key key, @Nullable Integer networks) {
      this.report = cells.report();
      this.key = key;
      this.networks = networks;
      Interval dates = new Interval(cells.time("Start_Date"), cells.time("End_Date"));
      this.interval = UperfMetrics.inOrder(dates, report);
    }

    MetricValues rates() {
      return UperfMetrics.of(key.combination(), gigabits, null, transactions, seconds);
    }
  }

  private UperfTable(ResultInput input) {
    this.input = input;
  }

  static UperfTable read(ResultInput input) {
    UperfTable table = new UperfTable(input);
    FileEntry file = input.firstOf(FILE);
    if (file == null || !file.isKept()) {
      input
          .report()
          .warning("table-missing", FILE + " is missing; the cases are those of the raw files");
    } else {
      table.read(input.tables(file, INSTANCES), input.report(file));
    }
    return table;
  }

  /** Returns the rows that can be read, in the file's order. */
  List<Row> rows() {
    return List.copyOf(rows.values());
  }

  boolean isSound() {
    return sound;
  }

  private void read(List<WrapperTable> tables, Report report) {
    for (WrapperTable table : tables) {
      if (table.headerLine() == 0) {
        table.rows().get(0).reject("no header above it; the rows up to the next are left out");
      } else {
        read(table);
      }
    }
    sound = tables.stream().allMatch(table -> table.report().isSound());
    if (tables.stream().allMatch(table -> table.headerLine() == 0)) {
      report.warning(
          "no-header",
          "no header; expected a line that begins with " + String.join(" or ", INSTANCES));
    } else if (tables.stream().allMatch(table -> table.rows().isEmpty())) {
      report.warning("table-empty", "no data rows; expected one for each case");
    } else if (tables.stream().noneMatch(WrapperTable::hasDates)) {
      report.warning(
          "no-dates", FILE + " has no dates (wrapper v2.1 or older); points have no timestamps");
    }
  }

  private void read(WrapperTable table) {
    boolean stacked = table.header().size() == STACKED_COLUMNS;
    int fields = stacked ? STACKED_FIELDS : table.header().size();
    Integer networks = networks(table);
    Map<Case.Key, Integer> places = new HashMap<>();
    for (WrapperTable.Row cells : table.rows()) {
      if (cells.size() != fields) {
        cells.reject(cells.size() + " fields; expected " + fields + " (is it cut?)");
        continue;
      }
      Case.Key key = key(cells, stacked, combination(table));
      if (key != null) {
        int place = stacked ? places.merge(key, 1, Integer::sum) : -cells.line();
        Row row =
            rows.computeIfAbsent(
                new RowKey(key, networks, place), first -> new Row(cells, key, networks));
        measured(row, cells, table);
      }
    }
  }

  private static void measured(Row row, WrapperTable.Row cells, WrapperTable table) {
    if (table.hasColumn("Gb_Sec")) {
      String text = cells.text("Gb_Sec");
      if (text != null && text.endsWith("op/s")) {
        row.displaced = text;
      } else {
        row.gigabits = gigabits(cells, text);
      }
    }
    if (table.hasColumn("trans_sec")) {
      row.transactions = cells.decimal("trans_sec");
    }
    if (table.hasColumn("lat_usec", "usec")) {
      row.seconds = cells.decimal("lat_usec", "usec");
    } else if (!table.hasColumn("Gb_Sec", "trans_sec")) {
      cells.reject("no column of GB_Sec, trans_sec and usec");
    }
  }

  /**
   * Returns the case of a row, or {@code null} when it is unclear.
   *
   * @param block the combination of its table, or {@code null} when unknown
   */
  private static Case.@Nullable Key key(
      WrapperTable.Row row, boolean stacked, @Nullable String block) {
    List<String> cells = row.cells();
    Integer instances = Numbers.positiveInteger(row.text(INSTANCES));
    String testType =
        Objects.requireNonNullElse(stacked ? cells.get(2) : row.text("test_type"), "");
    String protocol =
        Objects.requireNonNullElse(stacked ? cells.get(3) : row.text("packet_type"), "");
    Integer size = Numbers.positiveInteger(stacked ? cells.get(4) : row.text("packet_size"));
    if (instances == null || size == null || testType.isEmpty() || protocol.isEmpty()) {
      row.reject(
          "'%s' does not tell its case; expected instances and packet size as whole numbers from 1,"
              + " a test type and a protocol",
          row);
      return null;
    }
    Combination combination = new Combination(testType, protocol, size);
    if (block != null && !block.equals(combination.toString())) {
      row.reject(combination + " in the block of " + block + " (is it cut?)");
      return null;
    }
    return new Case.Key(combination, instances);
  }

  private static @Nullable Double gigabits(WrapperTable.Row row, @Nullable String text) {
    Double bare = Numbers.decimal(text);
    Double rate = text == null || bare != null ? bare : UperfMetrics.gigabits(text);
    if (text != null && rate == null) {
      row.error(
          "value-invalid",
          "column 'Gb_Sec' holds '%s'; expected a number in Gb/s or with one of b/s, Kb/s, Mb/s, Gb/s,"
              + " Tb/s; the value is left out",
          text);
    }
    return rate;
  }

  /**
   * Returns a table's number of networks, because the wrapper makes one table from each directory
   * {@code net_results/<combination>/<networks>}.
   */
  private @Nullable Integer networks(WrapperTable table) {
    String combination = combination(table);
    if (combination == null) {
      return null;
    }
    int index = tablesOf.merge(combination + table.header(), 1, Integer::sum) - 1;
    List<String> names = input.files().directory("net_results/" + combination).directories();
    return index < names.size() ? Numbers.positiveInteger(names.get(index)) : null;
  }

  /** Returns the combination in the block above a table, or {@code null} without one. */
  private static @Nullable String combination(WrapperTable table) {
    String testType = table.meta("Test type");
    String protocol = table.meta("Packet type");
    String packetSize = table.meta("Packet size");
    return testType == null || protocol == null || packetSize == null
        ? null
        : testType + "/" + protocol + "/" + packetSize;
  }
}
