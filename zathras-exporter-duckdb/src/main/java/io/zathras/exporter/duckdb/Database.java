package io.zathras.exporter.duckdb;

import io.zathras.exporter.ExportException;
import io.zathras.tables.ColumnType;
import io.zathras.tables.Table;
import io.zathras.tables.TableColumn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/** A DuckDB file, or a database in memory, with the five tables and the views over them. */
final class Database implements AutoCloseable {

  /**
   * The memory that DuckDB may use beside the heap; with more it would only spill to disk later.
   */
  private static final String MEMORY = "256MB";

  private final @Nullable Path file;
  private final DuckDBConnection connection;

  private Database(@Nullable Path file, DuckDBConnection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens a file for writing, and creates it and its tables if they are missing.
   *
   * @throws ExportException if it is locked, written by a newer DuckDB, or not one of our databases
   */
  static Database writable(Path file) {
    Database database = open(file, new Properties());
    try {
      database.prepare();
      return database;
    } catch (SQLException e) {
      database.close();
      throw database.failed(e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Opens a file for queries only.
   *
   * @throws ExportException if it is locked, written by a newer DuckDB, or not a database
   */
  static Database readable(Path file) {
    Properties properties = new Properties();
    properties.setProperty("duckdb.read_only", "true");
    return open(file, properties);
  }

  /** Creates a database in memory, with its tables. */
  static Database inMemory() {
    Database database = open(null, new Properties());
    try {
      database.prepare();
      return database;
    } catch (SQLException e) {
      database.close();
      throw database.failed(e);
    }
  }

  private static Database open(@Nullable Path file, Properties properties) {
    properties.setProperty("memory_limit", MEMORY);
    // Prevents queries from reading the network or installing anything on their own.
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    try {
      Connection connection =
          new DuckDBDriver().connect("jdbc:duckdb:" + (file == null ? "" : file), properties);
      return new Database(file, Objects.requireNonNull(connection).unwrap(DuckDBConnection.class));
    } catch (SQLException e) {
      throw new ExportException(DuckDbProvider.NAME, words(file, e), e);
    }
  }

  DuckDBConnection connection() {
    return connection;
  }

  /**
   * Leaves the other cores to the threads that make the documents. More threads do not load small
   * batches faster, and take a fifth more CPU time.
   */
  void useOneThread() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
    }
  }

  private void prepare() throws SQLException {
    List<String> there = strings("SELECT table_name FROM duckdb_tables()");
    try (Statement statement = connection.createStatement()) {
      for (Table table : Table.values()) {
        if (there.contains(table.title())) {
          requireColumns(table);
        } else {
          statement.execute(create(table));
        }
      }
      // DuckDB takes several statements at once, separated by semicolons.
      statement.execute(views());
    }
  }

  /** Another version of Zathras may have other columns; rows of both would not match. */
  private void requireColumns(Table table) throws SQLException {
    List<String> there =
        strings(
            "SELECT column_name FROM duckdb_columns() WHERE table_name = '"
                + table.title()
                + "' ORDER BY column_index");
    List<String> ours = table.columns().stream().map(TableColumn::name).toList();
    if (!there.equals(ours)) {
      throw new ExportException(
          DuckDbProvider.NAME,
          file
              + ": the table "
              + table.title()
              + " has the columns "
              + there
              + "; expected "
              + ours
              + ": it is of another version of Zathras or not of Zathras; write another file",
          null);
    }
  }

  private static String create(Table table) {
    List<String> columns = new ArrayList<>();
    for (TableColumn column : table.columns()) {
      columns.add(
          '"'
              + column.name()
              + "\" "
              + type(column.type())
              + (column.isNullable() ? "" : " NOT NULL"));
    }
    return "CREATE TABLE " + table.title() + " (" + String.join(", ", columns) + ")";
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case INTEGER -> "BIGINT";
      case DECIMAL -> "DOUBLE";
      case FLAG -> "BOOLEAN";
      case TIMESTAMP, LOCAL_TIMESTAMP -> "TIMESTAMP_MS";
    };
  }

  private static String views() {
    try (InputStream sql = Database.class.getResourceAsStream("views.sql")) {
      return new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar is broken", e);
    }
  }

  /** Returns the ids of the documents in the database. */
  Set<String> documents() throws SQLException {
    return new HashSet<>(strings("SELECT document_id FROM result"));
  }

  private List<String> strings(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  ExportException failed(SQLException e) {
    return new ExportException(DuckDbProvider.NAME, words(file, e), e);
  }

  private static String words(@Nullable Path file, SQLException e) {
    String message = String.valueOf(e.getMessage()).strip();
    String place = file == null ? "the database in memory" : file.toString();
    if (message.contains("Conflicting lock") || message.contains("Could not set lock")) {
      return place + " is in use by another process, and DuckDB has one writer; wait for it";
    }
    if (message.contains("created with a newer version of DuckDB")) {
      return place + " is of a newer DuckDB than this one; use another file or a newer Zathras";
    }
    if (message.contains("not a valid DuckDB database file")) {
      return place + " is not a DuckDB file; give another name";
    }
    int end = message.indexOf('\n');
    return place + ": " + (end < 0 ? message : message.substring(0, end));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
