package io.zathras.tables;

import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Creates {@link CsvTablesExporter}s from the section {@code tables} of a configuration, which has
 * one setting: {@code directory}, where the files go.
 *
 * @since 0.1
 */
public final class CsvTablesProvider implements ExporterProvider {

  static final String NAME = "tables";

  private static final String DIRECTORY = "directory";

  /** Called by {@link java.util.ServiceLoader}. */
  public CsvTablesProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "tables in CSV files";
  }

  @Override
  public Place place() {
    return new Place(DIRECTORY, "DIR", false);
  }

  @Override
  public Exporter create(ExporterSettings settings) {
    return CsvTablesExporter.to(directory(settings));
  }

  @Override
  public List<Finding> check(ExporterSettings settings) {
    Path directory = directory(settings);
    Path there = directory.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there != null && Files.isDirectory(there) && Files.isWritable(there)
        ? List.of(new Finding(true, directory + " can be written"))
        : List.of(new Finding(false, directory + " cannot be written; change it"));
  }

  /** Changes nothing, because a directory needs no preparation for our documents. */
  @Override
  public List<Change> install(ExporterSettings settings, boolean dryRun) {
    directory(settings);
    return List.of();
  }

  private static Path directory(ExporterSettings settings) {
    Path directory = Path.of(settings.requiredText(DIRECTORY));
    settings.refuseUnknown();
    return directory;
  }
}
