package io.zathras.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The five tables. Every row begins with the document it is of, and no name of a column comes from
 * the data, so that tables of any benchmarks have the same columns.
 *
 * @since 0.1
 */
public enum Table {
  /** A row for each document. */
  RESULT(ResultRow.class, "a document"),
  /** A row for each metric of a headline, and for each metric of a run. */
  METRIC(MetricRow.class, "a metric of a headline or of a run"),
  /** A row for each metric of a point of a run. */
  POINT(PointRow.class, "a metric of a point of a run"),
  /** A row for each setting of the system, of the test, and of a run. */
  SETTING(SettingRow.class, "a setting"),
  /** A row for each diagnostic. */
  DIAGNOSTIC(DiagnosticRow.class, "a diagnostic");

  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // The list cannot be changed, nor can a column.
  private final List<TableColumn> columns;

  Table(Class<? extends Record> row, String description) {
    this.description = description;
    this.columns = Arrays.stream(row.getRecordComponents()).map(TableColumn::new).toList();
  }

  /** Returns the table's name: lower case. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what a row is, as a noun. */
  public String description() {
    return description;
  }

  /** Returns the columns in their order. */
  public List<TableColumn> columns() {
    return columns;
  }
}
