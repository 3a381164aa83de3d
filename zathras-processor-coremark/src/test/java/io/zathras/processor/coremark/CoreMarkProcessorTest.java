package io.zathras.processor.coremark;

import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.schema.Direction;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.testkit.ProcessorTestKit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreMarkProcessorTest {

  private static final String CSV = "results_coremark.csv";
  private static final String RATE = "iterations_per_second";
  private static final String HEADER = "iteration,threads,IterationsPerSec,Start_Date,End_Date\n";
  private static final String DATES = ",2026-01-05T10:00:00Z,2026-01-05T10:01:00Z\n";

  @Test
  void takesItsOwnTestOnly() {
    assertThat(BenchmarkProcessors.installed().forTest("coremark_pro")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "sweep", "old", "failed"})
  void readsRealResultsAsTheyWereReviewed(String name) {
    assertThat(sample(name).process())
        .isValid()
        .matchesGolden(Path.of("src/test/resources/coremark", name + ".json"));
  }

  @Test
  void tellsPerformanceFromValidationByTheLogsAndNeverMixesThem() {
    assertThat(sample("1").process())
        .hasStatus(Status.PASS)
        .hasTestVersion("v1.01")
        .hasTestTimestamp("2026-11-22T10:35:08.000Z", TestTimestampSource.RESULT_DATA)
        .hasExecutionTime(343.0)
        .hasMetricDefinition(RATE, "iterations/s", Direction.HIGHER_IS_BETTER)
        .hasOnlyPrimaryMetrics(RATE)
        .hasPrimaryMetric(RATE, 7468.062037, within(1e-6))
        .hasPrimaryMetricOf(RATE, "run_1")
        .hasNoDiagnostics()
        .hasRunNames("performance threads=2", "validation threads=2")
        .run("run_1")
        .hasSeries(RATE, 9139.514692, 6773.920406, 6725.97756, 5779.929196, 8920.968331)
        .and()
        .run("run_2")
        .hasSeries(RATE, 8380.633119, 15775.358889, 3099.333643, 6295.247088, 6514.850899);
  }

  @Test
  void refusesMoreThreadCountsThanRunsMayBe() {
    ProcessorTestKit kit = pair().file(CSV, HEADER + rows());
    for (int threads = 1; threads <= ResultLimits.MOST_RUNS + 1; threads++) {
      kit.file("run1_iter=1_threads=" + threads + ".log", log("100.5", "0xe9f5"));
    }

    assertThatThrownBy(kit::process)
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("2001 runs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "R", "\u0000\u0001"})
  void doesNotPassWithoutTheWrappersWord(String report) {
    ProcessorTestKit kit = pair().file(CSV, HEADER + rows());

    assertThat(kit.process()).hasStatus(Status.PASS).hasNoDiagnostics();
    assertThat(kit.file("test_results_report", report).process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("report-unreadable");
    assertThat(kit.without("test_results_report").process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("report-missing");
  }

  @Test
  void doesNotPassARateThatTheTableDoesNotPromise() {
    assertThat(pair().file(CSV, HEADER + rows().replace("100.5", "101.5")).process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("rate-not-in-table");
  }

  @Test
  void keepsEverySeriesOfASweepApart() {
    ResultDocument document = sample("sweep").process();

    assertThat(document).hasRuns(8).hasPrimaryMetricOf(RATE, "run_7");
    assertThat(document.results().runs().values())
        .extracting(run -> run.configuration().get("threads"))
        .containsExactly(1L, 1L, 2L, 2L, 4L, 4L, 8L, 8L);
    assertThat(document.results().runs().values())
        .allSatisfy(run -> assertThat(run).hasPoints(2).hasStatus(Status.PASS));
  }

  @Test
  void keepsAnUnevenLastStepOfASweep() {
    ProcessorTestKit kit = kit();
    StringBuilder csv = new StringBuilder(HEADER);
    for (int threads : new int[] {1, 6, 11, 12}) {
      csv.append("1,").append(threads).append(",100.5").append(DATES);
      csv.append("1,").append(threads).append(",90.5").append(DATES);
      kit.file("run1_iter=1_threads=" + threads + ".log", log("100.5", "0xe9f5"))
          .file("run2_iter=1_threads=" + threads + ".log", log("90.5", "0x18f2"));
    }

    assertThat(kit.file(CSV, csv.toString()).process())
        .hasRuns(8)
        .hasPrimaryMetricOf(RATE, "run_7")
        .run("run_7")
        .hasConfiguration("threads", 12)
        .hasConfiguration("run_type", "performance");
  }

  @Test
  void readsTheColonTableWithoutInventingTimes() {
    ResultDocument document = sample("old").process();

    assertThat(document)
        .hasTestTimestamp("2026-11-22T10:56:18", TestTimestampSource.ARCHIVE_NAME)
        .hasExecutionTime(null)
        .hasOnlyDiagnostics("no-dates");
    assertThat(document.results().runs().values())
        .allSatisfy(
            run ->
                assertThat(run)
                    .startedAt(null)
                    .endedAt(null)
                    .hasDuration(null)
                    .hasPointTimes(null, null, null));
  }

  @Test
  void failsAResultWhoseEveryCompileFailedAndNamesEachLine() {
    ResultDocument document = sample("failed").process();

    assertThat(document)
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasDiagnostic("row-rejected", CSV, 14)
        .hasDiagnostic("row-rejected", "4 fields, expected 5 (rate missing)");
    assertThat(document.results().runs().values())
        .allSatisfy(run -> assertThat(run).hasStatus(Status.FAIL).hasOnlyMetrics().hasPoints(0));
  }

  @Test
  void guessesNothingWithoutLogs() {
    assertThat(kit().file(CSV, HEADER + "1,2,100.5" + DATES + "1,2,200.5" + DATES).process())
        .hasStatus(Status.UNKNOWN)
        .hasOnlyPrimaryMetrics()
        .hasOnlyDiagnostics("row-unattributed", "row-unattributed")
        .hasDiagnostic("row-unattributed", CSV, 2)
        .hasRuns(1)
        .run("run_1")
        .hasConfiguration("run_type", "unattributed")
        .hasDuration(60.0)
        .hasSeries(RATE, 100.5, 200.5);
  }

  @Test
  void keepsGoodRowsBesideABrokenOne() {
    ResultDocument document =
        pair()
            .file(CSV, HEADER + rows() + "2,2" + DATES)
            .file("run1_iter=2_threads=2.log", "start_time: 2026-01-05T10:02:00Z\n")
            .file("run2_iter=2_threads=2.log", "start_time: 2026-01-05T10:02:00Z\n")
            .process();

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric(RATE, 100.5)
        .hasDiagnostic("row-rejected", CSV, 4)
        .hasDiagnostic("rate-missing", "run1_iter=2_threads=2.log", null);
  }

  @Test
  void failsARunWhoseLogDetectsErrorsAndKeepsItsRate() {
    assertThat(
            pair()
                .file(CSV, HEADER + rows())
                .edit(
                    "run1_iter=1_threads=2.log",
                    log ->
                        log.replace(
                            "Correct operation validated.",
                            "ERROR! list crc 0x1 - should be 0x2\nErrors detected"))
                .process())
        .hasStatus(Status.FAIL)
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasMetric(RATE, 100.5)
        .hasValidation("status", "FAIL")
        .hasValidation(
            "errors",
            List.of(
                "ERROR! list crc 0x1 - should be 0x2",
                "Errors detected See readme.txt for run and reporting rules."))
        .and()
        .run("run_2")
        .hasStatus(Status.PASS);
  }

  @Test
  void quotesWhatCoreMarkSaysOfARunThatWasTooShortWithItsLine() {
    String file = "run2_iter=1_threads=2.log";
    assertThat(
            pair()
                .file(CSV, HEADER + rows())
                .edit(
                    file,
                    log ->
                        log.replace(
                                "Iterations       :",
                                "ERROR! Must execute for at least 10 secs for a valid result!\n"
                                    + "Iterations       :")
                            .replace("Correct operation validated.", "Errors detected\n"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric(RATE, 100.5)
        .hasOnlyDiagnostics("run-failed")
        .hasDiagnostic("run-failed", file, 5)
        .hasDiagnostic(
            "run-failed",
            "CoreMark says 'ERROR! Must execute for at least 10 secs for a valid result!' and"
                + " 'Errors detected'")
        .run("run_2")
        .hasStatus(Status.FAIL)
        .hasValidation("reason", "run too short: a valid result needs at least 10 s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERROR: ee_u16 is not a 16b datatype!",
        "ERROR! Please define ee_ptr_int to a type that holds a pointer!",
        "[0]ERROR! matrix crc 0x79d7 - should be 0x1fd7"
      })
  void everyLineThatBeginsWithErrorFailsTheRun(String error) {
    assertThat(
            pair()
                .file(CSV, HEADER + rows())
                .edit("run1_iter=1_threads=2.log", log -> error + "\n" + log)
                .process())
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("run-failed")
        .hasDiagnostic("run-failed", "run1_iter=1_threads=2.log", 1)
        .hasDiagnostic("run-failed", error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0xd967", "0xE9F5", ""})
  void doesNotPassWithSeedsThatCoreMarkDoesNotKnow(String seedcrc) {
    assertThat(
            pair()
                .file(CSV, HEADER + rows())
                .file("run1_iter=1_threads=2.log", log("100.5", seedcrc))
                .process())
        .hasStatus(Status.UNKNOWN)
        .hasOnlyDiagnostics("verdict-missing")
        .hasDiagnostic("verdict-missing", "expected one that CoreMark knows");
  }

  @Test
  void takesNoValidationRunForThePerformanceRun() {
    assertThat(
            pair()
                .file(CSV, HEADER + rows())
                .file("run1_iter=1_threads=2.log", log("100.5", "0x18f2"))
                .process())
        .hasStatus(Status.UNKNOWN)
        .hasOnlyDiagnostics("verdict-missing")
        .hasDiagnostic("verdict-missing", "seedcrc is 0x18f2; a performance run has 0xe9f5");
    assertThat(
            pair()
                .file(CSV, HEADER + rows())
                .file("run2_iter=1_threads=2.log", log("90.5", "0xe9f5"))
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("seed-unexpected");
  }

  @Test
  void quotesThatCoreMarkCannotValidate() {
    assertThat(
            pair()
                .file(CSV, HEADER + rows())
                .edit(
                    "run1_iter=1_threads=2.log",
                    log ->
                        log.replace(
                            "Correct operation validated.",
                            "Cannot validate operation for these seed values."))
                .process())
        .hasStatus(Status.UNKNOWN)
        .hasDiagnostic(
            "verdict-missing", "CoreMark says 'Cannot validate operation for these seed values.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2,nan", "1,x,90.5", "1,2,", "0,2,90.5"})
  void saysOnceThatACellIsBroken(String cells) {
    assertThat(pair().file(CSV, HEADER + "1,2,100.5" + DATES + cells + DATES).process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("row-rejected")
        .hasDiagnostic("row-rejected", CSV, 3);
  }

  @Test
  void takesOneThreadFromTheNamesWhereTheLogDoesNotPrintIt() {
    assertThat(
            kit()
                .file(CSV, HEADER + "1,1,100.5" + DATES + "1,1,90.5" + DATES)
                .file("run1_iter=1_threads=1.log", log("100.5", "0xe9f5"))
                .file("run2_iter=1_threads=1.log", log("90.5", "0x18f2"))
                .process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasConfiguration("threads", 1);
  }

  @Test
  void ordersIterationsByNumberWhateverTheRowsSay() {
    assertThat(iterations(false).process())
        .run("run_1")
        .hasSeries(RATE, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5, 11.5);
  }

  @Test
  void givesTheSameResultsInWhateverOrderTheRowsWereSorted() {
    assertThat(iterations(true).process().results())
        .isEqualTo(iterations(false).process().results());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "inf", "0", "-1", "", "1e999"})
  void rejectsARateThatIsNoneWithItsLine(String rate) {
    ResultDocument document = kit().file(CSV, HEADER + "1,2," + rate + DATES).process();

    assertThat(document).hasStatus(Status.FAIL).hasDiagnostic("row-rejected", CSV, 2);
    assertThat(document.results().runs().values())
        .allSatisfy(run -> assertThat(run).hasPoints(0).hasOnlyMetrics());
  }

  @Test
  void rejectsALastRowThatIsCutInsideADate() {
    assertThat(
            pair().file(CSV, HEADER + "1,2,100.5" + DATES + "1,2,90.5,2026-01-05T10:0").process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric(RATE, 100.5)
        .hasDiagnostic("row-rejected", CSV, 3);
  }

  @Test
  void readsColumnsByNameAndIgnoresWhatItDoesNotKnow() {
    assertThat(
            pair()
                .file(
                    CSV,
                    "threads,iteration,Start_Date,End_Date,IterationsPerSec,extra\n"
                        + "2,1,2026-01-05T10:00:00Z,2026-01-05T10:01:00Z,100.5,x\n"
                        + "2,1,2026-01-05T10:00:00Z,2026-01-05T10:01:00Z,90.5,x\n")
                .process())
        .hasStatus(Status.PASS)
        .hasPrimaryMetric(RATE, 100.5)
        .hasNoDiagnostics();
  }

  @Test
  void acceptsWindowsLineEndsByteOrderMarksBlanksAndForeignBytes() {
    byte[] csv =
        ("\uFEFF# Results version: v1.01\r\n# OS: Fa\u00dfbr\u00e4u\r\n\r\n"
                + HEADER.replace("\n", "\r\n")
                + ("1,2,100.5" + DATES).replace("\n", "  \r\n")
                + "\r\n1,2,90.5"
                + DATES.strip())
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < csv.length; i++) {
      csv[i] = csv[i] == (byte) 0xc3 ? (byte) 0xff : csv[i];
    }

    assertThat(pair().file(CSV, csv).process())
        .hasStatus(Status.PASS)
        .hasTestVersion("v1.01")
        .hasPrimaryMetric(RATE, 100.5)
        .hasNoDiagnostics();
  }

  @ParameterizedTest
  @ValueSource(strings = {"test passes", "iters/sec", "IterationsPerSec"})
  void readsEveryNameOfTheRateThroughTheGenerations(String column) {
    assertThat(
            pair()
                .file("results.csv", "iteration:threads:" + column + "\n1:2:100.5\n1:2:90.5\n")
                .process())
        .hasPrimaryMetric(RATE, 100.5)
        .hasOnlyDiagnostics("no-dates")
        .hasDiagnostic("no-dates", "results.csv", 1);
  }

  @Test
  void neverPassesWithoutDataRows() {
    assertThat(kit().file(CSV, HEADER).process())
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasDiagnostic("table-empty", "no data rows");
    assertThat(kit().file(CSV, "").process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("table-empty", CSV, null);
    assertThat(kit().file("test_results_report", "Failed\n").process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("table-missing");
  }

  @Test
  void doesNotPassWhatTheWrapperReportsAsFailed() {
    assertThat(pair().file(CSV, HEADER + rows()).file("test_results_report", "Failed\n").process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("report-failed", "test_results_report", 1);
  }

  @Test
  void usesTheRateOfTheTableWhereTheLogHasNone() {
    assertThat(
            pair()
                .file(CSV, HEADER + rows())
                .file("run1_iter=1_threads=2.log", "Correct operation validated.\n")
                .process())
        .hasPrimaryMetric(RATE, 100.5)
        .hasOnlyDiagnostics("rate-not-in-log");
  }

  @Test
  void takesNoRateFromALogThatIsCutInIt() {
    assertThat(
            pair()
                .file(CSV, HEADER + rows())
                .file("run1_iter=1_threads=2.log", "Total ticks : 9\nIterations/Sec   : 10")
                .process())
        .hasStatus(Status.UNKNOWN)
        .hasPrimaryMetric(RATE, 100.5)
        .hasOnlyDiagnostics("rate-not-in-log")
        .hasDiagnostic("rate-not-in-log", "run1_iter=1_threads=2.log", 2)
        .hasDiagnostic("rate-not-in-log", "the last line is 'Iterations/Sec   : 10'");
  }

  @Test
  void saysWhenALogLacksAnAddendOfATotal() {
    assertThat(
            pair()
                .file(CSV, HEADER + rows())
                .edit(
                    "run1_iter=1_threads=2.log",
                    log -> log.replaceFirst("Total ticks.*", "Total ticks : nan"))
                .process())
        .hasPrimaryMetric(RATE, 100.5)
        .hasOnlyDiagnostics("total-missing")
        .hasDiagnostic("total-missing", "no number behind 'Total ticks'")
        .run("run_1")
        .hasNoMetric("total_ticks");
  }

  @Test
  void usesTheRateOfTheLogWhereTheTableHasNone() {
    assertThat(pair().file(CSV, HEADER + "1,2,90.5" + DATES).process())
        .hasPrimaryMetric(RATE, 100.5)
        .hasOnlyDiagnostics("rate-not-in-table")
        .hasDiagnostic("rate-not-in-table", "run1_iter=1_threads=2.log", null);
  }

  @Test
  void warnsOfASummaryThatDiffersFromTheLog() {
    assertThat(
            pair()
                .file(CSV, HEADER + rows())
                .file("run1_summary", "CoreMark Size : 666\nIterations/Sec : 7.5\n")
                .process())
        .hasPrimaryMetric(RATE, 100.5)
        .hasOnlyDiagnostics("summary-differs")
        .hasDiagnostic("summary-differs", "rate 7.5");
  }

  @Test
  void ignoresASummaryOfSeveralWrapperRuns() {
    assertThat(
            pair()
                .file(CSV, HEADER + rows())
                .file(
                    "run2_summary",
                    "CoreMark Size : 666\nIterations/Sec : 7.5\n"
                        + "CoreMark Size : 666\nIterations/Sec : 8.5\n")
                .process())
        .hasPrimaryMetric(RATE, 100.5)
        .hasOnlyDiagnostics("summary-appended");
  }

  @Test
  void givesNoNegativeDuration() {
    String row = "1,2,100.5,2026-01-05T10:01:00Z,2026-01-05T10:00:00Z\n";

    assertThat(pair().file(CSV, HEADER + row + row.replace("100.5", "90.5")).process())
        .hasExecutionTime(null)
        .hasDiagnostic("clock-step", CSV, 2)
        .hasDiagnostic("clock-step", CSV, 3)
        .run("run_1")
        .hasMetric(RATE, 100.5)
        .hasDuration(null);
  }

  @Test
  void keepsRowsBeyondTheTwoOfAPairAsUnattributed() {
    assertThat(pair().file(CSV, HEADER + rows() + "1,2,55.5" + DATES).process())
        .hasPrimaryMetric(RATE, 100.5)
        .hasOnlyDiagnostics("row-unattributed")
        .hasDiagnostic("row-unattributed", CSV, 4)
        .hasRuns(3)
        .run("run_3")
        .hasConfiguration("run_type", "unattributed")
        .hasSeries(RATE, 55.5);
  }

  @Test
  void keepsTheChecksumsOfManyEqualThreadsOnce() {
    StringBuilder log = new StringBuilder(log("100.5", "0xe9f5"));
    for (int thread = 0; thread < 512; thread++) {
      log.append('[').append(thread).append("]crclist       : 0xe714\n");
    }
    ResultDocument document =
        pair()
            .file(CSV, HEADER + rows())
            .file("run1_iter=1_threads=2.log", log.toString())
            .process();

    assertThat(document.results().runs().get("run_1").validation().get("checksums"))
        .hasToString("{all_threads={crclist=0xe714}}");
  }

  @Test
  void readsTheNewestOfTwoDirectoriesThatHasATable() {
    assertThat(
            pair()
                .file(CSV, HEADER + rows())
                .directory("coremark_2026.01.06-10.00.00")
                .file("version", "commit: v9\n")
                .process())
        .hasPrimaryMetric(RATE, 100.5)
        .hasOnlyDiagnostics("several-directories");
  }

  @Test
  void ignoresWhatThePerformanceCoPilotRecorded() {
    assertThat(
            pair()
                .file(CSV, HEADER + rows())
                .directory("pcp_2026.01.05-10.00.00")
                .file("run1_iter=1_threads=2.log", "Iterations/Sec   : 1.5\n")
                .process())
        .hasStatus(Status.PASS)
        .hasPrimaryMetric(RATE, 100.5)
        .hasNoDiagnostics();
  }

  @Test
  void readsATarWhoseNameHasNoTunedProfile() {
    ResultDocument document =
        logs(empty().tuned("").file(CSV, HEADER + rows()))
            .file("test_results_report", "Ran\n")
            .process();

    assertThat(document).hasStatus(Status.PASS);
    assertThat(document.metadata().sourceArchive())
        .isEqualTo("results_coremark.zip!/results_coremark_.tar");
  }

  @Test
  void givesADocumentOfEachTarOfTheZip() {
    List<ResultDocument> documents =
        logs(logs(empty().tuned("tuned_none").file(CSV, HEADER + rows()))
                .tuned("virtual-guest")
                .file(CSV, HEADER + rows().replace("10:01:00Z", "10:02:00Z")))
            .processAll();

    assertThat(documents).hasSize(2).doesNotHaveDuplicates();
    assertThat(documents.get(0)).hasPrimaryMetric(RATE, 100.5).hasExecutionTime(60.0);
    assertThat(documents.get(1)).hasPrimaryMetric(RATE, 100.5).hasExecutionTime(120.0);
  }

  private static ProcessorTestKit empty() {
    return ProcessorTestKit.processor(new CoreMarkProcessor());
  }

  /** A kit with the wrapper's good word, which every generation writes. */
  private static ProcessorTestKit kit() {
    return empty().file("test_results_report", "Ran\n");
  }

  /** A kit with the two logs of one make. */
  private static ProcessorTestKit pair() {
    return logs(kit());
  }

  private static ProcessorTestKit logs(ProcessorTestKit kit) {
    return kit.file("run1_iter=1_threads=2.log", log("100.5", "0xe9f5"))
        .file("run2_iter=1_threads=2.log", log("90.5", "0x18f2"));
  }

  /** Eleven iterations whose rows begin with the last one, or with the first in text order. */
  private static ProcessorTestKit iterations(boolean textOrder) {
    ProcessorTestKit kit = kit();
    List<String> rows = new ArrayList<>();
    for (int iteration = 1; iteration <= 11; iteration++) {
      String rate = iteration + ".5";
      rows.add(iteration + ",1," + rate + DATES);
      kit.file("run1_iter=" + iteration + "_threads=1.log", log(rate, "0xe9f5"));
    }
    if (textOrder) {
      Collections.sort(rows);
    } else {
      Collections.reverse(rows);
    }
    return kit.file(CSV, HEADER + String.join("", rows));
  }

  private static String rows() {
    return "1,2,100.5" + DATES + "1,2,90.5" + DATES;
  }

  private static String log(String rate, String seedcrc) {
    return "CoreMark Size    : 666\nTotal ticks      : 12000\nTotal time (secs): 12.0\n"
        + "Iterations/Sec   : "
        + rate
        + "\nIterations       : 1200\nseedcrc          : "
        + seedcrc
        + "\nCorrect operation validated. See readme.txt for run and reporting rules.\n";
  }

  private static ProcessorTestKit sample(String name) {
    return empty()
        .archive(CoreMarkProcessorTest.class.getResourceAsStream("/coremark/" + name + ".zip"));
  }

  @Test
  void quotesTheLastLineOfALogWithoutARate() {
    String log = "CoreMark Size    : 666\nSegmentation fault (core dumped)\n\n";
    assertThat(
            pair()
                .file(CSV, HEADER + rows() + "2,2" + DATES)
                .file("run1_iter=2_threads=2.log", log)
                .file("run2_iter=2_threads=2.log", log)
                .process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("rate-missing", "run1_iter=2_threads=2.log", 2)
        .hasDiagnostic("rate-missing", "the last line is 'Segmentation fault (core dumped)'");
  }
}
