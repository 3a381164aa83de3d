package io.zathras.processor.pyperf;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.DataNode;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * pyperf's suite file, format 1.0: {@code pyperf_out_<begin>.json}. It holds every value with all
 * digits, and is the same in all generations of the wrapper.
 *
 * @param file the file
 * @param version the version of pyperformance, or {@code null}
 * @param benchmarks the benchmarks, in the file's order; at least one
 */
record SuiteFile(FileEntry file, @Nullable String version, List<Benchmark> benchmarks) {

  private static final String FORMAT = "1.0";

  /**
   * Reads the suite.
   *
   * @throws io.zathras.processor.spi.ProcessingException if it is not complete JSON or holds no
   *     benchmark
   */
  static SuiteFile read(FileEntry file, ResultInput input) {
    DataNode root = input.json(file);
    String format = root.at("version").text();
    List<DataNode> nodes = root.at("benchmarks").elements();
    if (nodes.isEmpty()) {
      throw root.report()
          .failure(
              "no benchmarks; expected a pyperf suite of format %s with a list of them, found"
                  + " format %s",
              FORMAT, format);
    }
    ResultLimits.checkRuns(file.location(), nodes.size());
    PyPerfMetadata metadata = PyPerfMetadata.of(root);
    List<Benchmark> benchmarks = new ArrayList<>(nodes.size());
    Set<String> varying = new TreeSet<>();
    for (DataNode node : nodes) {
      benchmarks.add(
          BenchmarkReader.read(
              node,
              metadata.within(node),
              benchmarks.size() + 1,
              input.includesPrivate(),
              varying));
    }
    SuiteFile suite =
        new SuiteFile(file, metadata.text("performance_version"), List.copyOf(benchmarks));
    suite.remark(format, varying, root.report());
    return suite;
  }

  NavigableSet<String> names() {
    NavigableSet<String> names = new TreeSet<>();
    benchmarks.stream().map(Benchmark::name).filter(Objects::nonNull).forEach(names::add);
    return names;
  }

  /** Returns the workers of all benchmarks in the order of execution. */
  List<Worker> workers() {
    return benchmarks.stream().flatMap(benchmark -> benchmark.workers().stream()).toList();
  }

  private void remark(@Nullable String format, Set<String> varying, Report report) {
    if (!FORMAT.equals(format)) {
      report.warning(
          "format-unknown", "format version %s, expected %s; read as %s", format, FORMAT, FORMAT);
    }
    if (!varying.isEmpty()) {
      report.info(
          "settings-vary",
          "settings in which the workers of one benchmark differ are left out of its"
              + " configuration: "
              + String.join(", ", varying));
    }
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new LinkedHashSet<>();
    for (Benchmark benchmark : benchmarks) {
      if (benchmark.name() != null && !seen.add(benchmark.name())) {
        repeated.add(benchmark.name());
      }
    }
    if (!repeated.isEmpty()) {
      report.warning(
          "name-repeated",
          "several benchmarks are named "
              + String.join(", ", repeated)
              + "; expected each name once; all are kept as runs of their own");
    }
  }
}
