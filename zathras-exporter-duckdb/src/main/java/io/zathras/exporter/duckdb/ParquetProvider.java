package io.zathras.exporter.duckdb;

import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * Creates {@link ParquetExporter}s from the section {@code parquet} of a configuration, which has
 * one setting: {@code directory}, below which the files go.
 *
 * @since 0.1
 */
public final class ParquetProvider implements ExporterProvider {

  static final String NAME = "parquet";

  private static final String DIRECTORY = "directory";

  /** Called by {@link java.util.ServiceLoader}. */
  public ParquetProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "tables in Parquet files";
  }

  @Override
  public Place place() {
    return new Place(DIRECTORY, "DIR", false);
  }

  @Override
  public Exporter create(ExporterSettings settings) {
    Path directory = Path.of(settings.requiredText(DIRECTORY));
    settings.refuseUnknown();
    return ParquetExporter.to(directory);
  }

  @Override
  public List<Finding> check(ExporterSettings settings) {
    create(settings).close();
    return List.of(
        new Finding(true, settings.requiredText(DIRECTORY) + " gets a directory for each table"));
  }

  /** Changes nothing, because a directory needs no preparation for our documents. */
  @Override
  public List<Change> install(ExporterSettings settings, boolean dryRun) {
    create(settings).close();
    return List.of();
  }
}
