package io.zathras.schema;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Documents for tests, with something in every part of the model. */
public final class Samples {

  static final String SHA256 = "0123456789abcdef".repeat(4);

  private Samples() {}

  public static ResultDocument full() {
    return with(system());
  }

  static ResultDocument with(SystemUnderTest system) {
    return with(system, run -> run);
  }

  /** Returns the document with something changed in its run. */
  static ResultDocument withRun(UnaryOperator<Run.Builder> change) {
    return with(system(), change);
  }

  private static ResultDocument with(SystemUnderTest system, UnaryOperator<Run.Builder> change) {
    TimeSeries series =
        TimeSeries.builder()
            .measured(
                Timestamp.utc(Instant.parse("2026-11-22T10:35:08Z")),
                PointConfiguration.of("threads", 2).repetition("iteration", 1),
                Map.of("iterations_per_second", 9139.514692))
            .untimed(
                PointConfiguration.ofRepetition("iteration", 2),
                Map.of("iterations_per_second", 6773.0))
            .build();
    Run.Builder run =
        Run.builder()
            .runNumber(1)
            .name("performance")
            .status(Status.PASS)
            .startTime(Timestamp.utc(Instant.parse("2026-11-22T10:35:08Z")))
            .endTime(Timestamp.utc(Instant.parse("2026-11-22T10:40:51Z")))
            .durationSeconds(343.0)
            .configuration("threads", 2)
            .configuration("levels", List.of("O2", 3, true))
            .metric("iterations_per_second", 7468.062037)
            .timeseries(series)
            .timeseriesSummary(
                TimeSeriesSummary.of(
                    "iterations_per_second", series.values("iterations_per_second")))
            .validation("status", "PASS")
            .validation("crc", Map.of("thread_0", Map.of("list", "0xe714")))
            .detail("jobs", Map.of("job_1", Map.of("iops", 12.5)));
    MetricDefinition definition =
        new MetricDefinition("iterations/s", Direction.HIGHER_IS_BETTER, null);
    return ResultDocument.builder()
        .metadata(
            Metadata.builder()
                .documentId(DocumentIds.result("coremark", SHA256))
                .testTimestamp(Timestamp.local(LocalDateTime.parse("2026-11-22T10:44:19")))
                .testTimestampSource(TestTimestampSource.ARCHIVE_NAME)
                .processingTimestamp(Timestamp.utc(Instant.parse("2026-11-24T00:00:00.123Z")))
                .cloudRegion("us-east-1")
                .instanceType("m5.xlarge")
                .priceUsdPerHour(0.192)
                .iteration(0)
                .sourceArchive("results_coremark.zip")
                .sourceSha256(SHA256)
                .processor(new ProcessorInfo("coremark", "1"))
                .build())
        .test(new TestInfo("coremark", "v1.01", "v2.6", null, null))
        .systemUnderTest(system)
        .testConfiguration(
            new TestConfiguration(
                5,
                "virtual-guest",
                Map.of("test_iterations", 5),
                Map.of(),
                Map.of("tuned_profile", "none")))
        .results(
            Results.builder()
                .status(Status.PASS)
                .executionTimeSeconds(343.0)
                .totalRuns(1)
                .metricDefinitions(Map.of("iterations_per_second", definition))
                .primaryMetrics(
                    Map.of(
                        "iterations_per_second",
                        PrimaryMetric.meanOf(
                            series.values("iterations_per_second"), definition, "run_1")))
                .overallStatistics(
                    OverallStatistics.of(
                        "iterations_per_second", series.values("iterations_per_second")))
                .headlineThreads(2)
                .runs(Map.of("run_1", change.apply(run).build()))
                .build())
        .runtimeInfo(RuntimeInfo.builder().command("coremark_run --iterations 5").build())
        .diagnostics(
            Diagnostics.keyed(
                List.of(new Diagnostic(Severity.WARNING, "row", "results.csv", 3, "cut"))))
        .build();
  }

  private static SystemUnderTest system() {
    return new SystemUnderTest(
        Hardware.builder()
            .product(new Product("Dell Inc.", "PowerEdge R760", null, null))
            .cpu(
                Cpu.builder()
                    .vendor("GenuineIntel")
                    .cores(64)
                    .caches(Map.of("l3", new CpuCache(125829120, CacheScope.TOTAL, 2)))
                    .flags(Set.of("vaes", "avx2"))
                    .vulnerabilities(Map.of("meltdown", "Not affected"))
                    .build())
            .memory(Memory.builder().totalBytes(540269367296L).totalSource("lsmem").build())
            .bios(new Bios("Dell Inc.", "2.1.5", "03/14/2024", null))
            .numa(
                Map.of(
                    "node_2", NumaNode.builder().cpus("").distances(Map.of("node_2", 10)).build()))
            .storage(Map.of("device_0", StorageDevice.builder().name("nvme0n1").build()))
            .network(Map.of("interface_0", NetworkInterface.builder().name("eth0").build()))
            .pciDevices(Map.of("00:02.0", "VGA"))
            .build(),
        OperatingSystem.builder().distribution("rhel").build(),
        SystemConfiguration.builder()
            .tunedProfile("virtual-guest")
            .kernelParameters(Map.of("quiet", true, "console", List.of("tty0", "ttyS0")))
            .sysctlParameters(Map.of("kernel.pty.reserve", ""))
            .build());
  }
}
