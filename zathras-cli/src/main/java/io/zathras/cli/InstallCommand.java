package io.zathras.cli;

import io.zathras.archive.Printable;
import io.zathras.exporter.ExporterProvider.Change;
import io.zathras.exporter.ExporterProvider.Change.Action;
import io.zathras.exporter.ExporterSettings;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zathras install}: what a server needs to know of our documents. */
@Command(
    name = "install",
    description =
        "Puts in place what a server needs to know of the documents; again changes nothing.")
final class InstallCommand implements Callable<Integer> {

  private final Environment environment;

  @Parameters(paramLabel = "TARGET", description = "The exporter: opensearch, horreum.")
  String target = "";

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  boolean dryRun;

  @Option(
      names = "--dashboards",
      paramLabel = "URL",
      description = {
        "Import dashboards into the OpenSearch Dashboards there too, with the credentials of"
            + " OpenSearch; 'zathras dashboards' prints them."
      })
  @Nullable String dashboards;

  @Mixin TargetOptions targets = new TargetOptions();

  InstallCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    ExporterSettings settings = targets.settings(target, environment);
    if (dashboards != null) {
      if (!target.equals("opensearch")) {
        throw new UsageException("--dashboards: only opensearch has them");
      }
      settings = settings.with("dashboards_url", dashboards);
    }
    List<Change> changes =
        environment.plugins().exporters().named(target).install(settings, dryRun);
    for (Change change : changes) {
      environment.out().println(words(change.action()) + " " + Printable.of(change.what()));
    }
    if (changes.isEmpty()) {
      environment.out().println("Everything is in place.");
    }
    boolean differs = changes.stream().anyMatch(change -> change.action() == Action.DIFFERS);
    return differs ? ExitCode.FAILED : ExitCode.OK;
  }

  private String words(Action action) {
    return switch (action) {
      case CREATE -> dryRun ? "would create" : "created";
      case UPDATE -> dryRun ? "would update" : "updated";
      case DIFFERS -> "DIFFERS:";
    };
  }
}
