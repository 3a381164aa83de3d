package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @Test
  void saysItsVersion() {
    Cli cli = Cli.run("--version");

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).matches("zathras \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
  }

  @Test
  void helpListsTheCommandsAndTheExitCodes() {
    Cli cli = Cli.run("--help");

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out())
        .contains("process ", "inspect ", "validate ", "processors ", "schema ", "Exit codes:");
    assertThat(cli.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "process",
        "show",
        "compare",
        "report",
        "history",
        "inspect",
        "validate",
        "schema"
      })
  void everyCommandHasHelp(String command) {
    Cli cli = Cli.run(command, "--help");

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).startsWith("Usage: zathras " + command).contains("--help", "--verbose");
  }

  @Test
  void helpShowsPercentSignsAsTheyStand() {
    assertThat(Cli.run("compare", "--help").out()).contains("as 5% (by");
  }

  @Test
  void verboseCountsBeforeAndBehindTheCommand(@TempDir Path directory) throws IOException {
    Path broken = Cli.truncated(directory);

    assertThat(Cli.run("inspect", broken).err()).doesNotContain("\tat ");
    assertThat(Cli.run("-v", "inspect", broken).err()).contains("\tat ");
    assertThat(Cli.run("inspect", "-v", broken).err()).contains("\tat ");
    assertThat(Cli.run("-v", "inspect", "-v", broken).err()).contains("\tat ");
  }

  @Test
  void helpIsACommandToo() {
    assertThat(Cli.run("help")).isEqualTo(Cli.run("--help"));
    assertThat(Cli.run("help", "process")).isEqualTo(Cli.run("process", "--help"));
  }

  @Test
  void completionKnowsAllCommandsAndTheOptionsOfAllExporters() {
    Cli cli = Cli.run("completion");

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out())
        .startsWith("#!/usr/bin/env bash")
        .contains("_picocli_zathras_process()", "'--recording'", "--max-kept-bytes");
  }

  @Test
  void withoutACommandItIsWrongUsage() {
    Cli cli = Cli.run();

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("Missing required subcommand", "Try 'zathras --help'");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void anUnknownCommandIsWrongUsage() {
    Cli cli = Cli.run("proces");

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("'proces'", "process", "Plugins bring further commands");
    assertThat(Cli.run("--proces").err()).doesNotContain("Plugins bring");
  }

  @Test
  void anUnknownOptionIsWrongUsageWithTheOneThatMayBeMeant() {
    Cli cli = Cli.run("process", "--jsn", "documents");

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("'--jsn'", "--json", "Try 'zathras process --help'");
  }

  @Test
  void anArgumentThatBeginsWithAnAtSignIsNoFileOfArguments() {
    Cli cli = Cli.run("inspect", "@arguments");

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("@arguments: there is no such file");
  }
}
