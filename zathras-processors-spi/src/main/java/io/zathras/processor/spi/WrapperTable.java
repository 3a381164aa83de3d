package io.zathras.processor.spi;

import io.zathras.archive.FileEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table a wrapper writes: {@code # key: value} lines, a header, and rows, divided by commas or,
 * in older generations, by colons. Columns are found by name; blank lines are passed over; a header
 * that is repeated is no row.
 *
 * @since 0.1
 */
public final class WrapperTable {

  private final FileEntry file;
  private final Map<String, String> meta = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private List<String> header = List.of();
  private int headerLine;
  private boolean colons;

  private WrapperTable(FileEntry file) {
    this.file = file;
    List<String> lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty()) {
        continue;
      }
      if (line.startsWith("#")) {
        readMeta(line.substring(1).strip());
      } else if (header.isEmpty()) {
        colons = line.indexOf(',') < 0 && line.indexOf(':') >= 0;
        header = split(line);
        headerLine = i + 1;
      } else {
        List<String> cells = split(line);
        if (!cells.equals(header)) {
          rows.add(new Row(i + 1, cells));
        }
      }
    }
  }

  /** Reads a file. */
  public static WrapperTable read(FileEntry file) {
    return new WrapperTable(file);
  }

  private void readMeta(String text) {
    int colon = text.indexOf(':');
    if (colon > 0) {
      meta.putIfAbsent(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }
  }

  private List<String> split(String line) {
    List<String> cells = new ArrayList<>();
    int start = 0;
    char separator = colons ? ':' : ',';
    for (int end = line.indexOf(separator); end >= 0; end = line.indexOf(separator, start)) {
      cells.add(line.substring(start, end).strip());
      start = end + 1;
    }
    cells.add(line.substring(start).strip());
    return cells;
  }

  /** Returns the file. */
  public FileEntry file() {
    return file;
  }

  /** Returns the value of a {@code #} line, or {@code null} when it is not there or is empty. */
  public @Nullable String meta(String key) {
    String value = meta.get(key);
    return value == null || value.isEmpty() ? null : value;
  }

  /** Returns the column names; empty when the file has no header. */
  public List<String> header() {
    return List.copyOf(header);
  }

  /** Returns the header's line from 1; 0 when there is none. */
  public int headerLine() {
    return headerLine;
  }

  /** Returns whether there is a column of this name. */
  public boolean hasColumn(String column) {
    return header.contains(column);
  }

  /** Returns the rows below the header, in the file's order. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** One row. */
  public final class Row {

    private final int line;
    private final List<String> cells;

    private Row(int line, List<String> cells) {
      this.line = line;
      this.cells = cells;
    }

    /** Returns the row's line in the file, from 1. */
    public int line() {
      return line;
    }

    /** Returns how many fields the row has. */
    public int size() {
      return cells.size();
    }

    /** Returns whether the row has exactly as many fields as the header. */
    public boolean isComplete() {
      return cells.size() == header.size();
    }

    /**
     * Returns the field under a column.
     *
     * @param aliases the column's names through the generations; the first that exists counts
     * @return the field, or {@code null} when it is blank or there is no such column
     */
    public @Nullable String text(String... aliases) {
      for (String alias : aliases) {
        int index = header.indexOf(alias);
        if (index >= 0) {
          return index < cells.size() && !cells.get(index).isEmpty() ? cells.get(index) : null;
        }
      }
      return null;
    }

    @Override
    public String toString() {
      return String.join(colons ? ":" : ",", cells);
    }
  }
}
