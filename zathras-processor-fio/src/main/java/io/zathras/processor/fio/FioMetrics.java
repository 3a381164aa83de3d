package io.zathras.processor.fio;

import io.zathras.processor.spi.Aggregation;
import io.zathras.processor.spi.Metric;
import io.zathras.schema.Direction;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The metrics of a workload and of its series. fio itself states the value of the whole workload,
 * so nothing is combined over the points of the series. A run has few metrics, and the rest in its
 * details, because each metric takes a field in an index for each workload of the longest sweep.
 */
final class FioMetrics {

  static final Metric BANDWIDTH =
      bandwidth("total_bandwidth_kbps", "Bandwidth of all jobs, in units of 1024 bytes per second");
  static final Metric IOPS = iops("total_iops", "I/O operations per second of all jobs");
  static final Metric LATENCY =
      latency("avg_latency_mean_ns", "Mean time from submission to completion, over all I/Os");
  static final Metric COMPLETION =
      latency("avg_clat_mean_ns", "Mean completion latency of a moment");
  static final Metric SUBMISSION =
      latency("avg_slat_mean_ns", "Mean submission latency of a moment");

  /** The percentiles that are metrics, by fio's names. */
  static final SortedMap<String, Metric> PERCENTILES =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(
              Map.of(
                  "99.000000",
                  latency("clat_p99_ns", "99th percentile of the completion latency"),
                  "99.900000",
                  latency("clat_p99_9_ns", "99.9th percentile of the completion latency"))));

  /**
   * The percentile that has two metrics, because queries for Chronicler's documents use the second
   * name.
   */
  static final String P99 = "99.000000";

  static final Metric P99_BY_CHRONICLER =
      latency("avg_latency_p99_ns", "clat_p99_ns under Chronicler's name");

  private FioMetrics() {}

  static Metric bandwidth(String name, String description) {
    return Metric.higherIsBetter(name, "KiB/s", description).combinedBy(Aggregation.NONE);
  }

  static Metric iops(String name, String description) {
    return Metric.higherIsBetter(name, "IOPS", description).combinedBy(Aggregation.NONE);
  }

  static Metric latency(String name, String description) {
    return new Metric(name, "ns", Direction.LOWER_IS_BETTER, description, Aggregation.NONE);
  }
}
