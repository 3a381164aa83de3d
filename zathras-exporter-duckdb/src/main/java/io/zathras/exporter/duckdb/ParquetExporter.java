package io.zathras.exporter.duckdb;

import io.zathras.exporter.Delivery;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.schema.ResultDocument;
import io.zathras.tables.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the tables of documents as Parquet files, {@code
 * result/test=coremark/month=2026-11/part-0.parquet} and so on: a file for each table, test and
 * month of the test's time, {@code unknown} where there is none. An existing file keeps its other
 * documents, so a second run adds no rows. The files appear, each whole, when the exporter is
 * closed.
 *
 * @since 0.1
 */
public final class ParquetExporter implements Exporter {

  private static final String MONTH =
      "coalesce(strftime(coalesce(test_timestamp, test_timestamp_local), '%Y-%m'), 'unknown')";

  private final Path directory;
  private @Nullable Path work;
  private @Nullable DuckDbExporter rows;

  private ParquetExporter(Path directory) {
    this.directory = directory;
  }

  /** Returns an exporter that writes below a directory and creates it if it is missing. */
  public static ParquetExporter to(Path directory) {
    return new ParquetExporter(directory);
  }

  /** The test and month whose documents share one file of each table. */
  private record Partition(String test, String month) {

    Path in(Path directory, Table table) {
      return directory
          .resolve(table.title())
          .resolve("test=" + test)
          .resolve("month=" + month)
          .resolve("part-0.parquet");
    }
  }

  @Override
  public String name() {
    return ParquetProvider.NAME;
  }

  @Override
  public int batchSize() {
    return DuckDbExporter.BATCH;
  }

  @Override
  public List<Delivery> export(List<ResultDocument> documents) {
    try {
      if (rows == null) {
        Files.createDirectories(directory);
        work = Files.createTempDirectory(directory, ".zathras");
        rows = DuckDbExporter.to(work.resolve("rows.duckdb"));
      }
      return rows.export(documents);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Writes the files of all delivered documents, even if a later batch failed. */
  @Override
  public void close() {
    if (rows == null || work == null) {
      return;
    }
    try {
      rows.close();
      write(work);
    } catch (SQLException | IOException e) {
      throw failed(e);
    } finally {
      remove(work);
    }
  }

  /** Removes the prepared data; no file appears. */
  @Override
  public void abandon() {
    if (rows == null || work == null) {
      return;
    }
    try {
      rows.close();
    } finally {
      remove(work);
    }
  }

  private void write(Path prepared) throws SQLException, IOException {
    try (Database database = Database.writable(prepared.resolve("rows.duckdb"));
        Statement statement = database.connection().createStatement()) {
      for (Partition partition : partitions(statement)) {
        for (Table table : Table.values()) {
          write(statement, table, partition, prepared.resolve("part.parquet"));
        }
      }
    }
  }

  private static List<Partition> partitions(Statement statement) throws SQLException {
    List<Partition> partitions = new ArrayList<>();
    try (ResultSet found =
        statement.executeQuery(
            "SELECT DISTINCT test, " + MONTH + " AS month FROM result ORDER BY ALL")) {
      while (found.next()) {
        partitions.add(new Partition(found.getString(1), found.getString(2)));
      }
    }
    return partitions;
  }

  private void write(Statement statement, Table table, Partition partition, Path part)
      throws SQLException, IOException {
    Path target = partition.in(directory, table);
    String ids =
        "(SELECT document_id FROM result WHERE test = "
            + literal(partition.test())
            + " AND "
            + MONTH
            + " = "
            + literal(partition.month())
            + ")";
    String select = "SELECT * FROM " + table.title() + " WHERE document_id IN " + ids;
    if (Files.exists(target)) {
      select +=
          " UNION ALL BY NAME SELECT * FROM read_parquet("
              + literal(target.toString())
              + ", hive_partitioning = false) WHERE document_id NOT IN "
              + ids;
    }
    statement.execute(
        "COPY (SELECT * FROM ("
            + select
            + ") ORDER BY document_id) TO "
            + literal(part.toString())
            + " (FORMAT parquet, COMPRESSION zstd)");
    Files.createDirectories(target.getParent());
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new ExportException(
          ParquetProvider.NAME, "cannot remove " + folder + " (" + e + "); remove it", e);
    }
  }

  private ExportException failed(Exception e) {
    return new ExportException(
        name(), "cannot write into " + directory + " (" + e.getMessage() + "); check it", e);
  }
}
