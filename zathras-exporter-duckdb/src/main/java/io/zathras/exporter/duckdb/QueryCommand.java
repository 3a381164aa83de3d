package io.zathras.exporter.duckdb;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.ExporterCommand;
import io.zathras.schema.DocumentFiles;
import io.zathras.schema.ResultDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code zathras query}: SQL over a DuckDB file, or over documents without one. */
final class QueryCommand implements ExporterCommand {

  private static final int BATCH = 50;

  private static final Parameter SOURCE =
      Parameter.path(
          "SOURCE",
          "A DuckDB file, or documents: a *.json or *.ndjson file, or a directory of them.");

  private static final Parameter SQL =
      Parameter.word("SQL", "One statement that reads, such as 'SELECT * FROM latest_headline'.");

  private static final Parameter FORMAT =
      Parameter.text("format", "FORMAT", "table, csv or json.", "table");

  @Override
  public String name() {
    return "query";
  }

  @Override
  public String description() {
    return "Asks the tables result, metric, point, setting and diagnostic in SQL, of a DuckDB file or"
        + " of documents.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(SOURCE, SQL, FORMAT);
  }

  @Override
  public boolean needsSettings() {
    return false;
  }

  @Override
  public boolean run(Invocation invocation) {
    Path source = invocation.path(SOURCE);
    RowFormat format = RowFormat.named(invocation.text(FORMAT));
    List<String> problems = new ArrayList<>();
    try (Database database =
            isDatabase(source) ? Database.readable(source) : load(source, problems);
        Statement statement = database.connection().createStatement()) {
      problems.forEach(invocation::warn);
      try (ResultSet rows = statement.executeQuery(invocation.text(SQL))) {
        format.write(rows, invocation);
      }
      return problems.isEmpty();
    } catch (SQLException e) {
      throw new ExportException(
          "query", String.valueOf(e.getMessage()).replace("\n\n", "\n").strip(), e);
    }
  }

  private static boolean isDatabase(Path source) {
    String name = source.toString();
    return Files.isRegularFile(source) && !name.endsWith(".json") && !name.endsWith(".ndjson");
  }

  /** Loads documents into a database in memory, which DuckDB spills to temporary files. */
  private static Database load(Path source, List<String> problems) {
    Database database = Database.inMemory();
    try {
      TableLoader loader = new TableLoader(database.connection());
      List<ResultDocument> batch = new ArrayList<>();
      Set<String> known = new HashSet<>();
      DocumentFiles.read(
          source,
          document -> {
            if (known.add(document.id())) {
              batch.add(document);
            }
            if (batch.size() == BATCH) {
              load(loader, batch, database);
            }
          },
          problems::add);
      load(loader, batch, database);
      if (known.isEmpty() && problems.isEmpty()) {
        throw new ConfigurationException(
            source.toString(), "there is no document; make some with 'zathras process --json'");
      }
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void load(TableLoader loader, List<ResultDocument> batch, Database database) {
    try {
      loader.replace(List.of(), batch);
      batch.clear();
    } catch (SQLException e) {
      throw database.failed(e);
    }
  }
}
