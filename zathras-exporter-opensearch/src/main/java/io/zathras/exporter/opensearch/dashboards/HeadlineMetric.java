package io.zathras.exporter.opensearch.dashboards;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The headline of a benchmark for a panel: metrics of one unit.
 *
 * @param test the test's name
 * @param key the part of the panel's ids that distinguishes them from other headlines
 * @param title the benchmark's name for people
 * @param unit the unit of all its metrics
 * @param higherIsBetter whether more is better
 * @param split the field that separates results with the same metrics on the same system
 * @param metrics the metrics, the main one first
 * @param pointMetric the metric of points in the headline's unit; {@code null} where points have no
 *     setting to draw them over
 * @param setting the field of a point that states its setting
 */
public record HeadlineMetric(
    String test,
    String key,
    String title,
    String unit,
    boolean higherIsBetter,
    String split,
    List<String> metrics,
    @Nullable String pointMetric,
    String setting) {

  private static final String OS_VERSION = "system_under_test.operating_system.version";

  /** Sub-tests of Phoronix have the same metrics; the archive's name tells which one it is. */
  private static final String ARCHIVE = "metadata.source_archive";

  private static final String SETTING = "setting_id";
  private static final String RUN = "run.name";

  /** Every headline of the benchmarks, as far as its name is known in advance. */
  public static final List<HeadlineMetric> ALL =
      List.of(
          of("auto_hpl", "HPL", "GFLOPS", List.of("gflops")).points("gflops", SETTING),
          of("coremark", "CoreMark", "iterations/s", List.of("iterations_per_second"))
              .points("iterations_per_second", SETTING),
          of(
              "coremark_pro",
              "CoreMark-PRO",
              "score",
              List.of("multicore_score", "singlecore_score")),
          fio(
                  "bandwidth",
                  "KiB/s",
                  List.of(
                      "read_bandwidth_kib_per_sec",
                      "write_bandwidth_kib_per_sec",
                      "randread_bandwidth_kib_per_sec",
                      "randwrite_bandwidth_kib_per_sec",
                      "randrw_read_bandwidth_kib_per_sec",
                      "randrw_write_bandwidth_kib_per_sec",
                      "rw_read_bandwidth_kib_per_sec",
                      "rw_write_bandwidth_kib_per_sec",
                      "trim_bandwidth_kib_per_sec"))
              .points("total_bandwidth_kbps", RUN),
          fio(
                  "IOPS",
                  "IOPS",
                  List.of(
                      "read_iops",
                      "write_iops",
                      "randread_iops",
                      "randwrite_iops",
                      "randrw_read_iops",
                      "randrw_write_iops",
                      "rw_read_iops",
                      "rw_write_iops",
                      "trim_iops"))
              .points("total_iops", RUN),
          newOrders("hammerdb", "HammerDB"),
          transactions("hammerdb", "HammerDB"),
          newOrders("hammerdb_mariadb", "HammerDB, MariaDB"),
          transactions("hammerdb_mariadb", "HammerDB, MariaDB"),
          newOrders("hammerdb_mssql", "HammerDB, SQL Server"),
          transactions("hammerdb_mssql", "HammerDB, SQL Server"),
          newOrders("hammerdb_postgres", "HammerDB, PostgreSQL").points("nopm", SETTING),
          transactions("hammerdb_postgres", "HammerDB, PostgreSQL"),
          iozone("sweep", "MB/s", List.of("all_ios")).points("all_ios", SETTING),
          iozone("throughput", "kB/s", List.of("read", "initialwrite"))
              .points("read_kb_per_sec", SETTING),
          of("linpack", "Intel LINPACK", "GFLOPS", List.of("gflops")).points("gflops", SETTING),
          of("passmark", "PassMark", "score", List.of("cpu_mark", "memory_mark")),
          phoronix("bogo-ops", "bogo ops/s", true, List.of("bogo_ops_per_sec_geometric_mean"))
              .points("bogo_ops_per_sec", RUN),
          phoronix("ops", "ops/s", true, List.of("ops_per_sec_geometric_mean")),
          phoronix("requests", "requests/s", true, List.of("requests_per_sec_geometric_mean")),
          phoronix("score", "score", true, List.of("score")),
          phoronix("seconds", "s", false, List.of("seconds", "seconds_geometric_mean")),
          new HeadlineMetric(
              "pig",
              "pig",
              "pig",
              "cpus/thread",
              false,
              OS_VERSION,
              List.of("average_sched_eff"),
              "sched_eff",
              SETTING),
          new HeadlineMetric(
              "pyperf",
              "pyperf",
              "PyPerf",
              "s",
              false,
              OS_VERSION,
              List.of("geometric_mean_seconds"),
              "value_seconds",
              RUN),
          speccpu("rate", "rate"),
          speccpu("speed", "ratio"),
          of("specjbb", "SPECjbb", "bops", List.of("score", "peak_throughput"))
              .points("throughput_bops", SETTING),
          of("streams", "STREAM", "MB/s", List.of("triad", "copy", "scale", "add"))
              .points("triad_mb_per_sec", SETTING),
          uperf(
                  "throughput",
                  "Gb/s",
                  List.of(
                      "stream_tcp_throughput_gbps",
                      "stream_udp_throughput_gbps",
                      "bidirec_tcp_throughput_gbps",
                      "bidirec_udp_throughput_gbps",
                      "maerts_tcp_throughput_gbps",
                      "maerts_udp_throughput_gbps"))
              .points("throughput_gbps", SETTING),
          uperf(
                  "transactions",
                  "transactions/s",
                  List.of("rr_tcp_transactions_per_sec", "rr_udp_transactions_per_sec"))
              .points("transactions_per_sec", SETTING));

  private static HeadlineMetric of(String test, String title, String unit, List<String> metrics) {
    return new HeadlineMetric(test, test, title, unit, true, OS_VERSION, metrics, null, SETTING);
  }

  private static HeadlineMetric fio(String key, String unit, List<String> metrics) {
    return new HeadlineMetric(
        "fio",
        "fio-" + key.toLowerCase(Locale.ROOT),
        "fio, " + key,
        unit,
        true,
        OS_VERSION,
        metrics,
        null,
        SETTING);
  }

  private static HeadlineMetric newOrders(String test, String title) {
    return of(test, title, "new orders/min", List.of("nopm"));
  }

  private static HeadlineMetric transactions(String test, String title) {
    return new HeadlineMetric(
        test,
        test + "-transactions",
        title + ", transactions",
        "transactions/min",
        true,
        OS_VERSION,
        List.of("tpm"),
        null,
        SETTING);
  }

  private static HeadlineMetric iozone(String key, String unit, List<String> metrics) {
    return new HeadlineMetric(
        "iozone",
        "iozone-" + key,
        "IOzone, " + key,
        unit,
        true,
        OS_VERSION,
        metrics,
        null,
        SETTING);
  }

  private static HeadlineMetric phoronix(
      String key, String unit, boolean higherIsBetter, List<String> metrics) {
    return new HeadlineMetric(
        "phoronix",
        "phoronix-" + key,
        "Phoronix, " + unit,
        unit,
        higherIsBetter,
        ARCHIVE,
        metrics,
        null,
        SETTING);
  }

  private static HeadlineMetric speccpu(String kind, String unit) {
    return new HeadlineMetric(
        "speccpu2017",
        "speccpu2017-" + kind,
        "SPEC CPU 2017, " + kind,
        unit,
        true,
        OS_VERSION,
        List.of(
            "int" + kind + "_base",
            "fp" + kind + "_base",
            "int" + kind + "_peak",
            "fp" + kind + "_peak"),
        "base_" + unit,
        SETTING);
  }

  private static HeadlineMetric uperf(String key, String unit, List<String> metrics) {
    return new HeadlineMetric(
        "uperf", "uperf-" + key, "uperf, " + key, unit, true, OS_VERSION, metrics, null, SETTING);
  }

  private HeadlineMetric points(String metric, String over) {
    return new HeadlineMetric(test, key, title, unit, higherIsBetter, split, metrics, metric, over);
  }

  public boolean hasPoints() {
    return pointMetric != null;
  }

  /** Returns which way is better, in a sentence. */
  public String direction() {
    return higherIsBetter ? "Higher is better." : "Lower is better.";
  }

  /** Returns the query for the documents that have this headline. */
  public String query() {
    return "test.name : \"" + test + "\" and not results.status : \"FAIL\"";
  }
}
