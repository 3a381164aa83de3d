package io.zathras.processor.fio;

import static io.zathras.processor.fio.FioFiles.EXPORT;
import static io.zathras.processor.fio.FioFiles.JSON;
import static io.zathras.processor.fio.FioFiles.READ;
import static io.zathras.processor.fio.FioFiles.STEP;
import static io.zathras.processor.fio.FioFiles.job;
import static io.zathras.processor.fio.FioFiles.jobFile;
import static io.zathras.processor.fio.FioFiles.json;
import static io.zathras.processor.fio.FioFiles.kit;
import static io.zathras.processor.fio.FioFiles.side;
import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.schema.Status;
import io.zathras.testkit.ProcessorTestKit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSeriesTest {

  private static final String BANDWIDTH = "total_bandwidth_kbps";
  private static final String IOPS = "total_iops";
  private static final String LATENCY = "avg_latency_mean_ns";
  private static final String TWO_JOBS =
      json(
          job("read", side("read", 1000, 250, 500, 40_000)),
          job("read", side("read", 1000, 250, 500, 40_000)));

  @Test
  void aSeriesHasItsTimesBehindTheRamp() {
    assertThat(kit().process())
        .hasNoDiagnostics()
        .run("run_1")
        .hasSeries(BANDWIDTH, 900, 1100)
        .hasSeries(IOPS, 225, 275)
        .hasSeries(LATENCY, 41_000, 39_000)
        .hasSeries("avg_clat_mean_ns", 40_000, 38_000)
        .hasSeries("avg_slat_mean_ns", 1000, 1000)
        .hasPointTimes("2026-01-05T10:00:06.000Z", "2026-01-05T10:00:07.000Z")
        .hasMetric(BANDWIDTH, 1000)
        .satisfies(run -> assertThat(run.timeseriesSummary().metric()).isEqualTo(BANDWIDTH))
        .satisfies(run -> assertThat(run.timeseriesSummary().mean()).isEqualTo(1000));
  }

  @Test
  void ratesOfJobsAddUpAndLatenciesWeighByTheirOperations() {
    assertThat(
            kit(TWO_JOBS)
                .file(READ + "fio_bw.1.log", lines(100, 200))
                .file(READ + "fio_bw.2.log", "999, 50, 0, 0, 0\n2003, 70, 0, 0, 0\n")
                .file(READ + "fio_iops.1.log", lines(30, 10))
                .file(READ + "fio_iops.2.log", lines(10, 30))
                .file(READ + "fio_lat.1.log", lines(1000, 1000))
                .file(READ + "fio_lat.2.log", lines(5000, 5000))
                .process())
        .hasNoDiagnostics()
        .run("run_1")
        .hasSeries(BANDWIDTH, 150, 270)
        .hasSeries(IOPS, 40, 40)
        .hasSeries(LATENCY, 2000, 4000);
  }

  @Test
  void aStepInWhichTheRateOfAJobAtWorkIsLostHasNoSum() {
    assertThat(
            kit(TWO_JOBS)
                .file(READ + "fio_bw.1.log", lines(100, 200))
                .file(READ + "fio_bw.2.log", lines(50))
                .file(READ + "fio_iops.1.log", lines(30, 30))
                .file(READ + "fio_iops.2.log", lines(10))
                .file(READ + "fio_clat.1.log", lines(1000, 1000, 1000))
                .file(READ + "fio_clat.2.log", lines(5000, 5000, 5000))
                .process())
        .run("run_1")
        .hasPoints(3)
        .hasSeries(BANDWIDTH, 150)
        .hasSeries(IOPS, 40)
        .hasSeries("avg_clat_mean_ns", 2000, 2000, 2000);
  }

  @Test
  void aJobThatHasEndedAddsNothing() {
    assertThat(
            kit(TWO_JOBS)
                .file(READ + "fio_bw.1.log", lines(100, 200, 300))
                .file(READ + "fio_bw.2.log", lines(50))
                .process())
        .run("run_1")
        .hasSeries(BANDWIDTH, 150, 200, 300);
  }

  @Test
  void theLastMomentCountsByTheTimeItIsOver() {
    assertThat(
            kit()
                .file(
                    READ + "fio_lat.1.log",
                    lines(40_000) + "2000, 30000, 0, 0, 0\n2000, 1, 0, 0, 0\n")
                .process())
        .run("run_1")
        .hasSeries(LATENCY, 40_000, 30_000);
  }

  @Test
  void directionsHaveSeriesOfTheirOwnAndOneOfBoth() {
    String mixed =
        json(job("randrw", side("read", 700, 175, 70, 10_000), side("write", 300, 75, 30, 20_000)));
    assertThat(
            kit(mixed)
                .file(READ + "fio_bw.1.log", "1000, 700, 0, 0, 0\n1000, 300, 1, 0, 0\n")
                .file(READ + "fio_iops.1.log", "1000, 30, 0, 0, 0\n1000, 10, 1, 0, 0\n")
                .file(READ + "fio_lat.1.log", "1000, 1000, 0, 0, 0\n1001, 5000, 1, 0, 0\n")
                .process())
        .hasNoDiagnostics()
        .run("run_1")
        .hasPoints(1)
        .hasSeries(BANDWIDTH, 1000)
        .hasSeries(LATENCY, 2000)
        .hasSeries("read_side_bandwidth_kbps", 700)
        .hasSeries("write_side_iops", 10)
        .hasSeries("write_side_latency_mean_ns", 5000);
  }

  @Test
  void ifTheLogOfOneJobIsLostThereIsNoSumOfTheOthers() {
    assertThat(
            kit(TWO_JOBS)
                .file(READ + "fio_bw.1.log", lines(100, 200))
                .file(READ + "fio_iops.1.log", lines(30, 30))
                .file(READ + "fio_iops.2.log", lines(30, 30))
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("log-missing")
        .hasDiagnostic("log-missing", "fio_bw.2.log is missing")
        .run("run_1")
        .hasSeries(BANDWIDTH)
        .hasSeries(IOPS, 60, 60);
  }

  @Test
  void logsOfAnotherRunThatNothingElseTellsApartAreLeftOutWithAWarning() {
    assertThat(
            kit(json(job("read", side("read", 1000, 250, 500, 40_000))))
                .file(READ + "fio_bw.1.log", "60000, 100, 0, 0, 0\n61000, 200, 0, 0, 0\n")
                .file(READ + "fio_iops.1.log", "60000, 240, 0, 0, 0\n61000, 260, 0, 0, 0\n")
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("log-differs")
        .hasDiagnostic(
            "log-differs",
            "the logs have total_bandwidth_kbps from 100.0 to 200.0, and fio's output 1000.0; the"
                + " logs' are left out")
        .run("run_1")
        .hasMetric(BANDWIDTH, 1000)
        .hasSeries(BANDWIDTH)
        .hasSeries(IOPS, 240, 260);
  }

  @Test
  void withoutLogsThereIsNoSeriesAndAWarningOnlyWhereFioWasToWriteThem() {
    String promised =
        TWO_JOBS.replace(
            "\"direct\"", "\"write_bw_log\" : \"fio\", \"write_lat_log\" : \"fio\", \"direct\"");

    assertThat(kit(TWO_JOBS).process()).hasNoDiagnostics().run("run_1").hasPoints(0);
    assertThat(kit(promised).process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("log-missing")
        .hasDiagnostic("log-missing", "fio_bw.1.log, fio_bw.2.log, fio_lat.1.log")
        .run("run_1")
        .hasPoints(0);
  }

  @Test
  void logsOfMoreJobsThanRanAreAddedUpWithAWarning() {
    assertThat(
            kit()
                .file(READ + "fio_bw.2.log", lines(1, 1))
                .file(READ + "fio_iops.2.log", lines(1, 1))
                .file(READ + "fio_lat.2.log", lines(1, 1))
                .file(READ + "fio_clat.2.log", lines(1, 1))
                .file(READ + "fio_slat.2.log", lines(1, 1))
                .process())
        .hasOnlyDiagnostics("log-unexpected")
        .run("run_1")
        .hasSeries(BANDWIDTH, 901, 1101);
  }

  @Test
  void logsOfAnotherDirectionAreNoSeries() {
    assertThat(
            kit(json(job("write", side("write", 1000, 250, 500, 40_000))))
                .file(READ + "fio_bw.1.log", lines(100, 200))
                .process())
        .hasOnlyDiagnostics("log-unexpected")
        .run("run_1")
        .hasPoints(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3000",
        "3000, ",
        "3000, 5, 0",
        "-1, 5, 0, 0, 0",
        "3000, x, 0, 0, 0",
        "3000, 5, 3, 0, 0",
        "9999999999999, 5, 0, 0, 0",
        "99999999999999999999, 5, 0, 0, 0"
      })
  void aLineThatIsNoneIsLeftOutAndSaid(String line) {
    assertThat(kit().edit("fio_bw.1.log", log -> log + line + "\n3000, 7, 0, 0\n").process())
        .hasOnlyDiagnostics("log-line-invalid")
        .hasDiagnostic("log-line-invalid", READ + "fio_bw.1.log", 3)
        .run("run_1")
        .hasSeries(BANDWIDTH, 900, 1100, 7);
  }

  @Test
  void aLogThatEndsWithinALineLosesIt() {
    assertThat(kit().edit("fio_bw.1.log", log -> log + "3000, 7, 0, 0").process())
        .hasOnlyDiagnostics("output-cut")
        .run("run_1")
        .hasSeries(BANDWIDTH, 900, 1100);
  }

  @Test
  void aLogOfEveryIoIsCountedInSecondsByItsSizes() {
    StringBuilder bandwidths = new StringBuilder();
    StringBuilder operations = new StringBuilder();
    StringBuilder latencies = new StringBuilder();
    for (int i = 1; i <= 2500; i++) {
      bandwidths.append(i).append(", 5555, 0, 4096, 0\n");
      operations.append(i).append(", 1, 0, 4096, 0\n");
      latencies.append(i).append(i <= 1000 ? ", 3000" : ", 6000").append(", 0, 4096, 0\n");
    }
    assertThat(
            kit(json(job("read", side("read", 1000, 250, 500, 40_000)))
                    .replace("\"log_avg_msec\" : \"1000\"", "\"sync\" : \"0\""))
                .file(READ + "fio_bw.1.log", bandwidths.toString())
                .file(READ + "fio_iops.1.log", operations.toString())
                .file(READ + "fio_lat.1.log", latencies.toString())
                .process())
        .hasNoDiagnostics()
        .run("run_1")
        .hasSeries(BANDWIDTH, 4000, 4000, 4000)
        .hasSeries(IOPS, 1000, 1000, 1000)
        .hasSeries(LATENCY, 3000, 6000, 6000);
  }

  @Test
  void aSeriesOfMoreThanAnHourHasWiderSteps() {
    StringBuilder log = new StringBuilder();
    for (int second = 1; second <= 7200; second++) {
      log.append(second * 1000L)
          .append(", ")
          .append(second % 2 == 0 ? 300 : 100)
          .append(", 0, 0, 0\n");
    }
    assertThat(
            kit(json(job("read", side("read", 200, 50, 500, 40_000))))
                .file(READ + "fio_bw.1.log", log.toString())
                .process())
        .run("run_1")
        .hasPoints(3600)
        .satisfies(run -> assertThat(run.timeseries().values(BANDWIDTH)).containsOnly(200.0));
  }

  @Test
  void logsThatLastLongerThanTheRunHaveNoTimes() {
    assertThat(kit().edit("fio_bw.1.log", log -> log + "60000, 5, 0, 0, 0\n").process())
        .run("run_1")
        .hasPointTimes(null, null, null);
  }

  @Test
  void aSeriesWithoutOutputIsNoValueOfItsRun() {
    ProcessorTestKit kit = kit().edit(JSON, json -> "{").file(READ + "fio_bw.1.log", lines(5));

    assertThat(kit.process())
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasNoMetric(BANDWIDTH)
        .hasSeries(BANDWIDTH, 5);
  }

  @Test
  void groupedOutputStandsForTheJobsOfItsJobFile() {
    String step = STEP.replace("ndisks_1", "ndisks_2");
    assertThat(
            ProcessorTestKit.processor(new FioProcessor())
                .file(EXPORT + "test_results_report", "Ran\n")
                .file(step + "file_run_1", jobFile("read", 2))
                .file(step + "1-read-4KiB/" + JSON, json(job("read", side("read", 1, 1, 1, 2000))))
                .file(step + "1-read-4KiB/fio_bw.1.log", lines(100))
                .file(step + "1-read-4KiB/fio_bw.2.log", lines(50))
                .process())
        .hasNoDiagnostics()
        .run("run_1")
        .hasConfiguration("jobs", 2L)
        .hasSeries(BANDWIDTH, 150);
  }

  /** A line a second. */
  private static String lines(int... values) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      lines.append((i + 1) * 1000).append(", ").append(values[i]).append(", 0, 0, 0\n");
    }
    return lines.toString();
  }
}
