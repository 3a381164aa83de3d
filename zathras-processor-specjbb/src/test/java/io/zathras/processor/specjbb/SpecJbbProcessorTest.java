package io.zathras.processor.specjbb;

import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.processor.spi.ProcessingException;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.testkit.ProcessorTestKit;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecJbbProcessorTest {

  private static final String HEADER = "Warehouses,Bops,Numb_JVMs,Start_Date,End_Date\n";
  private static final String DATES = ",2026-05-03T01:20:00Z,2026-05-03T01:30:00Z\n";
  private static final String ONE =
      "results_specjbb__2026.05.03-01.37.04/results_specjbb_tuned_none_1_results/";
  private static final String TWO = ONE.replace("_1_results", "_2_results");
  private static final String FIRST = "results_specjbb_So_3._Mai_01:30:00_UTC_2026/";

  @ParameterizedTest
  @ValueSource(strings = {"visible-1", "visible-old"})
  void givesTheReviewedDocumentOfEverySample(String sample) {
    ResultDocument document =
        kit().archive(getClass().getResourceAsStream("/specjbb/" + sample + ".zip")).process();

    assertThat(document).matchesGolden(Path.of("src/test/resources/specjbb/" + sample + ".json"));
  }

  @Test
  void givesScoreAndPeakOfOneRunWithItsStepsAsPoints() {
    assertThat(oneJvm().process())
        .hasStatus(Status.PASS)
        .hasTestVersion("SPECjbb2005 1.07")
        .hasPrimaryMetric("score", 350)
        .hasPrimaryMetric("peak_throughput", 400)
        .hasExecutionTime(600.0)
        .hasNoDiagnostics()
        .run("run_1")
        .hasSeries("throughput_bops", 200, 400, 300)
        .hasConfigurationIds("jvms=1,warehouses=2", "jvms=1,warehouses=4", "jvms=1,warehouses=6")
        .hasPointTimes(null, null, null)
        .hasMetric("peak_warehouses", 4)
        .hasConfiguration("num_jvms", 1)
        .hasConfiguration("warehouses", List.of(2L, 4L, 6L))
        .hasDuration(600.0)
        .startedAt("2026-05-03T01:20:00.000Z");
  }

  @Test
  void keepsARunOfEachJvmCountAndSumsTheScoresOfTheJvms() {
    ResultDocument document = twoJvms(oneJvm()).process();

    assertThat(document)
        .hasStatus(Status.PASS)
        .hasRunNames("jvms=1 iteration=1", "jvms=2 iteration=1")
        .hasPrimaryMetric("score", 700)
        .hasPrimaryMetricOf("peak_throughput", "run_2")
        .run("run_2")
        .hasMetric("score_per_jvm_bops", 350)
        .hasMetric("peak_throughput_bops", 800)
        .hasConfiguration("num_jvms", 2);
  }

  @Test
  void keepsEveryIterationAndDropsTheRowsThatTheWrapperRepeats() {
    String later = DATES.replace("01:30", "01:40").replace("01:20", "01:30");
    ResultDocument document =
        oneJvm()
            .edit(
                ONE + FIRST + "results_specjbb.csv",
                text -> text + rows(1, 1).replace(DATES, later))
            .file(
                ONE + "results_specjbb_Aa/results_specjbb.csv",
                HEADER + rows(1, 1).replace(DATES, later))
            .process();

    assertThat(document)
        .hasRunNames("jvms=1 iteration=1", "jvms=1 iteration=2")
        .hasDiagnostic("rows-repeated", "in line 5, 6, 7; the first of each is kept")
        .run("run_1")
        .hasPoints(3)
        .endedAt("2026-05-03T01:30:00.000Z")
        .and()
        .run("run_2")
        .startedAt("2026-05-03T01:30:00.000Z");
  }

  @Test
  void failsATableWithoutRows() {
    assertThat(kit().file(ONE + FIRST + "results_specjbb.csv", HEADER).process())
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasDiagnostic("table-empty", "has no data rows")
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasValidation("reason", "no data rows");
  }

  @Test
  void takesTheStepsFromTheReportsWithoutATable() {
    assertThat(oneJvm().without(ONE + FIRST + "results_specjbb.csv").process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("score", 350)
        .hasDiagnostic("table-missing")
        .run("run_1")
        .hasSeries("throughput_bops", 200, 400, 300);
  }

  @Test
  void refusesAnArchiveWithNeitherTableNorReports() {
    assertThatThrownBy(() -> kit().file("pcp.csv", "1,2\n").process())
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("neither results_specjbb.csv nor SPECjbb.<n>.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Warehouses:Bops\n2:200\n\n4:400\n\n",
        "# Test: specjbb\n# CPU family: \n# Memory: 24684096kB\nWarehouses:Bops\n2:200\n4:400\n"
      })
  void readsTheColonTableWithoutTimesAndWithoutKnowingTheJvms(String csv) {
    assertThat(
            kit().file("results_specjbb_tuned/results_specjbb_/results_specjbb.csv", csv).process())
        .hasTestTimestamp("2026-01-05T10:00:00", TestTimestampSource.ARCHIVE_NAME)
        .hasOnlyDiagnostics("no-dates", "report-missing", "output-missing")
        .run("run_1")
        .hasSeries("throughput_bops", 200, 400)
        .hasConfigurationIds("warehouses=2", "warehouses=4")
        .hasNoConfiguration("num_jvms")
        .startedAt(null);
  }

  @Test
  void keepsEveryBlockOfAColonTableWithRepeatedHeaders() {
    ResultDocument document =
        kit()
            .file("a/results_specjbb.csv", "Warehouses:Bops\n2:200\n\nWarehouses:Bops\n2:210\n")
            .process();

    assertThat(document).hasPrimaryMetric("peak_throughput", 210).run("run_1").hasPoints(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Warehouses:Bops:Numb_JVMs\n2:200:2\n",
        "# Test meta data start\n# Number of jvms: 2\n# Test meta data end\nWarehouses:Bops\n2:200\n"
      })
  void takesTheJvmCountFromTheThirdColumnOrTheComment(String csv) {
    assertThat(kit().file("a/results_specjbb.csv", csv).process())
        .run("run_1")
        .hasConfiguration("num_jvms", 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "1e5", "0"})
  void refusesBopsThatAreNoWholeNumberWithFileLineAndColumn(String bops) {
    assertThat(
            oneJvm()
                .without(ONE + FIRST + "SPECjbbSingleJVM/SPECjbb.001.txt")
                .edit(
                    ONE + FIRST + "results_specjbb.csv", text -> text.replace("4,400", "4," + bops))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("value-invalid", "column 'Bops' holds '" + bops + "'")
        .hasPrimaryMetric("peak_throughput", 300);
  }

  @Test
  void refusesARowThatWasCut() {
    assertThat(
            oneJvm()
                .edit(
                    ONE + FIRST + "results_specjbb.csv",
                    text -> text.substring(0, text.length() - 30))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("row-rejected", "4 fields, expected 5");
  }

  @Test
  void doesNotPassATableThatIsCutInADate() {
    assertThat(
            oneJvm()
                .without(ONE + FIRST + "SPECjbbSingleJVM/SPECjbb.001.txt")
                .file(
                    ONE + FIRST + "results_specjbb.csv", HEADER + "2,200,1,2026-05-03T01:20:00Z,20")
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("value-invalid", "output-missing");
  }

  @Test
  void saysThatARowHasNoDate() {
    assertThat(
            oneJvm()
                .edit(
                    ONE + FIRST + "results_specjbb.csv",
                    text -> text.replace("4,400,1" + DATES, "4,400,1,,\n"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("date-missing")
        .hasPrimaryMetric("peak_throughput", 400);
  }

  @Test
  void saysThatTheLastNumberOfAColonTableMayBeCut() {
    assertThat(kit().file("a/results_specjbb.csv", "Warehouses:Bops\n2:200\n4:40").process())
        .hasDiagnostic("row-unfinished", "the table ends in '4:40'");
  }

  @Test
  void givesNoNegativeDuration() {
    String reversed = ",2026-05-03T01:30:00Z,2026-05-03T01:20:00Z\n";
    assertThat(
            oneJvm()
                .edit(ONE + FIRST + "results_specjbb.csv", text -> text.replace(DATES, reversed))
                .process())
        .hasDiagnostic("clock-step")
        .hasExecutionTime(null)
        .run("run_1")
        .hasDuration(null);
  }

  @Test
  void convertsAnOffsetAndRefusesADateWithoutZone() {
    String offset = ",2026-05-03T03:20:00+02:00,2026-05-03T03:30:00+02:00\n";
    String local = ",2026-05-03T01:20:00,2026-05-03T01:30:00\n";

    assertThat(
            oneJvm()
                .edit(ONE + FIRST + "results_specjbb.csv", t -> t.replace(DATES, offset))
                .process())
        .startedAt("2026-05-03T01:20:00.000Z");
    assertThat(
            oneJvm()
                .edit(ONE + FIRST + "results_specjbb.csv", t -> t.replace(DATES, local))
                .process())
        .hasDiagnostic("value-invalid", "column 'Start_Date' holds '2026-05-03T01:20:00'")
        .hasTestTimestamp("2026-01-05T10:00:00", TestTimestampSource.ARCHIVE_NAME);
  }

  @Test
  void leavesTheScoreOfATruncatedReportOut() {
    String report = ONE + FIRST + "SPECjbbSingleJVM/SPECjbb.001.txt";
    assertThat(
            oneJvm().edit(report, text -> text.substring(0, text.indexOf("          6"))).process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyPrimaryMetrics("peak_throughput")
        .hasDiagnostic("output-cut", "no line 'Throughput'; the score of its run")
        .run("run_1")
        .hasSeries("throughput_bops", 200, 400, 300)
        .hasNoMetric("score_bops");
  }

  @Test
  void leavesOutAStepThatOnlyOneOfTheReportsHas() {
    String report = TWO + FIRST + "SPECjbbSingleJVM/SPECjbb.002.txt";
    ResultDocument document =
        twoJvms(kit())
            .edit(report, text -> text.substring(0, text.indexOf("          6")))
            .edit(TWO + FIRST + "results_specjbb.csv", text -> text.replace("12,600", "6,300"))
            .process();

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("step-incomplete", "300 bops with 6 warehouses")
        .run("run_1")
        .hasSeries("throughput_bops", 400, 800);
  }

  @Test
  void failsTheRunWhoseNearestReportSaysSo() {
    assertThat(twoJvms(oneJvm()).file(TWO + "test_results_report", "Failed\n").process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetricOf("score", "run_1")
        .run("run_2")
        .hasStatus(Status.FAIL)
        .hasMetric("peak_throughput_bops", 800)
        .and()
        .run("run_1")
        .hasStatus(Status.PASS);
    assertThat(oneJvm().file(ONE + "test_results_report", "Failed\n").process())
        .hasStatus(Status.FAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Failed", "Ran"})
  void missesTheJvmCountOfWhichNothingIsLeftButItsDirectory(String report) {
    ResultDocument document = oneJvm().file(TWO + "test_results_report", report + "\n").process();

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetricOf("score", "run_1")
        .hasDiagnostic("result-missing")
        .run("run_2")
        .hasName("jvms=2 iteration=1")
        .hasStatus(Status.FAIL)
        .hasOnlyMetrics();
  }

  @ParameterizedTest
  @CsvSource({
    "'4,,1,,',row-rejected,no warehouses and bops",
    "'4,4e2,1,,',value-invalid,column 'Bops' holds '4e2'",
    "'4,n/a,1,,',value-invalid,column 'Bops' holds 'n/a'"
  })
  void takesAStepWithoutARateInTheTableFromTheReports(String row, String code, String message) {
    assertThat(
            oneJvm()
                .edit(
                    ONE + FIRST + "results_specjbb.csv",
                    text -> text.replace("4,400,1" + DATES, row + "\n"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("peak_throughput", 400)
        .hasOnlyDiagnostics(code)
        .hasDiagnostic(code, message)
        .run("run_1")
        .hasSeries("throughput_bops", 200, 400, 300);
  }

  @Test
  void keepsTheNumbersOfRowsThatLackTheirDates() {
    assertThat(
            oneJvm()
                .edit(ONE + FIRST + "results_specjbb.csv", text -> text.replace(DATES, "\n"))
                .process())
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("peak_throughput", 400)
        .hasOnlyDiagnostics("no-dates")
        .run("run_1")
        .hasSeries("throughput_bops", 200, 400, 300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4,40"})
  void takesAStepThatTheTableLostFromTheReports(String row) {
    assertThat(
            oneJvm()
                .edit(
                    ONE + FIRST + "results_specjbb.csv",
                    text -> text.replace("4,400,1" + DATES, row + "\n"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("peak_throughput", 400)
        .hasDiagnostic("step-not-in-table", "no step of 4 warehouses; the JVMs' reports have 400")
        .run("run_1")
        .hasSeries("throughput_bops", 200, 400, 300);
  }

  @Test
  void countsTheCopyOfAReportOnceAndReadsOnlyKnownNames() {
    assertThat(
            oneJvm()
                .file(ONE + FIRST + "SPECjbbSingleJVM/SPECjbb.001.txt.out", report(9, 9))
                .file(ONE + "pcp_x/export.csv", "Warehouses,Bops\n1,9999999\n")
                .process())
        .hasPrimaryMetric("score", 350)
        .hasRuns(1)
        .hasNoDiagnostics();
  }

  @Test
  void ordersPointsByWarehousesAndTakesTheSmallestOfEqualPeaks() {
    assertThat(
            kit()
                .file(
                    ONE + FIRST + "results_specjbb.csv",
                    HEADER + "6,400,1" + DATES + "2,200,1" + DATES + "4,400,1" + DATES)
                .process())
        .hasStatus(Status.UNKNOWN)
        .run("run_1")
        .hasSeries("throughput_bops", 200, 400, 400)
        .hasMetric("peak_warehouses", 4);
  }

  @Test
  void saysWhenRowsDisagreeAboutTheJvmCount() {
    assertThat(
            oneJvm()
                .edit(
                    ONE + FIRST + "results_specjbb.csv", text -> text.replace("4,400,1", "4,400,2"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("jvms-differ", "Numb_JVMs is 2");
  }

  @Test
  void usesTheReportsWhereTheTableDiffers() {
    assertThat(
            oneJvm()
                .edit(ONE + FIRST + "results_specjbb.csv", text -> text.replace("4,400", "4,399"))
                .process())
        .hasDiagnostic("table-differs", "and the JVMs' reports add up to 400; the reports count")
        .hasPrimaryMetric("peak_throughput", 400);
  }

  @Test
  void saysOnceThatSeveralStepsDiffer() {
    assertThat(
            oneJvm()
                .edit(
                    ONE + FIRST + "results_specjbb.csv",
                    text -> text.replace("2,200", "2,201").replace("4,400", "4,401"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("table-differs")
        .hasDiagnostic("table-differs", "results_specjbb.csv", 2)
        .hasDiagnostic(
            "table-differs",
            "results_specjbb.csv has 201 bops with 2 warehouses, and the JVMs' reports add up to 200"
                + " (and 1 more); the reports count");
  }

  @Test
  void comparesEveryRowOfAStepWithTheReports() {
    assertThat(
            oneJvm()
                .edit(ONE + FIRST + "results_specjbb.csv", text -> text + "4,399,1" + DATES)
                .process())
        .hasDiagnostic(
            "table-differs", "has 399 bops with 4 warehouses, and the JVMs' reports add up to 400")
        .run("run_1")
        .hasSeries("throughput_bops", 200, 400, 400, 300);
  }

  @Test
  void readsTheScoreOfAMultiJvmReport() {
    ResultDocument document =
        twoJvms(kit())
            .file(
                TWO + FIRST + "SPECjbbMultiJVM.001/MultiVMReport.txt",
                "SPECjbb2005 bops = 705, SPECjbb2005 bops/JVM=352\nJVM 1 Scores\n")
            .process();

    assertThat(document).hasPrimaryMetric("score", 705);
  }

  @Test
  void doesNotTakeInvalidForAFailure() {
    String report = ONE + FIRST + "SPECjbbSingleJVM/SPECjbb.001.txt";
    assertThat(oneJvm().edit(report, text -> "Invalid result, not publishable\n" + text).process())
        .hasStatus(Status.PASS);
  }

  @Test
  void keepsAScoreInWhichPointsThatWereNotRunCountAsZeroOutOfTheHeadline() {
    ResultDocument document = field("missing-points");

    assertThat(document)
        .hasStatus(Status.PASS)
        .hasOnlyPrimaryMetrics("peak_throughput")
        .hasPrimaryMetric("peak_throughput", 620151)
        .hasOnlyDiagnostics("points-missing")
        .hasDiagnostic(
            "points-missing", "missing points 9, 11, 13, 15 count as 0 in SPEC's score 343705")
        .hasDiagnostic("points-missing", "SPECjbb.001.txt", 8)
        .run("run_1")
        .hasMetric("score_bops", 343705);
    assertThat(Objects.requireNonNull(document.results().overallStatistics()).metric())
        .isEqualTo("peak_throughput_bops");
    assertThat(Objects.requireNonNull(document.results().runs().get("run_1")).validation())
        .extractingByKey("spec_remarks")
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(8)
        .contains("Warning: Missing point: 0 will used for point 9.");
  }

  @Test
  void findsOutWithoutSpecsWordsThatAScoreCountsPointsThatWereNotRun() {
    String report = ONE + FIRST + "SPECjbbSingleJVM/SPECjbb.001.txt";

    assertThat(oneJvm().edit(report, text -> text.replace("350", "140")).process())
        .hasStatus(Status.PASS)
        .hasOnlyPrimaryMetrics("peak_throughput")
        .hasDiagnostic("points-missing", "missing points 5, 7, 8 count as 0 in SPEC's score 140")
        .run("run_1")
        .hasMetric("score_bops", 140);
    assertThat(
            oneJvm()
                .edit(
                    report,
                    text ->
                        text.replace("*", " ").replace("350", "140") + "Procs avail to Java 4\n")
                .process())
        .hasOnlyPrimaryMetrics("peak_throughput")
        .hasDiagnostic("points-missing");
    assertThat(oneJvm().edit(report, text -> text.replace("350", "349")).process())
        .hasOnlyPrimaryMetrics("score", "peak_throughput");
  }

  @Test
  void saysOnceThatPointsAreMissingInTheScoresOfAllJvms() {
    String words = "Warning: Missing point: 0 will used for point 5.\n\n";
    ProcessorTestKit kit = twoJvms(kit());
    for (String jvm : List.of("001", "002")) {
      kit.file(TWO + FIRST + "SPECjbbSingleJVM/SPECjbb." + jvm + ".txt", words + report(1, 1));
    }

    assertThat(kit.process())
        .hasOnlyPrimaryMetrics("peak_throughput")
        .hasOnlyDiagnostics("points-missing")
        .hasDiagnostic(
            "points-missing",
            "missing point 5 counts as 0 in SPEC's score 700, the mean from N to 2N warehouses (and"
                + " in 1 more of the reports)");
  }

  @Test
  void quotesAScoreThatIsNotAvailable() {
    assertThat(field("score-not-available"))
        .hasStatus(Status.PARTIAL)
        .hasOnlyPrimaryMetrics("peak_throughput")
        .hasPrimaryMetric("peak_throughput", 774)
        .hasOnlyDiagnostics("score-missing")
        .hasDiagnostic("score-missing", "the score is 'n/a' in SPEC's report")
        .hasDiagnostic("score-missing", "SPECjbb.001.txt", 12);
  }

  @Test
  void quotesAStepThatIsNotAvailableAndKeepsItsNeighbours() {
    String report = ONE + FIRST + "SPECjbbSingleJVM/SPECjbb.001.txt";

    assertThat(
            oneJvm()
                .edit(report, text -> text.replace("               400", "               n/a"))
                .edit(ONE + FIRST + "results_specjbb.csv", text -> text.replace("4,400", "4,n/a"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("value-invalid", "value-invalid")
        .hasDiagnostic("value-invalid", "'4' warehouses gave 'n/a'")
        .hasDiagnostic("value-invalid", "SPECjbb.001.txt", 4)
        .hasDiagnostic("value-invalid", "column 'Bops' holds 'n/a'")
        .run("run_1")
        .hasSeries("throughput_bops", 200, 300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INVALID: Ramp up of 60 seconds is too short to be published | PASS",
        "INVALID: 60 measurement seconds; 240 are required for publication | PASS",
        "INVALID: Missing point: 1 required for publication; all points up to the peak | PASS",
        "Warning: the property file names no hardware | PASS",
        "INVALID: measurement interval of point 8 did not end in time | PARTIAL",
        "INVALID: JVM 2 failed | PARTIAL",
        "INVALID: some reason of a later kit | PARTIAL"
      })
  void warnsOfWhatSpecSaysAgainstTheMeasurementAndNotOfWhatKeepsItFromBeingPublished(
      String words, Status status) {
    String report = ONE + FIRST + "SPECjbbSingleJVM/SPECjbb.001.txt";
    ResultDocument document =
        oneJvm().edit(report, text -> "Validity\n" + words + "\n\n" + text).process();

    assertThat(document)
        .hasStatus(status)
        .hasPrimaryMetric("score", 350)
        .run("run_1")
        .hasValidation("spec_remarks", List.of(words));
    if (status == Status.PASS) {
      assertThat(document).hasNoDiagnostics();
    } else {
      assertThat(document)
          .hasOnlyDiagnostics("result-invalid")
          .hasDiagnostic("result-invalid", "SPEC says '" + words + "'")
          .hasDiagnostic("result-invalid", "SPECjbb.001.txt", 2);
    }
  }

  @Test
  void saysOnceThatTheRowsHaveNoDates() {
    assertThat(field("params-file-no-dates"))
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("no-dates")
        .hasDiagnostic("no-dates", "results_specjbb.csv has no dates in any row")
        .hasPrimaryMetric("peak_throughput", 619384)
        .startedAt(null);
  }

  @Test
  void failsWhatAReportBelowTheTopLevelSaysFailed() {
    assertThat(field("failed-report-below"))
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("report-failed")
        .hasDiagnostic("report-failed", "test_results_report", 1)
        .hasPrimaryMetric("peak_throughput", 160000);
    assertThat(oneJvm().file("test_results_report", "Failed\n").process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("report-failed", "test_results_report", 1);
    assertThat(
            oneJvm()
                .file(ONE + FIRST + "SPECjbbSingleJVM/test_results_report", "Ran\nFailed\n")
                .process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("report-failed", "test_results_report", 2);
  }

  @Test
  void addsUpNoScoresOfReportsThatNothingTellsApart() {
    assertThat(
            kit()
                .file("a/results_specjbb.csv", "Warehouses:Bops\n2:200\n4:400\n6:300\n")
                .file("a/SPECjbbSingleJVM/SPECjbb.001.txt", report(1, 1))
                .file("a/SPECjbbSingleJVM/SPECjbb.002.txt", report(1, 1))
                .file("test_results_report", "Ran\n")
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyPrimaryMetrics("peak_throughput")
        .hasDiagnostic("score-unknown", "2 reports for an unknown number of JVMs");
  }

  @Test
  void doesNotPassWithoutAReport() {
    assertThat(oneJvm().without("SPECjbb.001.txt").process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyPrimaryMetrics("peak_throughput")
        .hasOnlyDiagnostics("output-missing");
    assertThat(oneJvm().without("test_results_report").process())
        .hasStatus(Status.UNKNOWN)
        .hasOnlyDiagnostics("report-missing");
  }

  @Test
  void addsUpNoScoreOfTheOneReportThatIsLeft() {
    ProcessorTestKit kit =
        kit()
            .file("a/results_specjbb.csv", "Warehouses:Bops\n2:200\n4:400\n6:300\n")
            .file("a/SPECjbbSingleJVM/SPECjbb.001.txt", report(1, 1))
            .file("a/SPECjbbSingleJVM/SPECjbb.002.raw", "")
            .file("test_results_report", "Ran\n");

    assertThat(kit.process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyPrimaryMetrics("peak_throughput")
        .hasDiagnostic("output-missing", "1 of 2 reports");
  }

  @Test
  void addsUpScoresBeyondWhatAnIntegerHolds() {
    ProcessorTestKit kit = kit().file(TWO + "test_results_report", "Ran\n");
    String large = report(1, 1).replace("350", "999999999").replace("400", "999999999");
    for (int jvm = 1; jvm <= 3; jvm++) {
      kit.file(TWO + FIRST + "SPECjbbSingleJVM/SPECjbb.00%d.txt".formatted(jvm), large);
    }
    assertThat(kit.file(TWO + FIRST + "results_specjbb.csv", HEADER + rows(3, 3)).process())
        .hasPrimaryMetric("score", 2_999_999_997.0)
        .hasPrimaryMetric("peak_throughput", 2_999_999_997.0);
  }

  private static ProcessorTestKit kit() {
    return ProcessorTestKit.processor(new SpecJbbProcessor());
  }

  private static ResultDocument field(String name) {
    return kit()
        .archive(SpecJbbProcessorTest.class.getResourceAsStream("/specjbb/" + name + ".zip"))
        .process();
  }

  private static ProcessorTestKit oneJvm() {
    return kit()
        .file(ONE + "test_results_report", "Ran\n")
        .file(ONE + FIRST + "results_specjbb.csv", HEADER + rows(1, 1))
        .file(ONE + FIRST + "SPECjbbSingleJVM/SPECjbb.001.txt", report(1, 1));
  }

  private static ProcessorTestKit twoJvms(ProcessorTestKit kit) {
    return kit.file(TWO + "test_results_report", "Ran\n")
        .file(TWO + FIRST + "results_specjbb.csv", HEADER + rows(2, 2))
        .file(TWO + FIRST + "SPECjbbSingleJVM/SPECjbb.001.txt", report(1, 1))
        .file(TWO + FIRST + "SPECjbbSingleJVM/SPECjbb.002.txt", report(1, 1));
  }

  private static String rows(int jvms, int factor) {
    StringBuilder rows = new StringBuilder();
    int[] bops = {200, 400, 300};
    for (int step = 0; step < bops.length; step++) {
      rows.append((step + 1) * 2 * factor)
          .append(',')
          .append(bops[step] * factor)
          .append(',')
          .append(jvms)
          .append(DATES);
    }
    return rows.toString();
  }

  private static String report(int factor, int scoreFactor) {
    return """
        SPEC scores
                         Warehouses               Thrput
                                  2               %d
                       *          4               %d
                       *          6               %d

        Throughput                                %d

        SPECjbb2005 Version: [SPECjbb2005 1.07, March 15, 2006]
        """
        .formatted(200 * factor, 400 * factor, 300 * factor, 350 * scoreFactor);
  }
}
