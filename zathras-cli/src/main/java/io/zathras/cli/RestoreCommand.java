package io.zathras.cli;

import io.zathras.exporter.opensearch.OpenSearchBackup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zathras restore}: a backup into the indices of OpenSearch. */
@Command(
    name = "restore",
    description = "Writes a backup to the indices of OpenSearch; what is there stays.")
final class RestoreCommand implements Callable<Integer> {

  private final Environment environment;

  @Parameters(paramLabel = "DIR", description = "The directory of the backup.")
  Path directory = Path.of("");

  @Option(names = "--yes", description = "Do not ask.")
  boolean yes;

  @Mixin OpenSearchOptions openSearch = new OpenSearchOptions();

  RestoreCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Arguments.requireDirectory("DIR", directory);
    try (OpenSearchBackup backup =
        OpenSearchBackup.from(openSearch.settings("opensearch", environment))) {
      Transfers transfers = new Transfers(environment);
      if (!transfers.agreed(backup.estimate(directory), yes)) {
        return ExitCode.OK;
      }
      return transfers.report(backup.restore(directory, environment.out()::println), "there");
    }
  }
}
