package io.zathras.processor.fio;

import static io.zathras.processor.fio.FioFiles.EXPORT;
import static io.zathras.processor.fio.FioFiles.JSON;
import static io.zathras.processor.fio.FioFiles.READ;
import static io.zathras.processor.fio.FioFiles.STEP;
import static io.zathras.processor.fio.FioFiles.failedJob;
import static io.zathras.processor.fio.FioFiles.job;
import static io.zathras.processor.fio.FioFiles.jobFile;
import static io.zathras.processor.fio.FioFiles.json;
import static io.zathras.processor.fio.FioFiles.kit;
import static io.zathras.processor.fio.FioFiles.side;
import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Direction;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.testkit.ProcessorTestKit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FioProcessorTest {

  private static final String BANDWIDTH = "total_bandwidth_kbps";
  private static final String IOPS = "total_iops";
  private static final String LATENCY = "avg_latency_mean_ns";
  private static final String P99 = "clat_p99_ns";
  private static final String READ_4K = json(job("read", side("read", 1000, 250, 500, 40_000)));

  @ParameterizedTest
  @ValueSource(strings = {"v3.4", "v2.1", "mixed"})
  void readsRealResultsAsTheyWereReviewed(String sample) {
    assertThat(sample(sample).process())
        .isValid()
        .matchesGolden(Path.of("src/test/resources/fio", sample + ".json"));
  }

  @Test
  void aRunIsAWorkloadAndTheWrappersCopiesDoNotCount() {
    assertThat(sample("v3.4").process())
        .hasStatus(Status.PASS)
        .hasTestVersion("fio-3.33")
        .hasTestTimestamp("2026-11-22T10:50:37.000Z", TestTimestampSource.RESULT_DATA)
        .hasExecutionTime(109.0)
        .hasNoDiagnostics()
        .hasRuns(8)
        .hasOnlyPrimaryMetrics(
            "read_bandwidth_kib_per_sec", "read_iops", "write_bandwidth_kib_per_sec", "write_iops")
        .hasPrimaryMetric("read_bandwidth_kib_per_sec", 3131076)
        .hasPrimaryMetricOf("read_bandwidth_kib_per_sec", "run_7")
        .hasPrimaryMetric("read_iops", 78917.166417)
        .hasPrimaryMetricOf("read_iops", "run_5")
        .hasMetricDefinition(BANDWIDTH, "KiB/s", Direction.HIGHER_IS_BETTER)
        .hasMetricDefinition(IOPS, "IOPS", Direction.HIGHER_IS_BETTER)
        .hasMetricDefinition(P99, "ns", Direction.LOWER_IS_BETTER)
        .run("run_5")
        .hasName("read 4KiB disks=2 jobs=1 iodepth=16 libaio")
        .startedAt("2026-11-22T10:51:32.000Z")
        .endedAt("2026-11-22T10:51:45.000Z")
        .hasDuration(13.0)
        .hasConfiguration("devices", List.of("/dev/loop0", "/dev/loop1"))
        .hasConfiguration("disksize", "192 MiB")
        .hasConfiguration("iodepth", 16L)
        .hasConfiguration("jobs", 2L)
        .hasConfiguration("time_based", true)
        .hasConfiguration("sync", false)
        .hasMetric(P99, 4685824)
        .hasMetric("avg_latency_p99_ns", 4685824);
  }

  @Test
  void withoutTimeFilesTheOutputTellsTheEndAndTheStartBeforeIt() {
    assertThat(sample("v2.1").process())
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .run("run_1")
        .startedAt("2026-11-22T10:53:57.982Z")
        .endedAt("2026-11-22T10:54:08.982Z")
        .hasDuration(11.0);
  }

  @Test
  void jobsThatAreReportedAloneAddUpAndHaveNoCommonPercentiles() {
    ResultDocument document = sample("v2.1").process();

    assertThat(document)
        .run("run_5")
        .hasMetric(BANDWIDTH, 144512 + 143448)
        .hasMetric(IOPS, 71983.803239)
        .hasMetric(LATENCY, (442044.383316 * 180661 + 445271.119909 * 179330) / 359991)
        .hasNoMetric(P99);
    Map<?, ?> jobs = (Map<?, ?>) document.results().runs().get("run_5").details().get("jobs");
    Map<?, ?> second = (Map<?, ?>) ((Map<?, ?>) jobs.get("job_2")).get("read");
    assertThat(second.get("clat_p99_ns")).isEqualTo(4751360L);
    assertThat(second.get("iops")).isEqualTo(35858.828234);
  }

  @Test
  void jobsAreInTheFullDocumentOnly() {
    ResultDocument document = kit().process();

    assertThat(text(document)).contains("job_1", "details");
    assertThat(text(document.summary())).doesNotContain("job_1", "details");
  }

  @Test
  void percentilesOfSeveralJobsComeFromTheirBins() {
    String first = bins(1, "\"100\" : 90, \"200\" : 9, \"300\" : 1", 100);
    String second = bins(2, "\"200\" : 1, \"5000\" : 99", 100);

    assertThat(kit(json(job("read", first), job("read", second))).process())
        .run("run_1")
        .satisfies(details("all_jobs", "clat_p50_ns", 200L))
        .hasMetric(P99, 5000)
        .hasMetric(LATENCY, 40_000);
    assertThat(kit(json(job("read", first), job("read", side("read", 1, 1, 1, 2000)))).process())
        .run("run_1")
        .hasNoMetric(P99);
  }

  private static String bins(int bandwidth, String bins, int ios) {
    return side("read", bandwidth, 1, ios, 40_000, "\"bins\" : { " + bins + " }");
  }

  @Test
  void latenciesWeighByIos() {
    assertThat(
            kit(json(
                    job("read", side("read", 100, 25, 100, 10_000)),
                    job("read", side("read", 300, 75, 300, 50_000))))
                .process())
        .run("run_1")
        .hasMetric(BANDWIDTH, 400)
        .hasMetric(IOPS, 100)
        .hasMetric(LATENCY, 40_000)
        .satisfies(details("all_jobs", "total_ios", 400L))
        .satisfies(details("all_jobs", "clat_mean_ns", 39_000L))
        .satisfies(details("all_jobs", "slat_mean_ns", 1000L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "note: depth is capped\n%s",
        "%s\nnote: depth is capped\n",
        "%snote: depth is capped"
      })
  void textAroundTheJsonIsAWarning(String around) {
    assertThat(kit(around.replace("%s", READ_4K.strip())).process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("output-text")
        .hasDiagnostic("output-text", "note: depth is capped")
        .hasPrimaryMetric("read_iops", 250);
  }

  @Test
  void ofSeveralDocumentsTheLastIsRead() {
    assertThat(kit(READ_4K.replace("250", "9999") + "note\n" + READ_4K).process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("output-text", "several-documents")
        .hasDiagnostic("several-documents", "2 JSON documents")
        .hasPrimaryMetric("read_iops", 250);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | output-missing | has no JSON",
        "fio: failed parsing rw=x | output-missing | fio printed 'fio: failed parsing rw=x'",
        "{ \"jobs\" : [ { | output-unreadable | not a whole JSON",
        "{ \"jobs\" : [ ] } | jobs-missing | has no jobs",
        "{ } | jobs-missing | has no jobs",
      })
  void aWorkloadWithoutOutputFailsAndTheOthersStand(String output, String code, String message) {
    assertThat(kit().file(STEP + "2-write-4KiB/" + JSON, output).process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic(code, message)
        .hasPrimaryMetric("read_iops", 250)
        .hasRuns(2)
        .run("run_2")
        .hasStatus(Status.FAIL)
        .hasConfiguration("operation", "write")
        .hasOnlyMetrics();
  }

  @Test
  void aCutSecondDocumentIsNotReplacedByTheFirst() {
    assertThat(kit(READ_4K + READ_4K.substring(0, 300)).process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("output-unreadable")
        .run("run_1")
        .hasOnlyMetrics();
  }

  @Test
  void aWorkloadOfWhichOnlyTheJobFileIsLeftFails() {
    assertThat(kit().file(STEP + "file_run_2", jobFile("randwrite", 1)).process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("output-missing")
        .run("run_2")
        .hasStatus(Status.FAIL)
        .hasConfiguration("operation", "randwrite")
        .hasConfiguration("block_size_bytes", 4096.0);
  }

  @Test
  void aGapInTheNumbersIsALostWorkload() {
    assertThat(kit().file(STEP + "3-read-8KiB/" + JSON, READ_4K.replace("4096", "8192")).process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("workload-missing", "[2] is missing; expected workloads 1 to 3");
  }

  @Test
  void aFailedJobFailsItsRunWithItsNumber() {
    assertThat(kit(json(failedJob("read", 22))).process())
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("job-failed")
        .hasDiagnostic("job-failed", "job_1 failed with error 22 (EINVAL)")
        .hasOnlyPrimaryMetrics()
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasValidation("error_code", 22L)
        .hasOnlyMetrics();
  }

  @Test
  void whatAFailedJobMeasuredIsKept() {
    assertThat(
            kit(json(
                    failedJob("write", 84, side("write", 100, 25, 50, 40_000)),
                    job("write", side("write", 200, 50, 100, 40_000))))
                .process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("job-failed", "error 84")
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasMetric(BANDWIDTH, 300)
        .hasValidation("jobs_with_error_84", List.of("job_1"));
  }

  @Test
  void errorsThatAJobWentOnAfterFailIt() {
    String job = job("read", side("read", 1000, 250, 500, 40_000));

    assertThat(
            kit(json(
                    job.replace(
                        "\"elapsed\"", "\"total_err\" : 3, \"first_error\" : 5, \"elapsed\"")))
                .process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("job-failed", "error 5 (EIO)");
  }

  @Test
  void aFailedWorkloadLeavesTheHeadlineToTheNextWithAWarning() {
    String write = json(job("read", side("read", 7000, 1750, 500, 30_000)));
    assertThat(
            kit()
                .file(STEP + "2-read-1024KiB/" + JSON, write.replace("4096", "1048576"))
                .file(
                    STEP + "3-read-2048KiB/" + JSON,
                    json(failedJob("read", 5, side("read", 9000, 1, 2, 3000)))
                        .replace("4096", "2m"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("read_bandwidth_kib_per_sec", 7000)
        .hasPrimaryMetricOf("read_bandwidth_kib_per_sec", "run_2")
        .hasPrimaryMetric("read_iops", 250)
        .hasDiagnostic("headline-fallback", "read_bandwidth_kib_per_sec is that of");
  }

  @Test
  void headlinesAreAtTheMostJobsTimesQueueDepth() {
    ProcessorTestKit kit = kit(READ_4K);
    String shallow = STEP.replace("njobs_1", "njobs_4").replace("10.00.00/", "10.01.00/");
    String deep = STEP.replace("depth_16", "depth_64").replace("10.00.00/", "10.02.00/");

    assertThat(
            kit.file(
                    shallow + "1-read-4KiB/" + JSON,
                    READ_4K
                        .replace("\"iodepth\" : \"16\"", "\"iodepth\" : \"8\"")
                        .replace("\"numjobs\" : \"1\"", "\"numjobs\" : \"4\"")
                        .replace("250", "300"))
                .file(
                    deep + "1-read-4KiB/" + JSON,
                    READ_4K
                        .replace("\"iodepth\" : \"16\"", "\"iodepth\" : \"64\"")
                        .replace("250", "280"))
                .process())
        .hasPrimaryMetric("read_iops", 280)
        .hasPrimaryMetricOf("read_iops", "run_3");
  }

  @Test
  void workloadsAreInTheOrderOfTheirNumbers() {
    ProcessorTestKit kit = kit(READ_4K);
    IntStream.rangeClosed(2, 10)
        .forEach(number -> kit.file(STEP + number + "-write-" + number + "KiB/" + JSON, "x"));

    assertThat(kit.process().results().runs().values())
        .extracting(run -> run.configuration().get("block_size"))
        .startsWith("4KiB", "2KiB", "3KiB")
        .endsWith("9KiB", "10KiB");
  }

  @Test
  void everyExecutionThatWasSavedIsReadInOrder() {
    String second = EXPORT.replace("10.00.00", "11.00.00");
    String step = STEP.replace("10.00.00", "11.00.00");

    assertThat(
            kit()
                .file(second + "test_results_report", "Failed\n")
                .file(step + "1-read-4KiB/" + JSON, READ_4K.replace("250", "270"))
                .process())
        .hasRuns(2)
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("report-failed")
        .run("run_2")
        .hasMetric(IOPS, 270);
  }

  @Test
  void aCopyCountsWhereTheWorkloadItselfIsLost() {
    String copy = EXPORT + "libaio/disks_1/" + STEP.substring(EXPORT.length());

    assertThat(
            kit()
                .file(STEP + "file_run_2", jobFile("read", 1))
                .file(copy + "1-read-4KiB/" + JSON, READ_4K.replace("250", "999"))
                .file(copy + "2-read-4KiB/" + JSON, READ_4K.replace("250", "260"))
                .file(copy + "file_run_2", jobFile("read", 1))
                .process())
        .hasStatus(Status.PASS)
        .hasRuns(2)
        .hasOnlyDiagnostics("workload-copied")
        .hasDiagnostic("workload-copied", "such as 2-read-4KiB, is lost")
        .hasPrimaryMetric("read_iops", 250)
        .run("run_2")
        .hasMetric(IOPS, 260);
  }

  @Test
  void aResultWithoutWorkloadsFails() {
    assertThat(
            ProcessorTestKit.processor(new FioProcessor())
                .file(EXPORT + "test_results_report", "Ran\n")
                .process())
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasOnlyDiagnostics("output-missing");
  }

  @Test
  void withoutTheWrappersWordNothingPasses() {
    assertThat(kit().without("test_results_report").process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("report-missing");
  }

  @Test
  void etcdIsFioToo() {
    assertThat(
            ProcessorTestKit.processor(new FioProcessor())
                .test("etcd")
                .file(EXPORT + "test_results_report", "Ran\n")
                .file(READ + JSON, READ_4K)
                .process())
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("read_iops", 250)
        .satisfies(document -> assertThat(document.test().name()).isEqualTo("etcd"));
  }

  @Test
  void aMixedWorkloadHasItsSidesAndTheirSum() {
    String mixed =
        job("randrw", side("read", 700, 175, 70, 10_000), side("write", 300, 75, 30, 20_000));

    assertThat(kit(json(mixed)).process())
        .hasOnlyPrimaryMetrics(
            "randrw_read_bandwidth_kib_per_sec",
            "randrw_read_iops",
            "randrw_write_bandwidth_kib_per_sec",
            "randrw_write_iops")
        .hasPrimaryMetric("randrw_write_iops", 75)
        .run("run_1")
        .hasMetric(BANDWIDTH, 1000)
        .hasMetric(IOPS, 250)
        .hasMetric(LATENCY, 13_000)
        .hasMetric("read_side_bandwidth_kbps", 700)
        .hasMetric("write_side_iops", 75)
        .hasMetric("read_side_latency_mean_ns", 10_000)
        .hasNoMetric(P99);
  }

  @Test
  void readwriteIsAnotherWordForRw() {
    String mixed = job("readwrite", side("read", 700, 175, 70, 1), side("write", 300, 75, 30, 1));

    assertThat(kit(json(mixed)).process())
        .hasPrimaryMetric("rw_read_iops", 175)
        .run("run_1")
        .hasConfiguration("operation", "rw");
  }

  @Test
  void aTrimHasNoSubmissionLatency() {
    assertThat(
            kit(json(job("trim", side("trim", 1000, 250, 500, 40_000))))
                .file(READ + "fio_bw.1.log", "1000, 900, 2, 0, 0\n")
                .file(READ + "fio_lat.1.log", "1000, 900, 2, 0, 0\n")
                .process())
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .hasPrimaryMetric("trim_iops", 250)
        .run("run_1")
        .hasMetric(LATENCY, 40_000)
        .hasSeries(BANDWIDTH, 900)
        .satisfies(details("all_jobs", "slat_mean_ns", null));
  }

  @Test
  void whatVerificationReadsIsNoPartOfAWrite() {
    String verified =
        job("write", side("write", 1000, 250, 500, 40_000), side("read", 9000, 2250, 500, 5000));

    assertThat(
            kit(json(verified.replace("\"numjobs\"", "\"verify\" : \"crc32c\", \"numjobs\"")))
                .file(READ + "fio_bw.1.log", "1000, 1000, 1, 0, 0\n2000, 9000, 0, 0, 0\n")
                .process())
        .hasPrimaryMetric("write_bandwidth_kib_per_sec", 1000)
        .run("run_1")
        .hasConfiguration("verify", "crc32c")
        .hasMetric(BANDWIDTH, 1000)
        .hasMetric(LATENCY, 40_000)
        .hasMetric("read_side_bandwidth_kbps", 9000)
        .hasSeries(BANDWIDTH, 1000)
        .hasSeries("read_side_bandwidth_kbps", 9000);
  }

  @Test
  void directionsThatFioReportsAsOneCountAsOne() {
    assertThat(kit(json(job("randrw", side("mixed", 1000, 250, 500, 40_000)))).process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasMetric(BANDWIDTH, 1000)
        .hasMetric(P99, 90_000);
  }

  @Test
  void aWorkloadThatMovedNothingFails() {
    assertThat(kit(json(job("read", side("write", 1000, 250, 500, 40_000)))).process())
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("nothing-measured");
  }

  @Test
  void fio2CountsInMicroseconds() {
    String old =
        READ_4K
            .replace("lat_ns", "lat")
            .replace("\"fio-3.33\"", "\"fio-2.2.8\"")
            .replaceAll("\"(io_kbytes|total_ios)\" : [0-9]+,", "")
            .replaceAll("\"N\" : [0-9]+", "\"max\" : 9");

    assertThat(kit(old).process())
        .hasTestVersion("fio-2.2.8")
        .run("run_1")
        .hasMetric(LATENCY, 40_000_000)
        .hasMetric(P99, 90_000_000);
  }

  @Test
  void whatIsZeroThroughoutWasNotMeasured() {
    assertThat(
            kit(READ_4K.replace(
                    "\"slat_ns\" : { \"mean\" : 1000.0, \"N\" : 500 }",
                    "\"slat_ns\" : { \"max\" : 0, \"mean\" : 0.0 }"))
                .process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .satisfies(details("all_jobs", "slat_mean_ns", null));
  }

  @Test
  void jobsOfServersAreReadWithoutTheirSum() {
    String job = job("read", side("read", 1000, 250, 500, 40_000));
    String all = job.replace("job-/dev/nvme0n1", "All clients");

    assertThat(kit(json(job, job, all).replace("\"jobs\"", "\"client_stats\"")).process())
        .run("run_1")
        .hasMetric(BANDWIDTH, 2000);
  }

  @Test
  void aRateThatIsNoNumberIsLeftOutAndSaid() {
    assertThat(kit(READ_4K.replace("\"bw\" : 1000", "\"bw\" : \"many\"")).process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("value-invalid")
        .hasDiagnostic("value-invalid", "jobs[0].read.bw is 'many'")
        .run("run_1")
        .hasNoMetric(BANDWIDTH)
        .hasMetric(IOPS, 250);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fio_ndisks_1_disksize_192_MiB_njobs_2_ioengine_io_uring_iodepth_4_2026.01.05T10.00.00"
            + " | 192 MiB | io_uring | 4",
        "fio_ndisks_2_disksize_192_MiB_1_GiB_njobs_2_ioengine_psync_iodepth_4_2026.01.05T10.00.00"
            + " | 192 MiB 1 GiB | psync | 4",
        "fio_ndisks_1_disksize_undef_njobs_2_ioengine_libaio_iodepth_4_2026.01.05T10.00.00"
            + " | | libaio | 4",
      })
  void namesOfStepsAreReadByTheirWords(String step, String size, String engine, long depth) {
    var run =
        assertThat(
                ProcessorTestKit.processor(new FioProcessor())
                    .file(EXPORT + step + "/1-read-4KiB/" + JSON, "")
                    .process())
            .run("run_1")
            .hasConfiguration("ioengine", engine)
            .hasConfiguration("iodepth", depth)
            .hasConfiguration("numjobs_per_device", 2L)
            .hasConfiguration("operation", "read");
    if (size == null) {
      run.hasNoConfiguration("disksize");
    } else {
      run.hasConfiguration("disksize", size);
    }
  }

  @ParameterizedTest
  @CsvSource({"1-read-1024KiB, 1024, 1024.0", "1-read-0.3KiB, 512, 512.0"})
  void theBlockSizeIsWhatFioSays(String directory, String option, double bytes) {
    assertThat(
            ProcessorTestKit.processor(new FioProcessor())
                .file(EXPORT + "test_results_report", "Ran\n")
                .file(STEP + directory + "/" + JSON, READ_4K.replace("4096", option))
                .process())
        .hasOnlyDiagnostics("block-size-differs")
        .run("run_1")
        .hasConfiguration("block_size_bytes", bytes)
        .hasConfiguration("block_size", directory.substring("1-read-".length()));
  }

  @Test
  void aFractionOfABlockKeepsItsName() {
    assertThat(
            ProcessorTestKit.processor(new FioProcessor())
                .file(EXPORT + "test_results_report", "Ran\n")
                .file(
                    STEP + "1-read-0.3KiB/" + JSON,
                    json(failedJob("read", 22)).replace("4096", "307.2"))
                .process())
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("job-failed")
        .run("run_1")
        .hasConfiguration("block_size", "0.3KiB")
        .hasConfiguration("block_size_bytes", 307.2);
  }

  @ParameterizedTest
  @CsvSource({"0, is '0'", "946684799, is '946684799'", "\"soon\", is 'soon'"})
  void aTimeThatCannotBeIsSaidAndLeftOut(String timestamp, String message) {
    assertThat(kit(READ_4K.replace("1767607208,", timestamp + ",")).process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("timestamp-invalid")
        .hasDiagnostic("timestamp-invalid", "timestamp " + message)
        .run("run_1")
        .startedAt(null)
        .endedAt(null)
        .hasDuration(null);
  }

  @Test
  void aTimeFileWithoutATimeLeavesItToFio() {
    assertThat(kit().file(READ + "start_time", "soon\n").process())
        .hasOnlyDiagnostics("date-invalid")
        .run("run_1")
        .startedAt("2026-01-05T10:00:00.250Z")
        .endedAt("2026-01-05T10:00:08.000Z");
  }

  @Test
  void anEndBeforeTheStartIsLeftOut() {
    assertThat(kit().file(READ + "end_time", "2026-01-05T09:00:00Z\n").process())
        .hasOnlyDiagnostics("clock-step")
        .run("run_1")
        .startedAt("2026-01-05T10:00:00.000Z")
        .endedAt(null);
  }

  private static Consumer<Run> details(String detail, String name, @Nullable Object value) {
    return run ->
        assertThat(((Map<?, ?>) run.details().get(detail)).get(name)).as(name).isEqualTo(value);
  }

  private static ProcessorTestKit sample(String name) {
    return ProcessorTestKit.processor(new FioProcessor())
        .archive(FioProcessorTest.class.getResourceAsStream("/fio/" + name + ".zip"));
  }

  private static String text(ResultDocument document) {
    return new String(JsonCodec.compact().toBytes(document), StandardCharsets.UTF_8);
  }
}
