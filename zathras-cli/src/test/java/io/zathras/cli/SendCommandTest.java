package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.exporter.Spool;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {

  @TempDir Path directory;

  private Path documents;
  private Path spool;
  private Path kept;

  @BeforeEach
  void spool() throws IOException {
    documents = directory.resolve("documents");
    spool = directory.resolve("spool");
    Path results = directory.resolve("results");
    Path made = directory.resolve("made");
    Cli.passed(results);
    Cli.run("process", results, "--json", made);
    ResultDocument document =
        JsonCodec.pretty().readResult(Files.readAllBytes(made.resolve(Cli.PASSED + ".json")));
    kept = Spool.in(spool).keep("recording", document);
  }

  @Test
  void deliversWhatIsKeptAndKeepsItNoMore() {
    Cli cli = Cli.run("send", spool, "--set", "recording.directory=" + documents);

    assertThat(cli.code()).as(cli.err()).isEqualTo(ExitCode.OK);
    assertThat(cli.out())
        .isEqualToNormalizingNewlines(
            "delivered  " + kept + "\nrecording: 1 delivered, 0 already there, 0 failed\n");
    assertThat(documents.resolve(Cli.PASSED + ".json")).exists();
    assertThat(kept).doesNotExist();
    assertThat(Cli.run("send", spool).code()).isEqualTo(ExitCode.NOTHING_FOUND);
  }

  @Test
  void whatFailsAgainIsNamedAndKept() throws IOException {
    Files.createDirectories(documents.resolve(Cli.PASSED + ".json"));

    Cli cli = Cli.run("send", spool, "--set", "recording.directory=" + documents);

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out())
        .startsWith("failed     " + kept + ": json: cannot write")
        .contains(Cli.PASSED, "recording: 0 delivered, 0 already there, 1 failed");
    assertThat(kept).exists();
  }

  @Test
  void anOptionThatNamesAServerSendsWhatIsMeantForItOnly() throws IOException {
    Path folder = Files.createDirectories(spool.resolve("opensearch"));
    Path meant = Files.copy(kept, folder.resolve("a.ndjson"));

    Cli cli =
        Cli.run(
            "send",
            spool,
            "--opensearch",
            "http://127.0.0.1:1",
            "--set",
            "opensearch.max_attempts=1");

    assertThat(cli.code()).as(cli.err()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.out())
        .startsWith("failed     " + meant + ": opensearch: nothing accepts connections");
    assertThat(cli.err()).doesNotContain("recording");
    assertThat(Cli.run("send", spool, "--horreum", "http://127.0.0.1:1").code())
        .isEqualTo(ExitCode.NOTHING_FOUND);
    assertThat(kept).exists();
  }

  @Test
  void aSpoolThatIsNotThereIsAUsageError() {
    assertThat(Cli.run("send", directory.resolve("absent")).code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("send", kept).err()).contains("expected a directory");
  }

  @Test
  void withoutWordOfTheServerNothingIsSent() {
    Cli cli = Cli.run("send", spool);

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("recording.directory: it is missing");
    assertThat(kept).exists();
  }
}
