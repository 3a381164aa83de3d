package com.example.csv;

import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes exporters of the section {@code csv}, whose setting {@code file} is the file's path. */
public final class CsvExporterProvider implements ExporterProvider {

  // region provider
  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Exporter create(ExporterSettings settings) {
    Path file = file(settings);
    settings.refuseUnknown();
    return new CsvExporter(file);
  }

  @Override
  public List<Finding> check(ExporterSettings settings) {
    Path directory = file(settings).toAbsolutePath().getParent();
    settings.refuseUnknown();
    return Files.isWritable(directory)
        ? List.of(new Finding(true, directory + " can be written"))
        : List.of(new Finding(false, directory + " cannot be written; create it or change it"));
  }

  @Override
  public List<Change> install(ExporterSettings settings, boolean dryRun) {
    return List.of(); // A file needs to know nothing of our documents.
  }

  private static Path file(ExporterSettings settings) {
    return Path.of(settings.requiredText("file"));
  }
  // endregion
}
