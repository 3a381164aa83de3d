package io.zathras.processor.spi;

import io.zathras.archive.FileEntry;
import io.zathras.schema.Redactor;
import io.zathras.schema.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table that a wrapper writes: {@code # key: value} lines, a header, and rows, separated by
 * commas or, in older generations, by colons. Columns are found by name, regardless of case, and
 * spaces count as underscores. Blank lines and repeated headers are skipped. The colons in a date
 * such as {@code 2026-11-22T10:35:08Z} separate no fields.
 *
 * @since 0.1
 */
public final class WrapperTable {

  /** The most tables in a file, fields in a line, and keys above a table. */
  private static final int MOST = 1_000;

  /**
   * The most fields, rows and lines above tables in a file, because one of a single character takes
   * fifty times its size in memory.
   */
  private static final int MOST_KEPT = 500_000;

  private static final Pattern DATE =
      Pattern.compile(
          "\\s*+\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:[+-]\\d\\d:\\d\\d)?");

  private static final String START = "Start_Date";
  private static final String END = "End_Date";

  private final @Nullable FileEntry file;
  private final Report report;
  private final Map<String, String> meta;
  private final List<String> preamble;
  private final List<String> header;

  /** The first position of each name; a search through a thousand for each field is slow. */
  private final Map<String, Integer> columns = new HashMap<>();

  private final int headerLine;
  private final char separator;
  private final List<Row> rows = new ArrayList<>();
  private boolean saidNoDates;

  private WrapperTable(
      @Nullable FileEntry file,
      Report report,
      Map<String, String> meta,
      List<String> preamble,
      List<String> header,
      int headerLine,
      char separator) {
    this.file = file;
    this.report = report;
    this.meta = Map.copyOf(meta);
    this.preamble = List.copyOf(preamble);
    this.header = List.copyOf(header);
    for (int i = 0; i < header.size(); i++) {
      columns.putIfAbsent(normal(header.get(i)), i);
    }
    this.headerLine = headerLine;
    this.separator = separator;
  }

  /** Reads a file with one table, whose header is the first line without {@code #}. */
  static WrapperTable read(FileEntry file, Report report) {
    return new Parser(file, report, null, List.of()).parse().get(0);
  }

  /** Reads a file whose header is a {@code #} line or missing; every other line is a row. */
  static WrapperTable read(FileEntry file, Report report, List<String> columns) {
    return new Parser(file, report, null, columns).parse().get(0);
  }

  static WrapperTable missing(Report place) {
    return new WrapperTable(null, place, Map.of(), List.of(), List.of(), 0, ',');
  }

  /**
   * Reads a file in which several tables stand one below the other. A table begins at its header,
   * or at a line without a separator ({@code 2 Socket}), which then belongs to its preamble; a
   * table that has no header keeps its rows. A file that ends in such a line was cut: the line is a
   * row.
   *
   * @param firstColumns the names that the first column can have: a line that begins with one is a
   *     header
   * @return the tables that have a header or rows, in the file's order
   */
  static List<WrapperTable> readAll(FileEntry file, Report report, String... firstColumns) {
    Set<String> names =
        Stream.of(firstColumns).map(WrapperTable::normal).collect(Collectors.toUnmodifiableSet());
    return new Parser(file, report, names, List.of()).parse();
  }

  /**
   * Returns the file.
   *
   * @throws IllegalStateException if the table is missing
   */
  public FileEntry file() {
    if (file == null) {
      throw new IllegalStateException("the table is missing, so it has no file");
    }
    return file;
  }

  /** Returns whether there is no such file, and so no header and no row. */
  public boolean isMissing() {
    return file == null;
  }

  /** Returns the report about the table's file, or about the result when the file is missing. */
  public Report report() {
    return report;
  }

  /** Returns whether there are rows, and no error was reported about any of the file's lines. */
  public boolean isSound() {
    return !rows.isEmpty() && report().isSound();
  }

  /** Returns whether the rows have dates. */
  public boolean hasDates() {
    return hasColumn(START);
  }

  /**
   * Warns when there are rows without dates, as older wrappers write them.
   *
   * @param words what the warning says: since when there are dates, and what follows
   * @return whether the rows have dates
   */
  public boolean expectDates(String words) {
    if (!hasDates() && !rows.isEmpty() && !saidNoDates) {
      saidNoDates = true;
      report().at(headerLine).warning("no-dates", words);
    }
    return hasDates();
  }

  /**
   * Returns the value of a {@code # key: value} line above the header. Of several the first counts
   * in a file of one table, and the last in a file of several tables.
   *
   * @return the value, or {@code null} when it is not there or is empty
   */
  public @Nullable String meta(String key) {
    String value = meta.get(key);
    return value == null || value.isEmpty() ? null : value;
  }

  /**
   * Returns the lines between the previous table (or the beginning of the file) and this one's
   * header, without {@code #}.
   */
  public List<String> preamble() {
    return preamble;
  }

  /** Returns the column names; empty when the table has no header. */
  public List<String> header() {
    return header;
  }

  /** Returns the header's line from 1; 0 when there is none. */
  public int headerLine() {
    return headerLine;
  }

  /** Returns whether there is a column of one of these names. */
  public boolean hasColumn(String... aliases) {
    return column(aliases) >= 0;
  }

  /**
   * Warns of columns that are not read, if there are any.
   *
   * @param names the columns' names
   * @param expected which columns are read, for the message
   */
  public void warnOfColumns(List<String> names, String expected) {
    if (!names.isEmpty()) {
      report()
          .at(headerLine)
          .warning(
              "column-unknown",
              "columns '%s'; expected %s; they are left out",
              String.join(", ", names),
              expected);
    }
  }

  /** Returns the rows below the header, in the file's order. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  private int column(String... aliases) {
    for (String alias : aliases) {
      Integer index = columns.get(normal(alias));
      if (index != null) {
        return index;
      }
    }
    return -1;
  }

  private static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  /** One row. */
  public final class Row {

    private final int line;
    private final List<String> cells;
    private final boolean unfinished;

    private Row(int line, List<String> cells, boolean unfinished) {
      this.line = line;
      this.cells = cells;
      this.unfinished = unfinished;
    }

    /** Returns the row's line in the file, from 1. */
    public int line() {
      return line;
    }

    /** Returns how many fields the row has. */
    public int size() {
      return cells.size();
    }

    /** Returns all fields, blank ones as empty text. */
    public List<String> cells() {
      return List.copyOf(cells);
    }

    /** Returns whether the row has exactly as many fields as the header. */
    public boolean isComplete() {
      return cells.size() == header.size();
    }

    /**
     * Returns whether the file ends without a line end after this row, so that its last field may
     * be cut.
     */
    public boolean isUnfinished() {
      return unfinished;
    }

    /**
     * Returns the field under a column.
     *
     * @param aliases the column's names in all generations; the first that exists counts
     * @return the field, or {@code null} when it is blank or there is no such column
     */
    public @Nullable String text(String... aliases) {
      int index = column(aliases);
      return index < 0 || index >= cells.size() || cells.get(index).isEmpty()
          ? null
          : cells.get(index);
    }

    /**
     * Returns the number under a column, and reports an error when it is not a number.
     *
     * @param aliases the column's names in all generations; the first that exists counts
     * @return the number, or {@code null} when the field is blank or not a finite number
     */
    public @Nullable Double decimal(String... aliases) {
      String text = text(aliases);
      Double number = Numbers.decimal(text);
      if (text != null && number == null) {
        invalid(text, "a finite number", aliases);
      }
      return number;
    }

    /** Like {@link #decimal(String...)}, for a number that must be above 0, as rates are. */
    public @Nullable Double positive(String... aliases) {
      String text = text(aliases);
      Double number = Numbers.positive(text);
      if (text != null && number == null) {
        invalid(text, "a finite number above 0", aliases);
      }
      return number;
    }

    /** Like {@link #decimal(String...)}, for a whole number from 1 on. */
    public @Nullable Integer count(String... aliases) {
      String text = text(aliases);
      Integer number = Numbers.positiveInteger(text);
      if (text != null && number == null) {
        invalid(text, "a whole number from 1", aliases);
      }
      return number;
    }

    /** Like {@link #decimal(String...)}, for a date with an offset or {@code Z}. */
    public @Nullable Timestamp time(String... aliases) {
      String text = text(aliases);
      Timestamp time = Times.zoned(text);
      if (text != null && time == null) {
        invalid(text, "a date such as 2026-11-22T10:35:08Z", aliases);
      }
      return time;
    }

    /**
     * Returns the dates in the columns {@code Start_Date} and {@code End_Date}. Reports an error
     * when one is not a date, a warning when they are reversed, and once a warning when the table
     * has none.
     */
    public Interval dates() {
      return hasExpectedDates() ? checked(new Interval(time(START), time(END))) : Interval.UNKNOWN;
    }

    /**
     * Returns the dates in the last two fields, for rows with more fields than the header, in which
     * column names do not find them. Reports a warning when they are not both dates or are
     * reversed, and once a warning when the table has none.
     */
    public Interval lastDates() {
      if (!hasExpectedDates()) {
        return Interval.UNKNOWN;
      }
      int end = cells.size() - 1;
      Interval dates =
          end < 1
              ? Interval.UNKNOWN
              : new Interval(Times.zoned(cells.get(end - 1)), Times.zoned(cells.get(end)));
      if (dates.start() == null || dates.end() == null) {
        warning(
            "date-missing",
            "'" + this + "' does not end in two dates; those of the other rows are used");
      }
      return checked(dates);
    }

    private boolean hasExpectedDates() {
      return expectDates("the table has no dates; no time is known");
    }

    private Interval checked(Interval dates) {
      if (dates.isReversed()) {
        warning("clock-step", "End_Date is before Start_Date; they give no duration");
      }
      return dates;
    }

    /** Returns the report about this row. */
    public Report report() {
      return WrapperTable.this.report().at(line);
    }

    /** Reports an error about this row, whose message ends in the file and the line. */
    public void error(String code, String message) {
      report().error(code, placed(message));
    }

    /** As {@link #error(String, String)}, with a format that is independent of the locale. */
    public void error(String code, String format, @Nullable Object... arguments) {
      error(code, Report.message(format, arguments));
    }

    /** Reports a warning about this row, whose message ends in the file and the line. */
    public void warning(String code, String message) {
      report().warning(code, placed(message));
    }

    /** As {@link #warning(String, String)}, with a format that is independent of the locale. */
    public void warning(String code, String format, @Nullable Object... arguments) {
      warning(code, Report.message(format, arguments));
    }

    /** Reports that this row is left out. */
    public void reject(String why) {
      error("row-rejected", why + "; the row is left out");
    }

    /** As {@link #reject(String)}, with a format that is independent of the locale. */
    public void reject(String format, @Nullable Object... arguments) {
      reject(Report.message(format, arguments));
    }

    private String placed(String message) {
      return message + " (" + file().name() + " line " + line + ")";
    }

    private void invalid(String text, String expected, String... aliases) {
      error(
          "value-invalid",
          "column '"
              + header.get(column(aliases))
              + "' holds '"
              + text
              + "'; expected "
              + expected
              + "; the value is left out");
    }

    /** Returns the row as in the file, with {@code <redacted>} in place of secrets. */
    @Override
    public String toString() {
      StringJoiner row = new StringJoiner(String.valueOf(separator));
      for (int i = 0; i < cells.size(); i++) {
        String cell = cells.get(i);
        boolean secret = i < header.size() && Redactor.isSecret(header.get(i), cell);
        row.add(secret ? Redactor.REDACTED : cell);
      }
      return row.toString();
    }
  }

  /** Parses a file in one pass. */
  private static final class Parser {

    private final FileEntry file;
    private final Report report;
    private final @Nullable Set<String> firstColumns;
    private final List<String> columns;
    private final Map<String, String> meta = new LinkedHashMap<>();
    private final List<WrapperTable> tables = new ArrayList<>();
    private List<String> preamble = new ArrayList<>();
    private @Nullable WrapperTable table;
    private @Nullable WrapperTable before;
    private int unfinishedLine;
    private int kept;

    Parser(
        FileEntry file, Report report, @Nullable Set<String> firstColumns, List<String> columns) {
      this.file = file;
      this.report = report;
      this.firstColumns = firstColumns;
      this.columns = columns;
    }

    List<WrapperTable> parse() {
      List<String> lines = file.lines();
      int last = lines.size();
      unfinishedLine = file.endsWithinLine() ? last : 0;
      while (last > 0 && lines.get(last - 1).isBlank()) {
        last--;
      }
      for (int number = 1; number <= last; number++) {
        String line = lines.get(number - 1).strip();
        if (line.isEmpty()) {
          continue;
        }
        if (line.charAt(0) == '#' || line.charAt(0) == '%') {
          meta(line.substring(1).strip());
        } else if (isHeader(line)) {
          header(number, line);
        } else if (isTitle(line) && number < last) {
          close();
          preamble.add(line);
          keep(1);
        } else {
          row(number, line);
        }
      }
      if (firstColumns == null && tables.isEmpty()) {
        open(columns, 0, ',');
      }
      return List.copyOf(tables);
    }

    private void meta(String text) {
      if (firstColumns != null) {
        close();
      }
      preamble.add(text);
      keep(1);
      int colon = text.indexOf(':');
      if (colon > 0) {
        String key = text.substring(0, colon).strip();
        String value = text.substring(colon + 1).strip();
        if (meta.size() == MOST && !meta.containsKey(key)) {
          throw tooMany(null, MOST, "keys before the tables");
        }
        if (firstColumns == null) {
          meta.putIfAbsent(key, value);
        } else {
          meta.put(key, value);
        }
      }
    }

    private boolean isTitle(String line) {
      return firstColumns != null && line.indexOf(',') < 0 && line.indexOf(':') < 0;
    }

    private boolean isHeader(String line) {
      if (firstColumns == null) {
        return columns.isEmpty() && tables.isEmpty();
      }
      int end = line.indexOf(separatorOf(line));
      return firstColumns.contains(normal(end < 0 ? line : line.substring(0, end)));
    }

    private void header(int number, String line) {
      char separator = separatorOf(line);
      open(cells(number, line, separator), number, separator);
    }

    private void row(int number, String line) {
      WrapperTable current = table == null && isTitle(line) ? before : table;
      if (current == null) {
        current = open(columns, 0, separatorOf(line));
      }
      List<String> cells = cells(number, line, current.separator);
      if (!cells.equals(current.header)) {
        current.rows.add(current.new Row(number, cells, number == unfinishedLine));
        keep(1 + cells.size());
      }
    }

    private void keep(int more) {
      kept += more;
      if (kept > MOST_KEPT) {
        throw tooMany(null, MOST_KEPT, "rows and fields");
      }
    }

    private void close() {
      before = table == null ? before : table;
      table = null;
    }

    private List<String> cells(int number, String line, char separator) {
      List<String> cells = new ArrayList<>();
      Matcher date = DATE.matcher(line);
      int start = 0;
      for (int end = endOfCell(line, separator, date, 0);
          end >= 0;
          end = endOfCell(line, separator, date, start)) {
        cells.add(line.substring(start, end).strip());
        start = end + 1;
        if (cells.size() == MOST) {
          throw tooMany(number, MOST, "fields in a line");
        }
      }
      cells.add(line.substring(start).strip());
      return cells;
    }

    /** Returns where the separator behind a cell is; less than 0 behind the last one. */
    private static int endOfCell(String line, char separator, Matcher date, int start) {
      boolean isDate = separator == ':' && date.region(start, line.length()).lookingAt();
      return line.indexOf(separator, isDate ? date.end() : start);
    }

    private ProcessingException tooMany(@Nullable Integer line, int most, String what) {
      return new ProcessingException(
          file.location(),
          line,
          "more than " + most + " " + what + "; no wrapper writes so many",
          null);
    }

    private WrapperTable open(List<String> header, int number, char separator) {
      if (tables.size() == MOST) {
        throw tooMany(null, MOST, "tables");
      }
      WrapperTable opened =
          new WrapperTable(file, report, meta, preamble, header, number, separator);
      preamble = new ArrayList<>();
      tables.add(opened);
      table = opened;
      return opened;
    }

    private static char separatorOf(String line) {
      return line.indexOf(',') < 0 && line.indexOf(':') >= 0 ? ':' : ',';
    }
  }
}
