package io.zathras.exporter.duckdb;

import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterCommand;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Creates {@link DuckDbExporter}s from the section {@code duckdb} of a configuration. Its settings
 * are {@code file}, the database, and {@code policy}: {@code create}, the default, keeps a result
 * that the file already holds, {@code replace} replaces it.
 *
 * @since 0.1
 */
public final class DuckDbProvider implements ExporterProvider {

  static final String NAME = "duckdb";

  private static final String FILE = "file";

  /** Called by {@link java.util.ServiceLoader}. */
  public DuckDbProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "DuckDB";
  }

  @Override
  public Place place() {
    return new Place(FILE, "FILE", false);
  }

  @Override
  public List<ExporterCommand> commands() {
    return List.of(new QueryCommand());
  }

  @Override
  public Exporter create(ExporterSettings settings) {
    Path file = Path.of(settings.requiredText(FILE));
    String policy = settings.text("policy", "create");
    settings.refuseUnknown();
    return switch (policy) {
      case "create" -> DuckDbExporter.to(file);
      case "replace" -> DuckDbExporter.replacing(file);
      default -> throw settings.wrong("policy", "found " + policy + "; expected create or replace");
    };
  }

  @Override
  public List<Finding> check(ExporterSettings settings) {
    create(settings).close();
    Path file = Path.of(settings.requiredText(FILE));
    if (!Files.exists(file)) {
      return List.of(new Finding(true, file + " is not there yet, and will be made"));
    }
    try (Database database = Database.readable(file)) {
      return List.of(
          new Finding(true, file + " holds " + database.documents().size() + " documents"));
    } catch (ExportException e) {
      return List.of(new Finding(false, String.valueOf(e.getMessage())));
    } catch (SQLException e) {
      return List.of(new Finding(false, file + " has no table of ours; give another name"));
    }
  }

  /** Changes nothing, because the first document creates the file. */
  @Override
  public List<Change> install(ExporterSettings settings, boolean dryRun)
      throws ConfigurationException {
    create(settings).close();
    return List.of();
  }
}
