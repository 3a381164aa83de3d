package io.zathras.tables;

import io.zathras.exporter.Deliveries;
import io.zathras.exporter.Delivery;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.file.AtomicFile;
import io.zathras.schema.ResultDocument;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the tables of all documents as CSV files, {@code result.csv} and so on, into a directory.
 * The complete files appear when the exporter is closed; until then older files stay. After a write
 * fails, nothing more is written and no file appears.
 *
 * @since 0.1
 */
public final class CsvTablesExporter implements Exporter {

  private final Path directory;
  private final Map<Table, Target> targets = new EnumMap<>(Table.class);
  private final Set<String> written = new HashSet<>();
  private @Nullable IOException failure;

  private CsvTablesExporter(Path directory) {
    this.directory = directory;
  }

  /** Returns an exporter that writes into a directory and creates it if it is missing. */
  public static CsvTablesExporter to(Path directory) {
    return new CsvTablesExporter(directory);
  }

  /** A file that is being written. */
  private record Target(AtomicFile file, BufferedWriter text, RowCsv rows) {}

  @Override
  public String name() {
    return CsvTablesProvider.NAME;
  }

  @Override
  public List<Delivery> export(List<ResultDocument> documents) {
    return Deliveries.oneByOne(documents, this::write);
  }

  private Delivery write(ResultDocument document) {
    if (written.contains(document.id())) {
      return Delivery.duplicate(document.id());
    }
    if (failure != null) {
      throw failed(failure);
    }
    try {
      open();
      DocumentRows rows = DocumentRows.of(document);
      for (Map.Entry<Table, Target> target : targets.entrySet()) {
        Iterator<? extends Record> each = rows.in(target.getKey()).iterator();
        while (each.hasNext()) {
          target.getValue().rows().row(each.next());
        }
      }
      written.add(document.id());
      return Delivery.delivered(document.id());
    } catch (IOException e) {
      failure = e;
      throw failed(e);
    }
  }

  private void open() throws IOException {
    if (!targets.isEmpty()) {
      return;
    }
    for (Table table : Table.values()) {
      AtomicFile file = AtomicFile.open(directory.resolve(table.title() + ".csv"));
      BufferedWriter text =
          new BufferedWriter(new OutputStreamWriter(file.out(), StandardCharsets.UTF_8));
      RowCsv rows = new RowCsv(table, text);
      targets.put(table, new Target(file, text, rows));
      rows.header();
    }
  }

  /** Moves the files into place, even without any document. */
  @Override
  public void close() {
    if (failure != null) {
      abandon();
      if (!written.isEmpty()) {
        throw failed(failure);
      }
      return;
    }
    try {
      open();
      for (Target target : targets.values()) {
        target.text().flush();
      }
      for (Target target : targets.values()) {
        target.file().commit();
      }
    } catch (IOException e) {
      abandon();
      throw failed(e);
    }
  }

  /** Removes the unfinished files. */
  @Override
  public void abandon() {
    try {
      for (Target target : targets.values()) {
        target.file().close();
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private ExportException failed(IOException e) {
    return new ExportException(
        name(), "cannot write into " + directory + " (" + e + "); check it and its space", e);
  }
}
