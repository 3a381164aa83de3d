package io.zathras.processor.uperf;

import static io.zathras.processor.uperf.UperfFiles.DIRECTORY;
import static io.zathras.processor.uperf.UperfFiles.HEADER;
import static io.zathras.processor.uperf.UperfFiles.name;
import static io.zathras.processor.uperf.UperfFiles.statistics;
import static io.zathras.processor.uperf.UperfFiles.total;
import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zathras.schema.Direction;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.testkit.ProcessorTestKit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UperfProcessorTest {

  private static final String FILE = name("stream", "tcp", 64, 4, 1, 1);

  private static final String CSV = "results_uperf.csv";
  private static final String REPORT = "test_results_report";
  private static final String THROUGHPUT = "throughput_gbps";
  private static final String SENT = "sent_throughput_gbps";
  private static final String TRANSACTIONS = "transactions_per_sec";
  private static final String DATES = ",2026-01-05T10:00:00Z,2026-01-05T10:00:05Z\n";

  @ParameterizedTest
  @ValueSource(strings = {"v2.7", "v2.1"})
  void readsRealResultsAsTheyWereReviewed(String wrapper) {
    assertThat(sample(wrapper).process())
        .isValid()
        .matchesGolden(Path.of("src/test/resources/uperf", wrapper + ".json"));
  }

  @Test
  void leavesOutARateTooSmallToHaveAnInverse() {
    String tiny = "0." + "0".repeat(323) + "5";
    assertThat(
            new UperfFiles()
                .rawCase("rr", "tcp", 64, 1, 1, "2.50Mb/s", "4500")
                .rawCase("stream", "tcp", 64, 1, 1, "2.50Mb/s", tiny)
                .kit()
                .process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("case-doubtful", "is no 'Total <bytes> / <seconds>(s)")
        .hasPrimaryMetric("rr_tcp_transactions_per_sec", 4500);
  }

  @Test
  void takesRatesFromTheTotalLinesAndNotFromTheCutTable() {
    assertThat(sample("v2.7").process())
        .hasStatus(Status.PASS)
        .hasTestVersion(null)
        .hasTestTimestamp("2026-11-22T10:41:31.000Z", TestTimestampSource.RESULT_DATA)
        .hasExecutionTime(65.0)
        .hasNoDiagnostics()
        .hasRunNames("rr tcp 64 B", "rr tcp 16384 B", "stream tcp 64 B", "stream tcp 16384 B")
        .hasOnlyPrimaryMetrics("rr_tcp_transactions_per_sec", "stream_tcp_throughput_gbps")
        .hasPrimaryMetric("rr_tcp_transactions_per_sec", 199)
        .hasPrimaryMetricOf("rr_tcp_transactions_per_sec", "run_1")
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 1.39)
        .hasPrimaryMetricOf("stream_tcp_throughput_gbps", "run_4")
        .hasMetricDefinition(THROUGHPUT, "Gb/s", Direction.HIGHER_IS_BETTER)
        .hasMetricDefinition("inverse_rate_usec", "us", Direction.LOWER_IS_BETTER)
        .run("run_1")
        .hasSeries(THROUGHPUT, 0.0023, 3.25e-5, 0.00010153)
        .hasSeries(TRANSACTIONS, 4495, 64, 199)
        .hasConfigurationIds(
            "instances=1,iteration=1", "instances=2,iteration=1", "instances=4,iteration=1")
        .hasDuration(14.0);
  }

  @Test
  void readsTheColonTableWithoutInventingTimes() {
    assertThat(sample("v2.1").process())
        .hasStatus(Status.PASS)
        .hasTestTimestamp("2026-11-22T10:44:19", TestTimestampSource.ARCHIVE_NAME)
        .hasExecutionTime(null)
        .hasOnlyDiagnostics("no-dates")
        .hasDiagnostic("no-dates", CSV, null)
        .run("run_1")
        .startedAt(null)
        .hasDuration(null)
        .hasPointTimes(null, null);
  }

  @ParameterizedTest
  @CsvSource({"instances, Gb_Sec", "number_procs, GB_Sec", "Instance_Count, Gb_Sec"})
  void readsEveryNameOfAColumnAsTheSame(String instances, String rate) {
    String header = HEADER.replace("instances", instances).replace("Gb_Sec", rate);

    assertThat(table(header + "8,.76,5981,.000167,rr,tcp,16384" + DATES))
        .run("run_1")
        .hasConfigurationIds("instances=8,iteration=1")
        .hasMetric(THROUGHPUT, 0.76)
        .hasMetric(TRANSACTIONS, 5981);
  }

  @Test
  void readsTheColumnsOfEachHeaderAnew() {
    assertThat(
            table(
                block("rr", "tcp", 64)
                    + "instances,Gb_Sec,trans_sec,lat_usec,test_type,packet_type,packet_size\n"
                    + "1,.5,100,.01,rr,tcp,64\n"
                    + block("stream", "tcp", 64)
                    + "instances,trans_sec,Gb_Sec,lat_usec,test_type,packet_type,packet_size\n"
                    + "1,200,.7,.005,stream,tcp,64\n"))
        .hasRuns(2)
        .run("run_1")
        .hasMetric(THROUGHPUT, 0.5)
        .hasMetric(TRANSACTIONS, 100)
        .and()
        .run("run_2")
        .hasMetric(THROUGHPUT, 0.7)
        .hasMetric(TRANSACTIONS, 200);
  }

  @Test
  void readsNumbersAsBcWritesThem() {
    assertThat(
            table(
                HEADER
                    + "1,.76,5981,.000167,rr,tcp,64"
                    + DATES
                    + "2,0,63,.015873,rr,tcp,64"
                    + DATES))
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("rates-from-table", CSV, 2)
        .run("run_1")
        .hasSeries(THROUGHPUT, 0.76, 0)
        .hasSeries(TRANSACTIONS, 5981, 63)
        .hasValidation(
            "rates_from_table", List.of("instances=1,iteration=1", "instances=2,iteration=1"));
  }

  @Test
  void publishesTheInverseRateInMicrosecondsAndNeverTheSecondsOfTheTable() {
    assertThat(table(HEADER + "1,.76,5981,.000167,rr,tcp,64" + DATES))
        .run("run_1")
        .hasMetric("inverse_rate_usec", 1e6 / 5981, within(1e-9));
  }

  @Test
  void keepsAFailedCaseAsAPointWithoutMetrics() {
    ResultDocument document =
        new UperfFiles()
            .rawCase("stream", "tcp", 64, 1, 1, "5.00Gb/s", "9000")
            .raw(name("stream", "tcp", 64, 2, 1, 1), failure())
            .row("2,,,", "stream", "tcp", 64)
            .kit()
            .process();

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 5)
        .hasOnlyDiagnostics("case-failed", "fewer-instances")
        .hasDiagnostic("case-failed", DIRECTORY + name("stream", "tcp", 64, 2, 1, 1), 4)
        .hasDiagnostic("case-failed", "uperf could not connect: Connection refused")
        .run("run_1")
        .hasStatus(Status.PARTIAL)
        .hasPoints(2)
        .hasSeries(THROUGHPUT, 5)
        .hasConfigurationIds("instances=1,iteration=1", "instances=2,iteration=1")
        .hasConfiguration("instances", 1)
        .hasValidation("failed_cases", List.of("instances=2,iteration=1"));
  }

  @Test
  void failsATestOfFailedCasesOnly() {
    assertThat(table(HEADER + "1,,,,maerts,tcp,64" + DATES))
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasDiagnostic("case-failed", CSV, 2)
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasPoints(1)
        .hasOnlyMetrics();
  }

  @Test
  void neverShowsTheAddressThatCouldNotBeReached() {
    ResultDocument document =
        new UperfFiles()
            .raw(name("stream", "tcp", 64, 2, 1, 1), failure())
            .row("2,,,", "stream", "tcp", 64)
            .kit()
            .process();

    assertThat(json(document)).doesNotContain("192.0.2.7");
  }

  @ParameterizedTest
  @CsvSource({
    "512.00b/s, 5.12e-7",
    "31.80Kb/s, 3.18e-5",
    "783.86Mb/s, 0.78386",
    "1.20Tb/s, 1200",
    ".76, 0.76"
  })
  void convertsRatesWithUnits(String rate, double gigabits) {
    assertThat(table(HEADER + "1," + rate + ",5981,.000167,stream,tcp,64" + DATES))
        .run("run_1")
        .hasMetric(THROUGHPUT, gigabits);
  }

  @Test
  void rejectsAnUnknownUnitWithLineAndColumn() {
    assertThat(table(HEADER + "1,12MB/s,5981,.000167,stream,tcp,64" + DATES))
        .hasDiagnostic("value-invalid", CSV, 2)
        .hasDiagnostic("value-invalid", "column 'Gb_Sec' holds '12MB/s'")
        .run("run_1")
        .hasNoMetric(THROUGHPUT)
        .hasMetric(TRANSACTIONS, 5981);
  }

  @Test
  void neverPassesWithoutDataRows() {
    assertThat(table(HEADER))
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasDiagnostic("table-empty", CSV, null)
        .hasDiagnostic("table-empty", "no data rows");
  }

  @Test
  void neverPassesWithoutAHeader() {
    assertThat(table(block("rr", "tcp", 64)))
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasDiagnostic("no-header", CSV, null);
  }

  @Test
  void rejectsRowsBelowAHeaderWithoutACountColumn() {
    assertThat(table("Gb_Sec,trans_sec,test_type,packet_type,packet_size\n.5,100,rr,tcp,64\n"))
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasDiagnostic("no-header", "instances or number_procs or Instance_Count")
        .hasDiagnostic("row-rejected", CSV, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "four", "1.5", "99999999999"})
  void rejectsARowWhoseCountIsNone(String count) {
    assertThat(table(HEADER + count + ",.5,100,.01,rr,tcp,64" + DATES))
        .hasRuns(0)
        .hasDiagnostic("row-rejected", CSV, 2)
        .hasDiagnostic("row-rejected", "expected instances");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rebuildsTheCasesFromTheRawFilesWithoutATable(boolean empty) {
    UperfFiles files =
        new UperfFiles()
            .rawCase("stream", "tcp", 64, 1, 1, "5.00Gb/s", "9000")
            .rawCase("stream", "tcp", 64, 2, 1, "6.00Gb/s", "9500");
    ProcessorTestKit kit = empty ? files.kit().file(DIRECTORY + CSV, "") : files.kit().without(CSV);

    assertThat(kit.process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics(empty ? "no-header" : "table-missing")
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 6)
        .run("run_1")
        .hasStatus(Status.PASS)
        .hasSeries(THROUGHPUT, 5, 6)
        .hasPointTimes("2026-01-05T10:00:01.000Z", "2026-01-05T10:00:06.000Z")
        .hasValidation(
            "not_in_table", List.of("instances=1,iteration=1", "instances=2,iteration=1"));
  }

  @Test
  void failsWithoutAnyResult() {
    assertThat(
            ProcessorTestKit.processor(new UperfProcessor())
                .file(DIRECTORY + REPORT, "Failed\n")
                .process())
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasOnlyDiagnostics("table-missing", "report-failed", "no-results");
  }

  @Test
  void doesNotTakeTheRawFilesForAllWhenNothingCountsTheCases() {
    assertThat(
            new UperfFiles()
                .rawCase("stream", "tcp", 64, 1, 1, "5.00Gb/s", "9000")
                .kit()
                .without(CSV)
                .without(REPORT)
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 5);
  }

  @Test
  void doesNotPassWhenOneLineOfTheReportSaysFailed() {
    UperfFiles files =
        new UperfFiles()
            .rawCase("stream", "tcp", 64, 1, 1, "5.00Gb/s", "9000")
            .rawCase("stream", "tcp", 64, 2, 1, "6.00Gb/s", "9500");

    assertThat(files.kit().file(DIRECTORY + REPORT, "Ran\nFailed\n").process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("report-failed");
    assertThat(files.kit().process()).hasStatus(Status.PASS);
  }

  @Test
  void missesTheCaseOfWhichOnlyTheReportKnows() {
    assertThat(
            new UperfFiles()
                .rawCase("stream", "tcp", 64, 1, 1, "5.00Gb/s", "9000")
                .kit()
                .file(DIRECTORY + REPORT, "Ran\nFailed\n")
                .process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("cases-missing", DIRECTORY + REPORT, null);
  }

  @Test
  void doesNotTakeRanForSuccess() {
    assertThat(
            new UperfFiles()
                .raw(name("rr", "tcp", 64, 1, 1, 1), failure())
                .row("1,,,", "rr", "tcp", 64)
                .kit()
                .process())
        .hasStatus(Status.FAIL);
  }

  @Test
  void numbersIterationsOfTheTableByTheirStart() {
    assertThat(
            table(
                HEADER
                    + "1,.1,100,.01,rr,tcp,64,2026-01-05T10:02:00Z,2026-01-05T10:02:05Z\n"
                    + "1,.3,300,.003,rr,tcp,64,2026-01-05T10:01:00Z,2026-01-05T10:01:05Z\n"))
        .run("run_1")
        .hasSeries(TRANSACTIONS, 300, 100)
        .hasConfigurationIds("instances=1,iteration=1", "instances=1,iteration=2")
        .hasMetric(TRANSACTIONS, 200)
        .hasDuration(10.0)
        .satisfies(run -> assertThat(run.timeseriesSummary().count()).isEqualTo(2));
  }

  @Test
  void takesIterationsFromTheNamesOfTheRawFilesInNumericOrder() {
    UperfFiles files = new UperfFiles();
    for (int iteration : new int[] {10, 2, 1}) {
      files.rawCase("rr", "tcp", 64, 1, iteration, "1.00Mb/s", String.valueOf(iteration * 100));
    }

    assertThat(files.kit().process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasSeries(TRANSACTIONS, 100, 200, 1000)
        .hasConfigurationIds(
            "instances=1,iteration=1", "instances=1,iteration=2", "instances=1,iteration=10");
  }

  @Test
  void restsMetricsAndHeadlineOnTheMostInstancesOnly() {
    ResultDocument document =
        new UperfFiles()
            .rawCase("rr", "tcp", 64, 2, 1, "1.00Mb/s", "100")
            .rawCase("rr", "tcp", 64, 16, 1, "1.00Mb/s", "900")
            .rawCase("rr", "tcp", 64, 16, 2, "1.00Mb/s", "1100")
            .kit()
            .process();

    assertThat(document)
        .hasPrimaryMetric("rr_tcp_transactions_per_sec", 1000)
        .run("run_1")
        .hasMetric(TRANSACTIONS, 1000)
        .hasConfiguration("instances", 16);
    assertThat(document.results().primaryMetrics().get("rr_tcp_transactions_per_sec").sampleCount())
        .isEqualTo(2);
    assertThat(document.results().runs().get("run_1").timeseriesSummary()).isNull();
    assertThat(document.results().overallStatistics().metric())
        .isEqualTo("rr_tcp_transactions_per_sec");
  }

  @Test
  void takesThroughputAtTheLargestPacketAndOperationsAtTheSmallest() {
    ResultDocument document =
        new UperfFiles()
            .rawCase("rr", "tcp", 1024, 1, 1, "1.00Mb/s", "10")
            .rawCase("rr", "tcp", 64, 1, 1, "1.00Mb/s", "20")
            .rawCase("maerts", "tcp", 1024, 1, 1, "3.00Gb/s", "30")
            .rawCase("maerts", "tcp", 64, 1, 1, "4.00Gb/s", "40")
            .rawCase("bidirec", "tcp", 9000, 1, 1, "5.00Gb/s", "50")
            .kit()
            .process();

    assertThat(document)
        .hasOnlyPrimaryMetrics(
            "bidirec_tcp_throughput_gbps",
            "maerts_tcp_throughput_gbps",
            "rr_tcp_transactions_per_sec")
        .hasPrimaryMetric("bidirec_tcp_throughput_gbps", 5)
        .hasPrimaryMetric("maerts_tcp_throughput_gbps", 3)
        .hasPrimaryMetric("rr_tcp_transactions_per_sec", 20);
    assertThat(document.results().overallStatistics()).isNull();
  }

  @Test
  void takesTheNextPacketSizeWhereTheLargestFailed() {
    assertThat(
            new UperfFiles()
                .rawCase("stream", "tcp", 64, 1, 1, "4.00Gb/s", "40")
                .raw(name("stream", "tcp", 1024, 1, 1, 1), failure())
                .row("1,,,", "stream", "tcp", 1024)
                .kit()
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 4)
        .hasDiagnostic("headline-fallback", "stream tcp 1024 B has none");
  }

  @Test
  void givesTestTypesBeyondTheKnownOnesNoHeadline() {
    assertThat(
            new UperfFiles()
                .rawCase("stream", "tcp", 64, 1, 1, "4.00Gb/s", "40")
                .rawCase("stream", "sctp", 64, 1, 1, "3.00Gb/s", "30")
                .kit()
                .process())
        .hasRuns(2)
        .hasOnlyPrimaryMetrics("stream_tcp_throughput_gbps")
        .hasDiagnostic("no-headline", "stream sctp 64 B");
  }

  @Test
  void joinsTheThreeTablesOfTheOldestGeneration() {
    assertThat(
            table(
                """
                Instance_Count:GB_Sec
                1:.11:rr:tcp:1024
                4:0:rr:tcp:1024

                Instance_Count:trans_sec
                1:14274:rr:tcp:1024
                4:224:rr:tcp:1024

                Instance_Count:usec
                1:.000070:rr:tcp:1024
                """))
        .hasDiagnostic("no-dates", CSV, null)
        .hasTestTimestamp("2026-01-05T09:59:00", TestTimestampSource.ARCHIVE_NAME)
        .run("run_1")
        .hasSeries(THROUGHPUT, 0.11, 0)
        .hasSeries(TRANSACTIONS, 14274, 224)
        .hasPointTimes(null, null);
  }

  @Test
  void leavesOutWhatOneOfTheThreeTablesLacks() {
    assertThat(
            table(
                """
                Instance_Count:GB_Sec
                1:.11:rr:tcp:1024

                Instance_Count:trans_sec

                Instance_Count:usec
                1:.000070:rr:tcp:1024
                4:.004464:rr:tcp:1024
                """))
        .run("run_1")
        .hasPoints(2)
        .hasSeries(THROUGHPUT, 0.11)
        .hasSeries("inverse_rate_usec", 70, 4464)
        .hasNoMetric(TRANSACTIONS);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T10:00:05Z, 2026-01-05T10:00:00Z, clock-step, is before the start",
    "2026-01-05T10:00:05Z, yesterday, value-invalid, 'yesterday'",
    "2026-13-05T10:00:05Z, 2026-01-05T10:00:09Z, value-invalid, '2026-13-05T10:00:05Z'"
  })
  void reportsDatesThatCannotBeWithTheirLine(String start, String end, String code, String text) {
    assertThat(table(HEADER + "1,.5,100,.01,rr,tcp,64," + start + "," + end + "\n"))
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic(code, CSV, 2)
        .hasDiagnostic(code, text)
        .run("run_1")
        .hasDuration(null)
        .hasMetric(TRANSACTIONS, 100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2,.5,200",
        "2,.5,200,.005,rr,tc",
        "2,.5,200,.005,rr,tcp,6,2026-01-05T10:00:06Z,2026-01-05T10:00:10Z",
        "2"
      })
  void neverPublishesACutTableAsComplete(String last) {
    ProcessorTestKit kit =
        new UperfFiles()
            .rawCase("rr", "tcp", 64, 1, 1, "1.00Mb/s", "100")
            .rawCase("rr", "tcp", 64, 2, 1, "1.00Mb/s", "200")
            .kit()
            .file(
                DIRECTORY + CSV,
                block("rr", "tcp", 64)
                    + HEADER
                    + "1,.5,100,.01,rr,tcp,64,2026-01-05T10:00:01Z,2026-01-05T10:00:05Z\n"
                    + last);

    assertThat(kit.process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("row-rejected", CSV, 8)
        .hasRuns(1)
        .run("run_1")
        .hasSeries(TRANSACTIONS, 100, 200)
        .hasValidation("not_in_table", List.of("instances=2,iteration=1"));
  }

  @Test
  void missesTheBlocksBehindTheCutOfATable() {
    assertThat(
            new UperfFiles()
                .rawCase("rr", "tcp", 64, 1, 1, "1.00Mb/s", "100")
                .rawCase("stream", "tcp", 64, 1, 1, "2.00Gb/s", "200")
                .kit()
                .edit(CSV, text -> text.substring(0, text.indexOf("1,.01,200")))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("not-in-table")
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 2);
  }

  @Test
  void readsTheNewestOfSeveralDirectoriesWithResultsAndSaysSo() {
    assertThat(
            new UperfFiles()
                .rawCase("rr", "tcp", 64, 1, 1, "1.00Mb/s", "100")
                .kit()
                .file(
                    "uperf_results__2026.01.04-10.00.00/" + CSV,
                    HEADER + "1,.5,7,.01,rr,tcp,64" + DATES)
                .file("uperf_results__2026.01.06-10.00.00/uperf.out", "nothing came of it\n")
                .process())
        .hasDiagnostic("several-directories", "uperf_results__2026.01.04-10.00.00")
        .run("run_1")
        .hasSeries(TRANSACTIONS, 100);
  }

  @Test
  void findsResultsThatStandADirectoryHigher() {
    assertThat(
            ProcessorTestKit.processor(new UperfProcessor())
                .file(name("rr", "tcp", 64, 1, 1, 1), total("1.00Mb/s", "100"))
                .file(CSV, HEADER + "1,.5,100,.01,rr,tcp,64" + DATES)
                .file(REPORT, "Ran\n")
                .process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasMetric(TRANSACTIONS, 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "my_long_suffix", "nj=99_ps=1_x=y", "a=b=c"})
  void readsTheCaseFromNamedPartsWhateverTheSuffix(String suffix) {
    assertThat(
            ProcessorTestKit.processor(new UperfProcessor())
                .file(
                    "uperf_results_"
                        + suffix
                        + "_2026.01.05-09.59.00/"
                        + name("rr", "tcp", 64, 4, 1, 3)
                        + suffix,
                    total("1.00Mb/s", "100"))
                .process())
        .hasTestTimestamp("2026-01-05T09:59:00", TestTimestampSource.ARCHIVE_NAME)
        .hasRunNames("rr tcp 64 B")
        .run("run_1")
        .hasConfigurationIds("instances=4,iteration=3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"summary_results_", "summary_results_rr_nj=x_pt=tcp_ps=64_nets=1_iteration=1_"})
  void namesTheRawFileWhoseNameTellsNoCase(String odd) {
    assertThat(
            new UperfFiles()
                .rawCase("rr", "tcp", 64, 1, 1, "1.00Mb/s", "100")
                .kit()
                .file(DIRECTORY + odd, total("1.00Mb/s", "100"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("name-unknown")
        .hasDiagnostic("name-unknown", DIRECTORY + odd, null)
        .hasRuns(1);
  }

  @Test
  void addsUpTheRatesOfSeveralClientsAndSaysSo() {
    UperfFiles files = new UperfFiles();
    String text =
        files.times()
            + total("1.00Gb/s", "1000")
            + total("500.00Mb/s", "600")
            + statistics("0", "0");

    assertThat(
            files
                .raw(name("stream", "tcp", 64, 1, 1, 1), text)
                .row("1,1.00,1000,.001", "stream", "tcp", 64)
                .kit()
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("several-totals")
        .run("run_1")
        .hasMetric(THROUGHPUT, 1.5)
        .hasMetric(TRANSACTIONS, 1600);
  }

  @Test
  void saysWhoseRateItIsWhenAClientIsLost() {
    String began = "Starting 4 threads running profile:stream-1024b-4i ...   0.00 seconds\n";
    String text = began + "Txn2  1.21MB /   1.02(s) =  9.95Mb/s  18783op/s " + began;

    assertThat(case1(text + total("5.68Gb/s", "693359"), "4,5.68,693359,.000001"))
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 5.68)
        .hasOnlyDiagnostics("case-doubtful")
        .hasDiagnostic("case-doubtful", DIRECTORY + FILE, 5)
        .hasDiagnostic(
            "case-doubtful",
            "2 clients began and 1 has a Total line; the rate is that of 1 client only (stream");
    assertThat(case1(text + total("5.00Gb/s", "9") + total("1.00Gb/s", "9"), "4,5.00,9,.000001"))
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 6)
        .hasOnlyDiagnostics("several-totals");
  }

  @Test
  void readsATotalLineBehindTheProgressOfAnotherClient() {
    assertThat(
            case1(
                "Txn2  1.21MB /   1.02(s) =  9.95Mb/s  18783op/s " + total("5.68Gb/s", "693359"),
                "4,5.68,693359,.000001"))
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 5.68);
  }

  @Test
  void doesNotNeedTheTableOfALongRun() {
    String text =
        "Total      4.12TB /3602.31(s) =    10.06Gb/s       76784op/s \n"
            + statistics("10.06Gb/s", "10.06Gb/s").replace(" 4.32s", "13602.31");

    assertThat(case1(text, "4,76784op/s,,"))
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 10.06)
        .hasOnlyDiagnostics("columns-displaced")
        .hasDiagnostic("columns-displaced", CSV, 2)
        .run("run_1")
        .hasMetric(TRANSACTIONS, 76784);
    assertThat(case1("Starting 4 threads running profile:stream\n", "4,76784op/s,,"))
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("case-failed");
    assertThat(new UperfFiles().row("4,76784op/s,,", "stream", "tcp", 64).kit().process())
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("case-failed")
        .hasDiagnostic("case-failed", "its row has '76784op/s' for a rate, and there is no raw");
  }

  @Test
  void readsTheServersRowOfALongRunOverUdp() {
    assertThat(udp("stream", statistics("61.20Mb/s", "527.77Mb/s").replace("   4.32s", "10042.31")))
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("stream_udp_throughput_gbps", 0.0612);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*** Slave aborted! ***", "** [192.0.2.7] Error in read: Connection reset by peer",
        "** TCP: write failed to 192.0.2.7:20001 Broken pipe", "Error saying goodbye with perf-2"
      })
  void quotesTheErrorsOfUperfWithoutHosts(String error) {
    ResultDocument document = case1(error + "\n" + total("5.00Gb/s", "9000"), "4,5.00,9000,.0001");

    Status status = error.startsWith("*** ") ? Status.FAIL : Status.PARTIAL;
    assertThat(document)
        .hasStatus(status)
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 5)
        .hasOnlyDiagnostics(status == Status.FAIL ? "case-failed" : "case-doubtful");
    assertThat(document.diagnostics().values())
        .allMatch(each -> each.message().startsWith("uperf says '" + error.substring(0, 3)))
        .allMatch(each -> each.message().contains("' ("))
        .noneMatch(each -> each.message().contains("192.0.2.7"))
        .noneMatch(each -> each.message().contains("perf-2"));
  }

  @Test
  void takesNoWarningForAnError() {
    assertThat(
            case1(
                "** Warning: Send buffer: 100.00KB (Requested:50.00KB)  \n"
                    + "** 4 Warnings Recv buffer: 100.00KB (Requested:50.00KB)\n"
                    + total("5.00Gb/s", "9000"),
                "4,5.00,9000,.0001"))
        .hasStatus(Status.PASS)
        .hasNoDiagnostics();
  }

  @Test
  void readsTheTotalsOfOtherOptions() {
    assertThat(
            case1(
                "Total  5821.21 MB in 30.00 secs = 1627.72 Mbps or   12345.00 ops\n",
                "4,1.62,12345,.0001"))
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 1.62772)
        .hasNoDiagnostics();
    assertThat(
            case1(
                "timestamp_ms:1644254626729.0642 name:Total nr_bytes:79955230720 nr_ops:9760161\n"
                    + statistics("1.00Gb/s", "2.00Gb/s"),
                "4,,,"))
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 2)
        .hasOnlyDiagnostics("rates-from-statistics");
  }

  @Test
  void saysThatATotalLineWithoutARateCountsNothing() {
    assertThat(case1("Total          0 /   4.00(s) =            0 \n", "4,0,,"))
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("case-failed")
        .hasDiagnostic("case-failed", "the Total line counts no operation");
  }

  @Test
  void saysOnceThatATableIsOfOtherResults() {
    assertThat(
            new UperfFiles()
                .raw(FILE, total("5.00Gb/s", "9000"))
                .row("4,5.00,8000,.0001", "stream", "tcp", 64)
                .raw(name("stream", "tcp", 64, 8, 1, 1), total("6.00Gb/s", "9000"))
                .row("8,6.00,8000,.0001", "stream", "tcp", 64)
                .kit()
                .process())
        .hasOnlyDiagnostics("table-differs")
        .hasDiagnostic("table-differs", "; so it is with 2 cases in all");
  }

  @Test
  void believesAFailureThatIsReportedBesideTheDirectoryOfResults() {
    assertThat(
            new UperfFiles()
                .rawCase("stream", "tcp", 64, 1, 1, "5.00Gb/s", "9000")
                .kit()
                .file("test_results_report", "Failed\n")
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("report-failed");
  }

  @Test
  void publishesWhatArrivedOverUdpBesideWhatWasSent() {
    assertThat(udp("stream", statistics("61.20Mb/s", "527.77Mb/s")))
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("stream_udp_throughput_gbps", 0.0612)
        .run("run_1")
        .hasMetric(THROUGHPUT, 0.0612)
        .hasMetric(SENT, 0.52777);
  }

  @Test
  void knowsThatTheMasterReceivesInTheReverseStream() {
    assertThat(udp("maerts", statistics("900.00Mb/s", "527.77Mb/s")))
        .run("run_1")
        .hasMetric(THROUGHPUT, 0.52777)
        .hasMetric(SENT, 0.9);
  }

  @Test
  void doesNotTakeWhatWasSentForWhatArrived() {
    assertThat(udp("stream", ""))
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasDiagnostic("case-doubtful", "how much arrived")
        .run("run_1")
        .hasStatus(Status.PARTIAL)
        .hasNoMetric(THROUGHPUT)
        .hasMetric(SENT, 0.52777);
  }

  /** uperf divides the errors by the operations, and so prints no number where none arrived. */
  @Test
  void knowsThatNothingArrivedOverUdp() {
    String nothing = "192.0.2.7          4.32s           0            0            0        -nan\n";
    String master = statistics("0", "527.77Mb/s");

    assertThat(udp("stream", master.replaceAll("192.0.2.7.*\n", nothing)))
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("stream_udp_throughput_gbps", 0)
        .run("run_1")
        .hasMetric(THROUGHPUT, 0)
        .hasMetric(SENT, 0.52777);
  }

  @Test
  void readsThroughCarriageReturnsEscapesAndBytesThatAreNoText() {
    UperfFiles files = new UperfFiles();
    String noise =
        "Txn1 0 / 0.00(s) = 0 0op/s \r       \rTxn2  12.00KB / 0.00(s) = 364.60Mb/s 44506op/s \r"
            + "\u001b[1;31m\u0000\u0007 \r\n-----\n";
    String text = files.times() + noise + "\u001b[0m" + total("1.00Gb/s", "1000");
    byte[] bytes = (text + "\n???\n").getBytes(StandardCharsets.ISO_8859_1);
    bytes[bytes.length - 2] = (byte) 0xff;

    assertThat(
            files
                .row("1,1.00,1000,.001", "stream", "tcp", 64)
                .kit()
                .file(DIRECTORY + name("stream", "tcp", 64, 1, 1, 1), bytes)
                .process())
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .run("run_1")
        .hasMetric(THROUGHPUT, 1)
        .hasMetric(TRANSACTIONS, 1000);
  }

  @Test
  void takesTheTableWhereTheRawFileIsCut() {
    assertThat(
            new UperfFiles()
                .rawCase("stream", "tcp", 64, 1, 1, "5.00Gb/s", "9000")
                .kit()
                .edit(
                    name("stream", "tcp", 64, 1, 1, 1),
                    text -> text.substring(0, text.indexOf("= 5.00")))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("case-doubtful", "the table's rates are used")
        .run("run_1")
        .hasStatus(Status.PARTIAL)
        .hasMetric(THROUGHPUT, 0.01)
        .hasMetric(TRANSACTIONS, 9000);
  }

  @Test
  void takesARawFileOfWhichOnlyTheCopyIsLeft() {
    String name = name("stream", "tcp", 64, 1, 1, 1);

    assertThat(
            new UperfFiles()
                .raw("net_results/stream/tcp/64/1/" + name, total("5.00Gb/s", "9000"))
                .row("1,4.99,9000,.0001", "stream", "tcp", 64)
                .kit()
                .process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasPoints(1)
        .hasMetric(THROUGHPUT, 5);
  }

  @Test
  void saysWhereTheTableContradictsTheRawFile() {
    assertThat(
            new UperfFiles()
                .rawCase("stream", "tcp", 64, 1, 1, "5.00Gb/s", "9000")
                .kit()
                .edit(CSV, text -> text.replace("9000", "8000"))
                .process())
        .hasOnlyDiagnostics("table-differs")
        .hasDiagnostic("table-differs", CSV, 2)
        .run("run_1")
        .hasMetric(TRANSACTIONS, 9000);
  }

  @Test
  void reportsATotalLineThatCannotBeRead() {
    assertThat(
            new UperfFiles()
                .raw(name("stream", "tcp", 64, 1, 1, 1), "\n" + total("5.00GB/s", "9000"))
                .row("1,,,", "stream", "tcp", 64)
                .kit()
                .process())
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("case-failed")
        .hasDiagnostic("case-failed", DIRECTORY + name("stream", "tcp", 64, 1, 1, 1), 2)
        .hasDiagnostic("case-failed", "5.00GB/s");
  }

  @Test
  void neverTakesACaseThatMovedNothingForAResult() {
    assertThat(
            new UperfFiles()
                .rawCase("stream", "tcp", 64, 1, 1, "5.00Gb/s", "9000")
                .rawCase("stream", "tcp", 64, 1, 2, "0", "0")
                .kit()
                .process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("case-failed", "the Total line counts no operation")
        .run("run_1")
        .hasSeries(THROUGHPUT, 5)
        .hasMetric(THROUGHPUT, 5);
  }

  @Test
  void keepsTheRatesOfARunThatUperfItselfCallsBad() {
    UperfFiles files = new UperfFiles();
    String text =
        files.times() + total("5.00Gb/s", "9000") + "\nWARNING: 3 Errors detected during run\n";

    assertThat(
            files
                .raw(name("stream", "tcp", 64, 1, 1, 1), text)
                .row("1,5.00,9000,.0001", "stream", "tcp", 64)
                .kit()
                .process())
        .hasStatus(Status.FAIL)
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 5)
        .hasDiagnostic("case-failed", "3 Errors detected")
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasMetric(THROUGHPUT, 5);
  }

  @Test
  void doubtsACaseWithErrorsInItsStatistics() {
    UperfFiles files = new UperfFiles();
    String text =
        files.times()
            + total("5.00Gb/s", "9000")
            + statistics("5.00Gb/s", "5.00Gb/s").replaceFirst("0\\.00\nmaster", "1.25\nmaster");

    assertThat(
            files
                .raw(name("stream", "tcp", 64, 1, 1, 1), text)
                .row("1,5.00,9000,.0001", "stream", "tcp", 64)
                .kit()
                .process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("case-doubtful", "1.25 % of the operations");
  }

  @Test
  void keepsNumbersOfNetworksApart() {
    UperfFiles files = new UperfFiles();
    for (int networks : new int[] {1, 2}) {
      files
          .raw(
              name("stream", "tcp", 64, 1, networks, 1),
              files.times() + total(networks + ".00Gb/s", networks + "000"))
          .row("1," + networks + ".00," + networks + "000,.001", "stream", "tcp", 64);
    }

    assertThat(files.kit().process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("networks-not-saved")
        .hasRunNames("stream tcp 64 B", "stream tcp 64 B, 2 networks")
        .hasPrimaryMetric("stream_tcp_throughput_gbps", 2)
        .hasPrimaryMetricOf("stream_tcp_throughput_gbps", "run_2")
        .run("run_2")
        .hasConfiguration("networks", 2);
  }

  @Test
  void takesTheNumberOfNetworksFromTheDirectoriesWithoutRawFiles() {
    assertThat(
            ProcessorTestKit.processor(new UperfProcessor())
                .file(
                    DIRECTORY + CSV,
                    block("stream", "tcp", 64)
                        + HEADER
                        + "1,1.00,1000,.001,stream,tcp,64"
                        + DATES
                        + HEADER
                        + "1,2.00,2000,.0005,stream,tcp,64"
                        + DATES)
                .file(DIRECTORY + "net_results/stream/tcp/64/1/pps.csv", "")
                .file(DIRECTORY + "net_results/stream/tcp/64/4/pps.csv", "")
                .process())
        .hasRunNames("stream tcp 64 B", "stream tcp 64 B, 4 networks")
        .run("run_2")
        .hasMetric(THROUGHPUT, 2);
  }

  @Test
  void knowsNoVerdictWithoutRawFilesAndReport() {
    assertThat(
            ProcessorTestKit.processor(new UperfProcessor())
                .file(DIRECTORY + CSV, HEADER + "1,.5,100,.01,rr,tcp,64" + DATES)
                .process())
        .hasStatus(Status.UNKNOWN)
        .hasPrimaryMetric("rr_tcp_transactions_per_sec", 100);
  }

  @Test
  void pairsUndatedRowsWithTheRawFileOfTheSameRate() {
    UperfFiles files = new UperfFiles();
    for (int iteration = 1; iteration <= 2; iteration++) {
      files.raw(name("rr", "tcp", 64, 1, 1, iteration), total("1.00Mb/s", iteration + "00"));
    }

    assertThat(
            files
                .kit()
                .file(
                    DIRECTORY + CSV,
                    """
                    Instance_Count:GB_Sec:trans_sec:lat_usec:test_type:packet_type:packet_size
                    1:0:200:.005:rr:tcp:64
                    1:0:100:.01:rr:tcp:64
                    """)
                .file(DIRECTORY + REPORT, "Ran\nRan\n")
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("no-dates")
        .run("run_1")
        .hasSeries(TRANSACTIONS, 100, 200);
  }

  private static ProcessorTestKit sample(String wrapper) {
    return ProcessorTestKit.processor(new UperfProcessor())
        .archive(UperfProcessorTest.class.getResourceAsStream("/uperf/" + wrapper + ".zip"));
  }

  /** A result of which only the table and the report are left. */
  private static ResultDocument table(String text) {
    return ProcessorTestKit.processor(new UperfProcessor())
        .file(DIRECTORY + CSV, text)
        .file(DIRECTORY + REPORT, "Ran\n")
        .process();
  }

  private static ResultDocument udp(String testType, String statistics) {
    UperfFiles files = new UperfFiles();
    return files
        .raw(
            name(testType, "udp", 64, 1, 1, 1),
            files.times() + total("527.77Mb/s", "1000") + statistics)
        .row("1,.51,1000,.001", testType, "udp", 64)
        .kit()
        .process();
  }

  private static String failure() {
    return "Start_time 2026-01-05T10:00:00Z\nEnd_time 2026-01-05T10:00:05Z\n"
        + "Error connecting to 192.0.2.7\n"
        + "** TCP: Cannot connect to 192.0.2.7:20000 Connection refused\n";
  }

  private static String block(String testType, String protocol, int size) {
    return "# Test meta data start\n# Test type: "
        + testType
        + "\n# Packet type: "
        + protocol
        + "\n# Packet size: "
        + size
        + "\n# Test meta data end\n";
  }

  private static String json(ResultDocument document) {
    return new String(JsonCodec.canonical(document), StandardCharsets.UTF_8);
  }

  private static ResultDocument case1(String text, String row) {
    UperfFiles files = new UperfFiles();
    return files.raw(FILE, files.times() + text).row(row, "stream", "tcp", 64).kit().process();
  }
}
