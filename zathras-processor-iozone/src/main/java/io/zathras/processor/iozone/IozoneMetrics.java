package io.zathras.processor.iozone;

import io.zathras.processor.spi.Metric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * IOzone's operations, in MB/s in the sweep over sizes and in kB/s in the throughput test. The
 * names distinguish the two because both are results of one test.
 */
final class IozoneMetrics {

  static final Metric ALL_IOS =
      sweep("all_ios", "Geometric mean over all operations, file and record sizes");

  /** The metrics of a sweep by the columns of the wrapper's table. */
  static final Map<String, Metric> SWEEP = sweep();

  /** The metrics of the throughput test by the operations in the wrapper's table, in lower case. */
  static final Map<String, Metric> THROUGHPUT = throughput();

  static final Metric HEADLINE_READ = headline("read");
  static final Metric HEADLINE_WRITE = headline("initialwrite");

  /** The operations by IOzone's words for their processes. */
  private static final Map<String, String> ACTORS =
      Map.ofEntries(
          Map.entry("initial writers", "initialwrite"),
          Map.entry("rewriters", "rewrite"),
          Map.entry("readers", "read"),
          Map.entry("re-readers", "reread"),
          Map.entry("reverse readers", "reverseread"),
          Map.entry("stride readers", "strideread"),
          Map.entry("random readers", "randomread"),
          Map.entry("mixed workload", "mixedworkload"),
          Map.entry("random writers", "randomwrite"),
          Map.entry("pwrite writers", "pwrite"),
          Map.entry("pread readers", "pread"),
          Map.entry("fwriters", "fwrite"),
          Map.entry("freaders", "fread"));

  private IozoneMetrics() {}

  /** Returns whether an operation is impossible with direct I/O and mapped files. */
  static boolean isOptional(String column) {
    return column.startsWith("f");
  }

  /** Returns the metric of an operation by IOzone's word for its processes, or {@code null}. */
  static @Nullable Metric ofActors(String actors) {
    String operation = ACTORS.get(actors);
    return operation == null ? null : THROUGHPUT.get(operation);
  }

  /** Returns the headline of an operation, which a result without reads and first writes uses. */
  static Metric headline(String operation) {
    return Metric.higherIsBetter(
        operation, "kB/s", "The highest rate of the operation over all runs");
  }

  private static Metric sweep(String name, String description) {
    return Metric.higherIsBetter(name, "MB/s", description + ", in units of 2^20 bytes per second");
  }

  private static Map<String, Metric> sweep() {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    metrics.put(ALL_IOS.name(), ALL_IOS);
    for (String name :
        List.of(
            "initwrite",
            "rewrite",
            "read",
            "reread",
            "rndread",
            "rndwrite",
            "backread",
            "recrewrite",
            "strideread",
            "fwrite",
            "frewrite",
            "fread",
            "freread")) {
      metrics.put(name, sweep(name, "Geometric mean over all file and record sizes"));
    }
    return Collections.unmodifiableMap(metrics);
  }

  private static Map<String, Metric> throughput() {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    for (String name :
        List.of(
            "initialwrite",
            "rewrite",
            "read",
            "reread",
            "reverseread",
            "strideread",
            "randomread",
            "mixedworkload",
            "randomwrite",
            "pwrite",
            "pread",
            "fwrite",
            "fread")) {
      metrics.put(
          name,
          Metric.higherIsBetter(
              name + "_kb_per_sec",
              "kB/s",
              "Rate of all processes together, in units of 1024 bytes per second"));
    }
    return Collections.unmodifiableMap(metrics);
  }
}
