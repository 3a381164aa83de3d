package io.zathras.processor.fio;

import io.zathras.processor.spi.Metric;

/** The kinds of logs that a job may write. */
enum LogKind {
  BANDWIDTH("bw", "write_bw_log"),
  IOPS("iops", "write_iops_log"),
  LATENCY("lat", "write_lat_log"),
  COMPLETION("clat", "write_lat_log"),
  SUBMISSION("slat", "write_lat_log");

  /** Its part of the file names. */
  final String label;

  /** The option that makes fio write these logs. */
  final String option;

  LogKind(String label, String option) {
    this.label = label;
    this.option = option;
  }

  boolean isRate() {
    return this == IOPS || this == BANDWIDTH;
  }

  Metric metric() {
    return switch (this) {
      case BANDWIDTH -> FioMetrics.BANDWIDTH;
      case IOPS -> FioMetrics.IOPS;
      case LATENCY -> FioMetrics.LATENCY;
      case COMPLETION -> FioMetrics.COMPLETION;
      case SUBMISSION -> FioMetrics.SUBMISSION;
    };
  }
}
