package io.zathras.processor.phoronix;

import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.schema.Direction;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.testkit.ProcessorTestKit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoronixProcessorTest {

  private static final String BOGO_OPS = "bogo_ops_per_sec";
  private static final String DEVIATION = "deviation_percent";
  private static final String HEADER = "Test,Average,Deviation,Start_Date,End_Date\n";
  private static final String DATES = ",2026-01-05T10:00:00Z,2026-01-05T10:10:00Z\n";
  private static final String CONSOLE = "results_phoronix_none_iterations_1.out";

  @ParameterizedTest
  @CsvSource({"phoronix_stress-ng, v3.8", "phoronix, v2.0"})
  void readsRealResultsAsTheyWereReviewed(String test, String wrapper) {
    assertThat(sample(test, wrapper).process())
        .isValid()
        .matchesGolden(Path.of("src/test/resources/phoronix", wrapper + ".json"));
  }

  @ParameterizedTest
  @CsvSource({
    "Bogo Ops/s, bogo_ops_per_sec, 'bogo_ops_per_sec, deviation_percent'",
    "\uFFFD!Bogo Ops/s, unknown_unit, 'unknown_unit, deviation_percent'",
    "Deviation percent, unknown_unit, 'unknown_unit, deviation_percent'"
  })
  void namesNoTwoMetricsOfOneOptionAlike(String unit, String main, String names) {
    assertThat(console("stress-ng", stressNg(1).option("Test: Hash", unit, 1, 2, 3)))
        .run("run_1")
        .hasMetric(main, 2)
        .hasOnlyMetrics(names.split(", "));
  }

  @Test
  void leavesOutAResultWhoseMetricHasAnotherUnitElsewhere() {
    PhoronixConsole console =
        stressNg(2)
            .option("Test: Hash", "Foo Bar/s", 1, 2, 3)
            .result("Test: Hash", "Foo-Bar/s", 4, 5, 6)
            .option("Test: Pipe", "Foo Bar/s", 7, 8, 9);
    assertThat(console("stress-ng", console))
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("unit-differs", "the unit 'Foo-Bar/s' gives the metric foo_bar_per_sec")
        .run("run_1")
        .hasMetric("foo_bar_per_sec", 2);
  }

  @Test
  void refusesAConsoleOfMoreOptionsThanRunsMayBe() {
    PhoronixConsole console = stressNg(12);
    for (int i = 0; i <= ResultLimits.MOST_RUNS; i++) {
      console.begin("Test: Hash");
    }

    assertThatThrownBy(() -> console("stress-ng", console))
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("2001 runs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"phoronix", "phoronix_stress-ng", "phoronix_redis", "phoronix_apache-iotdb"})
  void takesEverySubTest(String test) {
    assertThat(BenchmarkProcessors.installed().forTest(test))
        .containsInstanceOf(PhoronixProcessor.class);
  }

  @Test
  void makesARunOfEachOptionAndTheGeometricMeanOverThem() {
    ResultDocument document = sample("phoronix_stress-ng", "v3.8").process();

    assertThat(document)
        .hasStatus(Status.PASS)
        .hasTestVersion("0.16.04")
        .hasRuns(12)
        .hasTestTimestamp("2026-11-22T11:03:37.000Z", TestTimestampSource.RESULT_DATA)
        .endedAt("2026-11-22T11:08:10.000Z")
        .hasExecutionTime(273.0)
        .hasNoDiagnostics()
        .hasOnlyPrimaryMetrics("bogo_ops_per_sec_geometric_mean")
        .hasPrimaryMetric("bogo_ops_per_sec_geometric_mean", 3479.0388280065545, within(1e-9))
        .hasMetricDefinition(BOGO_OPS, "bogo ops/s", Direction.HIGHER_IS_BETTER)
        .run("run_12")
        .hasName("Glibc Qsort Data Sorting")
        .hasMetric(BOGO_OPS, 4.3)
        .hasMetric(DEVIATION, 93.65)
        .hasSeries(BOGO_OPS, 1.98, 1.97, 8.95)
        .hasConfigurationIds("iteration=1", "iteration=1", "iteration=1")
        .hasConfiguration("sub_test", "stress-ng")
        .hasConfiguration("pts_version", "v10.8.1")
        .hasConfiguration("profile", "pts/stress-ng-1.11.0")
        .startedAt(null)
        .hasPointTimes(null, null, null);
    assertThat(document.test().name()).isEqualTo("phoronix");
    assertThat(document.results().overallStatistics()).isNull();
    assertThat(json(document)).doesNotContain("perf-host").doesNotContain("m7a.large");
  }

  @Test
  void readsTheColonTableOfTheSecondGenerationWithTheStampOfTheDirectory() {
    assertThat(sample("phoronix", "v2.0").process())
        .hasStatus(Status.PASS)
        .hasRuns(12)
        .hasTestTimestamp("2025-09-20T04:10:12", TestTimestampSource.ARCHIVE_NAME)
        .startedAt(null)
        .run("run_1")
        .hasMetric(BOGO_OPS, 136996.72)
        .hasMetric(DEVIATION, 36.29);
  }

  @ParameterizedTest
  @CsvSource({
    "phoronix_results.csv, 'Test:BOPs\nHash:136996.72\n'",
    "results_phoronix_x2024.10.01-10.00.00/results_phoronix/results.csv,"
        + " '# Tuned: x\nTest:BOPs\nHash:136996.72\n'"
  })
  void readsTheTablesOfTheFirstTwoGenerations(String path, String text) {
    assertThat(ProcessorTestKit.processor(new PhoronixProcessor()).file(path, text).process())
        .hasStatus(Status.UNKNOWN)
        .hasOnlyDiagnostics("console-missing", "report-missing")
        .hasTestTimestamp("2026-01-05T10:00:00", TestTimestampSource.ARCHIVE_NAME)
        .hasPrimaryMetric(BOGO_OPS, 136996.72)
        .run("run_1")
        .hasName("Hash")
        .hasConfiguration("sub_test", "stress-ng")
        .hasNoMetric(DEVIATION)
        .hasPoints(0);
  }

  @Test
  void takesTheVerdictOfTheOldReport() {
    ProcessorTestKit kit =
        ProcessorTestKit.processor(new PhoronixProcessor())
            .file("phoronix_results.csv", "Test:BOPs\nHash:136996.72\n");

    assertThat(kit.file("test_results_report", "Ran\n").process()).hasStatus(Status.PASS);
    assertThat(kit.file("test_results_report", "Failed\n").process())
        .hasStatus(Status.FAIL)
        .hasPrimaryMetric(BOGO_OPS, 136996.72)
        .hasDiagnostic("report-failed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stress-ng | Test:Average:Deviation | Hash:136996.72:36.29 | Hash | bogo_ops_per_sec",
        "cassandra | Test,Average,Deviation | Writes,136996.72,36.29 | Writes | ops_per_sec",
        "sqlite | Threads,Average,Deviation | 8,136996.72,36.29 | Threads / Copies: 8 | seconds",
        "nginx | Connections,RPS,Deviation | 500,136996.72,36.29 | Connections: 500"
            + " | requests_per_sec",
        "openssl | Algorithm:BPS:Deviation | AES-128-GCM:136996.72:36.29"
            + " | Algorithm: AES-128-GCM | bytes_per_sec",
        "redis | Test,Connections,Average,Deviation | GET,50,136996.72,36.29"
            + " | GET - Parallel Connections: 50 | requests_per_sec",
        "cockroach | Workload,Concurrency,Average,Deviation | KV 95% Reads,1024,136996.72,36.29"
            + " | Workload: KV 95% Reads - Concurrency: 1024 | ops_per_sec",
        "phpbench | Average,Deviation | 136996.72,36.29 | phpbench | score"
      })
  void readsTheTableOfEverySubTestByItsHeader(
      String subTest, String header, String row, String name, String metric) {
    assertThat(table(subTest, header + "\n" + row + "\n"))
        .hasRunNames(name)
        .hasPrimaryMetric(metric, 136996.72)
        .run("run_1")
        .hasOnlyMetrics(metric, DEVIATION)
        .hasMetric(metric, 136996.72)
        .hasMetric(DEVIATION, 36.29)
        .hasConfiguration("sub_test", subTest);
  }

  @ParameterizedTest
  @CsvSource({
    "sqlite, Seconds, seconds, s",
    "apache-iotdb, Average Latency, milliseconds, ms",
  })
  void knowsWhereLowerIsBetter(String subTest, String unit, String metric, String documented) {
    assertThat(
            console(
                subTest,
                new PhoronixConsole("Some 1.0", "pts/" + subTest + "-1.0.0", 1)
                    .option("Threads / Copies: 1", unit, 7, 8, 9)))
        .hasMetricDefinition(metric, documented, Direction.LOWER_IS_BETTER)
        .hasPrimaryMetric(metric, 8);
  }

  @Test
  void keepsWhatIsCompleteOfAConsoleThatWasCut() {
    PhoronixConsole console = new PhoronixConsole("Stress-NG 0.16.04", "pts/stress-ng-1.11.0", 39);
    for (int i = 1; i <= 22; i++) {
      console.option("Test: Option " + i, "Bogo Ops/s", i, i, i);
    }

    assertThat(console("stress-ng", console.begin("Test: Cut")))
        .hasStatus(Status.PARTIAL)
        .hasRuns(23)
        .hasDiagnostic("options-missing", "set out to run 39 options and began 23")
        .hasDiagnostic("option-failed", "Cut: the console ends before the option has a result")
        .run("run_23")
        .hasName("Cut")
        .hasStatus(Status.FAIL)
        .hasOnlyMetrics()
        .and()
        .run("run_22")
        .hasStatus(Status.PASS)
        .hasMetric(BOGO_OPS, 22);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The test quit with a non-zero exit status.",
        "The test run did not produce a result.",
        "This test ended prematurely.",
        "This test run was exhausted.",
        "This test must be run as the root / administrator account."
      })
  void failsAnOptionThatTheSuiteSaysFailed(String message) {
    ResultDocument document =
        console(
            "stress-ng",
            stressNg(2)
                .begin("Test: IO_uring")
                .line("        " + message)
                .line("        E: stress-ng: error: no such stressor:")
                .option("Test: Hash", "Bogo Ops/s", 1, 2, 3));

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("bogo_ops_per_sec_geometric_mean", 2)
        .hasDiagnostic("option-failed", CONSOLE, 9)
        .hasDiagnostic(
            "option-failed", message + "' (E: stress-ng: error: no such stressor:); no result")
        .run("run_1")
        .hasName("IO_uring")
        .hasStatus(Status.FAIL)
        .hasOnlyMetrics()
        .and()
        .run("run_2")
        .hasName("Hash")
        .hasStatus(Status.PASS);
  }

  @Test
  void neverGivesAResultTheNameOfTheOptionThatFailedBefore() {
    assertThat(
            result(
                "stress-ng",
                HEADER + "Hash,2.00,1.50" + DATES,
                stressNg(2)
                    .begin("Test: Pipe")
                    .line("    Test: Pipe:")
                    .line("        The test run did not produce a result.")
                    .option("Test: Hash", "Bogo Ops/s", 1, 2, 3)))
        .hasRunNames("Pipe", "Hash")
        .run("run_1")
        .hasOnlyMetrics()
        .and()
        .run("run_2")
        .hasSeries(BOGO_OPS, 1, 2, 3);
  }

  @Test
  void failsAnOptionThatIsOnlyInTheListOfFailures() {
    assertThat(
            console(
                "openssl",
                new PhoronixConsole("OpenSSL 3.3", "pts/openssl-3.3.0", 1)
                    .option("Algorithm: SHA256", "byte/s", 5, 5, 5)
                    .line("The following tests failed to properly run:")
                    .line("")
                    .line("    - pts/openssl-3.3.0: Algorithm: RSA4096")))
        .hasStatus(Status.PARTIAL)
        .hasRunNames("Algorithm: SHA256", "Algorithm: RSA4096")
        .hasDiagnostic("option-failed", "the suite lists it as failed")
        .run("run_2")
        .hasStatus(Status.FAIL);
  }

  @Test
  void neverTakesAnAverageOfZeroForAResult() {
    assertThat(
            console(
                "stress-ng",
                stressNg(1)
                    .option("Test: NUMA", "Bogo Ops/s", 0, 0, 0)
                    .line("    This test failed to run properly.")))
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasOnlyMetrics();
  }

  @Test
  void keepsAResultOfFewerTrialsThanWereStarted() {
    assertThat(
            console(
                "stress-ng",
                stressNg(1)
                    .begin("Test: Hash")
                    .line("        The test quit with a non-zero exit status.")
                    .result("Test: Hash", "Bogo Ops/s", 4, 6)))
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("option-doubtful", CONSOLE, 9)
        .run("run_1")
        .hasStatus(Status.PARTIAL)
        .hasMetric(BOGO_OPS, 5);
  }

  @Test
  void recoversAnOptionOfTwoSamplesThatTheTableLacks() {
    assertThat(
            result(
                "stress-ng",
                HEADER + "Hash,2.00,1.50" + DATES,
                stressNg(2)
                    .option("Test: Hash", "Bogo Ops/s", 1, 2, 3)
                    .option("Test: Pipe", "Bogo Ops/s", 4, 6)))
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("not-in-table")
        .hasDiagnostic("not-in-table", "fewer than 3 samples")
        .run("run_2")
        .hasMetric(BOGO_OPS, 5)
        .hasNoMetric(DEVIATION);
  }

  @Test
  void failsAResultWithoutRowsAndConsole() {
    assertThat(table("stress-ng", HEADER))
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasDiagnostic("table-empty", "results_stress-ng.csv", 2);
  }

  @Test
  void recoversWhatTheWrapperCouldNotReduce() {
    assertThat(
            result(
                "redis",
                "Test,Connections,Average,Start_Date,End_Date\n",
                new PhoronixConsole("Redis 7.0.4", "pts/redis-1.4.0", 1)
                    .option(
                        "Test: GET - Parallel Connections: 50", "Requests Per Second", 4, 5, 6)))
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("table-empty")
        .hasPrimaryMetric("requests_per_sec", 5);
  }

  @Test
  void rejectsARowWhoseOptionTheSuiteNeverRan() {
    assertThat(
            result(
                "redis",
                "Test,Connections,Average,Start_Date,End_Date\n[Test:,Connections,5.00" + DATES,
                new PhoronixConsole("Redis 7.0.4", "pts/redis-1.4.0", 1)
                    .option(
                        "Test: GET - Parallel Connections: 50", "Requests Per Second", 4, 5, 6)))
        .hasRuns(1)
        .hasDiagnostic("row-unknown", "results_redis.csv", 3);
  }

  @Test
  void keepsOptionsApartByAllTheirLabels() {
    ResultDocument document =
        result(
            "redis",
            "Test,Connections,Average,Start_Date,End_Date\n"
                + "GET,50,5.00"
                + DATES
                + "GET,500,50.00"
                + DATES
                + "SET,50,20.00"
                + DATES,
            new PhoronixConsole("Redis 7.0.4", "pts/redis-1.4.0", 3)
                .option("Test: GET - Parallel Connections: 50", "Requests Per Second", 4, 5, 6)
                .option("Test: GET - Parallel Connections: 500", "Requests Per Second", 40, 50, 60)
                .option("Test: SET - Parallel Connections: 50", "Requests Per Second", 10, 20, 30));

    assertThat(document)
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .hasRunNames(
            "GET - Parallel Connections: 50",
            "GET - Parallel Connections: 500",
            "SET - Parallel Connections: 50")
        .hasPrimaryMetric("requests_per_sec_geometric_mean", Math.cbrt(5.0 * 50 * 20), within(1e-9))
        .run("run_2")
        .hasConfiguration("test", "GET")
        .hasConfiguration("parallel_connections", 500)
        .hasMetric("requests_per_sec", 50);
  }

  @Test
  void tellsSignaturesFromVerificationsOfAnRsaKey() {
    ResultDocument document =
        result(
            "openssl",
            "Algorithm,BPS,Start_Date,End_Date\nRSA4096,300.00"
                + DATES
                + "RSA4096,20000.00"
                + DATES
                + "SHA256,7.00"
                + DATES,
            new PhoronixConsole("OpenSSL 3.3", "pts/openssl-3.3.0", 2)
                .option("Algorithm: RSA4096", "sign/s", 299, 300, 301)
                .result("Algorithm: RSA4096", "verify/s", 19_999, 20_000, 20_001)
                .option("Algorithm: SHA256", "byte/s", 6, 7, 8));

    assertThat(document)
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .hasOnlyPrimaryMetrics()
        .hasRunNames("Algorithm: RSA4096", "Algorithm: SHA256")
        .run("run_1")
        .hasMetric("sign_per_sec", 300)
        .hasMetric("verify_per_sec", 20_000)
        .hasMetric(DEVIATION, 1.5)
        .hasMetric("verify_per_sec_deviation_percent", 1.5)
        .hasSeries("sign_per_sec", 299, 300, 301)
        .hasSeries("verify_per_sec", 19_999, 20_000, 20_001)
        .hasPoints(3);
  }

  @Test
  void tellsThemByTheirOrderWhereOnlyTheTableIsLeft() {
    assertThat(
            table(
                "openssl",
                "Algorithm,BPS\nRSA4096,300\nRSA4096,20000\nRSA4096,1\nSHA256,7\nSHA256,8\n"))
        .hasRuns(2)
        .hasDiagnostic("row-repeated", "results_openssl.csv", 5)
        .hasDiagnostic("row-repeated", "results_openssl.csv", 7)
        .run("run_1")
        .hasOnlyMetrics("sign_per_sec", "verify_per_sec")
        .hasMetric("sign_per_sec", 300)
        .hasMetric("verify_per_sec", 20_000)
        .and()
        .run("run_2")
        .hasMetric("bytes_per_sec", 7);
  }

  @Test
  void readsThroughColours() {
    String table =
        "Workload,Concurrency,Average,Deviation,Start_Date,End_Date\n"
            + "KV 95% Reads,1024,\u001b[1;34m5.00\u001b[0m,1.50"
            + DATES;
    PhoronixConsole console =
        new PhoronixConsole("\u001b[1;36mCockroachDB 22.2", "pts/cockroach-1.0.2", 1)
            .begin("Workload: KV, 95% Reads - Concurrency: 1024")
            .line("    Workload: KV, 95% Reads - Concurrency: 1024:")
            .line("        \u001b[1;31m4\u001b[0m")
            .line("        5")
            .line("        \u001b[1;32m6\u001b[0m")
            .line("")
            .line("    Average: \u001b[1;34m5.00 ops/s\u001b[0m")
            .line("    Deviation: 1.50%");

    ResultDocument document = result("cockroach", table, console);

    assertThat(document)
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .hasTestVersion("22.2")
        .hasRunNames("Workload: KV, 95% Reads - Concurrency: 1024")
        .run("run_1")
        .hasMetric("ops_per_sec", 5)
        .hasSeries("ops_per_sec", 4, 5, 6);
    assertThat(json(document)).doesNotContain("\\u001b").doesNotContain("[1;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"459.280m", "134m459.28", "n/a", "", "nan", "4,59"})
  void neverGuessesAValueThatIsNoNumber(String value) {
    assertThat(table("stress-ng", "Test:Average:Deviation\nHash:" + value + ":1.50\n"))
        .hasStatus(Status.FAIL)
        .hasDiagnostic("value-invalid", "results_stress-ng.csv", 3)
        .hasDiagnostic("value-invalid", "column 'Average' holds '" + value + "'")
        .run("run_1")
        .hasName("Hash")
        .hasStatus(Status.FAIL)
        .hasOnlyMetrics();
  }

  @Test
  void takesTheConsoleForAValueThatIsNoNumber() {
    assertThat(
            result(
                "stress-ng",
                HEADER + "Hash,2.000m,1.50" + DATES,
                stressNg(1).option("Test: Hash", "Bogo Ops/s", 1, 2, 3)))
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("value-invalid", "results_stress-ng.csv", 3)
        .run("run_1")
        .hasStatus(Status.PASS)
        .hasMetric(BOGO_OPS, 2);
  }

  @Test
  void readsAnUnknownSubTestByItsHeader() {
    assertThat(table("blender", "Test,Average,Deviation\nBMW27,12.5,0.4\n"))
        .hasDiagnostic("unit-unknown", "results_blender.csv", null)
        .run("run_1")
        .hasName("BMW27")
        .hasMetric("unknown_unit", 12.5)
        .hasMetric(DEVIATION, 0.4);
  }

  @ParameterizedTest
  @CsvSource({
    "Frames Per Second, frames_per_sec, frames/s, HIGHER_IS_BETTER",
    "FPS, frames_per_sec, frames/s, HIGHER_IS_BETTER",
    "us, microseconds, us, LOWER_IS_BETTER",
    "Microseconds, microseconds, us, LOWER_IS_BETTER",
    "ns, nanoseconds, ns, LOWER_IS_BETTER"
  })
  void namesAUnitThatIsWrittenInTwoWaysOnce(
      String written, String metric, String unit, Direction direction) {
    assertThat(
            console(
                "foo",
                new PhoronixConsole("Foo 1", "pts/foo-1.0.0", 1)
                    .option("Test: A", written, 1, 2, 3)))
        .hasMetricDefinition(metric, unit, direction)
        .run("run_1")
        .hasMetric(metric, 2);
  }

  @Test
  void neverGivesBitsAndBytesOneName() {
    assertThat(
            console(
                "foo",
                new PhoronixConsole("Foo 1", "pts/foo-1.0.0", 2)
                    .option("Test: A", "MB/s", 1, 2, 3)
                    .option("Test: B", "Mb/s", 4, 5, 6)))
        .hasOnlyPrimaryMetrics()
        .hasMetricDefinition("mb_per_sec", "MB/s", Direction.HIGHER_IS_BETTER)
        .hasMetricDefinition("mbit_per_sec", "Mb/s", Direction.HIGHER_IS_BETTER);
  }

  @Test
  void saysThatAResultIsATextAndNotThatItIsMissing() {
    assertThat(
            console(
                "foo",
                new PhoronixConsole("Foo 1", "pts/foo-1.0.0", 1)
                    .begin("Mode: Verify")
                    .line("\n        Final: PASS (Checks)")))
        .hasStatus(Status.FAIL)
        .hasDiagnostic("option-failed", "the result is 'PASS (Checks)', no number");
  }

  @ParameterizedTest
  @CsvSource({
    "MB/s, mb_per_sec, HIGHER_IS_BETTER",
    "% Of Peak, of_peak, NONE",
    "Queries/sec, queries_per_sec, HIGHER_IS_BETTER",
    "Nodes / Move, nodes_move, NONE"
  })
  void namesAnUnknownUnitAndItsDirectionOnlyAsARate(
      String unit, String metric, Direction direction) {
    assertThat(
            console(
                "foo",
                new PhoronixConsole("Foo 1", "pts/foo-1.0.0", 1).option("Test: A", unit, 1, 2, 3)))
        .hasMetricDefinition(metric, unit, direction)
        .run("run_1")
        .hasMetric(metric, 2);
  }

  @Test
  void keepsResultsApartThatTheSuiteDescribesDifferently() {
    assertThat(
            console(
                "foo",
                new PhoronixConsole("Foo 1", "pts/foo-1.0.0", 1)
                    .begin("Test: A")
                    .result("Test: A - Encode", "MB/s", 1, 2, 3)
                    .result("Test: A - Decode", "MB/s", 4, 5, 6)))
        .hasStatus(Status.PARTIAL)
        .hasRunNames("A - Encode", "A - Decode")
        .run("run_2")
        .hasMetric("mb_per_sec", 5);
  }

  @Test
  void reportsAnUnknownHeaderWithTheKnownForms() {
    assertThat(table("stress-ng", "Name;Speed\nHash;1\n"))
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasDiagnostic("header-unknown", "results_stress-ng.csv", 2)
        .hasDiagnostic("header-unknown", "'Name;Speed'")
        .hasDiagnostic("header-unknown", "Average, RPS, BPS, BOPs");
  }

  @Test
  void givesTwoSubTestsTwoDocuments() {
    ResultDocument nginx = table("nginx", "Connections,RPS\n500,5\n");
    ResultDocument sqlite = table("sqlite", "Threads,Average\n500,5\n");

    assertThat(nginx.id()).isNotEqualTo(sqlite.id()).startsWith("phoronix_");
    assertThat(nginx).run("run_1").hasConfiguration("sub_test", "nginx");
    assertThat(sqlite).run("run_1").hasConfiguration("sub_test", "sqlite");
  }

  @ParameterizedTest
  @CsvSource({
    "AVX-512 VNNI, AVX-512 VNNI",
    "x86_64 RdRand, x86_64 RdRand",
    "Glibc C String Functions, Glibc C String Functions"
  })
  void keepsOddNamesAsTheyAreAndFindsTheirRow(String option, String name) {
    assertThat(
            result(
                "stress-ng",
                HEADER + option + ",2.00,1.50" + DATES,
                stressNg(1).option("Test: " + option, "Bogo Ops/s", 1, 2, 3)))
        .hasNoDiagnostics()
        .hasRunNames(name);
  }

  @Test
  void takesASeparatorInANameForPartOfIt() {
    assertThat(
            table(
                "cockroach",
                "Workload,Concurrency,Average,Deviation\nKV, 95% Reads,1024,8306.7,0.37\n"))
        .run("run_1")
        .hasName("Workload: KV, 95% Reads - Concurrency: 1024")
        .hasMetric("ops_per_sec", 8306.7)
        .hasMetric(DEVIATION, 0.37);
  }

  @Test
  void averagesWhatTheSuiteReportsOverTheIterations() {
    ResultDocument document =
        kit("stress-ng")
            .file(csv("stress-ng"), HEADER + "Hash,5.00,3.50" + DATES + "Pipe,8.00,1.50" + DATES)
            .file(
                path("stress-ng", "results_phoronix_none_iterations_10.out"),
                stressNg(2)
                    .option("Test: Hash", "Bogo Ops/s", 4, 5, 6)
                    .option("Test: Pipe", "Bogo Ops/s", 8, 8, 8)
                    .toString()
                    .replaceFirst("1\\.50%", "3.50%"))
            .file(
                path("stress-ng", "results_phoronix_none_iterations_2.out"),
                stressNg(2)
                    .option("Test: Hash", "Bogo Ops/s", 1, 2, 3)
                    .option("Test: Pipe", "Bogo Ops/s", 2, 2, 2)
                    .toString())
            .process();

    assertThat(document)
        .hasTestTimestamp("2026-01-05T10:00:00", TestTimestampSource.ARCHIVE_NAME)
        .startedAt(null)
        .endedAt("2026-01-05T10:10:00.000Z")
        .hasExecutionTime(null)
        .hasDiagnostic("iterations-missing", "iteration 10 is the last")
        .hasDiagnostic("dates-of-last-iteration", "results_stress-ng.csv", null)
        .hasPrimaryMetric("bogo_ops_per_sec_geometric_mean", Math.sqrt(3.5 * 5), within(1e-9))
        .run("run_1")
        .hasStatus(Status.PASS)
        .hasMetric(BOGO_OPS, 3.5)
        .hasMetric(DEVIATION, 2.5)
        .hasSeries(BOGO_OPS, 1, 2, 3, 4, 5, 6)
        .hasConfigurationIds(
            "iteration=2",
            "iteration=2",
            "iteration=2",
            "iteration=10",
            "iteration=10",
            "iteration=10");
  }

  @Test
  void givesOnlyPartOfAnOptionThatOneIterationLacks() {
    assertThat(
            kit("stress-ng")
                .file(
                    path("stress-ng", CONSOLE),
                    stressNg(1).option("Test: Hash", "Bogo Ops/s", 1, 2, 3).toString())
                .file(
                    path("stress-ng", "results_phoronix_none_iterations_2.out"),
                    stressNg(1).begin("Test: Hash").toString())
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric(BOGO_OPS, 2)
        .run("run_1")
        .hasStatus(Status.PARTIAL)
        .hasValidation(
            "problems", List.of("iteration 2: the console ends before the option has a result"));
  }

  @Test
  void takesTheConsoleForMetricAndPointsWhereTheTableDiffers() {
    assertThat(
            result(
                "stress-ng",
                HEADER + "Hash,2.50,1.50" + DATES,
                stressNg(1).option("Test: Hash", "Bogo Ops/s", 1, 2, 3)))
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("table-differs")
        .hasDiagnostic("table-differs", "results_stress-ng.csv", 3)
        .run("run_1")
        .hasStatus(Status.PARTIAL)
        .hasMetric(BOGO_OPS, 2)
        .hasSeries(BOGO_OPS, 1, 2, 3);
  }

  @Test
  void takesTheConsoleWhereTheTableLiesOutsideItsSamples() {
    assertThat(
            result(
                "stress-ng",
                HEADER + "Hash,2000,1.50" + DATES,
                stressNg(1).option("Test: Hash", "Bogo Ops/s", 1, 2, 3)))
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("table-differs", "Hash: the table has 2000.0 and the console 2.0")
        .hasPrimaryMetric(BOGO_OPS, 2)
        .run("run_1")
        .hasStatus(Status.PARTIAL)
        .hasMetric(BOGO_OPS, 2)
        .hasSeries(BOGO_OPS, 1, 2, 3);
  }

  @Test
  void takesTheMeanOfSamplesThatTheAverageLiesOutside() {
    assertThat(
            result(
                "stress-ng",
                HEADER + "Hash,9.00,1.50" + DATES,
                stressNg(1)
                    .begin("Test: Hash")
                    .line("Test: Hash:")
                    .line("1.004")
                    .line("1.004")
                    .line("Average: 9.00 Bogo Ops/s")))
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic(
            "option-doubtful", "Hash: the average 9.00 lies outside its samples; their mean, 1.004")
        .run("run_1")
        .hasMetric(BOGO_OPS, 1.004);
    assertThat(
            result(
                "stress-ng",
                HEADER + "Hash,1.00,1.50" + DATES,
                stressNg(1)
                    .begin("Test: Hash")
                    .line("Test: Hash:")
                    .line("1.004")
                    .line("1.004")
                    .line("Average: 1.00 Bogo Ops/s")))
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasMetric(BOGO_OPS, 1.004);
  }

  @Test
  void readsTheConsoleOfItsOwnProfile() {
    assertThat(sample("phoronix_stress-ng", "console-of-other-profile").process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("console-of-other-profile")
        .run("run_1")
        .hasMetric(BOGO_OPS, 2000)
        .hasSeries(BOGO_OPS, 1999, 2000, 2001);
  }

  @Test
  void saysThatTheOnlyConsoleIsOfAnotherProfile() {
    assertThat(
            sample("phoronix_stress-ng", "console-of-other-profile")
                .without("results_phoronix_virtual-guest_iterations_1.out")
                .without("results_stress-ng.csv")
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("console-of-other-profile", "table-missing")
        .hasDiagnostic("console-of-other-profile", "it is read, because nothing else is there");
  }

  @Test
  void readsTheTableAloneBesideAConsoleOfAnotherProfile() {
    assertThat(
            sample("phoronix_stress-ng", "console-of-other-profile")
                .without("results_phoronix_virtual-guest_iterations_1.out")
                .process())
        .hasOnlyDiagnostics("console-of-other-profile", "console-missing")
        .run("run_1")
        .hasMetric(BOGO_OPS, 2000)
        .hasPoints(0);
  }

  @Test
  void leavesOutAConsoleOfAnotherSubTest() {
    ResultDocument document =
        kit("redis")
            .file(
                csv("redis"),
                "# Subtest: redis\nTest,Connections,Average,Start_Date,End_Date\nGET,50,7.00"
                    + DATES)
            .file(
                path("redis", CONSOLE),
                stressNg(1).option("Test: Hash", "Bogo Ops/s", 1, 2, 3).toString())
            .process();

    assertThat(document)
        .hasOnlyDiagnostics("console-of-other-sub-test", "console-missing")
        .hasDiagnostic(
            "console-of-other-sub-test", "the console is of stress-ng, and the result of redis")
        .hasRunNames("GET - Parallel Connections: 50")
        .run("run_1")
        .hasConfiguration("sub_test", "redis")
        .hasMetric("requests_per_sec", 7);
  }

  @Test
  void takesNoProfileInTheArchivesNameForASubTest() {
    assertThat(
            ProcessorTestKit.processor(new PhoronixProcessor())
                .test("phoronix_tuned_virtual-guest_sys_file_none")
                .file("results_phoronix/results.csv", "Test:BOPs\nHash:2.00\n")
                .file(
                    "results_phoronix/results_phoronix_tuned_virtual-guest_sys_file_none.out",
                    stressNg(1).option("Test: Hash", "Bogo Ops/s", 1, 2, 3).toString())
                .file("results_phoronix/test_results_report", "Ran\n")
                .process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasConfiguration("sub_test", "stress-ng");
  }

  @Test
  void quotesWhyATestNeverBegan() {
    assertThat(
            console(
                "stress-ng",
                stressNg(2)
                    .option("Test: Hash", "Bogo Ops/s", 1, 2, 3)
                    .line("        There is not enough space (at /var/x/) for this test to run.")))
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("suite-objects", "the suite says 'There is not enough space")
        .hasDiagnostic("options-missing", "set out to run 2 options and began 1")
        .run("run_1")
        .hasStatus(Status.PASS);
    assertThat(
            console(
                "stress-ng",
                stressNg(1).line("    [PROBLEM] pts/stress-ng-1.11.0 is not installed.")))
        .hasStatus(Status.FAIL)
        .hasDiagnostic("suite-objects", "[PROBLEM] pts/stress-ng-1.11.0 is not installed.");
  }

  @Test
  void failsTheOnlyTestThatTheSuiteListsWithoutAnOption() {
    assertThat(
            console(
                "phpbench",
                new PhoronixConsole("PHPBench 0.8.1", "pts/phpbench-1.1.6", 1)
                    .line("PHPBench 0.8.1:")
                    .line("    pts/phpbench-1.1.6")
                    .line("    Test 1 of 1")
                    .line("        Started Run 1 @ 11:03:40")
                    .line("")
                    .line("    PHP Benchmark Suite:")
                    .line("        400")
                    .line("        500")
                    .line("")
                    .line("    Average: 450 Score")
                    .line("")
                    .line("The following tests failed to properly run:")
                    .line("")
                    .line("    - pts/phpbench-1.1.6")))
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("option-doubtful", "the suite lists it as failed");
  }

  @Test
  void quotesAValueThatIsNotAvailableOnceAndTakesTheConsoles() {
    assertThat(
            result(
                "stress-ng",
                HEADER + "Hash,n/a,1.50" + DATES + "Pipe,2.00,1.50" + DATES,
                stressNg(2)
                    .option("Test: Hash", "Bogo Ops/s", 1, 2, 3)
                    .option("Test: Pipe", "Bogo Ops/s", 1, 2, 3)))
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("value-invalid")
        .hasDiagnostic("value-invalid", "'n/a'")
        .run("run_1")
        .hasMetric(BOGO_OPS, 2);
  }

  @Test
  void saysOnceWhatHoldsForManyOptions() {
    PhoronixConsole console = stressNg(3);
    for (String option : List.of("Test: Hash", "Test: Pipe", "Test: MMAP")) {
      console.option(option, "MIPS", 1, 2, 3);
    }

    assertThat(
            result(
                "stress-ng", HEADER + "Hash,3.00,1.50" + DATES + "Pipe,1.00,1.50" + DATES, console))
        .hasOnlyDiagnostics("table-differs", "not-in-table", "unit-unknown")
        .hasDiagnostic("table-differs", "Hash: the table has 3.0 and the console 2.0 (and 1 more)")
        .hasDiagnostic("unit-unknown", "the unit 'MIPS' is not known (and 2 more)");
  }

  @Test
  void saysThatAWholeIterationLacksAnOption() {
    assertThat(
            kit("stress-ng")
                .file(
                    path("stress-ng", CONSOLE),
                    stressNg(2)
                        .option("Test: Hash", "Bogo Ops/s", 1, 2, 3)
                        .option("Test: Pipe", "Bogo Ops/s", 1, 2, 3)
                        .toString())
                .file(
                    path("stress-ng", "results_phoronix_none_iterations_2.out"),
                    stressNg(1).option("Test: Hash", "Bogo Ops/s", 1, 2, 3).toString())
                .file(
                    csv("stress-ng"), "# Subtest: stress-ng\n" + HEADER + "Hash,2.00,1.50" + DATES)
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("option-missing", "dates-of-last-iteration")
        .hasDiagnostic("option-missing", "iteration 2 has no option Pipe")
        .run("run_2")
        .hasStatus(Status.PARTIAL);
  }

  @Test
  void saysWhereADeviationOfTheTableDiffersFromTheConsole() {
    assertThat(
            result(
                "stress-ng",
                HEADER + "Hash,2.00,0.50" + DATES,
                stressNg(1).option("Test: Hash", "Bogo Ops/s", 1, 2, 3)))
        .hasOnlyDiagnostics("table-differs")
        .hasDiagnostic("table-differs", "has a deviation of 0.5 and the console 1.5")
        .run("run_1")
        .hasMetric(DEVIATION, 1.5);
  }

  @ParameterizedTest
  @CsvSource({"2, row-unfinished", "22.00, "})
  void takesNoNumberInWhichTheTableEndsOverTheConsoles(String last, @Nullable String code) {
    ResultDocument document =
        result(
            "stress-ng",
            "Test:BOPs\nPipe:5.00\nHash:" + last,
            stressNg(2)
                .option("Test: Pipe", "Bogo Ops/s", 4, 5, 6)
                .option("Test: Hash", "Bogo Ops/s", 21, 22, 23));

    assertThat(document)
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics(code == null ? new String[0] : new String[] {code})
        .run("run_2")
        .hasMetric(BOGO_OPS, 22);
  }

  @Test
  void saysThatTheLastNumberOfATableAloneMayBeCut() {
    assertThat(table("stress-ng", "Test:BOPs\nPipe:5.00\nHash:2"))
        .hasDiagnostic("row-unfinished", "results_stress-ng.csv", 4);
  }

  @Test
  void losesNoOptionWhereTheLineThatNamesTheNextIsLost() {
    String text =
        stressNg(2)
            .option("Test: Pipe", "Bogo Ops/s", 4, 5, 6)
            .option("Test: Hash", "Bogo Ops/s", 1, 2, 3)
            .toString()
            .replaceAll(".*\\[Test: Hash].*\n", "");

    assertThat(kit("stress-ng").file(path("stress-ng", CONSOLE), text).process())
        .hasRunNames("Pipe", "Hash")
        .run("run_1")
        .hasSeries(BOGO_OPS, 4, 5, 6);
  }

  @Test
  void readsTheConsoleAloneAndSaysSo() {
    assertThat(console("stress-ng", stressNg(1).option("Test: Hash", "Bogo Ops/s", 1, 2, 3)))
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("table-missing")
        .hasTestTimestamp("2026-01-05T10:00:00", TestTimestampSource.ARCHIVE_NAME)
        .run("run_1")
        .hasMetric(BOGO_OPS, 2)
        .hasMetric(DEVIATION, 1.5);
  }

  @Test
  void readsIotdbFromTheConsoleBecauseItsTableIsShifted() {
    String option =
        "Device Count: 100 - Batch Size Per Write: 1 - Sensor Count: 200 - Client Number: 100";
    ResultDocument document =
        result(
            "apache-iotdb",
            "device_count,batch_size,sensor_count,client_number,point_sec,latency,"
                + "Start_Date,End_Date\n100,1,200,100,,"
                + DATES,
            new PhoronixConsole("Apache IoTDB 1.2", "pts/apache-iotdb-1.2.0", 1)
                .option(option, "point/sec", 139_644, 139_645, 139_646)
                .result(option, "Average Latency", 117, 118, 119)
                .line("    Minimum: 1.5")
                .line("    Maximum: 2000.5"));

    assertThat(document)
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("table-shifted")
        .hasOnlyPrimaryMetrics()
        .hasExecutionTime(600.0)
        .hasRunNames(option)
        .run("run_1")
        .hasMetric("points_per_sec", 139_645)
        .hasMetric("milliseconds", 118)
        .hasConfiguration("device_count", 100);
  }

  @Test
  void takesTheOnlyRowForTheOnlyOption() {
    ResultDocument document =
        result(
            "phpbench",
            "Average,Deviation,Start_Date,End_Date\n523000.00,1.50" + DATES,
            new PhoronixConsole("PHPBench 0.8.1", "pts/phpbench-1.1.6", 1)
                .option("PHP Benchmark Suite", "Score", 522_999, 523_000, 523_001));

    assertThat(document)
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .hasOnlyPrimaryMetrics("score")
        .hasPrimaryMetric("score", 523_000)
        .hasPrimaryMetricOf("score", "run_1")
        .run("run_1")
        .hasName("PHP Benchmark Suite")
        .hasMetric(DEVIATION, 1.5);
    assertThat(document.results().overallStatistics().sampleCount()).isEqualTo(3);
  }

  @Test
  void namesAllTablesWhereThereAreSeveral() {
    assertThat(
            kit("redis")
                .file(path("redis", "results_nginx.csv"), "Connections,RPS\n500,5\n")
                .file(csv("redis"), "Test,Connections,Average\nGET,50,7\n")
                .process())
        .hasDiagnostic("several-tables", "results_nginx.csv, results_redis.csv")
        .hasRunNames("GET - Parallel Connections: 50");
  }

  @Test
  void readsTheNewestOfSeveralDirectoriesAndSaysSo() {
    assertThat(
            kit("nginx")
                .file(csv("nginx"), "Connections,RPS\n500,5\n")
                .file(
                    "results_phoronix_none2025.12.31-10.00.00/results_phoronix_nginx/"
                        + "results_nginx.csv",
                    "Connections,RPS\n500,7\n")
                .process())
        .hasDiagnostic("several-directories", "2025.12.31-10.00.00")
        .run("run_1")
        .hasMetric("requests_per_sec", 5);
  }

  @ParameterizedTest
  @CsvSource({
    "'Hash,2.00', row-rejected",
    "'Hash,2.00,1.50,2026-01-05T10:00:00Z,2026-01-05T1', date-missing",
    "'Hash,2.00,1.50,2026-01-05T10:00:05Z,2026-01-05T10:00:00Z', clock-step"
  })
  void reportsARowThatIsCutOrImpossible(String row, String code) {
    assertThat(
            result(
                "stress-ng", HEADER + row, stressNg(1).option("Test: Hash", "Bogo Ops/s", 1, 2, 3)))
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic(code, "results_stress-ng.csv", 3)
        .hasExecutionTime(null)
        .run("run_1")
        .hasMetric(BOGO_OPS, 2);
  }

  @Test
  void reportsAResultThatIsNoNumberInTheConsole() {
    assertThat(
            console(
                "stress-ng", stressNg(1).begin("Test: Hash").line("    Average: many Bogo Ops/s")))
        .hasStatus(Status.FAIL)
        .hasDiagnostic("value-invalid", CONSOLE, 9)
        .hasDiagnostic("value-invalid", "'many Bogo Ops/s'");
  }

  @Test
  void doesNotTakeTheMenuForOptions() {
    assertThat(
            console(
                "stress-ng",
                new PhoronixConsole("", "", 0)
                    .line("Stress-NG 0.16.04:")
                    .line("    pts/stress-ng-1.11.0")
                    .line("    System Test Configuration")
                    .line("        1:  CPU Stress")
                    .line("        2:  Crypto")))
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasTestVersion("0.16.04")
        .hasDiagnostic("options-missing", "an unknown number of options and began 0");
  }

  @Test
  void failsAnEmptyResult() {
    assertThat(ProcessorTestKit.processor(new PhoronixProcessor()).file("version", "").process())
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasOnlyDiagnostics("table-missing", "console-missing");
  }

  private static ProcessorTestKit sample(String test, String wrapper) {
    return ProcessorTestKit.processor(new PhoronixProcessor())
        .test(test)
        .archive(PhoronixProcessorTest.class.getResourceAsStream("/phoronix/" + wrapper + ".zip"));
  }

  private static PhoronixConsole stressNg(int promised) {
    return new PhoronixConsole("Stress-NG 0.16.04", "pts/stress-ng-1.11.0", promised);
  }

  private static ProcessorTestKit kit(String subTest) {
    return ProcessorTestKit.processor(new PhoronixProcessor()).test("phoronix_" + subTest);
  }

  private static String path(String subTest, String file) {
    return "results_phoronix_none2026.01.05-10.00.00/results_phoronix_" + subTest + "/" + file;
  }

  private static String csv(String subTest) {
    return path(subTest, "results_" + subTest + ".csv");
  }

  private static ResultDocument table(String subTest, String text) {
    return kit(subTest).file(csv(subTest), "# Results version: v10.8.1\n" + text).process();
  }

  private static ResultDocument console(String subTest, PhoronixConsole console) {
    return kit(subTest).file(path(subTest, CONSOLE), console.toString()).process();
  }

  private static ResultDocument result(String subTest, String table, PhoronixConsole console) {
    return kit(subTest)
        .file(csv(subTest), "# Subtest: " + subTest + "\n" + table)
        .file(path(subTest, CONSOLE), console.toString())
        .process();
  }

  private static String json(ResultDocument document) {
    return new String(JsonCodec.canonical(document), StandardCharsets.UTF_8);
  }
}
