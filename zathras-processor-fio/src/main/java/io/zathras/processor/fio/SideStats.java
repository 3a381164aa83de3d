package io.zathras.processor.fio;

import io.zathras.processor.spi.DataNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * fio's statistics of one active direction of a job.
 *
 * @param bandwidth KiB/s, or {@code null} when missing
 * @param iops I/Os per second, or {@code null}
 * @param ios the number of I/Os, or {@code null}
 */
record SideStats(
    Side side,
    DataNode node,
    @Nullable Double bandwidth,
    @Nullable Double iops,
    @Nullable Double ios,
    Latency latency,
    Latency completion,
    Latency submission) {

  /** Returns the directions of a job that are not idle. */
  static List<SideStats> of(DataNode job) {
    List<SideStats> sides = new ArrayList<>();
    for (Side side : Side.values()) {
      DataNode node = job.at(side.label);
      Double ios = node.at("total_ios").decimal();
      Double bytes = node.at("io_bytes").decimal();
      if ((ios != null && ios > 0) || (bytes != null && bytes > 0)) {
        // Where fio does not count I/Os, bytes weight I/Os of one size in the same proportion.
        double weight = ios != null ? ios : bytes == null ? 0 : bytes;
        sides.add(
            new SideStats(
                side,
                node,
                node.at("bw").expectDecimal(),
                node.at("iops").expectDecimal(),
                ios,
                Latency.of(node, "lat", weight),
                Latency.of(node, "clat", weight),
                Latency.of(node, "slat", weight)));
      }
    }
    return sides;
  }

  Latency latency(LogKind kind) {
    return switch (kind) {
      case COMPLETION -> completion;
      case SUBMISSION -> submission;
      default -> latency;
    };
  }

  /** fio's names by the names in documents, which include the units. */
  private static final Map<String, String> NUMBERS = names();

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("total_ios", "total_ios");
    names.put("short_ios", "short_ios");
    names.put("drop_ios", "drop_ios");
    names.put("runtime_ms", "runtime");
    names.put("bandwidth_kbps", "bw");
    names.put("bandwidth_min_kbps", "bw_min");
    names.put("bandwidth_max_kbps", "bw_max");
    names.put("bandwidth_mean_kbps", "bw_mean");
    names.put("bandwidth_stddev_kbps", "bw_dev");
    names.put("iops", "iops");
    names.put("iops_min", "iops_min");
    names.put("iops_max", "iops_max");
    names.put("iops_mean", "iops_mean");
    names.put("iops_stddev", "iops_stddev");
    return Collections.unmodifiableMap(names);
  }

  Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    // fio 2 gives io_bytes in KiB, and has no io_kbytes.
    if (node.at("io_kbytes").isPresent()) {
      JobDetails.number("io_bytes", node.at("io_bytes"), details);
    }
    NUMBERS.forEach((name, fio) -> JobDetails.number(name, node.at(fio), details));
    latency.describe("latency", details);
    completion.describe("clat", details);
    submission.describe("slat", details);
    return details;
  }
}
