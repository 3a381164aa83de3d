package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is larger than what an archive's reader keeps, through the whole product. */
class LargeLogIT {

  private static final String WORKLOAD =
      "fio_2026.01.05-10.00.00/export_fio_data_2026.01.05-10.00.00/"
          + "fio_ndisks_1_disksize_192_MiB_njobs_1_ioengine_libaio_iodepth_16"
          + "_2026.01.05T10.00.00/1-read-4KiB";

  @TempDir Path directory;

  @Test
  void aLogWithALineForEachOperationIsMergedIntoSecondsAsAStream() throws Exception {
    Path result = directory.resolve("results/fio_2026.01.05-10.00.00");
    Path workload = Files.createDirectories(directory.resolve("results/" + WORKLOAD));
    Files.writeString(workload.getParent().getParent().resolve("test_results_report"), "Ran\n");
    Files.writeString(workload.resolve("fio-results.json"), output());
    writeLog(workload.resolve("fio_iops.1.log"));
    assertThat(Files.size(workload.resolve("fio_iops.1.log"))).isGreaterThan(16 << 20);
    Path documents = directory.resolve("documents");

    Finished processed =
        Installation.in(directory.resolve("zathras")).run("process", result, "--json", documents);

    assertThat(processed.code()).as(processed.out() + processed.err()).isZero();
    JsonNode points = document(documents).at("/results/runs/run_1/timeseries");
    assertThat(points.size()).isEqualTo(2);
    assertThat(points.at("/sequence_0/metrics/total_iops").asInt()).isEqualTo(400_000);
    assertThat(points.at("/sequence_1/metrics/total_iops").asInt()).isEqualTo(400_000);
  }

  private static String output() {
    return """
        { "fio version" : "fio-3.33", "timestamp" : 1767607208, "timestamp_ms" : 1767607208250,
          "global options" : { "bs" : "4096", "ioengine" : "libaio", "iodepth" : "16" },
          "jobs" : [ { "jobname" : "job", "groupid" : 0, "error" : 0, "elapsed" : 8,
            "job options" : { "rw" : "read", "numjobs" : "1", "filename" : "/dev/nvme0n1" },
            "read" : { "io_bytes" : 3276800000, "io_kbytes" : 3200000, "bw_bytes" : 1638400000,
              "bw" : 1600000, "iops" : 400000.0, "runtime" : 2000, "total_ios" : 800000 } } ] }
        """;
  }

  private static void writeLog(Path file) throws IOException {
    try (Writer log = Files.newBufferedWriter(file)) {
      for (int i = 0; i < 800_000; i++) {
        log.write(1 + i / 400 + ", 1, 0, 4096, " + (i + 1_000_000) + "\n");
      }
    }
  }

  private static JsonNode document(Path documents) throws IOException {
    try (Stream<Path> files = Files.list(documents)) {
      List<Path> found = files.toList();
      assertThat(found).hasSize(1);
      return new JsonMapper().readTree(found.get(0).toFile());
    }
  }
}
