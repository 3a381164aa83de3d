package io.zathras.processor.coremark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.testkit.ProcessorTestKit;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreMarkProcessorTest {

  private static final String HEADER = "iteration,threads,IterationsPerSec,Start_Date,End_Date\n";
  private static final String DATES = ",2026-01-05T10:00:00Z,2026-01-05T10:01:00Z\n";

  @TempDir Path directory;

  @Test
  void isFoundAsAService() {
    assertThat(BenchmarkProcessors.installed().forTest("coremark"))
        .containsInstanceOf(CoreMarkProcessor.class);
    assertThat(BenchmarkProcessors.installed().forTest("coremark_pro")).isEmpty();
  }

  @Test
  void tellsPerformanceFromValidationByTheLogsAndNeverMixesThem() throws Exception {
    ResultDocument document = sample("1").process();

    assertThat(document.results().runs().get("run_1").timeseries().values("iterations_per_second"))
        .containsExactly(9139.514692, 6773.920406, 6725.97756, 5779.929196, 8920.968331);
    assertThat(document.results().runs().get("run_2").timeseries().values("iterations_per_second"))
        .containsExactly(8380.633119, 15775.358889, 3099.333643, 6295.247088, 6514.850899);
    assertThat(headline(document)).isCloseTo(7468.062037, within(1e-6));
    assertThat(document.results().executionTimeSeconds()).isEqualTo(343);
    assertThat(document.results().status()).isEqualTo(Status.PASS);
    assertThat(document.test().version()).isEqualTo("v1.01");
    assertThat(document.metadata().testTimestamp()).hasToString("2026-11-22T10:35:08.000Z");
    assertThat(document.diagnostics()).isEmpty();
  }

  @Test
  void keepsEverySeriesOfASweepApart() throws Exception {
    ResultDocument document = sample("sweep").process();

    assertThat(document.results().runs().values())
        .extracting(run -> run.configuration().get("threads"))
        .containsExactly(1L, 1L, 2L, 2L, 4L, 4L, 8L, 8L);
    assertThat(document.results().runs().values()).allMatch(run -> run.timeseries().size() == 2);
    assertThat(document.results().primaryMetrics().get("iterations_per_second").run())
        .isEqualTo("run_7");
  }

  @Test
  void readsTheColonTableWithoutInventingTimes() throws Exception {
    ResultDocument document = sample("old").process();

    assertThat(document.metadata().testTimestamp()).hasToString("2026-11-22T10:56:18");
    assertThat(document.metadata().testTimestampSource())
        .isEqualTo(TestTimestampSource.ARCHIVE_NAME);
    assertThat(document.results().runs().values())
        .allMatch(run -> run.startTime() == null && run.durationSeconds() == null);
    assertThat(codes(document)).containsExactly("no-dates");
  }

  @Test
  void failsAResultWhoseEveryCompileFailedAndNamesEachLine() throws Exception {
    ResultDocument document = sample("failed").process();

    assertThat(document.results().status()).isEqualTo(Status.FAIL);
    assertThat(document.results().primaryMetrics()).isEmpty();
    assertThat(document.results().runs().values())
        .allMatch(run -> run.status() == Status.FAIL && run.metrics().isEmpty());
    assertThat(document.diagnostics().values())
        .anyMatch(
            diagnostic ->
                Objects.equals(diagnostic.line(), 14)
                    && diagnostic.message().contains("4 fields, expected 5 (rate missing)"));
  }

  @Test
  void guessesNothingWithoutLogs() {
    ResultDocument document =
        kit()
            .file("results_coremark.csv", HEADER + "1,2,100.5" + DATES + "1,2,200.5" + DATES)
            .process();

    Run run = document.results().runs().get("run_1");
    assertThat(run.configuration()).containsEntry("run_type", "unattributed");
    assertThat(run.timeseries().size()).isEqualTo(2);
    assertThat(document.results().primaryMetrics()).isEmpty();
    assertThat(document.results().status()).isEqualTo(Status.UNKNOWN);
    assertThat(codes(document)).containsOnly("row-unattributed");
  }

  @Test
  void keepsGoodRowsBesideABrokenOne() {
    ResultDocument document =
        pair(1, 2)
            .file("results_coremark.csv", HEADER + rows(1) + "2,2" + DATES)
            .file("run1_iter=2_threads=2.log", "start_time: 2026-01-05T10:02:00Z\n")
            .file("run2_iter=2_threads=2.log", "start_time: 2026-01-05T10:02:00Z\n")
            .process();

    assertThat(headline(document)).isEqualTo(100.5);
    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(codes(document)).contains("row-rejected", "rate-missing");
  }

  @Test
  void failsARunWhoseLogDetectsErrorsAndKeepsItsRate() {
    ResultDocument document =
        pair(1, 2)
            .file("results_coremark.csv", HEADER + rows(1))
            .file(
                "run1_iter=1_threads=2.log",
                log("100.5", "0xe9f5")
                    .replace(
                        "Correct operation validated.",
                        "ERROR! Must execute for at least 10 secs for a valid result!\n"
                            + "Errors detected"))
            .process();

    Run run = document.results().runs().get("run_1");
    assertThat(run.status()).isEqualTo(Status.FAIL);
    assertThat(run.metrics()).containsEntry("iterations_per_second", 100.5);
    assertThat(run.validation()).containsEntry("status", "FAIL").containsKey("errors");
    assertThat(run.validation().get("reason")).asString().contains("run too short");
    assertThat(document.results().status()).isEqualTo(Status.FAIL);
  }

  @Test
  void ordersIterationsByNumberWhateverTheRowsSay() {
    ProcessorTestKit kit = kit();
    StringBuilder csv = new StringBuilder(HEADER);
    for (int iteration = 11; iteration >= 1; iteration--) {
      String rate = iteration + ".5";
      csv.append(iteration).append(",1,").append(rate).append(DATES);
      kit.file("run1_iter=" + iteration + "_threads=1.log", log(rate, "0xe9f5"));
    }
    ResultDocument document = kit.file("results_coremark.csv", csv.toString()).process();

    assertThat(document.results().runs().get("run_1").timeseries().values("iterations_per_second"))
        .containsExactly(1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5, 11.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "inf", "0", "-1", "", "1e999", "1,5"})
  void rejectsARateThatIsNoneWithItsLine(String rate) {
    ResultDocument document =
        kit().file("results_coremark.csv", HEADER + "1,2," + rate + DATES).process();

    assertThat(document.results().status()).isNotEqualTo(Status.PASS);
    assertThat(document.results().runs().values()).noneMatch(run -> run.timeseries().size() > 0);
    assertThat(document.diagnostics().values())
        .anyMatch(diagnostic -> Objects.equals(diagnostic.line(), 2));
  }

  @Test
  void rejectsALastRowThatIsCutInsideADate() {
    ResultDocument document =
        pair(1, 2)
            .file("results_coremark.csv", HEADER + "1,2,100.5" + DATES + "1,2,90.5,2026-01-05T10:0")
            .process();

    assertThat(document.results().status()).isEqualTo(Status.PARTIAL);
    assertThat(document.diagnostics().values()).extracting(Diagnostic::line).contains(3);
  }

  @Test
  void readsColumnsByNameAndIgnoresWhatItDoesNotKnow() {
    ResultDocument document =
        pair(1, 2)
            .file(
                "results_coremark.csv",
                "\uFEFFthreads,iteration,Start_Date,End_Date,IterationsPerSec,extra\r\n\r\n"
                    + "2,1,2026-01-05T10:00:00Z,2026-01-05T10:01:00Z,100.5,x\r\n"
                    + "2,1,2026-01-05T10:00:00Z,2026-01-05T10:01:00Z,90.5,x")
            .process();

    assertThat(document.results().status()).isEqualTo(Status.PASS);
    assertThat(headline(document)).isEqualTo(100.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"test passes", "iters/sec", "IterationsPerSec"})
  void readsEveryNameOfTheRateThroughTheGenerations(String column) {
    ResultDocument document =
        pair(1, 2)
            .file("results.csv", "iteration:threads:" + column + "\n1:2:100.5\n1:2:90.5\n")
            .process();

    assertThat(headline(document)).isEqualTo(100.5);
    assertThat(codes(document)).containsExactly("no-dates");
  }

  @Test
  void neverPassesWithoutDataRows() {
    assertThat(kit().file("results_coremark.csv", HEADER).process().results().status())
        .isEqualTo(Status.FAIL);
    assertThat(kit().file("results_coremark.csv", "").process().results().status())
        .isEqualTo(Status.FAIL);
    assertThat(kit().file("test_results_report", "Failed\n").process().results().status())
        .isEqualTo(Status.FAIL);
  }

  @Test
  void usesTheRateOfTheTableWhereTheLogHasNone() {
    ResultDocument document =
        pair(1, 2)
            .file("results_coremark.csv", HEADER + rows(1))
            .file("run1_iter=1_threads=2.log", "Correct operation validated.\n")
            .process();

    assertThat(headline(document)).isEqualTo(100.5);
    assertThat(codes(document)).containsExactly("rate-not-in-log");
  }

  @Test
  void warnsOfSummariesThatDifferOrWereAppended() {
    ResultDocument document =
        pair(1, 2)
            .file("results_coremark.csv", HEADER + rows(1))
            .file("run1_summary", "CoreMark Size : 666\nIterations/Sec : 7.5\n")
            .file("run2_summary", "CoreMark Size : 666\nCoreMark Size : 666\n")
            .process();

    assertThat(headline(document)).isEqualTo(100.5);
    assertThat(codes(document)).containsExactly("summary-differs", "summary-appended");
  }

  @Test
  void givesNoNegativeDuration() {
    String row = "1,2,100.5,2026-01-05T10:01:00Z,2026-01-05T10:00:00Z\n";
    ResultDocument document =
        pair(1, 2)
            .file("results_coremark.csv", HEADER + row + row.replace("100.5", "90.5"))
            .process();

    assertThat(document.results().executionTimeSeconds()).isNull();
    assertThat(document.results().runs().get("run_1").durationSeconds()).isNull();
    assertThat(codes(document)).contains("clock-step");
  }

  @Test
  void keepsRowsBeyondTheTwoOfAPairAsUnattributed() {
    ResultDocument document =
        pair(1, 2).file("results_coremark.csv", HEADER + rows(1) + "1,2,55.5" + DATES).process();

    assertThat(document.results().totalRuns()).isEqualTo(3);
    assertThat(headline(document)).isEqualTo(100.5);
    assertThat(codes(document)).containsExactly("row-unattributed");
  }

  @Test
  void keepsTheChecksumsOfManyEqualThreadsOnce() {
    StringBuilder log = new StringBuilder(log("100.5", "0xe9f5"));
    for (int thread = 0; thread < 512; thread++) {
      log.append('[').append(thread).append("]crclist       : 0xe714\n");
    }
    ResultDocument document =
        pair(1, 2)
            .file("results_coremark.csv", HEADER + rows(1))
            .file("run1_iter=1_threads=2.log", log.toString())
            .process();

    assertThat(document.results().runs().get("run_1").validation().get("checksums"))
        .hasToString("{all_threads={crclist=0xe714}}");
  }

  @Test
  void readsTheNewestOfTwoDirectoriesThatHasATable() {
    ResultDocument document =
        pair(1, 2)
            .file("results_coremark.csv", HEADER + rows(1))
            .directory("coremark_2026.01.06-10.00.00")
            .file("version", "commit: v9\n")
            .process();

    assertThat(headline(document)).isEqualTo(100.5);
    assertThat(codes(document)).containsExactly("several-directories");
  }

  @Test
  void refusesATarWithoutADirectory() {
    FileTree flat = FileTree.builder("x.zip!/x.tar").file("results_coremark.csv", HEADER).build();

    assertThatThrownBy(() -> kit().files(flat).process())
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("no directory in the tar");
  }

  private static ProcessorTestKit kit() {
    return ProcessorTestKit.processor(new CoreMarkProcessor());
  }

  /** A kit with the two logs of one make. */
  private static ProcessorTestKit pair(int iteration, int threads) {
    String tail = "_iter=" + iteration + "_threads=" + threads + ".log";
    return kit()
        .file("run1" + tail, log("100.5", "0xe9f5"))
        .file("run2" + tail, log("90.5", "0x18f2"));
  }

  private static String rows(int iteration) {
    return iteration + ",2,100.5" + DATES + iteration + ",2,90.5" + DATES;
  }

  private static String log(String rate, String seedcrc) {
    return "CoreMark Size    : 666\nTotal ticks      : 12000\nTotal time (secs): 12.0\n"
        + "Iterations/Sec   : "
        + rate
        + "\nIterations       : 1200\nseedcrc          : "
        + seedcrc
        + "\nCorrect operation validated. See readme.txt for run and reporting rules.\n";
  }

  private static double headline(ResultDocument document) {
    return document.results().primaryMetrics().get("iterations_per_second").value();
  }

  private static java.util.List<String> codes(ResultDocument document) {
    return document.diagnostics().values().stream().map(Diagnostic::code).toList();
  }

  private ProcessorTestKit sample(String name) throws Exception {
    Path archive = directory.resolve("results_coremark.zip");
    try (InputStream in =
        Objects.requireNonNull(
            CoreMarkProcessorTest.class.getResourceAsStream("/coremark/" + name + ".zip"))) {
      Files.write(archive, in.readAllBytes());
    }
    return kit().files(ArchiveReader.defaults().readSingle(archive));
  }
}
