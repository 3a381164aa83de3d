package com.example.csv;

import io.zathras.exporter.Delivery;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Appends a line for each headline of a document: its id, the metric, the value and the unit. */
final class CsvExporter implements Exporter {

  private final Path file;

  CsvExporter(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return "csv";
  }

  // region export
  @Override
  public List<Delivery> export(List<ResultDocument> documents) {
    try {
      Set<String> written = written();
      StringBuilder lines = new StringBuilder();
      List<Delivery> deliveries = new ArrayList<>();
      for (ResultDocument document : documents) {
        if (written.contains(document.id())) {
          deliveries.add(Delivery.duplicate(document.id()));
        } else {
          document
              .results()
              .primaryMetrics()
              .forEach((name, metric) -> lines.append(line(document, name, metric)));
          deliveries.add(Delivery.delivered(document.id()));
        }
      }
      Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return deliveries;
    } catch (IOException e) {
      throw new ExportException(
          name(), "cannot write " + file + " (" + e + "); check the directory and its space", e);
    }
  }

  @Override
  public int batchSize() {
    return 100;
  }

  private Set<String> written() throws IOException {
    Set<String> ids = new HashSet<>();
    if (Files.exists(file)) {
      Files.readAllLines(file).forEach(line -> ids.add(line.substring(0, line.indexOf(','))));
    }
    return ids;
  }

  // endregion

  private static String line(ResultDocument document, String name, PrimaryMetric metric) {
    return String.join(",", document.id(), name, String.valueOf(metric.value()), metric.unit())
        + "\n";
  }
}
