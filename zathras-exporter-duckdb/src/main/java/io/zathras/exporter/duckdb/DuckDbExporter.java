package io.zathras.exporter.duckdb;

import io.zathras.exporter.Delivery;
import io.zathras.exporter.Exporter;
import io.zathras.schema.ResultDocument;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the tables of documents into a DuckDB file. A batch is one transaction, so the file holds
 * only whole results even if the process is killed. The same command then completes the work,
 * because a document that the file already holds is skipped, or replaced on request.
 *
 * @since 0.1
 */
public final class DuckDbExporter implements Exporter {

  /** A transaction for each document would flush the disk each time. */
  static final int BATCH = 50;

  private final Path file;
  private final boolean replaces;
  private final Set<String> written = new HashSet<>();
  private @Nullable Database database;
  private @Nullable TableLoader loader;
  private Set<String> there = Set.of();

  private DuckDbExporter(Path file, boolean replaces) {
    this.file = file;
    this.replaces = replaces;
  }

  /** Returns an exporter that keeps documents that the file already holds. */
  public static DuckDbExporter to(Path file) {
    return new DuckDbExporter(file, false);
  }

  /** Returns an exporter that replaces documents that the file already holds. */
  public static DuckDbExporter replacing(Path file) {
    return new DuckDbExporter(file, true);
  }

  @Override
  public String name() {
    return DuckDbProvider.NAME;
  }

  @Override
  public int batchSize() {
    return BATCH;
  }

  @Override
  public List<Delivery> export(List<ResultDocument> documents) {
    try {
      open();
      Map<String, ResultDocument> wanted = new LinkedHashMap<>();
      List<String> older = new ArrayList<>();
      for (ResultDocument document : documents) {
        String id = document.id();
        boolean isThere = there.contains(id);
        if (!written.contains(id) && (replaces || !isThere) && wanted.put(id, document) == null) {
          if (isThere) {
            older.add(id);
          }
        }
      }
      if (!wanted.isEmpty()) {
        Objects.requireNonNull(loader).replace(older, List.copyOf(wanted.values()));
      }
      written.addAll(wanted.keySet());
      Set<String> first = new HashSet<>(wanted.keySet());
      return documents.stream()
          .map(
              document ->
                  first.remove(document.id())
                      ? Delivery.delivered(document.id())
                      : Delivery.duplicate(document.id()))
          .toList();
    } catch (SQLException e) {
      throw Objects.requireNonNull(database).failed(e);
    }
  }

  private void open() throws SQLException {
    if (database == null) {
      database = Database.writable(file);
      database.useOneThread();
      there = database.documents();
      loader = new TableLoader(database.connection());
    }
  }

  /** Closes the connection; delivered documents are already in the file. */
  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }
}
