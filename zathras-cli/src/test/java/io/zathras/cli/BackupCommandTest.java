package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What backup and restore refuse; a real node has tests of what they do. */
class BackupCommandTest {

  @TempDir Path directory;

  @Test
  void withoutAUrlNothingIsDone() {
    Path backup = directory.resolve("backup");

    Cli cli = Cli.run("backup", backup);

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("command line: opensearch.url: it is missing");
    assertThat(backup).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"backup", "restore"})
  void withoutADirectoryItIsWrongUsage(String command) {
    Cli cli = Cli.run(command);

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("Missing required parameter: 'DIR'");
  }

  @Test
  void aFileIsNoDirectory() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThat(Cli.run("backup", file, "--opensearch", "http://127.0.0.1:1").err())
        .contains("expected a directory");
    assertThat(Cli.run("restore", file, "--opensearch", "http://127.0.0.1:1").err())
        .contains("expected a directory");
    assertThat(Cli.run("restore", directory.resolve("absent")).code()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"backup", "restore"})
  void theHelpIsAboutOpenSearchAlone(String command) {
    String help = Cli.run(command, "--help").out();

    assertThat(help)
        .contains("indices of OpenSearch", "--opensearch", "--config", "opensearch.policy=replace")
        .doesNotContainIgnoringCase("horreum")
        .doesNotContain("Deliver");
  }

  @Test
  void aServerThatIsNotThereIsSaid() {
    Cli cli =
        Cli.run(
            "backup",
            directory.resolve("backup"),
            "--opensearch",
            "http://127.0.0.1:1",
            "--set",
            "opensearch.max_attempts=1");

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains("nothing accepts connections at http://127.0.0.1:1");
  }
}
