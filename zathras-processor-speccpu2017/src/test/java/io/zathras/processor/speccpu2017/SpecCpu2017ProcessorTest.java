package io.zathras.processor.speccpu2017;

import static io.zathras.processor.speccpu2017.SpecFiles.DATES;
import static io.zathras.processor.speccpu2017.SpecFiles.HEADER;
import static io.zathras.processor.speccpu2017.SpecFiles.INTRATE;
import static io.zathras.processor.speccpu2017.SpecFiles.META;
import static io.zathras.processor.speccpu2017.SpecFiles.OUTPUT;
import static io.zathras.processor.speccpu2017.SpecFiles.REPORT;
import static io.zathras.processor.speccpu2017.SpecFiles.RESULT;
import static io.zathras.processor.speccpu2017.SpecFiles.TABLE;
import static io.zathras.processor.speccpu2017.SpecFiles.intrate;
import static io.zathras.processor.speccpu2017.SpecFiles.kit;
import static io.zathras.processor.speccpu2017.SpecFiles.log;
import static io.zathras.processor.speccpu2017.SpecFiles.row;
import static io.zathras.processor.speccpu2017.SpecFiles.sample;
import static io.zathras.processor.speccpu2017.SpecFiles.table;
import static io.zathras.processor.speccpu2017.SpecFiles.text;
import static io.zathras.testkit.ZathrasAssertions.assertThat;

