package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {

  private static final String CPU = "Intel(R) Xeon(R) Platinum 8259CL CPU @ 2.50GHz";

  @TempDir static Path nights;
  private static Path monday;
  private static Path tuesday;

  @TempDir Path directory;

  @BeforeAll
  static void process() {
    monday = TwoNights.documents(TwoNights.MONDAY, nights.resolve("monday"));
    tuesday = TwoNights.documents(TwoNights.TUESDAY, nights.resolve("tuesday"));
  }

  @Test
  void aPlantedDropIsFoundWithWhatDiffers() {
    Cli cli = Cli.run("compare", monday, tuesday);

    assertThat(cli.code()).isEqualTo(ExitCode.GATE_HIT);
    assertThat(cli.out())
        .startsWith(
            """
            monday (6 results) -> tuesday (6 results)   worse 4 · unchanged within 5 % 1
            differs: kernel 5.14.0-427.13.1.el9_4.x86_64 -> 5.14.0-427.40.1.el9_4.x86_64 (all systems)
            all: m5.xlarge, higher is better
            WORSE      streams add                     MB/s          12030  ->  10850  -9.9 %\
            """);
    assertThat(cli.err()).contains("the gate is hit by 4 metrics");
  }

  @Test
  void rawResultsAndNdjsonAreSidesAsDocumentsAre() throws IOException {
    String fromDocuments = Cli.run("compare", monday, tuesday, "--format", "json").out();
    Path lines = directory.resolve("lines.ndjson");
    Cli.run("process", TwoNights.MONDAY, "--ndjson", lines);

    Cli fromRaw =
        Cli.run("compare", TwoNights.MONDAY, TwoNights.TUESDAY, "--runs", "--format", "json");

    assertThat(Cli.run("compare", "monday=" + lines, tuesday, "--format", "json").out())
        .isEqualTo(fromDocuments);
    assertThat(Cli.run("compare", TwoNights.MONDAY, TwoNights.TUESDAY, "--format", "json").out())
        .isEqualTo(fromDocuments);
    assertThat(fromRaw.out()).contains("O3 65536k");
  }

  @Test
  void withoutAGateTheSameDropPasses() {
    assertThat(Cli.run("compare", monday, tuesday, "--fail-on", "none").code())
        .isEqualTo(ExitCode.OK);
    assertThat(Cli.run("compare", monday, tuesday, "--fail-on", "missing,failed").code())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void swappedSidesInvertTheVerdictsAndAreSaid() {
    Cli cli = Cli.run("compare", tuesday, monday);

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).contains("better 4 · unchanged within 5 % 1");
    assertThat(cli.err())
        .contains("all results of BASE are later", "tuesday begins 2026-11-24", "swapped");
  }

  @Test
  void theSamePlaceTwiceIsWrongUsage() {
    Cli cli = Cli.run("compare", monday, "other=" + monday);

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("the same place");
  }

  @Test
  void aDocumentOnBothSidesIsNamedAndIsNoRegression() throws IOException {
    Path both = TwoNights.edited(tuesday, directory.resolve("both"), text -> text);
    Path shared = TwoNights.files(monday).get(0);
    Files.copy(shared, both.resolve(shared.getFileName()));

    Cli cli = Cli.run("compare", monday, both);

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains(shared.getFileName().toString().replace(".json", ""));
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void anotherMachineIsNotComparedUnlessAskedFor() throws IOException {
    Path other =
        TwoNights.edited(
            tuesday,
            directory.resolve("other"),
            text -> text.replace(CPU, "AMD EPYC 7R13").replace("m5.xlarge", "m6a.xlarge"));

    Cli refused = Cli.run("compare", monday, other);
    Cli compared = Cli.run("compare", monday, other, "--across", "hardware");

    assertThat(refused.code()).isEqualTo(ExitCode.NOTHING_COMPARABLE);
    assertThat(refused.err())
        .contains("nothing is comparable: the sides differ in hardware", "--across hardware");
    assertThat(refused.out()).contains("not compared").doesNotContain("WORSE");
    assertThat(compared.code()).isEqualTo(ExitCode.GATE_HIT);
    assertThat(compared.out()).contains("compared across hardware");
  }

  @Test
  void anotherUnitIsNeverCompared() throws IOException {
    Path other =
        TwoNights.edited(
            TwoNights.only(tuesday, "streams", 3, directory.resolve("streams")),
            directory.resolve("other"),
            text -> text.replace("MB/s", "GB/s"));

    Cli cli = Cli.run("compare", monday, other, "--fail-on", "worse");

    assertThat(cli.code()).isEqualTo(ExitCode.NOTHING_COMPARABLE);
    assertThat(cli.err()).contains("differ in unit").doesNotContain("--across unit");
  }

  @Test
  void theOtherDirectionIsTheOtherVerdict() throws IOException {
    Path before = lowerIsBetter(monday, "before");
    Path after = lowerIsBetter(tuesday, "after");

    Cli cli = Cli.run("compare", before, after);

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).contains("better 4");
  }

  private Path lowerIsBetter(Path documents, String name) throws IOException {
    return TwoNights.edited(
        documents,
        directory.resolve(name),
        text -> text.replace("higher_is_better", "lower_is_better"));
  }

  @Test
  void oneResultIsShownAndSaidToBeUntested() throws IOException {
    Path before = TwoNights.only(monday, "streams", 1, directory.resolve("before"));
    Path after = TwoNights.only(tuesday, "streams", 1, directory.resolve("after"));

    Cli cli = Cli.run("compare", before, after);

    assertThat(cli.code()).isEqualTo(ExitCode.OK);
    assertThat(cli.out()).contains("WORSE", "untested");
    assertThat(Cli.run("compare", before, after, "--untested", "fail").code())
        .isEqualTo(ExitCode.GATE_HIT);
    assertThat(Cli.run("compare", before, after, "--format", "junit").out())
        .contains("failures=\"0\"", "<skipped type=\"regressed\"");
  }

  @Test
  void oneResultIsPredictedFromAHistory() throws IOException {
    Path past = directory.resolve("past");
    for (int i = 0; i < 3; i++) {
      int copy = i;
      TwoNights.edited(
          TwoNights.only(monday, "streams", 3, directory.resolve("copy" + i)),
          past.resolve("night" + i),
          text -> text.replaceAll("streams_[0-9a-f]{31}", "streams_" + "0".repeat(30) + copy));
    }
    Path before = TwoNights.only(monday, "streams", 1, directory.resolve("before"));
    Path after = TwoNights.only(tuesday, "streams", 1, directory.resolve("after"));

    Cli cli = Cli.run("compare", before, after, "--history", past);

    assertThat(cli.out()).contains("predicted from the history");
    assertThat(cli.code()).isEqualTo(ExitCode.GATE_HIT);
  }

  @Test
  void whatCannotBeReadIsAnErrorAndNeverARegression() throws IOException {
    Path broken = TwoNights.edited(tuesday, directory.resolve("broken"), text -> text);
    Files.writeString(broken.resolve("cut.json"), "{\"$schema\": \"urn:zath");

    Cli cli = Cli.run("compare", monday, broken);

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains("cut.json", "the exit code is 1");
    assertThat(cli.out()).contains("worse 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": 1}", "[]", "no json"})
  void aFileThatIsNoDocumentIsNamed(String text) throws IOException {
    Path other = Files.writeString(directory.resolve("other.json"), text);

    Cli cli = Cli.run("compare", monday, other);

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains("other.json");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void aBrokenArchiveIsAnError() throws IOException {
    Path raw = Cli.truncated(directory.resolve("raw")).getParent();

    Cli cli = Cli.run("compare", monday, raw);

    assertThat(cli.code()).isEqualTo(ExitCode.FAILED);
    assertThat(cli.err()).contains("results_coremark.zip");
  }

  @Test
  void anEmptySideIsSaid() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));

    Cli cli = Cli.run("compare", monday, empty);

    assertThat(cli.code()).isEqualTo(ExitCode.NOTHING_FOUND);
    assertThat(cli.err()).contains("CANDIDATE " + empty, "there is no document and no result");
  }

  @Test
  void aSideThatIsNotThereIsWrongUsage() {
    Cli cli = Cli.run("compare", monday, directory.resolve("nowhere"));

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains("CANDIDATE", "nowhere", "there is no such file or directory");
  }

  @Test
  void aBenchmarkThatFailedHitsTheGate() throws IOException {
    Path failed =
        TwoNights.edited(
            TwoNights.only(tuesday, "coremark", 3, directory.resolve("coremark")),
            directory.resolve("failed"),
            text -> text.replace("\"PASS\"", "\"FAIL\""));

    Cli cli =
        Cli.run("compare", TwoNights.only(monday, "coremark", 3, directory.resolve("a")), failed);

    assertThat(cli.code()).isEqualTo(ExitCode.GATE_HIT);
    assertThat(cli.out()).contains("FAILED", "failed (3 results, 3 failed)");
  }

  @Test
  void aMissingTestIsARowAndAGateOnRequest() throws IOException {
    Path less = TwoNights.only(monday, "coremark", 3, directory.resolve("less"));

    assertThat(Cli.run("compare", monday, otherIds(less), "--fail-on", "worse,failed").code())
        .isEqualTo(ExitCode.OK);
    Cli cli = Cli.run("compare", monday, otherIds(less), "--fail-on", "missing");
    assertThat(cli.code()).isEqualTo(ExitCode.GATE_HIT);
    assertThat(cli.out()).contains("MISSING", "streams triad");
  }

  private Path otherIds(Path documents) throws IOException {
    return TwoNights.edited(
        documents,
        directory.resolve("other-ids"),
        text -> text.replaceAll("(coremark_)[0-9a-f]{4}", "$1ffff"));
  }

  @Test
  void thresholdsAreForAllMetricsOrForOne() {
    assertThat(Cli.run("compare", monday, tuesday, "--threshold", "20%").out())
        .contains("unchanged within 20 % 5");
    assertThat(Cli.run("compare", monday, tuesday, "--threshold", "triad=0.2").out())
        .contains("worse 3");
  }

  @ParameterizedTest
  @CsvSource({
    "--threshold, 5, 'expected a percentage such as 5%'",
    "--threshold, traid=5%, 'no document has this metric; there are add, copy'",
    "--alpha, 0.7, 'between 0 and 0.5'",
    "--across, unit, 'unit'",
    "--fail-on, 'none,worse', 'stands alone'",
    "--fail-on, better, 'better'",
    "--format, otava-csv, 'text, markdown, csv, json, junit'",
    "--correction, sidak, 'sidak'",
  })
  void whatAnOptionDoesNotTakeIsWrongUsage(String option, String value, String said) {
    Cli cli = Cli.run("compare", monday, tuesday, option, value);

    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.err()).contains(said);
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void theFormIsWrittenToAFileAndTheTextToTheTerminal() throws IOException {
    Path junit = directory.resolve("junit.xml");

    Cli cli = Cli.run("compare", monday, tuesday, "--format", "junit", "--output", junit);

    assertThat(cli.out()).startsWith("monday (6 results)");
    assertThat(junit).content().contains("failures=\"4\"", "<failure type=\"regressed\"");
    assertThat(Cli.run("compare", monday, tuesday, "--format", "junit").out())
        .isEqualTo(Files.readString(junit));
  }

  @ParameterizedTest
  @CsvSource({
    "markdown, | **worse** | streams triad | m5.xlarge |",
    "csv, 'streams,,,triad,MB/s,higher_is_better,m5.xlarge,5.10,'",
    "json, '\"$schema\" : \"urn:zathras:comparison:1.0\"'",
  })
  void everyFormIsPrinted(String format, String part) {
    Cli cli = Cli.run("compare", monday, tuesday, "--format", format);

    assertThat(cli.out()).contains(part);
    assertThat(cli.code()).isEqualTo(ExitCode.GATE_HIT);
  }

  @Test
  void orderLocaleAndZoneChangeNothing() throws IOException {
    List<String> lines = new ArrayList<>();
    Path all = directory.resolve("all.ndjson");
    Cli.run("process", TwoNights.MONDAY, "--ndjson", all);
    lines.addAll(Files.readAllLines(all));
    Collections.reverse(lines);
    Path reversed = Files.write(directory.resolve("reversed.ndjson"), lines);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    String before = Cli.run("compare", "a=" + all, tuesday, "--format", "json").out();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

      assertThat(Cli.run("compare", "a=" + reversed, tuesday, "--format", "json").out())
          .isEqualTo(before);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void sidesWhoseDirectoriesHaveTheSameNameHaveTheirPathsAsNames() {
    Path one = nights.resolve("x/documents");
    Path other = nights.resolve("y/documents");
    TwoNights.documents(TwoNights.MONDAY, one);
    TwoNights.documents(TwoNights.TUESDAY, other);

    assertThat(Cli.run("compare", one, other).out())
        .startsWith(one + " (6 results) -> " + other + " (6 results)");
  }

  @Test
  void narrowTerminalsGetTwoLinesAMetric() {
    Cli cli = Cli.runIn(Map.of("COLUMNS", "60"), "compare", monday, tuesday);

    assertThat(cli.out()).contains("WORSE  streams add\n    12030 -> 10850 MB/s  -9.9 %");
  }
}
