package io.zathras.processor.coremarkpro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zathras.processor.spi.ProcessingException;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Direction;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.testkit.ProcessorTestKit;
import io.zathras.testkit.ZathrasAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreMarkProProcessorTest {

  private static final String HEADER =
      "# Results version: v1.1.2743\n# Number cpus: 4\n"
          + "Test,Multi_iterations,Single_iterations,Scaling,Start_Date,End_Date\n";
  private static final String DATES = ",2026-01-05T10:00:00Z,2026-01-05T10:05:00Z\n";

  @ParameterizedTest
  @ValueSource(strings = {"visible-1", "visible-old"})
  void givesTheReviewedDocumentOfEverySample(String sample) {
    ResultDocument document =
        kit().archive(getClass().getResourceAsStream("/coremark_pro/" + sample + ".zip")).process();

    ZathrasAssertions.assertThat(document)
        .matchesGolden(Path.of("src/test/resources/coremark_pro/" + sample + ".json"));
  }

  @Test
  void givesAPointPerIterationWithTheSuitesOwnMarks() {
    ResultDocument document = complete(1, 200).process();

    Run run = run(document);
    assertThat(document.results().totalRuns()).isEqualTo(1);
    assertThat(run.timeseries().values("multicore_score")).containsExactly(200);
    assertThat(run.metrics())
        .containsEntry("singlecore_score", 100.0)
        .containsEntry("scaling_factor", 2.0)
        .containsEntry("zip-test_multicore_iterations_per_sec", 4.0)
        .containsEntry("zip-test_singlecore_iterations_per_sec", 2.0)
        .containsEntry("zip-test_scaling_factor", 2.0);
    assertThat(run.configuration()).containsEntry("contexts", 4L);
    assertThat(document.results().metricDefinitions().get("multicore_score").unit())
        .isEqualTo("score");
    assertThat(document.results().metricDefinitions().get("zip-test_scaling_factor").direction())
        .isEqualTo(Direction.NONE);
    assertThat(document.test().version()).isEqualTo("v1.1.2743");
    assertThat(document.results().status()).isEqualTo(Status.PASS);
    assertThat(document.diagnostics()).isEmpty();
  }

  @Test
  void knowsWhenTheTestBeganOnlyWithOneIteration() {
    ResultDocument one = complete(1, 200).process();
    ResultDocument two = complete(2, 200).process();

    assertThat(one.metadata().testTimestamp()).hasToString("2026-01-05T10:00:00.000Z");
    assertThat(one.results().executionTimeSeconds()).isEqualTo(300);
    assertThat(two.metadata().testTimestampSource()).isEqualTo(TestTimestampSource.ARCHIVE_NAME);
    assertThat(two.results().executionTimeSeconds()).isNull();
    assertThat(run(two).timeseries().get(0).timestamp()).isNull();
    assertThat(run(two).timeseries().get(1).timestamp()).hasToString("2026-01-05T10:00:00.000Z");
    assertThat(run(two).startTime()).isNull();
    assertThat(run(two).durationSeconds()).isNull();
  }

  @Test
  void takesTheSpreadOverTheIterationsScores() {
    ResultDocument document =
        complete(3, 200).file("coremark_pro_run_2", report(300, 100)).process();

    PrimaryMetric headline = document.results().primaryMetrics().get("multicore_score");
    assertThat(headline.sampleCount()).isEqualTo(3);
    assertThat(headline.value()).isCloseTo(233.3333, within(1e-3));
    assertThat(Objects.requireNonNull(document.results().overallStatistics()).median())
        .isEqualTo(200);
  }

  @Test
  void refusesAZeroRateWithItsLine() {
    ResultDocument document =
        complete(1, 200)
            .file(
                "coremark_pro_run_1",
                report(200, 100).replace("4.00       2.00", "0.00       2.00"))
            .process();

    assertThat(run(document).timeseries().get(0).metrics())
        .doesNotContainKey("zip-test_multicore_iterations_per_sec");
    assertThat(codes(document)).containsExactly("value-missing", "output-missing");
    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
  }

  @Test
  void readsTheScoreRowWithOneFieldTooManyAndComputesItsScaling() {
    ResultDocument document =
        kit()
            .file("results_coremark_pro.csv", table().replace("200,100,2.0", "200,100,0,0"))
            .process();

    assertThat(run(document).metrics())
        .containsEntry("multicore_score", 200.0)
        .containsEntry("scaling_factor", 2.0);
    assertThat(codes(document)).contains("scaling-computed").doesNotContain("date-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", ""})
  void computesAScalingOfTheScoreThatIsNotGiven(String scaling) {
    ResultDocument document =
        kit()
            .file("results_coremark_pro.csv", table().replace("200,100,2.0", "200,100," + scaling))
            .process();

    assertThat(run(document).metrics()).containsEntry("scaling_factor", 2.0);
  }

  @Test
  void failsWithoutAnyMarkAndNeverTakesAWorkloadInstead() {
    ResultDocument document =
        kit().file("results_coremark_pro.csv", table().replaceAll("Score.*\n", "")).process();

    assertThat(document.results().status()).isEqualTo(Status.FAIL);
    assertThat(document.results().primaryMetrics()).isEmpty();
    assertThat(run(document).metrics()).containsKey("core_multicore_iterations_per_sec");
    assertThat(codes(document)).contains("score-missing");
  }

  @Test
  void keepsTheOtherWorkloadsWhenOneHasNoResult() {
    ResultDocument document =
        kit()
            .file("results_coremark_pro.csv", table().replace("zip-test,4,2,2.0", "zip-test,,,"))
            .process();

    assertThat(run(document).metrics())
        .hasSize(8 * 3 + 3)
        .doesNotContainKey("zip-test_multicore_iterations_per_sec");
    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(document.diagnostics().values())
        .anyMatch(
            d ->
                d.code().equals("value-missing")
                    && Objects.equals(d.line(), 12)
                    && d.message().contains("results_coremark_pro.csv line 12"));
  }

  @Test
  void readsTheColonTableWithoutTimes() {
    ResultDocument document =
        kit()
            .file(
                "results.csv",
                table()
                    .replace(DATES, "\n")
                    .replaceAll(",", ":")
                    .replace(":Start_Date:End_Date", ""))
            .file("test_results_report", "Ran\n")
            .process();

    assertThat(run(document).metrics()).containsEntry("multicore_score", 200.0);
    assertThat(document.metadata().testTimestamp()).hasToString("2026-01-05T10:00:00");
    assertThat(codes(document)).contains("no-dates");
  }

  @Test
  void prefersTheCurrentTableToTheOlderName() {
    ResultDocument document = complete(1, 200).file("results.csv", "Test:x\n").process();

    assertThat(document.results().status()).isEqualTo(Status.PASS);
    assertThat(codes(document)).containsExactly("several-tables");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%02d", "%d"})
  void ordersIterationsByNumber(String format) {
    ProcessorTestKit kit = kit().file("results_coremark_pro.csv", table());
    double[] scores = new double[12];
    for (int i = 1; i <= 12; i++) {
      scores[i - 1] = 100 + i;
      kit.file("coremark_pro_run_" + String.format(format, i), report(100 + i, 100));
    }

    assertThat(run(kit.process()).timeseries().values("multicore_score")).containsExactly(scores);
  }

  @Test
  void usesTheTableWithoutPointsWhenThereIsNoReport() {
    ResultDocument document = kit().file("results_coremark_pro.csv", table()).process();

    assertThat(run(document).timeseries().isEmpty()).isTrue();
    assertThat(document.results().primaryMetrics().get("multicore_score").value()).isEqualTo(200);
    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(codes(document)).containsExactly("output-missing");
  }

  @Test
  void usesTheReportsWhenThereIsNoTable() {
    ResultDocument document = kit().file("coremark_pro_run_1", report(200, 100)).process();

    assertThat(document.results().primaryMetrics().get("multicore_score").value()).isEqualTo(200);
    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(codes(document)).containsExactly("table-missing");
    assertThat(document.diagnostics().values().iterator().next().message())
        .contains("of 1 iteration; nothing tells whether a last one is lost");
  }

  @Test
  void refusesAResultWithNeitherReportsNorTable() {
    assertThatThrownBy(() -> kit().file("version", "commit: v1\n").process())
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("neither coremark_pro_run_<iteration> nor results_coremark_pro.csv");
  }

  @Test
  void reportsAnIterationThatEndsBeforeItsMark() {
    String cut = report(900, 100);
    ResultDocument document =
        complete(3, 200)
            .file("coremark_pro_run_2", cut.substring(0, cut.indexOf("MARK RESULTS")))
            .process();

    assertThat(run(document).timeseries().values("multicore_score")).containsExactly(200, 200);
    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(messages(document))
        .containsExactly(
            "iteration 2 has no CoreMark-PRO mark; expected it below the workloads (is the file"
                + " cut?)");
  }

  @Test
  void quotesWhyTheSuiteGaveNoMarkAndKeepsTheCellsBesideTheOneThatIsNotAvailable() {
    ResultDocument document =
        kit()
            .file(
                "coremark_pro_run_1",
                report(200, 100)
                    .replaceAll("zip-test .*\n", "zip-test   n/a       2.00       n/a\n")
                    .replaceAll(
                        "CoreMark-PRO .*\n",
                        "cert_mark.pl: ERROR: Missing score for zip-test (best)\n"
                            + "cert_mark.pl: ERROR: Could not compute score for 'CoreMark-PRO'\n"))
            .file(
                "results_coremark_pro.csv",
                table()
                    .replace("zip-test,4,2,2.0", "zip-test,,2,")
                    .replace("Score,200,100,2.0", "Score,,,"))
            .process();

    assertThat(document.results().status()).isEqualTo(Status.FAIL);
    assertThat(run(document).timeseries().get(0).metrics())
        .containsEntry("zip-test_singlecore_iterations_per_sec", 2.0)
        .doesNotContainKeys(
            "zip-test_multicore_iterations_per_sec", "zip-test_scaling_factor", "multicore_score");
    ZathrasAssertions.assertThat(document)
        .hasOnlyDiagnostics("suite-error")
        .hasDiagnostic("suite-error", "coremark_pro_run_1", 22)
        .hasDiagnostic(
            "suite-error",
            "iteration 1 has no CoreMark-PRO mark: the suite says 'cert_mark.pl: ERROR: Missing"
                + " score for zip-test (best)', 'cert_mark.pl: ERROR: Could not compute score for"
                + " 'CoreMark-PRO''");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Illegal division by zero at ../util/perl/cert_mark.pl line 338.",
        "Use of uninitialized value $tot in printf at util/perl/cert_mark.pl line 338, <$fp> line 30.",
        "make: *** [Makefile:120: certify-all] Error 255",
        "ERROR: verification failed for core",
        "cert_mark.pl: RT-ERROR: Missing validation run for core, a.log : 12"
      })
  void quotesTheSuiteWhereItsScriptsEnd(String words) {
    String whole = report(200, 100);
    ResultDocument document =
        complete(2, 200)
            .file("coremark_pro_run_2", whole.substring(0, whole.indexOf("CoreMark-PRO ")) + words)
            .process();

    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(codes(document)).containsExactly("suite-error");
    assertThat(messages(document)).singleElement().asString().contains("'" + words + "'");
  }

  @Test
  void saysOnceThatAWorkloadIsNotAvailableWithoutWords() {
    ResultDocument document =
        complete(1, 200)
            .edit(
                "coremark_pro_run_1",
                text -> text.replaceAll("core  .*\n", "core  4.00  n/a  n/a\n"))
            .edit(
                "results_coremark_pro.csv", text -> text.replace("core,4,2,2.0", "core,4,n/a,n/a"))
            .process();

    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(codes(document)).containsExactly("value-missing");
    assertThat(run(document).metrics()).containsEntry("core_multicore_iterations_per_sec", 4.0);
  }

  @Test
  void refusesANumberThatWasCutAtTheEndOfTheFile() {
    String whole = report(200, 100);
    ResultDocument document =
        complete(2, 200)
            .file("coremark_pro_run_2", whole.substring(0, whole.length() - 2))
            .process();

    assertThat(run(document).timeseries().values("multicore_score")).containsExactly(200);
    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(codes(document)).containsExactly("row-rejected", "mark-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Score,33", "Score,334,2", "Score,334,200,2"})
  void takesNoMarkFromARowThatWasCut(String row) {
    ResultDocument document =
        kit().file("results_coremark_pro.csv", table().replaceAll("Score.*\n", row)).process();

    assertThat(document.results().status()).isEqualTo(Status.FAIL);
    assertThat(document.results().primaryMetrics()).isEmpty();
    assertThat(messages(document))
        .anyMatch(message -> message.contains("'" + row + "' has too few fields"));
  }

  @Test
  void takesNoRateFromARowThatWasCut() {
    String cut = table().substring(0, table().indexOf("zip-test")) + "zip-test,7.";
    ResultDocument document = kit().file("results_coremark_pro.csv", cut).process();

    assertThat(run(document).metrics())
        .containsKey("sha-test_multicore_iterations_per_sec")
        .doesNotContainKey("zip-test_multicore_iterations_per_sec");
    assertThat(codes(document)).contains("row-rejected", "workload-missing", "score-missing");
  }

  @Test
  void doesNotTakeTheBeginOfTheLastIterationForTheTestsWhenTheFirstIsLost() {
    ResultDocument document = complete(2, 200).without("coremark_pro_run_1").process();

    assertThat(document.metadata().testTimestampSource())
        .isEqualTo(TestTimestampSource.ARCHIVE_NAME);
    assertThat(document.results().executionTimeSeconds()).isNull();
  }

  @Test
  void takesTheMeanOfTheIterationsThatHaveAWorkload() {
    ResultDocument document =
        complete(2, 200)
            .file("coremark_pro_run_2", report(200, 100).replaceAll("zip-test.*\n", ""))
            .file("results_coremark_pro.csv", table().replace("zip-test,4,2,2.0", "zip-test,,,"))
            .process();

    assertThat(run(document).metrics()).containsEntry("zip-test_multicore_iterations_per_sec", 4.0);
    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(messages(document))
        .anyMatch(m -> m.contains("iteration 2 has no result of zip-test"));
  }

  @Test
  void keepsAWorkloadItDoesNotKnow() {
    ResultDocument document =
        kit()
            .file("coremark_pro_run_1", report(200, 100).replace("zip-test ", "new/one "))
            .process();

    assertThat(run(document).metrics()).containsKey("new_one_multicore_iterations_per_sec");
    assertThat(run(document).metrics()).containsEntry("multicore_score", 200.0);
  }

  @Test
  void acceptsTheHeaderInAnyCaseAndWithBlanks() {
    ResultDocument document =
        kit()
            .file(
                "results_coremark_pro.csv",
                table()
                    .replace(
                        "Multi_iterations,Single_iterations", "Multi iterations,Single Iterations"))
            .process();

    assertThat(run(document).metrics()).containsEntry("multicore_score", 200.0);
  }

  @Test
  void usesTheOtherRowsDatesWhenOneIsMissing() {
    ResultDocument document =
        complete(1, 200)
            .file(
                "results_coremark_pro.csv",
                table().replace("core,4,2,2.0" + DATES, "core,4,2,2.0,2026-01-05T10:00:00Z,\n"))
            .process();

    assertThat(document.results().executionTimeSeconds()).isEqualTo(300);
    assertThat(document.diagnostics().values())
        .anyMatch(d -> d.code().equals("date-missing") && Objects.equals(d.line(), 5));
  }

  @Test
  void spansRowsWithDifferentDates() {
    ResultDocument document =
        complete(1, 200)
            .file(
                "results_coremark_pro.csv",
                table()
                    .replace(
                        "core,4,2,2.0" + DATES,
                        "core,4,2,2.0,2026-01-05T09:59:00Z,2026-01-05T10:06:00Z\n"))
            .process();

    assertThat(document.results().executionTimeSeconds()).isEqualTo(420);
  }

  @Test
  void warnsWhenTheTableDiffersFromTheReportsAndUsesTheReports() {
    ResultDocument document =
        complete(1, 200)
            .file("results_coremark_pro.csv", table().replace("zip-test,4,", "zip-test,4.02,"))
            .process();

    assertThat(run(document).metrics()).containsEntry("zip-test_multicore_iterations_per_sec", 4.0);
    assertThat(codes(document)).containsExactly("table-differs");
  }

  @Test
  void toleratesMeansThatWereCut() {
    ResultDocument document =
        complete(1, 200)
            .file("results_coremark_pro.csv", table().replace("zip-test,4,", "zip-test,3.991,"))
            .process();

    assertThat(document.diagnostics()).isEmpty();
  }

  @Test
  void ignoresTheSummaryAndTheNoiseOfMake() {
    ResultDocument document =
        complete(1, 200)
            .file("coremark_pro.summary", report(999, 9) + report(999, 9))
            .file(
                "coremark_pro_run_1",
                "make: warning: Overrides for x 1.00 2.00 3.00\n" + report(200, 100))
            .process();

    assertThat(document.results().primaryMetrics().get("multicore_score").sampleCount())
        .isEqualTo(1);
    assertThat(document.diagnostics()).isEmpty();
  }

  @Test
  void keepsAHashAsTheVersion() {
    ResultDocument document =
        kit()
            .file("coremark_pro_run_1", report(200, 100))
            .file("version", "commit: 4c7d1e2\n")
            .process();

    assertThat(document.test().version()).isEqualTo("4c7d1e2");
  }

  @Test
  void acceptsScalingBelowOne() {
    ResultDocument document = kit().file("coremark_pro_run_1", report(97, 100)).process();

    assertThat(run(document).metrics()).containsEntry("scaling_factor", 0.97);
  }

  @Test
  void isPartialWhenTheWrapperReportsFailure() {
    ResultDocument document = complete(1, 200).file("test_results_report", "Failed\n").process();

    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(codes(document)).containsExactly("report-failed");
  }

  @Test
  void namesAnIterationThatIsMissingBetweenOthers() {
    ResultDocument document = complete(3, 200).without("coremark_pro_run_2").process();

    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(codes(document)).containsExactly("iteration-missing");
  }

  @Test
  void readsWindowsLineEndsBlankLinesAndAByteOrderMark() {
    ResultDocument document =
        kit()
            .file("results_coremark_pro.csv", "\uFEFF" + table().replace("\n", "\r\n\r\n"))
            .file("coremark_pro_run_1", report(200, 100).replace("\n", "\r\n"))
            .process();

    assertThat(document.results().status()).isEqualTo(Status.PASS);
    assertThat(document.diagnostics()).isEmpty();
  }

  @Test
  void doesNotPassWithoutTheLastReport() {
    ProcessorTestKit kit =
        complete(1, 200)
            .file("coremark_pro_run_2", report(300, 100))
            .edit("results_coremark_pro.csv", text -> text.replace("200,100,2.0", "250,100,2.5"));

    assertThat(kit.process().results().status()).isEqualTo(Status.PASS);
    ResultDocument lesser = kit.without("coremark_pro_run_2").process();
    assertThat(lesser.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(codes(lesser)).contains("table-differs");
  }

  @Test
  void givesNoScalingThatIsNoNumber() {
    ResultDocument document =
        kit()
            .file("results_coremark_pro.csv", table().replace("200,100,2.0", "1e100,4.9e-324,0"))
            .process();

    assertThat(run(document).metrics())
        .containsEntry("multicore_score", 1e100)
        .doesNotContainKeys("singlecore_score", "scaling_factor");
    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(codes(document)).contains("value-missing");
  }

  @Test
  void leavesOutWorkloadsThatWouldMakeAnyNumberOfFields() {
    StringBuilder rows = new StringBuilder("x".repeat(61) + ",4,2,2.0" + DATES);
    rows.append("a.b,5,2,2.0" + DATES).append("a_b,6,2,2.0" + DATES);
    for (int i = 0; i < 60; i++) {
      rows.append("extra-" + i + ",4,2,2.0" + DATES);
    }
    ResultDocument document =
        complete(1, 200).file("results_coremark_pro.csv", table() + rows).process();

    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(run(document).metrics())
        .hasSizeLessThan(160)
        .containsEntry("a_b_multicore_iterations_per_sec", 6.0)
        .containsEntry("multicore_score", 200.0);
    assertThat(messages(document))
        .anyMatch(message -> message.contains("a name of 61 characters"))
        .anyMatch(message -> message.contains("'a_b' has a line above"))
        .anyMatch(message -> message.contains("more than 50 workloads"));
  }

  @Test
  void countsNoBillionMissingIterations() {
    ResultDocument document =
        complete(1, 200).file("coremark_pro_run_999999999", report(200, 100)).process();

    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(codes(document)).containsOnly("iteration-missing").hasSize(20);
  }

  private static ProcessorTestKit kit() {
    return ProcessorTestKit.processor(new CoreMarkProProcessor());
  }

  /** A kit with equal reports of all iterations and the table over them. */
  private static ProcessorTestKit complete(int iterations, int score) {
    ProcessorTestKit kit = kit().file("results_coremark_pro.csv", table());
    for (int i = 1; i <= iterations; i++) {
      kit.file("coremark_pro_run_" + i, report(score, 100));
    }
    return kit;
  }

  private static String table() {
    StringBuilder table = new StringBuilder(HEADER);
    ResultLines.WORKLOADS.forEach(
        workload -> table.append(workload).append(",4,2,2.0").append(DATES));
    return table.append("Score,200,100,2.0").append(DATES).toString();
  }

  private static String report(int multi, int single) {
    StringBuilder report =
        new StringBuilder("\tSaving results for zip-test/\n\nWORKLOAD RESULTS TABLE\n\n")
            .append("            MultiCore SingleCore\n")
            .append("Workload Name      (iter/s)   (iter/s)    Scaling\n")
            .append("------------- ---------- ---------- ----------\n");
    ResultLines.WORKLOADS.forEach(
        workload -> report.append(workload).append("   4.00       2.00       2.00\n"));
    return report
        .append("\nMARK RESULTS TABLE\n\n")
        .append("Mark Name           MultiCore SingleCore    Scaling\n")
        .append("------------- ---------- ---------- ----------\n")
        .append(
            "CoreMark-PRO     %d.00     %d.00       %d.%02d\n"
                .formatted(multi, single, multi / single, multi % single * 100 / single))
        .toString();
  }

  private static Run run(ResultDocument document) {
    return Objects.requireNonNull(document.results().runs().get("run_1"));
  }

  private static List<String> codes(ResultDocument document) {
    return document.diagnostics().values().stream().map(Diagnostic::code).toList();
  }

  private static List<String> messages(ResultDocument document) {
    return document.diagnostics().values().stream().map(Diagnostic::message).toList();
  }
}
