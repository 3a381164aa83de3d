package io.zathras.processor.fio;

import io.zathras.processor.spi.Metric;
import java.util.List;
import java.util.Locale;

/** A direction of I/O, with its metrics in a workload of several directions. */
enum Side {
  READ,
  WRITE,
  TRIM,
  /** All directions together, as fio's option {@code unified_rw_reporting} reports them. */
  MIXED;

  /** The directions by their numbers in logs. */
  static final List<Side> LOGGED = List.of(READ, WRITE, TRIM);

  /** fio's name for it. */
  final String label = name().toLowerCase(Locale.ROOT);

  Metric bandwidth() {
    return FioMetrics.bandwidth(
        label + "_side_bandwidth_kbps", "total_bandwidth_kbps of one direction");
  }

  Metric iops() {
    return FioMetrics.iops(label + "_side_iops", "total_iops of one direction");
  }

  Metric latency() {
    return FioMetrics.latency(
        label + "_side_latency_mean_ns", "avg_latency_mean_ns of one direction");
  }
}
