package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that a target gives back, compared and shown. */
class SourceOptionsTest {

  @TempDir Path directory;

  private String setting;

  @BeforeEach
  void deliver() {
    TwoNights.documents(TwoNights.MONDAY, directory.resolve("monday"));
    TwoNights.documents(TwoNights.TUESDAY, directory.resolve("tuesday"));
    setting = "recording.directory=" + directory;
  }

  @Test
  void sidesAreQueriesOfTheTarget() {
    Cli cli =
        Cli.run("compare", "--from", "recording", "--set", setting, "before=monday", "tuesday");

    assertThat(cli.code()).as(cli.err()).isEqualTo(ExitCode.GATE_HIT);
    assertThat(cli.out()).startsWith("before (6 results) -> tuesday (6 results)   worse 4");
  }

  @Test
  void aQueryStandsInThePlaceOfDocuments() {
    Cli cli =
        Cli.run(
            "show",
            "--from",
            "recording",
            "--set",
            setting,
            "--query",
            "monday",
            "--test",
            "coremark");

    assertThat(cli.code()).as(cli.err()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).contains("iterations_per_second");
    Cli all = Cli.run("history", "--from", "recording", "--set", setting);
    assertThat(all.out()).startsWith("recording: 5 series");
  }

  @Test
  void anUnknownTargetAndAQueryWithoutOneAreUsageErrors() {
    assertThat(Cli.run("show", "--from", "elsewhere", "x").err())
        .contains("--from elsewhere: expected one of");
    assertThat(Cli.run("show", "--query", "x").err()).contains("--query needs --from TARGET");
    assertThat(Cli.run("show").err()).contains("which documents? Give DOCS, or --from TARGET");
  }

  @Test
  void aTargetThatGivesNothingBackSaysSo() {
    Cli cli = Cli.run("show", "--from", "tables", "--set", "tables.directory=" + directory, "x");

    assertThat(cli.code()).isNotZero();
    assertThat(cli.err()).contains("documents cannot be read from there");
  }
}
