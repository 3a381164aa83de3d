package io.zathras.cli;

import io.zathras.exporter.opensearch.OpenSearchBackup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zathras backup}: both indices of OpenSearch into files. */
@Command(
    name = "backup",
    description = {
      "Writes both indices of OpenSearch to a directory, as compressed NDJSON with checksums; one"
          + " that was interrupted goes on."
    })
final class BackupCommand implements Callable<Integer> {

  private final Environment environment;

  @Parameters(paramLabel = "DIR", description = "The directory; made when it is not there.")
  Path directory = Path.of("");

  @Option(names = "--yes", description = "Do not ask.")
  boolean yes;

  @Mixin OpenSearchOptions openSearch = new OpenSearchOptions();

  BackupCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (Files.isRegularFile(directory)) {
      throw new UsageException("DIR " + directory + " is a file; expected a directory");
    }
    try (OpenSearchBackup backup =
        OpenSearchBackup.from(openSearch.settings("opensearch", environment))) {
      Transfers transfers = new Transfers(environment);
      if (!transfers.agreed(backup.estimate(), yes)) {
        return ExitCode.OK;
      }
      return transfers.report(backup.write(directory, environment.out()::println), "written");
    }
  }
}
