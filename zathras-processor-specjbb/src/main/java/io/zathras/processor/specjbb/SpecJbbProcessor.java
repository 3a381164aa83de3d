package io.zathras.processor.specjbb;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads SPECjbb2005 results. A run is one (JVM count, iteration), its points are the steps of the
 * load in the order of their warehouses; a step has no time of its own, since the table's dates
 * span the whole iteration. The headline is SPEC's score, summed over the JVMs, and the peak
 * throughput, both of the run with the highest peak that did not fail; steps of different warehouse
 * counts are never averaged. The names Critical-jOPS and Max-jOPS belong to SPECjbb2015 and are not
 * used.
 */
public final class SpecJbbProcessor implements BenchmarkProcessor {

  static final String TABLE = "results_specjbb.csv";

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("specjbb")
          .title("SPECjbb2005: server-side Java throughput")
          .url("https://www.spec.org/jbb2005/")
          .build();

  private static final Metric SCORE = headline("score", "SPEC's score, summed over the JVMs");
  private static final Metric PEAK =
      headline("peak_throughput", "The highest throughput of a step");

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    Set<String> directories = directories(input.files().files());
    if (directories.isEmpty()) {
      throw input.report().failure("neither " + TABLE + " nor SPECjbb.<n>.txt; expected one");
    }
    ResultLimits.checkRuns(input.files().name(), directories.size());
    List<SpecIteration> iterations = new ArrayList<>();
    for (String directory : directories) {
      iterations.add(SpecIteration.read(input, directory));
    }
    iterations.sort(SpecIteration.order());
    return result(input, iterations);
  }

  /** Returns the directories of the iterations; of a JVM count without any, its own. */
  private static Set<String> directories(List<FileEntry> files) {
    TreeSet<String> directories = new TreeSet<>();
    TreeSet<String> counts = new TreeSet<>();
    for (FileEntry file : files) {
      if (file.name().equals(TABLE)) {
        directories.add(parent(file.path()));
      } else if (SpecReport.isReport(file)) {
        directories.add(parent(parent(file.path())));
      }
      for (String path = parent(file.path()); !path.isEmpty(); path = parent(path)) {
        if (SpecIteration.jvmsOf(path) != null) {
          counts.add(path);
        }
      }
    }
    for (String directory : directories) {
      for (String path = directory; counts.remove(path) || !path.isEmpty(); path = parent(path)) {
        // Each level above an iteration is no JVM count without any.
      }
    }
    directories.addAll(counts);
    return directories;
  }

  private static BenchmarkResult result(ResultInput input, List<SpecIteration> iterations) {
    ResultBuilder result =
        input
            .result()
            .version(iterations.stream().map(SpecIteration::version).toArray(String[]::new))
            .metrics(
                SpecIteration.THROUGHPUT,
                SpecIteration.PEAK,
                SpecIteration.PEAK_WAREHOUSES,
                SpecIteration.SCORE,
                SpecIteration.SCORE_PER_JVM);
    Map<String, List<RunBuilder>> byJvms = new LinkedHashMap<>();
    for (SpecIteration each : iterations) {
      List<RunBuilder> alike =
          byJvms.computeIfAbsent(String.valueOf(each.jvms()), key -> new ArrayList<>());
      alike.add(each.addTo(result, alike.size() + 1));
    }
    RunBuilder best = best(result.runs());
    if (best == null) {
      return result.build();
    }
    List<RunBuilder> alike =
        byJvms.values().stream()
            .filter(runs -> runs.stream().anyMatch(run -> run == best))
            .findFirst()
            .orElse(List.of());
    Metric spread =
        best.value(SpecIteration.SCORE) == null ? SpecIteration.PEAK : SpecIteration.SCORE;
    return result
        .headline(SCORE, SpecIteration.SCORE, best)
        .headline(PEAK, SpecIteration.PEAK, best)
        .statistics(spread, samples(alike, spread))
        .build();
  }

  /** Returns the run with the highest peak; one that failed only where all did. */
  private static @Nullable RunBuilder best(List<RunBuilder> runs) {
    return runs.stream()
        .filter(run -> run.value(SpecIteration.PEAK) != null)
        .max(
            Comparator.comparing((RunBuilder run) -> run.status() != Status.FAIL)
                .thenComparing(run -> Objects.requireNonNull(run.value(SpecIteration.PEAK))))
        .orElse(null);
  }

  /** Returns a metric of the iterations with the headline's JVM count. */
  private static double[] samples(List<RunBuilder> alike, Metric metric) {
    return alike.stream()
        .filter(run -> run.status() != Status.FAIL)
        .map(run -> run.value(metric))
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static Metric headline(String name, String description) {
    return new Metric(name, "bops", Direction.HIGHER_IS_BETTER, description);
  }

  static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
