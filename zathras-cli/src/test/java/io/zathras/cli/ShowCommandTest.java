package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowCommandTest {

  @TempDir Path directory;

  @Test
  void showsTheHeadlinesOfRawResults() {
    Cli cli = Cli.run("show", TwoNights.MONDAY);

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out())
        .startsWith(
            TwoNights.MONDAY + ": 6 results of 2 tests\nall: system m5.xlarge · os rhel 9.4")
        .contains("streams   triad                  12160  MB/s            ±0.11 %  3  PASS");
    assertThat(cli.out().lines()).hasSize(19);
  }

  @Test
  void documentsAndRawResultsShowTheSame() {
    Path documents = TwoNights.documents(TwoNights.MONDAY, directory.resolve("documents"));

    assertThat(rows(Cli.run("show", documents))).isEqualTo(rows(Cli.run("show", TwoNights.MONDAY)));
  }

  private static String rows(Cli cli) {
    return cli.out().substring(cli.out().indexOf('\n'));
  }

  @Test
  void groupsByWhatTheDocumentsSay() {
    Cli cli =
        Cli.run("show", TwoNights.MONDAY, TwoNights.TUESDAY, "--by", "kernel", "--metric", "triad");

    assertThat(cli.out())
        .contains(
            "5.14.0-427.13.1.el9_4.x86_64  streams  triad   12150  MB/s  ±0.76 %  3  PASS",
            "5.14.0-427.40.1.el9_4.x86_64  streams  triad   10960  MB/s  ±0.82 %  3  PASS");
  }

  @Test
  void runsAreShownOnRequest() {
    assertThat(Cli.run("show", TwoNights.MONDAY, "--runs", "--test", "streams").out())
        .contains("O3 65536k triad_mb_per_sec")
        .doesNotContain("coremark");
  }

  @ParameterizedTest
  @CsvSource({
    "markdown, | streams | triad | 12160 | MB/s | ±0.11 % | 3 | m5.xlarge | rhel 9.4 | PASS |",
    "csv, ',streams,,,triad,12161.3,MB/s,higher_is_better,'",
    "json, '\"$schema\" : \"urn:zathras:table:1.0\"'",
  })
  void everyFormIsPrinted(String format, String part) {
    assertThat(Cli.run("show", TwoNights.MONDAY, "--format", format).out()).contains(part);
  }

  @ParameterizedTest
  @CsvSource({
    "--metric, traid, 'add, copy, iterations_per_second, scale, triad'",
    "--test, stream, 'coremark, streams'",
    "--by, colour, 'kernel'",
    "--format, junit, 'text, markdown, csv, json'",
  })
  void whatIsNotThereIsWrongUsage(String option, String value, String said) {
    Cli cli = Cli.run("show", TwoNights.MONDAY, option, value);

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains(value, said);
  }

  @Test
  void aResultThatFailedIsARow() throws IOException {
    Cli.result(directory, "failed.zip", "results_coremark.zip");

    Cli cli = Cli.run("show", directory);

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).contains("1 result of 1 test, 1 failed", "FAIL");
  }

  @Test
  void nothingIsSaidToBeNothing() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));

    Cli cli = Cli.run("show", empty);

    assertThat(cli.code()).isEqualTo(ExitCode.NOTHING_FOUND);
    assertThat(cli.err()).contains("no document and no result");
    assertThat(Cli.run("show", directory.resolve("nowhere")).code()).isEqualTo(ExitCode.USAGE);
    assertThat(Cli.run("show").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whatCannotBeReadIsNamedAndTheOthersAreShown() throws IOException {
    Path documents = TwoNights.documents(TwoNights.MONDAY, directory.resolve("documents"));
    Files.writeString(documents.resolve("broken.json"), "{");

    Cli cli = Cli.run("show", documents);

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains("broken.json");
    assertThat(cli.out()).contains("6 results");
  }

  @Test
  void aDirectoryOfDocumentsMayBeNamedAsResultsAre() {
    Path documents = TwoNights.documents(TwoNights.MONDAY, directory.resolve("results_monday"));

    assertThat(Cli.run("show", documents).out()).contains("6 results of 2 tests");
  }

  @Test
  void namesThatHoldControlCharactersAreNotObeyed() throws IOException {
    Path documents = TwoNights.documents(TwoNights.MONDAY, directory.resolve("documents"));
    Path hostile =
        TwoNights.edited(
            documents,
            directory.resolve("hostile"),
            text -> text.replace("\"m5.xlarge\"", "\"\\u001b[31m\\nPASS\\u202e\""));

    assertThat(Cli.run("show", hostile).out()).doesNotContain("\u001b", "\u202e", "\nPASS");
  }
}