import io.zathras.schema.Direction;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.testkit.ProcessorTestKit;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecCpu2017ProcessorTest {

  private static final String CSV_HEADER =
      "Benchmark,\"Base # Threads\",\"Est. Base Run Time\",\"Est. Base Ratio\",\"Base Selected\","
          + "\"Base Status\",\"Peak # Threads\",\"Est. Peak Run Time\",\"Est. Peak Ratio\","
          + "\"Peak Selected\",\"Peak Status\",Description\n";

  @ParameterizedTest
  @ValueSource(strings = {"visible-1", "visible-2-no-native-csv", "visible-old"})
  void givesTheReviewedDocumentOfASample(String sample) {
    assertThat(sample(sample).process())
        .matchesGolden(Path.of("src/test/resources/speccpu2017/" + sample + ".json"));
  }

  @Test
  void givesARunForEachSuiteInTheOrderOfNamesWithSpecsScores() {
    assertThat(sample("visible-1").process())
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .hasTestVersion("1.1.9")
        .hasRunNames("fprate", "intrate")
        .hasOnlyPrimaryMetrics("fprate_base", "intrate_base")
        .hasPrimaryMetric("intrate_base", 28.4)
        .hasMetricDefinition("intrate_base", "rate", Direction.HIGHER_IS_BETTER)
        .hasMetricDefinition("base_run_time_seconds", "s", Direction.LOWER_IS_BETTER)
        .hasExecutionTime(35811.0)
        .hasTestTimestamp("2026-03-28T01:02:11.000Z", TestTimestampSource.RESULT_DATA)
        .run("run_2")
        .hasMetric("base_rate_geometric_mean", 28.367245, Offset.offset(0.000001))
        .hasConfiguration("valid", false)
        .hasConfiguration("copies", 8L)
        .hasPoints(10)
        .startedAt("2026-03-28T01:02:11.000Z")
        .hasPointTimes((String) null, null, null, null, null, null, null, null, null, null);
  }

  @Test
  void givesNoDatesOfAnOldTable() {
    assertThat(sample("visible-old").process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("no-dates", "no-dates")
        .hasPrimaryMetric("intrate_base", 24.8)
        .hasTestTimestamp("2026-11-22T11:10:13", TestTimestampSource.ARCHIVE_NAME)
        .run("run_1")
        .startedAt(null)
        .hasDuration(null);
  }

  @Test
  void findsColumnsWithBlanksAndTheCommaBetweenThousands() {
    String rows =
        META
            + "Benchmarks:Base copies:Base Run Time:Base Rate\n500.perlbench_r:8:1,459:1,027.8\n"
            + "502.gcc_r:::NR\n";
    assertThat(
            intrate(Map.of())
                .file(TABLE, rows)
                .file(
                    INTRATE + ".txt",
                    text(
                        Suite.INTRATE,
                        Map.of("500.perlbench_r", "8,1459,1027.8", "502.gcc_r", "NR"),
                        "12.0"))
                .process())
        .hasNoDiagnostic("value-invalid")
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasSeries("base_run_time_seconds", 1459, 100, 100, 100, 100, 100, 100, 100, 100);
  }

  @Test
  void failsASuiteWithABenchmarkThatDidNotRunAndGivesNoScore() {
    ResultDocument document = intrate(Map.of("502.gcc_r", "NR", "505.mcf_r", "NR")).process();

    assertThat(document)
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasOnlyDiagnostics("suite-incomplete", "suite-missing", "report-failed")
        .hasDiagnostic(
            "suite-incomplete",
            "no intrate_base: 2 of 10 benchmarks have no result in"
                + " CPU2017.001.intrate.refrate.results.csv: 502.gcc_r (NR), 505.mcf_r (NR); SPEC's"
                + " report states 10.0 over the others, which is not reportable")
        .hasDiagnostic("suite-incomplete", TABLE, 6)
        .hasDiagnostic("report-failed", "reports 'Failed NR found in the results', expected 'Ran'")
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasOnlyMetrics()
        .hasValidation("benchmarks_measured", 8L)
        .hasValidation("benchmarks_without_result", List.of("502.gcc_r (NR)", "505.mcf_r (NR)"))
        .hasPoints(10);
  }

  @Test
  void tellsACompileErrorFromTheIterationsOfTheTextReport() {
    assertThat(
            intrate(Map.of("502.gcc_r", "NR"))
                .edit(
                    INTRATE + ".txt",
                    text -> text.replaceFirst("502.gcc_r +NR", "502.gcc_r   1       --        CE"))
                .process())
        .hasDiagnostic("suite-incomplete", "502.gcc_r (CE)");
  }

  @Test
  void standsOnTheOtherSuiteWhenOneIsIncomplete() {
    assertThat(
            intrate(Map.of("502.gcc_r", "NR"))
                .file(REPORT, "Ran\n")
                .file(
                    RESULT + "CPU2017.002.fprate.refrate.txt", text(Suite.FPRATE, Map.of(), "10.0"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyPrimaryMetrics("fprate_base")
        .hasRunNames("fprate", "intrate")
        .hasDiagnostic(
            "table-missing",
            "there is no CPU2017.002.fprate.refrate.results.csv; only SPEC's own"
                + " CPU2017.002.fprate.refrate.txt is read, without dates");
  }

  @Test
  void failsASuiteOfWhichNothingRan() {
    Map<String, String> all = new HashMap<>();
    Suite.INTRATE.benchmarks().forEach(name -> all.put(name, "NR"));

    assertThat(intrate(all).file(REPORT, "Ran\n").process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("suite-incomplete", TABLE, 5)
        .run("run_1")
        .hasValidation("benchmarks_measured", 0L);
  }

  private static ProcessorTestKit single(String cells) {
    Map<String, String> others = new HashMap<>();
    Suite.INTRATE.benchmarks().forEach(name -> others.put(name, "NR"));
    others.put("541.leela_r", cells);
    return intrate(others)
        .file(RESULT + "CPU2017.001.log", log(List.of("541.leela_r")))
        .file(OUTPUT, "./run_speccpu --test 541.leela_r\n");
  }

  @Test
  void judgesACallOfOneBenchmarkByThatBenchmarkOnly() {
    assertThat(single("8,100,10.0").process())
        .hasStatus(Status.PASS)
        .hasOnlyPrimaryMetrics()
        .hasOnlyDiagnostics("suite-not-requested", "report-failed")
        .run("run_1")
        .hasStatus(Status.PASS)
        .hasConfigurationIds("benchmark=541.leela_r")
        .hasSeries("base_rate", 10.0);
  }

  @Test
  void failsACallOfOneBenchmarkThatDidNotRun() {
    assertThat(single("NR").process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("suite-incomplete", "1 of 1 benchmark has no result")
        .hasDiagnostic("report-failed");
  }

  @Test
  void takesTheOnlyResultForTheOnlyOneAskedForWhereNoFileSaysIt() {
    assertThat(
            single("8,100,10.0")
                .without(RESULT + "CPU2017.001.log")
                .without(OUTPUT)
                .file(REPORT, "Ran\n")
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyPrimaryMetrics();
  }

  @Test
  void keepsTwoCallsOfTheSameSuite() {
    String second = "CPU2017.002.intrate.refrate";
    ProcessorTestKit kit =
        intrate(Map.of())
            .file(OUTPUT, "./run_speccpu --test intrate,intrate\n")
            .file(RESULT + second + ".results.csv", table(Map.of("502.gcc_r", "8,50,20.0")))
            .file(
                RESULT + second + ".txt",
                text(Suite.INTRATE, Map.of("502.gcc_r", "8,50,20.0"), "10.7"));

    assertThat(kit.process())
        .hasStatus(Status.PASS)
        .hasRuns(2)
        .hasPrimaryMetric("intrate_base", 10.35)
        .run("run_2")
        .hasConfiguration("spec_run", "002")
        .hasMetric("intrate_base", 10.7);
    assertThat(
            kit.edit(RESULT + second + ".results.csv", text -> text.replaceAll("_r,8", "_r,4"))
                .edit(RESULT + second + ".txt", text -> text.replaceAll(" 8 ", " 4 "))
                .process())
        .hasPrimaryMetric("intrate_base", 10.7)
        .hasDiagnostic("runs-differ");
  }

  @ParameterizedTest
  @CsvSource({"'8,100,0',Base_Rate", "'8,100,-3',Base_Rate", "'8,100,nan',Base_Rate"})
  void failsABenchmarkWithoutARateAboveZeroWithOneError(String cells, String column) {
    assertThat(
            intrate(Map.of())
                .file(OUTPUT, "--test intrate\n")
                .file(TABLE, table(Map.of("502.gcc_r", cells)))
                .process())
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasDiagnostic("value-invalid", TABLE, 6)
        .hasDiagnostic("value-invalid", "column '" + column + "'")
        .hasOnlyDiagnostics("value-invalid")
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasOnlyMetrics();
  }

  @ParameterizedTest
  @CsvSource({"'8,,10.0',value-missing", "'x,100,10.0',value-invalid"})
  void keepsARateWhoseTimeOrCopiesAreMissing(String cells, String code) {
    assertThat(
            intrate(Map.of())
                .file(OUTPUT, "--test intrate\n")
                .file(TABLE, table(Map.of("502.gcc_r", cells)))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics(code)
        .hasPrimaryMetric("intrate_base", 10.0);
  }

  @Test
  void takesTheLastOfRepeatedRowsWithOneWarning() {
    String rows = table(Map.of());
    assertThat(
            intrate(Map.of())
                .file(OUTPUT, "--test intrate\n")
                .file(TABLE, rows + rows.substring(HEADER.length()))
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("row-repeated")
        .hasDiagnostic("row-repeated", "500.perlbench_r has a row above (and 9 more)");
  }

  @Test
  void leavesOutRowsThatTheWrapperReadBehindTheResults() {
    assertThat(
            intrate(Map.of())
                .file(OUTPUT, "--test intrate\n")
                .file(TABLE, table(Map.of()) + row("HARDWARE", ",,") + row("CPU", "Name:,AMD,7"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("row-rejected")
        .hasDiagnostic("row-rejected", "is of no benchmark")
        .hasPrimaryMetric("intrate_base", 10.0);
  }

  @Test
  void keepsTheCopiesOfEachBenchmarkWhereTheyDiffer() {
    Map<String, String> others = Map.of("557.xz_r", "4,100,10.0");

    assertThat(intrate(others).file(OUTPUT, "--test intrate\n").process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("copies-differ")
        .run("run_1")
        .hasNoConfiguration("copies");
  }

  @ParameterizedTest
  @CsvSource({"119,1.1.9", "1110,1.1.10", "1.1.9,1.1.9", "'',", "NONE,"})
  void readsTheVersionOfTheKit(String meta, String version) {
    assertThat(
            intrate(Map.of())
                .file(TABLE, table(Map.of()).replace("version: 119", "version: " + meta))
                .process())
        .hasTestVersion(version);
  }

  @Test
  void acceptsRowsWithoutDates() {
    assertThat(
            intrate(Map.of())
                .file(OUTPUT, "--test intrate\n")
                .edit(TABLE, text -> text.replace(DATES, ",,\n"))
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("date-missing")
        .run("run_1")
        .startedAt(null);
  }

  @Test
  void warnsOnceOfAnEndBeforeTheStart() {
    assertThat(
            intrate(Map.of())
                .file(OUTPUT, "--test intrate\n")
                .edit(TABLE, text -> text.replace("T04:00:00Z", "T00:30:00Z"))
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("clock-step")
        .run("run_1")
        .hasDuration(null);
  }

  @Test
  void keepsABenchmarkOfAnotherSuiteOutOfTheScore() {
    assertThat(
            intrate(Map.of())
                .file(OUTPUT, "--test intrate\n")
                .file(TABLE, table(Map.of()) + row("600.perlbench_s", "8,100,99.0"))
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("benchmark-unknown")
        .run("run_1")
        .hasPoints(11)
        .hasMetric("base_rate_geometric_mean", 10.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Failed NR found in the results", "Failed: error detected", "Failed"})
  void failsWhenTheWrapperSaysSo(String words) {
    assertThat(
            intrate(Map.of()).file(OUTPUT, "--test intrate\n").file(REPORT, words + "\n").process())
        .hasStatus(Status.FAIL)
        .hasPrimaryMetric("intrate_base", 10.0)
        .hasDiagnostic("report-failed", "the wrapper reports '" + words + "', expected 'Ran'");
  }

  @Test
  void isUnknownWithoutTheWordOfTheWrapper() {
    assertThat(intrate(Map.of()).without(REPORT).process())
        .hasStatus(Status.UNKNOWN)
        .hasDiagnostic("report-missing");
  }

  @Test
  void failsATableWithoutRows() {
    assertThat(intrate(Map.of()).file(OUTPUT, "--test intrate\n").file(TABLE, HEADER).process())
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasOnlyDiagnostics("table-empty")
        .hasDiagnostic(
            "table-empty", "no benchmark rows in CPU2017.001.intrate.refrate.results.csv");
  }

  @Test
  void failsAResultWithoutAnyTableInTheWordsOfTheWrapper() {
    assertThat(
            kit()
                .file(OUTPUT, "./run_speccpu --test intrate\nError: install.sh failed.\n")
                .file(REPORT, "Ran\n")
                .process())
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasDiagnostic("table-missing", "speccpu2017.out ends in 'Error: install.sh failed.'");
  }

  @Test
  void saysWhichSuiteIsMissing() {
    assertThat(intrate(Map.of()).process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("suite-missing")
        .hasDiagnostic("suite-missing", "although fprate was asked for");
  }

  @Test
  void takesNoRateFromARowThatIsCut() {
    String rows = SpecFiles.table(Map.of()).replace("_", " ").replace(DATES, "\n");
    String colons =
        META
            + rows.substring(META.length())
                .replace(",Start Date,End Date", "")
                .replace(' ', '_')
                .replace(',', ':');
    assertThat(
            intrate(Map.of())
                .file(OUTPUT, "--test intrate\n")
                .file(TABLE, colons.substring(0, colons.length() - 3))
                .process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("output-cut", "the file ends in '557.xz_r:8:100:10', which may be cut");
  }

  @Test
  void usesTheGeometricMeanOfTheTableWhenSpecsReportsAreLost() {
    assertThat(
            intrate(Map.of("502.gcc_r", "8,50,20.0"))
                .file(OUTPUT, "--test intrate\n")
                .without(INTRATE + ".txt")
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("spec-report-missing")
        .hasPrimaryMetric("intrate_base", 10.717734625362931, Offset.offset(1e-12));
  }

  @Test
  void saysWhenSpecsScoreIsNotTheMeanOfTheBenchmarks() {
    assertThat(
            intrate(Map.of())
                .file(OUTPUT, "--test intrate\n")
                .edit(INTRATE + ".txt", text -> text.replace("base    10.0", "base    12.0"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("score-differs")
        .hasPrimaryMetric("intrate_base", 12.0);
  }

  @Test
  void saysOnceWhenTheTableAndSpecsReportDiffer() {
    assertThat(
            intrate(Map.of())
                .file(OUTPUT, "--test intrate\n")
                .file(TABLE, table(Map.of("502.gcc_r", "8,90,11.1", "505.mcf_r", "8,90,11.1")))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("table-differs")
        .hasDiagnostic("table-differs", "11.1 in 90.0 s for 502.gcc_r")
        .hasDiagnostic("table-differs", "(and 1 more)");
  }

  @Test
  void givesTheReviewedDocumentOfRateAndSpeedWithPeak() {
    assertThat(sample("rate-and-speed-with-peak").process())
        .matchesGolden(Path.of("src/test/resources/speccpu2017/rate-and-speed-with-peak.json"));
  }

  @Test
  void readsASpeedSuiteWithPeakFromSpecsCsvAlone() {
    assertThat(
            kit().file(RESULT + "CPU2017.011.intspeed.csv", speed()).file(REPORT, "Ran").process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("table-missing")
        .hasTestVersion("1.0.2")
        .hasPrimaryMetric("intspeed_base", 5.0)
        .hasPrimaryMetric("intspeed_peak", 8.0)
        .hasMetricDefinition("intspeed_peak", "ratio", Direction.HIGHER_IS_BETTER)
        .run("run_1")
        .hasConfiguration("valid", true)
        .hasConfiguration("tune", "base,peak")
        .hasConfiguration("threads", 16L)
        .hasConfiguration("peak_threads", 16L)
        .hasNoConfiguration("workload")
        .hasMetric("base_ratio_geometric_mean", 5.0, Offset.offset(1e-9))
        .hasSeries("peak_ratio", 8, 8, 8, 8, 8, 8, 8, 8, 8, 8)
        .hasSeries("base_run_time_seconds", 200, 200, 200, 200, 200, 200, 200, 200, 200, 200);
  }

  @Test
  void givesNoPeakScoreOverAnIncompletePeak() {
    assertThat(
            kit()
                .file(
                    RESULT + "CPU2017.011.intspeed.refspeed.csv",
                    speed().replace("5.0,1,S,16,125.0,8.0,1,S,x", "5.0,1,S,,,,,NR,x"))
                .file(REPORT, "Ran")
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyPrimaryMetrics("intspeed_base")
        .hasDiagnostic(
            "suite-incomplete",
            "no intspeed_peak: 1 of 10 benchmarks has no result in SPEC's report: 602.gcc_s (NR);"
                + " SPEC's report states 8.0 over the others");
  }

  /** Iterations of one benchmark, and results as SPEC's tools write them for a valid run. */
  private static String speed() {
    return csv(Suite.INTSPEED);
  }

  private static String csv(Suite suite) {
    String first = suite.benchmarks().get(0);
    StringBuilder csv =
        new StringBuilder("valid,1\n\n\"SPEC CPU2017 Result\"\n\n")
            .append("\"Full Results Table\"\n\n")
            .append(CSV_HEADER)
            .append(first + ",16,210.5,4.75,0,S,16,125.0,8.0,1,S,\"iteration #1\"\n")
            .append(first + ",16,200.0,5.0,1,S,1,,,0,CE,\"iteration #2, of 2\"\n")
            .append("\n\"Selected Results Table\"\n\n")
            .append(CSV_HEADER);
    for (String name : suite.benchmarks()) {
      String description = name.startsWith("602") ? "x" : "\"(base #2; peak #1)\"";
      csv.append(name)
          .append(",16,200.0,5.0,1,S,16,125.0,8.0,1,S,")
          .append(description)
          .append('\n');
    }
    return csv.append("\n" + suite.scoreName(Tune.BASE) + ",5.0,,5.0\n")
        .append(suite.scoreName(Tune.PEAK) + ",8.0,,,,,,,8.0\n\n")
        .append("\"CPU Name\",\"A, with a comma\"\n600.perlbench_s,\" gcc\"\n")
        .append("\"Tested with SPEC CPU2017 v1.0.2 on 2018-01-02\"\n")
        .toString();
  }

  @Test
  void keepsTheIterationsOfABenchmarkAndTheirCodesInTheFullDocument() {
    ResultDocument document =
        kit().file(RESULT + "CPU2017.011.intspeed.csv", speed()).file(REPORT, "Ran").process();

    Assertions.assertThat(document.results().runs().get("run_1").details())
        .isEqualTo(
            Map.of(
                "iterations",
                Map.of(
                    "600_perlbench_s",
                    Map.of(
                        "base_ratio", List.of(4.75, 5L),
                        "base_run_time_seconds", List.of(210.5, 200L),
                        "peak_ratio", List.of(8L),
                        "peak_run_time_seconds", List.of(125L),
                        "peak_codes", List.of("CE")))));
  }

  @Test
  void quotesWhySpecCountsARunAsInvalid() {
    String banner =
        "#####\n#   INVALID RUN -- INVALID RUN   #\n#      #\n# 'reportable' flag not set during"
            + " run    #\n#   INVALID RUN -- INVALID RUN   #\n#####\n";
    assertThat(intrate(Map.of()).edit(INTRATE + ".txt", text -> banner + text).process())
        .run("run_1")
        .hasConfiguration("valid", false)
        .hasValidation("spec_invalid", List.of("'reportable' flag not set during run"));
  }

  @Test
  void readsTheTextOfARunWithPeakAndFailedBenchmarks() {
    String rows =
        """
                         Base     Base        Base        Peak     Peak        Peak
        Benchmarks      Threads  Run Time     Ratio      Threads  Run Time     Ratio
        --------------- -------  ---------  ---------    -------  ---------  ---------
        603.bwaves_s          4       7.36            RE       1         --            FE
        607.cactuBSSN_s       4     330         50.5   *       4     318         52.5   *
        =================================================================================
        603.bwaves_s                                  NR                               NR
        607.cactuBSSN_s       4     330         50.5   *       4     318         52.5   *
         Est. SPECspeed(R)2017_fp_base           50.5
         Est. SPECspeed(R)2017_fp_peak                                           52.5
        """;
    assertThat(
            kit()
                .file(RESULT + "CPU2017.001.fpspeed.refspeed.txt", rows)
                .file(REPORT, "Ran\n")
                .process())
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasDiagnostic("suite-incomplete", "no fpspeed_base: 9 of 10 benchmarks have no result")
        .hasDiagnostic("suite-incomplete", "603.bwaves_s (RE), 619.lbm_s (no number)")
        .hasDiagnostic("suite-incomplete", "603.bwaves_s (FE), 619.lbm_s (no number)")
        .hasDiagnostic("suite-incomplete", "CPU2017.001.fpspeed.refspeed.txt", 7)
        .run("run_1")
        .hasConfiguration("valid", false)
        .hasSeries("base_ratio", 50.5)
        .hasSeries("peak_run_time_seconds", 318);
  }

  @Test
  void readsTheNameThatTheWrapperGivesTheTableOfAValidRun() {
    assertThat(
            kit()
                .file(RESULT + "CPU2017.003.intrate.txt", text(Suite.INTRATE, Map.of(), "10.0"))
                .file(RESULT + "CPU2017.003.intrate.txt.results.csv", table(Map.of()))
                .file(REPORT, "Ran\n")
                .process())
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .hasRuns(1);
  }

  @Test
  void leavesOutAFileOfNoSuite() {
    assertThat(
            intrate(Map.of())
                .file(OUTPUT, "--test intrate\n")
                .file(RESULT + "CPU2017.004.openmp.refspeed.txt", "x\n")
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("suite-unknown");
  }
}
