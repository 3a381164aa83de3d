package io.zathras.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * DuckDB alone: lines of JSON become one table, whose columns DuckDB infers. The driver comes from
 * the class path, so that this module does not depend on it.
 */
public final class NdjsonLoad {

  private NdjsonLoad() {}

  /** Creates a database from a file of documents and prints its number of rows. */
  public static void main(String... arguments) throws SQLException {
    String documents = Path.of(arguments[0]).toString().replace("'", "''");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[1]);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE document AS SELECT * FROM read_ndjson('" + documents + "')");
      try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM document")) {
        rows.next();
        System.out.println(rows.getLong(1) + " documents");
      }
    }
  }
}
