package io.zathras.cli;

import io.zathras.exporter.Deliveries;
import io.zathras.exporter.Delivery;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProvider;
import io.zathras.exporter.ExporterProvider.Change.Action;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.JsonFileExporter;
import io.zathras.exporter.Secret;
import io.zathras.schema.DocumentFiles;
import io.zathras.schema.ResultDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** An exporter as a plugin brings it: it writes to a directory, if the password is right. */
public final class RecordingProvider implements ExporterProvider {

  @Override
  public String name() {
    return "recording";
  }

  @Override
  public Exporter create(ExporterSettings settings) {
    Path directory = Path.of(settings.requiredText("directory"));
    settings.text("username");
    settings.secret("password");
    settings.refuseUnknown();
    return new Recording(JsonFileExporter.to(directory));
  }

  @Override
  public List<Finding> check(ExporterSettings settings) {
    Secret password = settings.secret("password");
    boolean right = password != null && password.reveal().equals("right");
    return List.of(
        new Finding(true, "directory " + settings.text("directory")),
        new Finding(right, right ? "the password is right" : "the password is wrong"));
  }

  @Override
  public List<Change> install(ExporterSettings settings, boolean dryRun) {
    return switch (settings.text("state", "new")) {
      case "new" -> List.of(new Change(Action.CREATE, "the directory"));
      case "other" -> List.of(new Change(Action.DIFFERS, "the directory is a file"));
      default -> List.of();
    };
  }

  /** A query is the name of a directory of documents. */
  @Override
  public void read(
      ExporterSettings settings,
      String query,
      Consumer<ResultDocument> documents,
      Consumer<String> problems) {
    Path directory = Path.of(settings.requiredText("directory"));
    settings.refuseUnknown();
    DocumentFiles.read(directory.resolve(query), documents, problems);
  }

  private record Recording(Exporter files) implements Exporter {

    @Override
    public String name() {
      return "recording";
    }

    @Override
    public List<Delivery> export(List<ResultDocument> documents) {
      return Deliveries.oneByOne(documents, this::deliver);
    }

    private Delivery deliver(ResultDocument document) {
      return files.export(document);
    }
  }
}
