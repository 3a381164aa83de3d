package io.zathras.processor.specjbb;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.Verdicts;
import io.zathras.schema.Direction;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
      throw new ProcessingException(
          input.files().name(),
          null,
          "neither " + TABLE + " nor SPECjbb.<n>.txt; expected one",
          null);
    }
    ResultLimits.checkRuns(input.files().name(), directories.size());
    List<SpecIteration> iterations = new ArrayList<>();
    for (String directory : directories) {
      iterations.add(SpecIteration.read(input.files(), directory, input.diagnostics()));
    }
    iterations.sort(SpecIteration.order());
    return result(iterations);
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

  private static BenchmarkResult result(List<SpecIteration> iterations) {
    Map<String, Integer> counts = new HashMap<>();
    List<Run> runs = new ArrayList<>();
    for (SpecIteration each : iterations) {
      int iteration = counts.merge(String.valueOf(each.jvms()), 1, Integer::sum);
      runs.add(each.run(runs.size() + 1, iteration));
    }
    Interval whole =
        iterations.stream().map(SpecIteration::interval).reduce(Interval.UNKNOWN, Interval::span);
    BenchmarkResult.Builder result =
        BenchmarkResult.builder()
            .benchmarkVersion(
                iterations.stream()
                    .map(SpecIteration::version)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null))
            .metrics(
                SpecIteration.THROUGHPUT,
                SpecIteration.PEAK,
                SpecIteration.PEAK_WAREHOUSES,
                SpecIteration.SCORE,
                SpecIteration.SCORE_PER_JVM)
            .interval(whole.start(), whole.end());
    runs.forEach(result::run);
    Run best = best(runs);
    if (best != null) {
      primary(result, best, SCORE, SpecIteration.SCORE);
      primary(result, best, PEAK, SpecIteration.PEAK);
      statistics(result, best, runs);
    }
    return result.status(Verdicts.overall(best == null ? null : best.status(), runs, true)).build();
  }

  /** Returns the run with the highest peak; one that failed only where all did. */
  private static @Nullable Run best(List<Run> runs) {
    return runs.stream()
        .filter(run -> run.metrics().containsKey(SpecIteration.PEAK.name()))
        .max(
            Comparator.comparing((Run run) -> run.status() != Status.FAIL)
                .thenComparing(run -> run.metrics().getOrDefault(SpecIteration.PEAK.name(), 0.0)))
        .orElse(null);
  }

  private static void primary(
      BenchmarkResult.Builder result, Run run, Metric headline, Metric metric) {
    Double value = run.metrics().get(metric.name());
    if (value != null) {
      result.primary(headline, PrimaryMetric.reported(value, headline.definition(), run.key()));
    }
  }

  /** The spread over the iterations with the headline's JVM count. */
  private static void statistics(BenchmarkResult.Builder result, Run best, List<Run> runs) {
    Object jvms = best.configuration().get("num_jvms");
    Metric metric =
        best.metrics().containsKey(SpecIteration.SCORE.name())
            ? SpecIteration.SCORE
            : SpecIteration.PEAK;
    double[] samples =
        runs.stream()
            .filter(run -> run.status() != Status.FAIL)
            .filter(run -> Objects.equals(run.configuration().get("num_jvms"), jvms))
            .map(run -> run.metrics().get(metric.name()))
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    if (samples.length > 0) {
      result.statistics(metric, samples);
    }
  }

  private static Metric headline(String name, String description) {
    return new Metric(name, "bops", Direction.HIGHER_IS_BETTER, description);
  }

  static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
