package io.zathras.exporter.duckdb;

import io.zathras.schema.ResultDocument;
import io.zathras.tables.ColumnType;
import io.zathras.tables.DocumentRows;
import io.zathras.tables.Table;
import io.zathras.tables.TableColumn;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Loads the rows of documents into a database, one transaction for each batch. */
final class TableLoader {

  private final DuckDBConnection connection;
  private final SettingLoader settings;

  TableLoader(DuckDBConnection connection) {
    this.connection = connection;
    settings = new SettingLoader(connection);
  }

  /**
   * Removes the rows of some documents and inserts those of others, or changes nothing.
   *
   * @param older ids of documents in the database
   * @throws SQLException if the database refuses; nothing has changed then
   */
  void replace(Collection<String> older, List<ResultDocument> documents) throws SQLException {
    List<DocumentRows> rows = documents.stream().map(DocumentRows::of).toList();
    // Without auto-commit, JDBC begins a transaction with the first statement, and an appender
    // before that statement commits its rows by itself.
    execute("BEGIN TRANSACTION");
    try {
      for (Table table : Table.values()) {
        delete(table, older);
        if (table == Table.SETTING) {
          settings.append(rows);
        } else {
          append(table, rows);
        }
      }
      execute("COMMIT");
    } catch (SQLException | RuntimeException e) {
      try {
        execute("ROLLBACK");
      } catch (SQLException alreadyEnded) {
        e.addSuppressed(alreadyEnded);
      }
      throw e;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void delete(Table table, Collection<String> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + table.title() + " WHERE document_id = ?")) {
      for (String id : ids) {
        delete.setString(1, id);
        delete.executeUpdate();
      }
    }
  }

  private void append(Table table, List<DocumentRows> documents) throws SQLException {
    List<TableColumn> columns = table.columns();
    try (DuckDBAppender rows = connection.createAppender("main", table.title())) {
      for (DocumentRows document : documents) {
        Iterator<? extends Record> each = document.in(table).iterator();
        while (each.hasNext()) {
          Record row = each.next();
          rows.beginRow();
          for (TableColumn column : columns) {
            append(rows, column.type(), column.value(row));
          }
          rows.endRow();
        }
      }
    }
  }

  static void append(DuckDBAppender row, ColumnType type, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      row.appendNull();
      return;
    }
    switch (type) {
      case TEXT -> row.append((String) value);
      case INTEGER -> row.append((long) (Long) value);
      case DECIMAL -> row.append((double) (Double) value);
      case FLAG -> row.append((boolean) (Boolean) value);
      case TIMESTAMP -> row.appendEpochMillis(((Instant) value).toEpochMilli());
      case LOCAL_TIMESTAMP ->
          row.appendEpochMillis(((LocalDateTime) value).toInstant(ZoneOffset.UTC).toEpochMilli());
    }
  }
}
