package io.zathras.processor.linpack;

import static io.zathras.testkit.ZathrasAssertions.assertThat;

import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.testkit.ProcessorTestKit;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinpackProcessorTest {

  private static final String CURRENT = "results_linpack.csv";
  private static final String HEADER =
      "ht_config,sockets,threads,unit,MB_per_sec,cpu_affin,Start_Date,End_Date\n";
  private static final String DATES = ",2026-04-11T08:15:02Z,2026-04-11T08:16:47Z\n";
  private static final String ROW = "hyper_no,1,2,GFlops,131,0.1" + DATES;

  /** As wrapper v2.4 wrote it on a cloud instance: its list of CPUs is divided by commas. */
  static final String OLD =
      """
      # Test general meta start
      # Test: linpack
      # Results version: 1.0
      # Host: None
      # Sys environ: --tuned
      # Tuned: None
      # Test general meta end
      ht_config:sockets:threads:unit:MB/sec:cpu_affin
      ht_yes_1_socket:1:2:GFlops:131:0,1
      ht_yes_1_socket:1:2:GFlops:132:2,3,0,1
      """;

  @Test
  void givesTheReviewedDocumentOfTheSample() {
    assertThat(kit().archive(getClass().getResourceAsStream("/linpack/visible-1.zip")).process())
        .matchesGolden(Path.of("src/test/resources/linpack/visible-1.json"));
  }

  @Test
  void tellsRunsApartByTheirCpusAndOrdersThemByThreads() {
    String sixteen =
        IntStream.range(0, 16).mapToObj(String::valueOf).collect(Collectors.joining("."));

    assertThat(
            ran(HEADER
                    + row("ht_yes_1_socket,1,16,GFlops,397," + sixteen)
                    + row("ht_yes_1_socket,1,16,GFlops,395," + sixteen)
                    + row("ht_yes_1_socket,1,16,GFlops,413,0.1.2.3.4.5.6.7")
                    + row("ht_yes_1_socket,1,16,GFlops,413,0.1.2.3.4.5.6.7"))
                .process())
        .hasStatus(Status.PASS)
        .hasRunNames("ht_yes_1_socket,sockets=1,threads=8", "ht_yes_1_socket,sockets=1,threads=16")
        .hasPrimaryMetric("gflops", 413)
        .hasPrimaryMetricOf("gflops", "run_1")
        .hasMetricDefinition("gflops", "GFLOPS", Direction.HIGHER_IS_BETTER)
        .hasMetricDefinition("gflops_stddev", "GFLOPS", Direction.NONE)
        .hasOnlyDiagnostics("threads-differ")
        .hasDiagnostic("threads-differ", "'threads' holds 16, and cpu_affin lists 8 CPUs")
        .hasDiagnostic("threads-differ", CURRENT, 4)
        .run("run_2")
        .hasMetric("gflops", 396)
        .hasMetric("gflops_min", 395)
        .hasMetric("gflops_max", 397)
        .hasMetric("iterations", 2)
        .hasSeries("gflops", 397, 395)
        .hasConfiguration("hyper_threads", true)
        .hasConfiguration("cpu_affinity", sixteen)
        .hasConfigurationIds(
            "ht_yes_1_socket,sockets=1,threads=16,iteration=1",
            "ht_yes_1_socket,sockets=1,threads=16,iteration=2");
  }

  @Test
  void isPartialWithFewerIterationsOfOneBindingThanOfAnother() {
    assertThat(ran(HEADER + ROW + ROW + ROW.replace("0.1", "2.3")).process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("iteration-missing")
        .hasDiagnostic(
            "iteration-missing", "1 iteration of 'hyper_no,sockets=1,threads=2'; expected 2")
        .run("run_2")
        .hasStatus(Status.PARTIAL)
        .hasMetric("iterations", 1)
        .hasNoMetric("gflops_stddev");
  }

  @Test
  void isPartialWithOneBindingOnASystemWithHyperThreads() {
    assertThat(ran(HEADER + ROW.replace("hyper_no", "ht_yes_1_socket")).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("gflops", 131)
        .hasOnlyDiagnostics("setting-missing");
  }

  @Test
  void takesDatesThatAllRowsShareForTheTestAndForNoRun() {
    assertThat(ran(HEADER + ROW + ROW).process())
        .startedAt("2026-04-11T08:15:02.000Z")
        .endedAt("2026-04-11T08:16:47.000Z")
        .hasExecutionTime(105.0)
        .hasNoDiagnostics()
        .run("run_1")
        .startedAt(null)
        .hasDuration(null)
        .hasPointTimes(null, null);
  }

  @Test
  void takesDatesThatDifferForTheRuns() {
    String other = ROW.replace("0.1", "2.3").replace("T08:", "T09:");

    assertThat(ran(HEADER + ROW + other).process())
        .hasExecutionTime(3705.0)
        .run("run_2")
        .startedAt("2026-04-11T09:15:02.000Z")
        .hasDuration(105.0)
        .hasPointTimes("2026-04-11T09:15:02.000Z");
  }

  @Test
  void readsTheOlderTableWithItsCommasInTheListOfCpus() {
    assertThat(kit().file("results.csv", OLD).file("test_results_report", "Ran\n").process())
        .hasStatus(Status.PASS)
        .hasTestTimestamp("2026-01-05T10:00:00", TestTimestampSource.ARCHIVE_NAME)
        .hasExecutionTime(null)
        .hasOnlyDiagnostics("no-dates", "threads-differ")
        .hasPrimaryMetric("gflops", 132)
        .run("run_2")
        .hasConfiguration("threads", 4L)
        .hasConfiguration("cpu_affinity", "2,3,0,1");
  }

  @Test
  void readsTheOldestNamesOfTheColumns() {
    assertThat(
            ran("hyper_config:sockets:threads:unit:MB/sec:cpu_affin\nhyper_no:1:2:GFlops:99:None\n")
                .process())
        .hasPrimaryMetric("gflops", 99)
        .run("run_1")
        .hasName("hyper_no,sockets=1,threads=2")
        .hasConfiguration("hyper_threads", false)
        .hasNoConfiguration("cpu_affinity");
  }

  @Test
  void readsRowsThatAreShorterThanTheirHeaderOfV31() {
    assertThat(
            ran("ht_config,sockets,threads,unit,MB/sec,cpu_affin,Start_time,End_time,Start_Date,"
                    + "End_Date\n"
                    + ROW)
                .process())
        .hasStatus(Status.PASS)
        .hasExecutionTime(105.0)
        .hasPrimaryMetric("gflops", 131)
        .hasOnlyDiagnostics("header-differs")
        .hasDiagnostic("header-differs", "names 4 columns behind cpu_affin")
        .run("run_1")
        .hasConfiguration("cpu_affinity", "0.1");
  }

  @ParameterizedTest
  @CsvSource({"MFlops,131500,131.5", "TFlops,0.25,250", "gflops,131.25,131.25"})
  void convertsTheUnitThatTheTableStates(String unit, String value, double gflops) {
    assertThat(ran(HEADER + ROW.replace("GFlops,131", unit + "," + value)).process())
        .hasPrimaryMetric("gflops", gflops)
        .hasNoDiagnostics()
        .run("run_1")
        .hasConfiguration("reported_unit", unit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MB/s", ""})
  void givesNoRateOfAUnitThatIsNone(String unit) {
    assertThat(ran(HEADER + ROW.replace("GFlops", unit)).process())
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasOnlyDiagnostics("unit-unknown")
        .hasDiagnostic("unit-unknown", CURRENT, 2);
  }

  @ParameterizedTest
  @CsvSource({"'',value-missing", "0,value-invalid", "-3,value-invalid", "nan,value-invalid"})
  void isPartialWithAnIterationWithoutARate(String value, String code) {
    assertThat(ran(HEADER + ROW + ROW.replace("131", value)).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("gflops", 131)
        .hasOnlyDiagnostics(code)
        .hasDiagnostic(code, CURRENT, 3)
        .run("run_1")
        .hasStatus(Status.PARTIAL)
        .hasMetric("iterations", 1);
    assertThat(ran(HEADER + ROW.replace("131", value)).process())
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics();
  }

  @Test
  void knowsNoTimeWhereAllDatesAreEmpty() {
    String row = "hyper_no,1,4,GFlops,131,0.1.2.3,,\n";

    assertThat(ran(HEADER + row + row).process())
        .hasStatus(Status.PASS)
        .hasTestTimestamp("2026-01-05T10:00:00", TestTimestampSource.ARCHIVE_NAME)
        .hasOnlyDiagnostics("date-missing")
        .hasDiagnostic("date-missing", "as on systems without hyper-threads")
        .run("run_1")
        .hasConfiguration("hyper_threads", false)
        .hasConfiguration("threads", 4L)
        .startedAt(null);
  }

  @Test
  void saysWhichDateIsNoneAndUsesThoseOfTheOtherRows() {
    assertThat(ran(HEADER + ROW + ROW.replace("2026-04-11T08:15:02Z", "soon")).process())
        .hasExecutionTime(105.0)
        .hasOnlyDiagnostics("date-missing")
        .hasDiagnostic("date-missing", CURRENT, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"None", ""})
  void takesTheStatedThreadsWithoutAListOfCpus(String cpus) {
    assertThat(ran(HEADER + ROW.replace(",0.1,", "," + cpus + ",")).process())
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .run("run_1")
        .hasConfiguration("threads", 2L)
        .hasNoConfiguration("cpu_affinity");
  }

  @Test
  void keepsTheListOf256Cpus() {
    String cpus =
        IntStream.range(0, 256).mapToObj(String::valueOf).collect(Collectors.joining("."));

    assertThat(ran(HEADER + row("hyper_no,2,256,GFlops,9000," + cpus)).process())
        .hasNoDiagnostics()
        .run("run_1")
        .hasConfiguration("threads", 256L)
        .hasConfiguration("cpu_affinity", cpus);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hyper_no,1,2,GFlops,13",
        "hyper_no,1,2,GFlops,131,0",
        "hyper_no,1,2,GFlops,131,0.1,2026-04-11T08:15:02Z,2026-04-11T08:1"
      })
  void takesNothingFromARowThatIsCut(String row) {
    assertThat(ran(HEADER + ROW + row).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("gflops", 131)
        .hasDiagnostic("row-rejected", CURRENT, 3)
        .run("run_1")
        .hasMetric("iterations", 1);
  }

  @Test
  void doesNotPassOnAFileWithoutALastLineEnd() {
    assertThat(ran(HEADER + ROW + ROW.strip()).process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("output-cut")
        .run("run_1")
        .hasMetric("iterations", 2);
  }

  @Test
  void takesNoListOfCpusFromAnOldRowThatIsCut() {
    assertThat(ran(OLD.strip()).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("gflops", 131)
        .hasDiagnostic("row-rejected", CURRENT, 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HEADER, "# Test: linpack\n"})
  void failsWithoutAnyRow(String table) {
    assertThat(kit().file(CURRENT, table).file("test_results_report", "Failed\n").process())
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasOnlyPrimaryMetrics()
        .hasOnlyDiagnostics("table-empty", "report-failed");
  }

  @Test
  void failsWhenTheWrapperSaysFailedAndKeepsTheNumbers() {
    assertThat(kit().file(CURRENT, HEADER + ROW).file("test_results_report", "Failed").process())
        .hasStatus(Status.FAIL)
        .hasPrimaryMetric("gflops", 131)
        .hasOnlyDiagnostics("report-failed")
        .run("run_1")
        .hasStatus(Status.FAIL);
  }

  @Test
  void knowsNoVerdictWithoutTheWrappersReport() {
    assertThat(kit().file(CURRENT, HEADER + ROW).process())
        .hasStatus(Status.UNKNOWN)
        .hasPrimaryMetric("gflops", 131)
        .hasOnlyDiagnostics("report-missing");
  }

  private static String row(String row) {
    return row + DATES;
  }

  private static ProcessorTestKit ran(String table) {
    return kit().file(CURRENT, table).file("test_results_report", "Ran\n");
  }

  private static ProcessorTestKit kit() {
    return ProcessorTestKit.processor(new LinpackProcessor());
  }
}
