package io.zathras.processor.fio;

import io.zathras.testkit.ProcessorTestKit;
import java.util.Locale;

/** A small result as the wrapper leaves it: one sweep step, and workloads in it. */
final class FioFiles {

  static final String EXPORT = "export_fio_data_2026.01.05-10.00.00/";
  static final String STEP =
      EXPORT
          + "fio_ndisks_1_disksize_192_MiB_njobs_1_ioengine_libaio_iodepth_16_2026.01.05T10.00.00/";
  static final String READ = STEP + "1-read-4KiB/";
  static final String JSON = "fio-results.json";

  private FioFiles() {}

  /** One workload of one job, with a job file and logs. */
  static ProcessorTestKit kit() {
    return ProcessorTestKit.processor(new FioProcessor())
        .file(EXPORT + "test_results_report", "Ran\n")
        .file(STEP + "file_run_1", jobFile("read", 1))
        .file(READ + "start_time", "2026-01-05T10:00:00Z\n")
        .file(READ + "end_time", "2026-01-05T10:00:08Z\n")
        .file(READ + JSON, json(job("read", side("read", 1000, 250, 500, 40_000))))
        .file(READ + "fio_bw.1.log", "1000, 900, 0, 0, 0\n2000, 1100, 0, 0, 0\n")
        .file(READ + "fio_iops.1.log", "1000, 225, 0, 0, 0\n2000, 275, 0, 0, 0\n")
        .file(READ + "fio_lat.1.log", "1000, 41000, 0, 0, 0\n2000, 39000, 0, 0, 0\n")
        .file(READ + "fio_clat.1.log", "1000, 40000, 0, 0, 0\n2000, 38000, 0, 0, 0\n")
        .file(READ + "fio_slat.1.log", "1000, 1000, 0, 0, 0\n2000, 1000, 0, 0, 0\n");
  }

  /** The same without logs, and with this output of fio. */
  static ProcessorTestKit kit(String json) {
    return ProcessorTestKit.processor(new FioProcessor())
        .file(EXPORT + "test_results_report", "Ran\n")
        .file(READ + JSON, json);
  }

  static String jobFile(String operation, int disks) {
    StringBuilder file = new StringBuilder("[global]\nbs=4096\nioengine=libaio\niodepth=16\n \n");
    for (int disk = 0; disk < disks; disk++) {
      String device = "/dev/nvme" + disk + "n1";
      file.append("[job-" + device + "]\nfilename=" + device + "\n")
          .append("rw=" + operation + "\nsize=201326592\nnumjobs=1\n \n");
    }
    return file.toString();
  }

  /** fio's output, made at 2026-01-05T10:00:08.250Z. */
  static String json(String... jobs) {
    return """
        {
          "fio version" : "fio-3.33",
          "timestamp" : 1767607208,
          "timestamp_ms" : 1767607208250,
          "global options" : {
            "bs" : "4096", "ioengine" : "libaio", "iodepth" : "16", "direct" : "1", "sync" : "0",
            "time_based" : "", "runtime" : "2", "ramp_time" : "5", "log_avg_msec" : "1000"
          },
          "jobs" : [
        """
        + String.join(",\n", jobs)
        + "]\n}\n";
  }

  static String job(String operation, String... sides) {
    return failedJob(operation, 0, sides);
  }

  static String failedJob(String operation, int error, String... sides) {
    return String.format(
        Locale.ROOT,
        """
        { "jobname" : "job-/dev/nvme0n1", "groupid" : 0, "error" : %d, "elapsed" : 8,
          "job options" : { "rw" : "%s", "numjobs" : "1", "filename" : "/dev/nvme0n1" }%s }""",
        error,
        operation,
        sides.length == 0 ? "" : ",\n" + String.join(",\n", sides));
  }

  /** A direction of a job; without submission latency where it moves by trimming. */
  static String side(String side, int bandwidth, double iops, int ios, int latency) {
    return side(side, bandwidth, iops, ios, latency, "\"percentile\" : { \"99.000000\" : 90000 }");
  }

  static String side(
      String side, int bandwidth, double iops, int ios, int latency, String percentiles) {
    return String.format(
        Locale.ROOT,
        """
        "%s" : { "io_bytes" : %d, "io_kbytes" : %d, "bw" : %d, "iops" : %s, "total_ios" : %d,
          "slat_ns" : { "mean" : 1000.0, "N" : %d },
          "clat_ns" : { "mean" : %d, "N" : %d, %s },
          "lat_ns" : { "mean" : %d, "N" : %d } }""",
        side,
        ios * 4096L,
        ios * 4L,
        bandwidth,
        iops,
        ios,
        side.equals("trim") ? 0 : ios,
        latency - 1000,
        ios,
        percentiles,
        latency,
        ios);
  }
}
