package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents to the servers that the configuration names. */
class TargetOptionsTest {

  @TempDir Path directory;

  private Path results;
  private Path documents;

  @BeforeEach
  void result() throws IOException {
    results = directory.resolve("results");
    documents = directory.resolve("documents");
    Cli.passed(results);
  }

  @Test
  void aSectionOfTheConfigurationFileGetsTheDocuments() throws IOException {
    Path config = config("recording:\n  directory: " + documents + "\n");

    Cli cli = Cli.run("process", results, "--config", config);

    assertThat(cli.code()).as(cli.err()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).doesNotContain("No document was written");
    assertThat(documents.resolve(Cli.PASSED + ".json")).exists();
  }

  @Test
  void theFileIsFoundThroughTheEnvironment() throws IOException {
    Path config = config("recording:\n  directory: " + documents + "\n");

    Cli cli = Cli.runIn(Map.of("ZATHRAS_CONFIG", config.toString()), "process", results);

    assertThat(cli.code()).as(cli.err()).isEqualTo(ExitCode.OK);
    assertThat(documents.resolve(Cli.PASSED + ".json")).exists();
  }

  @Test
  void aSectionThatIsNotFilledInIsLeftOutAloud() throws IOException {
    Path config = config("recording:\n  directory: " + documents + "\n  username: your-username\n");

    Cli cli = Cli.run("process", results, "--config", config);

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.err())
        .contains("recording still has the example's user name; nothing goes there");
    assertThat(documents).doesNotExist();
  }

  @Test
  void aMistypedKeyStopsBeforeAnythingIsRead() throws IOException {
    Path config = config("recording:\n  directroy: x\n  directory: " + documents + "\n");

    Cli cli = Cli.run("process", results, "--config", config);

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains(config + ": recording: unknown: directroy; known are");
    assertThat(documents).doesNotExist();
  }

  @Test
  void aConfigurationFileThatIsNotThereIsAUsageError() {
    Cli cli = Cli.run("process", results, "--config", directory.resolve("absent.yml"));

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("absent.yml: there is no such file");
  }

  @Test
  void aPathAfterAnOptionWhoseUrlMayBeLeftOutIsNotTakenForTheUrl() {
    Cli cli = Cli.run("process", "--opensearch", results);

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("put the PATH before --opensearch");
  }

  @Test
  void whatMayHoldAPasswordIsNotRepeated() {
    Cli cli = Cli.run("process", results, "--opensearch", "me:hunter2@host:9200");

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("--opensearch: this is no URL").doesNotContain("hunter2");
  }

  @Test
  void checkSaysWhatIsWrong() {
    Map<String, String> wrong = Map.of("ZATHRAS_RECORDING_PASSWORD", "hunter2");
    Map<String, String> right = Map.of("ZATHRAS_RECORDING_PASSWORD", "right");

    Cli bad = Cli.runIn(wrong, "check", "recording", "--set", "recording.directory=here");
    Cli good = Cli.runIn(right, "check", "recording", "--set", "recording.directory=here");

    assertThat(bad.code()).isEqualTo(ExitCode.FAILED);
    assertThat(bad.out())
        .isEqualToNormalizingNewlines(
            """
        ok     directory here
        WRONG  the password is wrong
        """);
    assertThat(bad.out() + bad.err()).doesNotContain("hunter2");
    assertThat(good.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void installSaysWhatItDoesAndWhatItWouldDo() {
    assertThat(Cli.run("install", "recording").out()).startsWith("created the directory");
    assertThat(Cli.run("install", "recording", "--dry-run").out())
        .startsWith("would create the directory");
    assertThat(Cli.run("install", "recording", "--set", "recording.state=there"))
        .satisfies(cli -> assertThat(cli.code()).isEqualTo(ExitCode.OK))
        .satisfies(cli -> assertThat(cli.out()).startsWith("Everything is in place."));
    assertThat(Cli.run("install", "recording", "--set", "recording.state=other"))
        .satisfies(cli -> assertThat(cli.code()).isEqualTo(ExitCode.FAILED))
        .satisfies(cli -> assertThat(cli.out()).startsWith("DIFFERS: the directory is a file"));
  }

  @Test
  void anUnknownTargetIsAnsweredWithTheKnownOnes() {
    Cli cli = Cli.run("check", "elsewhere");

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("elsewhere: there is no such exporter; known are", "recording");
  }

  @Test
  void aValueForATargetThatGetsNoDocumentsStopsBeforeAnythingIsRead() throws IOException {
    Path config = config("recording:\n  directory: " + documents + "\n");

    Cli nowhere = Cli.run("process", results, "--set", "recording.directory=" + documents);
    Cli mistyped = Cli.run("process", results, "--config", config, "--set", "recrding.state=there");

    assertThat(nowhere.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nowhere.err())
        .contains(
            "--set recording.directory: documents do not go there; add --horreum, --opensearch");
    assertThat(mistyped.code()).isEqualTo(ExitCode.USAGE);
    assertThat(mistyped.err()).contains("--set recrding.state: documents do not go there");
    assertThat(documents).doesNotExist();
    assertThat(Cli.run("check", "recording", "--set", "recrding.state=there").err())
        .contains("--set recrding.state: there is no such exporter");
  }

  @Test
  void aSecretDoesNotBelongOnTheCommandLine() {
    Cli cli = Cli.run("check", "recording", "--set", "recording.password=hunter2");

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err())
        .contains("--set recording.password: others can read the command line")
        .doesNotContain("hunter2");
    assertThat(Cli.run("check", "recording", "--set", "recording").err())
        .contains("--set expects TARGET.KEY=VALUE");
  }

  private Path config(String text) throws IOException {
    return Files.writeString(directory.resolve("zathras.yml"), text);
  }
}
