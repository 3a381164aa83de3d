package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesCommandTest {

  @TempDir Path directory;

  private Path documents;

  @BeforeEach
  void documents() throws IOException {
    Path results = directory.resolve("results");
    documents = directory.resolve("documents");
    Cli.passed(results);
    assertThat(Cli.run("process", results, "--json", documents).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void eachTableIsAFile() throws IOException {
    Cli cli = Cli.run("tables", documents, "--csv", directory.resolve("csv"));

    assertThat(cli.code()).as(cli.err()).isEqualTo(ExitCode.OK);
    assertThat(cli.out())
        .isEqualToIgnoringNewLines("tables: 1 delivered, 0 already there, 0 failed");
    assertThat(Files.readAllLines(directory.resolve("csv/result.csv")))
        .hasSize(2)
        .element(1)
        .asString()
        .startsWith(Cli.PASSED + ",1.0,");
  }

  @Test
  void rawResultsBecomeTablesInOneStep() {
    Cli cli =
        Cli.run("process", directory.resolve("results"), "--tables", directory.resolve("csv"));

    assertThat(cli.code()).as(cli.err()).isEqualTo(ExitCode.OK);
    assertThat(directory.resolve("csv/metric.csv")).exists();
  }

  @Test
  void aBrokenDocumentIsNamedAndTheOthersAreWritten() throws IOException {
    Files.writeString(documents.resolve("cut.json"), "{\"metadata\"");

    Cli cli = Cli.run("tables", documents, "--csv", directory.resolve("csv"));

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains("cut.json");
    assertThat(cli.out()).contains("1 delivered");
  }

  @Test
  void withoutATargetNothingIsRead() {
    Cli cli = Cli.run("tables", documents);

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("where to? Give --csv DIR");
  }

  @Test
  void whereThereIsNoDocumentTheCommandSaysWhatIsNeeded() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));

    Cli cli = Cli.run("tables", empty, "--csv", directory.resolve("csv"));

    assertThat(cli.code()).isEqualTo(ExitCode.NOTHING_FOUND);
    assertThat(cli.err()).contains("raw results need 'process'");
  }
}
