package io.zathras.horreum;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL, asked what Horreum asks it. */
final class Database implements AutoCloseable {

  private final EmbeddedPostgres server;
  private final Connection connection;

  private Database(EmbeddedPostgres server, Connection connection) {
    this.server = server;
    this.connection = connection;
  }

  static Database start() throws IOException, SQLException {
    EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    return new Database(server, server.getPostgresDatabase().getConnection());
  }

  String version() throws SQLException {
    return String.valueOf(ask("SHOW server_version"));
  }

  /** Returns the value of a label with one extractor, as JSON; {@code null} when there is none. */
  @Nullable String value(String json, String path) throws SQLException {
    return ask("SELECT jsonb_path_query_first(?::jsonb, ?::jsonpath)", json, path);
  }

  boolean accepts(String path) throws SQLException {
    return "t".equals(ask("SELECT pg_input_is_valid(?, 'jsonpath')", path));
  }

  private @Nullable String ask(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    connection.close();
    server.close();
  }
}
