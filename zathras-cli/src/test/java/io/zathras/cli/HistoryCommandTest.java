package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {

  @TempDir Path directory;

  private Path worse;

  /** Makes twelve good nights and twelve with a lower rate. */
  @BeforeEach
  void makeNights() throws IOException {
    worse = nights("worse", 12150, 10940);
  }

  private Path nights(String name, double before, double after) throws IOException {
    Path documents = TwoNights.documents(TwoNights.MONDAY, directory.resolve(name + "-one"));
    Path one =
        TwoNights.files(TwoNights.only(documents, "streams", 1, directory.resolve(name + "-only")))
            .get(0);
    String text = Files.readString(one);
    Path all = Files.createDirectories(directory.resolve(name));
    for (int night = 0; night < 24; night++) {
      String number = (night < 10 ? "0" : "") + night;
      double value = (night < 12 ? before : after) + 10 * (night % 3);
      Files.writeString(
          all.resolve(number + ".json"),
          text.replaceAll("streams_[0-9a-f]{32}", "streams_" + "0".repeat(30) + number)
              .replaceFirst(
                  "(\"test_timestamp\" *: *\")[^\"]*", "$12026-10-01T" + number + ":00:00.000Z")
              .replaceFirst("(\"triad\" *: *\\{\\s*\"value\" *: *)[0-9.]+", "$1" + value));
    }
    return all;
  }

  @Test
  void aDropIsFoundWhereItBegins() {
    Cli cli = Cli.run("history", worse, "--metric", "triad");

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out())
        .contains(
            "1 series, 1 with a change",
            "24 results, 2026-10-01 00:00Z to 2026-10-01 23:00Z",
            "WORSE  2026-10-01 12:00Z  12160  ->  10950  -10.0 %");
  }

  @Test
  void theGateIsHitByANewestLevelThatIsWorse() throws IOException {
    Cli cli = Cli.run("history", worse, "--fail-on", "worse");

    assertThat(cli.code()).isEqualTo(ExitCode.GATE_HIT);
    assertThat(cli.err()).contains("of 1 of 4 metrics the newest level is worse");
    assertThat(Cli.run("history", nights("better", 10940, 12150), "--fail-on", "worse").code())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void aShortHistorySaysSo() {
    assertThat(Cli.run("history", TwoNights.MONDAY).out()).contains("too short");
  }

  @Test
  void otavaGetsATable() {
    Cli cli = Cli.run("history", worse, "--format", "otava-csv");

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).startsWith("time,document_id,add,copy,scale,triad\r\n2026-10-01T00:00");
    assertThat(cli.out().lines()).hasSize(25);
  }

  @Test
  void otavaCannotHaveTwoTestsAtOnce() {
    Cli cli = Cli.run("history", TwoNights.MONDAY, "--format", "otava-csv");

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("choose a test");
  }

  @Test
  void everyFormIsPrinted() {
    assertThat(Cli.run("history", worse, "--format", "json").out())
        .contains("\"$schema\" : \"urn:zathras:history:1.0\"", "\"verdict\" : \"regressed\"");
    assertThat(Cli.run("history", worse, "--format", "csv").out()).contains(",regressed,12160,");
    assertThat(Cli.run("history", worse, "--format", "markdown").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aMetricThatIsNotThereIsWrongUsage() {
    Cli cli = Cli.run("history", worse, "--metric", "traid");

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("streams triad");
  }
}
