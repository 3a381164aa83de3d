package io.zathras.processor.autohpl;

import static io.zathras.processor.autohpl.HplFiles.CURRENT;
import static io.zathras.processor.autohpl.HplFiles.DATES;
import static io.zathras.processor.autohpl.HplFiles.END;
import static io.zathras.processor.autohpl.HplFiles.FAILED;
import static io.zathras.processor.autohpl.HplFiles.HEADER;
import static io.zathras.processor.autohpl.HplFiles.PASSED;
import static io.zathras.processor.autohpl.HplFiles.ROW;
import static io.zathras.processor.autohpl.HplFiles.banner;
import static io.zathras.processor.autohpl.HplFiles.kit;
import static io.zathras.processor.autohpl.HplFiles.row;
import static io.zathras.processor.autohpl.HplFiles.sample;
import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.processor.spi.ProcessingException;
import io.zathras.schema.Direction;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutoHplProcessorTest {

  @ParameterizedTest
  @ValueSource(strings = {"visible-1", "visible-old"})
  void givesTheReviewedDocumentOfEverySample(String name) {
    assertThat(sample(name).process())
        .matchesGolden(Path.of("src/test/resources/autohpl/" + name + ".json"));
  }

  @Test
  void passesOnlyWhenHplsOwnCheckOfTheResidualIsSeen() {
    assertThat(sample("visible-1").file("HPL.out", banner() + row() + PASSED + END).process())
        .hasStatus(Status.PASS)
        .hasTestVersion("2.3")
        .hasNoDiagnostics()
        .hasRuns(1)
        .hasPrimaryMetric("gflops", 7.3216)
        .hasExecutionTime(6.0)
        .run("run_1")
        .hasStatus(Status.PASS)
        .hasDuration(6.0)
        .hasValidation("residual_check", "PASSED")
        .hasValidation("scaled_residual", 0.00405);

    assertThat(sample("visible-1").process())
        .hasStatus(Status.UNKNOWN)
        .hasOnlyDiagnostics("verdict-missing")
        .hasDiagnostic("verdict-missing", CURRENT, 14);
  }

  @Test
  void failsWhenTheResidualFailsAndKeepsTheNumber() {
    assertThat(sample("visible-1").file("hpl.out", banner() + row() + FAILED + END).process())
        .hasStatus(Status.FAIL)
        .hasPrimaryMetric("gflops", 7.3216)
        .hasDiagnostic("residual-failed", "HPL says '||Ax-b||_oo/")
        .hasDiagnostic("residual-failed", "hpl.out", 16)
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasMetric("gflops", 7.3216)
        .hasValidation("residual_check", "FAILED");
  }

  @Test
  void findsTheCheckInTheConsoleOfTheWrapperAndTheThreadsOfItsCommand() {
    String console =
        "bind_settings=--map-by l3cache -x OMP_NUM_THREADS=32\n"
            + "\u001b[32mmpirun -np 1 -x OMP_NUM_THREADS=32 ./xhpl\u001b[0m\r\n";

    assertThat(
            kit()
                .file(CURRENT, HEADER + ROW)
                .file("auto_hpl.out", console + (banner() + row() + PASSED + END).indent(8))
                .process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasConfiguration("threads_per_process", 32L)
        .hasConfiguration("threads", 32L);
  }

  @Test
  void failsWhenOneOfTheThreeChecksOfHpl1Fails() {
    String checks =
        "||Ax-b||_oo / ( eps * ||A||_1  * N        ) =        0.0000000 ...... PASSED\n"
            + "||Ax-b||_oo / ( eps * ||A||_1  * ||x||_1  ) =       99.0000000 ...... FAILED\n"
            + "||Ax-b||_oo / ( eps * ||A||_oo * ||x||_oo ) =        0.0000000 ...... PASSED\n";

    assertThat(kit().file(CURRENT, HEADER + ROW).file("HPL.out", row() + checks).process())
        .hasStatus(Status.FAIL);
  }

  @Test
  void givesARunForEachResultThatTheWrapperLeavesOutOfItsTable() {
    String two = row("WC00C2R2", 3136, "3.00", "6.8574e+00") + PASSED + row() + PASSED;

    assertThat(
            kit()
                .file(CURRENT, HEADER + ROW)
                .file("HPL.out", banner() + two + END.replace("1 tests with", "2 tests with"))
                .process())
        .hasStatus(Status.PASS)
        .hasRuns(2)
        .hasPrimaryMetric("gflops", 7.3216)
        .hasPrimaryMetricOf("gflops", "run_2")
        .hasNoDiagnostics()
        .run("run_1")
        .hasConfiguration("variant", "WC00C2R2")
        .hasDuration(3.0)
        .startedAt(null)
        .and()
        .run("run_2")
        .startedAt("2026-11-22T10:43:44.000Z");
  }

  @Test
  void countsAnOutputThatStandsInTwoFilesOnceAndTakesItsCheckFromEither() {
    assertThat(
            kit()
                .file(CURRENT, HEADER + ROW)
                .file("HPL.out", banner() + row() + PASSED + END)
                .file("hpl-AMD_BLIS-2026.11.22-10.43.44.log", row())
                .process())
        .hasStatus(Status.PASS)
        .hasRuns(1)
        .hasNoDiagnostics();
  }

  @Test
  void keepsTwoEqualResultsOfOneOutputApart() {
    assertThat(
            kit()
                .file(CURRENT, HEADER + ROW + ROW)
                .file("HPL.out", row() + PASSED + row() + PASSED)
                .process())
        .hasStatus(Status.PASS)
        .hasRuns(2);
  }

  @Test
  void prefersARunThatPassedForTheHeadline() {
    String faster = "WR12R2R4,3136,224,1,1,2.00,1.0286e+01" + DATES;

    assertThat(
            kit()
                .file(CURRENT, HEADER + faster + ROW)
                .file("HPL.out", banner() + row() + PASSED + END)
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("gflops", 7.3216)
        .hasOnlyDiagnostics("verdict-missing");
  }

  @Test
  void doesNotPassOnOutputThatIsCut() {
    assertThat(
            kit().file(CURRENT, HEADER + ROW).file("HPL.out", banner() + row() + PASSED).process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("output-cut", "ends without its line 'End of Tests.'");

    assertThat(kit().file(CURRENT, HEADER + ROW).file("HPL.out", banner() + row()).process())
        .hasStatus(Status.UNKNOWN)
        .hasOnlyDiagnostics("output-cut", "verdict-missing");
  }

  @Test
  void takesNoRateFromALineThatIsCut() {
    String cut = banner() + row();

    assertThat(
            kit()
                .file(CURRENT, HEADER)
                .file("HPL.out", cut.substring(0, cut.indexOf("16e+00")))
                .process())
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasDiagnostic("output-cut")
        .run("run_1")
        .hasStatus(Status.FAIL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HPL ERROR from process # 0, on line 419 of function HPL_pdinfo:\\n"
            + ">>> Need at least 4 processes for these tests <<<\\n"
            + "|hpl-error|says 'Need at least 4 processes for these tests'",
        "HPL ERROR from process # 0, on line 170 of function HPL_pdtest:\\n"
            + ">>> [1,0] Memory allocation failed for A, x and b. Skip. <<<\\n"
            + "|hpl-error|says '[1,0] Memory allocation failed for A, x and b. Skip.'",
        "mpirun noticed that process rank 3 with PID 0 on node bench7 exited on signal 9 (Killed)."
            + "|run-aborted|says 'exited on signal 9 (Killed)'",
        "YOUR APPLICATION TERMINATED WITH THE EXIT STRING: Interrupt (signal 2)"
            + "|run-aborted|'TERMINATED WITH THE EXIT STRING: Interrupt (signal 2)'",
        "There are not enough slots available in the system to satisfy the 4"
            + "|run-aborted|'not enough slots available in the system'",
      })
  void saysInHplsWordsWhyThereIsNoResult(String output, String code, String message) {
    assertThat(
            kit()
                .file(CURRENT, HEADER + "TV,N,NB,P,Q,Time,Gflops" + DATES)
                .file("auto_hpl.out", output.replace("\\n", "\n"))
                .process())
        .hasStatus(Status.FAIL)
        .hasRuns(1)
        .hasOnlyDiagnostics("result-missing", code)
        .hasDiagnostic(code, "auto_hpl.out", 1)
        .hasDiagnostic(code, message)
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasOnlyMetrics();
  }

  @Test
  void doesNotPassWhenHplSkipsTestsOrPrintsFewerResultsThanItFinished() {
    String skipped = END.replace("0 tests skipped", "2 tests skipped");

    assertThat(
            kit()
                .file(CURRENT, HEADER + ROW)
                .file("HPL.out", banner() + row() + PASSED + skipped)
                .process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("hpl-error", "'2 tests skipped because of illegal input values.'");

    assertThat(
            kit()
                .file(CURRENT, HEADER + ROW)
                .file("HPL.out", banner() + row() + PASSED + END.replace("1 tests w", "3 tests w"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("result-missing", "HPL finished 3 tests, and printed 1 result");
  }

  @Test
  void failsARunWhoseRowHoldsTheNamesOfTheColumns() {
    assertThat(kit().file(CURRENT, HEADER + "TV,N,NB,P,Q,Time,Gflops" + DATES).process())
        .hasStatus(Status.FAIL)
        .hasRuns(1)
        .hasOnlyPrimaryMetrics()
        .hasOnlyDiagnostics("result-missing")
        .hasDiagnostic("result-missing", CURRENT, 2)
        .hasDiagnostic("result-missing", "no result of HPL: 'TV,N,")
        .startedAt("2026-11-22T10:43:44.000Z")
        .run("run_1")
        .hasStatus(Status.FAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# Test: auto_hpl\n", "T/V:N:NB:P:Q:Time:Gflops\n"})
  void failsWithOneErrorWithoutAnyRow(String table) {
    assertThat(kit().file(CURRENT, table).process())
        .hasStatus(Status.FAIL)
        .hasRuns(1)
        .hasOnlyDiagnostics("table-empty")
        .run("run_1")
        .hasStatus(Status.FAIL);
  }

  @Test
  void refusesAResultWithoutTableAndOutput() {
    assertThatThrownBy(() -> kit().file("hw_info.out", "CPU(s): 2\n").process())
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining(
            "neither results_auto_hpl.csv nor hpl-<BLAS>-<begin>.csv is there, nor");
  }

  @Test
  void readsTheOutputAloneWhenTheTableIsLost() {
    assertThat(kit().file("HPL.out", banner() + row() + PASSED + END).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("gflops", 7.3216)
        .hasOnlyDiagnostics("table-missing");
  }

  @Test
  void readsTheNewestCopyOfTheTableWhereThereIsNoOther() {
    assertThat(
            kit()
                .file("hpl-AMD_BLIS-2026.01.05-09.00.00.csv", HEADER + ROW)
                .file("hpl-Intel_MKL-2025.12.31-23.59.59.csv", HEADER)
                .process())
        .hasStatus(Status.UNKNOWN)
        .hasOnlyDiagnostics("verdict-missing")
        .run("run_1")
        .hasConfiguration("blas_library", "AMD_BLIS");
  }

  @Test
  void readsTheCopyWhenTheTableIsEmpty() {
    assertThat(
            kit()
                .file(CURRENT, "")
                .file("hpl-AMD_BLIS-2026.01.05-09.00.00.csv", HEADER + ROW)
                .process())
        .hasPrimaryMetric("gflops", 7.3216)
        .hasDiagnostic("table-empty", "expected those of hpl-AMD_BLIS-2026.01.05-09.00.00.csv");
  }

  @Test
  void takesTheBeginOfAnOldResultFromTheNameOfTheCopy() {
    String table =
        "# Results version: 1.0\n# Test meta data start\n"
            + "# mpirun -np 2 --map-by l3cache -x OMP_NUM_THREADS=32 ./xhpl\n"
            + "T/V:N:NB:P:Q:Time:Gflops\nWR12R2R4:68352:256:1:2:77.46:2.7485e+03\n";

    assertThat(kit().file("hpl-AMD_openblas-2026.01.05-09.30.00.csv", table).process())
        .hasTestTimestamp("2026-01-05T09:30:00", TestTimestampSource.ARCHIVE_NAME)
        .hasExecutionTime(null)
        .hasOnlyDiagnostics("no-dates", "verdict-missing")
        .run("run_1")
        .hasName("TV=WR12R2R4,N=68352,NB=256,P=1,Q=2")
        .hasMetric("gflops", 2748.5)
        .hasMetric("time_seconds", 77.46)
        .hasDuration(77.46)
        .endedAt(null)
        .hasConfiguration("process_grid", "1x2")
        .hasConfiguration("total_processes", 2L)
        .hasConfiguration("threads_per_process", 32L)
        .hasConfiguration("threads", 64L)
        .hasConfiguration("format_version", "1.0");
  }

  @Test
  void givesARunForEachRowAndSharedDatesToTheTest() {
    ResultDocument document =
        kit().file(CURRENT, HEADER + ROW + ROW.replace("WR12R2R4", "WC12R2R4")).process();

    assertThat(document)
        .hasRuns(2)
        .hasExecutionTime(6.0)
        .startedAt("2026-11-22T10:43:44.000Z")
        .run("run_2")
        .hasConfiguration("variant", "WC12R2R4")
        .startedAt(null)
        .hasPointTimes((String) null)
        .hasDuration(2.81);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "inf", "-inf", "0.0000e+00", "fast"})
  void failsARateThatIsNoneWithOneError(String rate) {
    assertThat(kit().file(CURRENT, HEADER + ROW.replace("7.3216e+00", rate)).process())
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasOnlyDiagnostics("value-invalid")
        .hasDiagnostic("value-invalid", CURRENT, 2)
        .run("run_1")
        .hasOnlyMetrics("time_seconds");
  }

  @ParameterizedTest
  @CsvSource({"3136,-3136,N", "'224,1,1','224,0,1',P", "'224,1,1','224,1,x',Q", "2.81,-1,Time"})
  void failsARunWithAnImpossibleSetting(String good, String bad, String column) {
    assertThat(kit().file(CURRENT, HEADER + ROW.replace(good, bad)).process())
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("value-invalid")
        .hasDiagnostic("value-invalid", "column '" + column + "'")
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasMetric("gflops", 7.3216);
  }

  @Test
  void failsARunWithoutARate() {
    assertThat(kit().file(CURRENT, HEADER + ROW.replace("7.3216e+00", "")).process())
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("value-missing")
        .hasDiagnostic("value-missing", "no value in column 'Gflops'; expected a number");
  }

  @Test
  void saysOnceThatSeveralCellsAreEmpty() {
    assertThat(kit().file(CURRENT, HEADER + ROW.replace("2.81,7.3216e+00", ",")).process())
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("value-missing")
        .hasDiagnostic("value-missing", "no value in columns 'Time, Gflops'; expected numbers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "7.32", "7.3216e", "7.3216e+0"})
  void takesNoRateFromARowThatIsCut(String rate) {
    assertThat(
            kit()
                .file(CURRENT, "T/V:N:NB:P:Q:Time:Gflops\nWR12R2R4:3136:224:1:1:2.81:" + rate)
                .process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("output-cut", "the file ends in '" + rate + "'")
        .hasOnlyPrimaryMetrics();
  }

  @Test
  void saysWhenRateOrderAndTimeDoNotFit() {
    assertThat(
            kit()
                .file(CURRENT, HEADER + ROW.replace("7.3216e+00", "7.3216e+01"))
                .file("HPL.out", row("WR12R2R4", 3136, "2.81", "7.3216e+01") + PASSED)
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("gflops", 73.216)
        .hasDiagnostic("rate-doubtful", "N 3136 in 2.81 s are 7.3222e+00 Gflops, and 7.3216e+01");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:43:50Z,2026-11-22T10:43:44Z",
    "2026-11-22T10:43:44Z,2026-11-22T10:43:44Z",
    "2026-11-22T10:43:44Z,2026-11-22T10:43:45Z"
  })
  void takesHplsTimeForTheDurationWhenTheDatesAreNoneOfIt(String start, String end) {
    assertThat(
            kit()
                .file(
                    CURRENT,
                    HEADER + "WR12R2R4,3136,224,1,1,2.81,7.3216e+00," + start + "," + end + "\n")
                .process())
        .hasDiagnostic("clock-step")
        .run("run_1")
        .hasDuration(2.81);
  }

  @ParameterizedTest
  @CsvSource({"',,\n',date-missing", "',soon,2026-11-22T10:43:50Z\n',value-invalid"})
  void saysWhichDateIsMissingOrNone(String dates, String code) {
    assertThat(kit().file(CURRENT, HEADER + ROW.replace(DATES, dates)).process())
        .hasTestTimestamp("2026-01-05T10:00:00", TestTimestampSource.ARCHIVE_NAME)
        .hasOnlyDiagnostics(code, "verdict-missing")
        .hasDiagnostic(code, CURRENT, 2)
        .run("run_1")
        .hasDuration(2.81);
  }

  @Test
  void findsColumnsByNameAndSaysWhichItDoesNotKnow() {
    assertThat(
            kit()
                .file(
                    CURRENT,
                    "T/V,NB,N,P,Q,Gflops,Time,Start_Date,End_Date,Watts\r\n"
                        + "WR12R2R4,224,3136,1,1,7.3216e+00,2.81"
                        + DATES.strip()
                        + ",90  \r\n")
                .process())
        .hasPrimaryMetric("gflops", 7.3216)
        .hasMetricDefinition("gflops", "GFLOPS", Direction.HIGHER_IS_BETTER)
        .hasMetricDefinition("time_seconds", "s", Direction.LOWER_IS_BETTER)
        .hasDiagnostic("column-unknown", "columns 'Watts'")
        .run("run_1")
        .hasConfiguration("matrix_size_n", 3136L)
        .hasConfiguration("block_size_nb", 224L);
  }

  @Test
  void failsWhenTheWrapperSaysFailedWhateverWasMeasured() {
    assertThat(
            sample("visible-1")
                .file("HPL.out", banner() + row() + PASSED + END)
                .file("test_results_report", "Failed\n")
                .process())
        .hasStatus(Status.FAIL)
        .hasPrimaryMetric("gflops", 7.3216)
        .hasOnlyDiagnostics("report-failed");
  }

  @Test
  void readsTheNameOfTheRepositoryToo() {
    ResultDocument document = kit().test("autohpl").file(CURRENT, HEADER + ROW).process();

    org.assertj.core.api.Assertions.assertThat(document.test().name()).isEqualTo("auto_hpl");
    assertThat(document).hasDiagnostic("test-renamed", "expected 'auto_hpl'");
  }
}
