package io.zathras.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The five tables. Every row begins with the id of its document. No column name comes from the
 * data, so the tables of all benchmarks have the same columns.
 *
 * @since 0.1
 */
public enum Table {
  /** A row for each document. */
  RESULT(ResultRow.class, "a document"),
  /** A row for each metric of the headline and of each run. */
  METRIC(MetricRow.class, "a metric of a headline or of a run"),
  /** A row for each metric of each point of a run. */
  POINT(PointRow.class, "a metric of a point of a run"),
  /** A row for each setting of the system, of the test, and of a run. */
  SETTING(SettingRow.class, "a setting"),
  /** A row for each diagnostic. */
  DIAGNOSTIC(DiagnosticRow.class, "a diagnostic");

  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // The list and its columns are immutable.
  private final List<TableColumn> columns;

  Table(Class<? extends Record> row, String description) {
    this.description = description;
    this.columns = Arrays.stream(row.getRecordComponents()).map(TableColumn::new).toList();
  }

  /** Returns the table's name: lower case. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the meaning of a row, as a noun. */
  public String description() {
    return description;
  }

  /** Returns the columns in their order. */
  public List<TableColumn> columns() {
    return columns;
  }
}
