package io.zathras.processor.pyperf;

import static io.zathras.processor.pyperf.PyPerfFiles.CSV;
import static io.zathras.processor.pyperf.PyPerfFiles.dated;
import static io.zathras.processor.pyperf.PyPerfFiles.empty;
import static io.zathras.processor.pyperf.PyPerfFiles.head;
import static io.zathras.processor.pyperf.PyPerfFiles.sample;
import static io.zathras.processor.pyperf.PyPerfFiles.table;
import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.processor.spi.ProcessingException;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The suite file is lost. */
class MeansOnlyTest {

  private static final String HEADER = "Test,Avg,Unit,Start_Date,End_Date";
  private static final String DATES = "2026-01-05T10:00:01Z,2026-01-05T10:20:00Z";
  private static final String MISSING = "no pyperf_out_*.json, and no pyperf_out_*.csv with sound";

  @Test
  void keepsTheMeansOfASoundTableAndSaysThatTheyAreAllThereIs() {
    assertThat(empty().file(CSV, table("nbody,0.250000000,sec", "go,4.000000000,sec")).process())
        .hasStatus(Status.PARTIAL)
        .hasTestVersion("1.11.0")
        .hasTestTimestamp("2026-01-05T10:00:01.000Z", TestTimestampSource.RESULT_DATA)
        .hasPrimaryMetric("geometric_mean_seconds", 1)
        .hasRunNames("nbody", "go")
        .hasOnlyDiagnostics("suite-missing")
        .hasDiagnostic("suite-missing", "no pyperf_out_*.json; expected the suite file")
        .run("run_1")
        .hasStatus(Status.PARTIAL)
        .hasOnlyMetrics("mean_seconds")
        .hasMetric("mean_seconds", 0.25)
        .hasConfiguration("python_version", "3.11.2")
        .hasPoints(0);
  }

  @Test
  void readsWholeNanosecondsToo() {
    assertThat(empty().file(CSV, table("nbody,250,ns")).process())
        .run("run_1")
        .hasMetric("mean_seconds", 2.5e-7);
  }

  @Test
  void leavesOutGarbageAndAveragesThatRoundToNothing() {
    String rows =
        head(HEADER)
            + dated(DATES, "nbody,0.250000000,sec", "fast,0.000000000,sec")
            + "Run,1.000000000,sec,calibrate,the\n";

    assertThat(empty().file(CSV, rows).process())
        .hasRunNames("nbody")
        .hasDiagnostic("averages-doubtful", CSV, 8)
        .hasDiagnostic("rows-ignored", CSV, 9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nqueens,559.52,ms", "regex_dna,52.20,sec", "x,1,min", "x,fast,sec", "x,25.5,ns"})
  void neverTakesAveragesThatMayMixUnits(String row) {
    assertThatThrownBy(() -> empty().file(CSV, table(row)).process())
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("pyperf_2026.01.05-11.30.00: " + MISSING);
  }

  @Test
  void refusesTheOldTableAlone() {
    assertThatThrownBy(() -> sample("old").without("pyperf_out_2026.11.22-10.52.38.json").process())
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("pyperf_2026.11.22-10.59.53: " + MISSING);
  }

  @Test
  void refusesAResultWithNeitherFile() {
    assertThatThrownBy(() -> empty().file("version", "commit: NONE\n").process())
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining(MISSING);
  }

  @Test
  void failsAResultWithoutFilesWhoseWrapperReportsTheFailure() {
    assertThat(empty().file("test_results_report", "Failed\n").process())
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasDiagnostic("suite-missing")
        .hasDiagnostic("report-failed", "test_results_report", 1);
  }
}
