package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  @TempDir Path directory;

  private Path page;

  @Test
  void writesAPageOfTheNumbers() {
    page = directory.resolve("report.html");

    Cli cli = Cli.run("report", TwoNights.MONDAY, "--html", page);

    assertThat(cli).isEqualTo(new Cli(ExitCode.OK, "", ""));
    assertThat(page).content().startsWith("<!DOCTYPE html>").contains("triad", "results.csv");
  }

  @Test
  void aComparisonAndAHistoryHavePagesToo() {
    page = directory.resolve("compare.html");
    Path history = directory.resolve("history.html");

    Cli.run("compare", TwoNights.MONDAY, TwoNights.TUESDAY, "--html", page);
    Cli.run("history", TwoNights.MONDAY, "--html", history);

    assertThat(page).content().contains("monday", "tuesday", "comparison.json");
    assertThat(history).content().contains("history.csv");
  }

  @Test
  void thePageIsTheSameBytesForTheSameTime() throws IOException {
    page = directory.resolve("report.html");
    Map<String, String> time = Map.of("SOURCE_DATE_EPOCH", "1800000000");

    Cli.runIn(time, "report", TwoNights.MONDAY, "--html", page);
    String first = Files.readString(page);
    Cli.runIn(time, "report", TwoNights.MONDAY, "--html", page);

    assertThat(page).content().isEqualTo(first).contains("2027-01-15");
  }

  @Test
  void nothingLeavesNoPage() throws IOException {
    page = directory.resolve("report.html");
    Path empty = Files.createDirectory(directory.resolve("empty"));

    assertThat(Cli.run("report", empty, "--html", page).code()).isEqualTo(ExitCode.NOTHING_FOUND);
    assertThat(page).doesNotExist();
  }

  @Test
  void aFileIsNeeded() {
    assertThat(Cli.run("report", TwoNights.MONDAY).code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("report", TwoNights.MONDAY, "--html", directory).code())
        .isEqualTo(ExitCode.USAGE);
  }
}
