package io.zathras.processor.pyperf;

import static io.zathras.processor.pyperf.PyPerfFiles.CSV;
import static io.zathras.processor.pyperf.PyPerfFiles.META;
import static io.zathras.processor.pyperf.PyPerfFiles.benchmark;
import static io.zathras.processor.pyperf.PyPerfFiles.empty;
import static io.zathras.processor.pyperf.PyPerfFiles.kit;
import static io.zathras.processor.pyperf.PyPerfFiles.suite;
import static io.zathras.processor.pyperf.PyPerfFiles.table;
import static io.zathras.processor.pyperf.PyPerfFiles.worker;
import static io.zathras.testkit.ZathrasAssertions.assertThat;

import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import io.zathras.testkit.ProcessorTestKit;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private static final String MEAN = ": Mean +- std dev: 1.0 ms +- 0.1 ms\n";
  private static final String END = "\nPerformance version: 1.11.0\n";

  @Test
  void failsWhenTheWrapperReportsAFailureAndKeepsTheRuns() {
    assertThat(result().file("test_results_report", "Failed\n").process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("report-failed", "test_results_report", 1)
        .run("run_1")
        .hasStatus(Status.PASS)
        .hasMetric("mean_seconds", 1);
  }

  @Test
  void doesNotPassWithoutTheTableThatTellsWhetherAReportIsLost() {
    String table = "Test:Avg:Unit\nnbody:1.00:sec\nscimark_fft:2.00:sec\n";
    ProcessorTestKit old = result().file(CSV, table).without("test_results_report");

    assertThat(old.process()).hasStatus(Status.UNKNOWN).hasDiagnostic("report-missing");
    assertThat(old.without(CSV).process())
        .hasStatus(Status.UNKNOWN)
        .hasOnlyDiagnostics("table-missing", "report-missing");
    assertThat(old.file("test_results_report", "Ran\n").process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("table-missing");
  }

  @Test
  void passesWithEveryScriptOfTheConsoleAmongTheResults() {
    assertThat(
            console(
                "[1/2] nbody...\n.....\nnbody"
                    + MEAN
                    + "[2/2] scimark...\nscimark_fft"
                    + MEAN
                    + END))
        .hasStatus(Status.PASS)
        .hasNoDiagnostics();
  }

  @Test
  void missesAScriptThatDied() {
    assertThat(
            console(
                "[1/3] mako...\nERROR: Benchmark mako failed: Benchmark died\nTraceback:\n"
                    + "[2/3] go...\nERROR: Benchmark go timed out\n"
                    + "[3/3] nbody...\nnbody"
                    + MEAN
                    + END
                    + "2 benchmarks failed:\n- mako (Benchmark died)\n"))
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic(
            "benchmark-missing",
            "mako (failed: Benchmark died), go (timed out); the geometric mean is without these 2")
        .hasDiagnostic("benchmark-missing", "pyperf.out", 1);
  }

  @Test
  void missesOneBenchmarkOfAScriptOfSeveral() {
    assertThat(
            console(
                "[1/2] nbody...\nnbody"
                    + MEAN
                    + "[2/2] scimark...\nscimark_fft"
                    + MEAN
                    + "scimark_sor"
                    + MEAN
                    + END))
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic(
            "benchmark-missing",
            "scimark_sor (its mean was printed); the geometric mean is without it")
        .hasDiagnostic("benchmark-missing", "pyperf.out", 5);
  }

  @Test
  void missesAScriptThatWasPlannedAndPassedOver() {
    assertThat(
            console(
                "(1/3) creating venv for benchmark (mako)\n"
                    + "(2/3) creating venv for benchmark (nbody)\n"
                    + "(3/3) creating venv for benchmark (scimark)\n"
                    + "[2/3] nbody...\nnbody"
                    + MEAN))
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic(
            "benchmark-missing", "mako (no result was printed); the geometric mean is without it");
  }

  @Test
  void doesNotTakeTheBenchmarkOfAnotherScriptForThisOnes() {
    assertThat(
            kit(suite(META, benchmark("pickle_dict", worker("1"))))
                .file(CSV, table("pickle_dict,1.000000000,sec"))
                .file("pyperf.out", "[1/2] pickle...\n[2/2] pickle_dict...\npickle_dict" + MEAN)
                .process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("benchmark-missing", "pickle (no result was printed)");
  }

  @Test
  void missesNothingThatACutConsoleDidNotReach() {
    assertThat(
            console(
                "(1/3) creating venv for benchmark (nbody)\n"
                    + "(2/3) creating venv for benchmark (scimark)\n"
                    + "(3/3) creating venv for benchmark (mako)\n"
                    + "[1/3] nbody...\nnbody"
                    + MEAN
                    + "[2/3] scim"))
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("console-cut");
  }

  @Test
  void doesNotPassWithoutTheConsoleThatNamesWhatFailed() {
    assertThat(result().process()).hasStatus(Status.PASS).hasNoDiagnostics();
    assertThat(result().without("pyperf.out").process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("console-missing");
    assertThat(console("\u0000\uFFFD")).hasStatus(Status.PARTIAL).hasOnlyDiagnostics("console-cut");
  }

  @Test
  void readsTheNewestOfSeveralResultsInOneFolder() {
    assertThat(
            empty()
                .file(
                    "pyperf_out_2025.12.31-23.00.00.json",
                    suite(META, benchmark("old", worker("9"))))
                .file(PyPerfFiles.JSON, suite(META, benchmark("nbody", worker("1"))))
                .file(CSV, table("nbody,1.000000000,sec"))
                .process())
        .hasRunNames("nbody")
        .hasOnlyDiagnostics("several-results", "console-missing")
        .hasDiagnostic("several-results", "2 files pyperf_out_*.json; expected one; the newest");
  }

  @Test
  void takesTheVersionFromTheTableWhenTheSuiteHasNone() {
    assertThat(
            kit(suite("'unit':'second'", benchmark("nbody", worker("1"))))
                .file(CSV, table("nbody,1.000000000,sec"))
                .process())
        .hasTestVersion("1.11.0");
  }

  private static ProcessorTestKit result() {
    return kit(suite(META, benchmark("nbody", worker("1")), benchmark("scimark_fft", worker("2"))))
        .file(CSV, table("nbody,1.000000000,sec", "scimark_fft,2.000000000,sec"));
  }

  private static ResultDocument console(String text) {
    return result().file("pyperf.out", text).process();
  }
}
