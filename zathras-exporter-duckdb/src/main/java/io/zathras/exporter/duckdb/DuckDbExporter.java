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
 * Writes the tables of documents into a DuckDB file. A batch is one transaction, so that the file
 * holds whole results only, whenever the process is killed; the same command then does the rest,
 * because a document that is there is left alone, or replaced where that is wanted.
 *
 * @since 0.1
 */
public final class DuckDbExporter implements Exporter {

  /** A transaction each would flush the disk for each. */
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

  /** Returns an exporter that leaves a document alone that is in the file. */
  public static DuckDbExporter to(Path file) {
    return new DuckDbExporter(file, false);
  }

  /** Returns an exporter that puts a document in the place of the same in the file. */
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

  /** Ends the connection; what was delivered is in the file already. */
  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }
}
