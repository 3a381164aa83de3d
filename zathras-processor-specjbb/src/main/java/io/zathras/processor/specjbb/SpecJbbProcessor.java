package io.zathras.processor.specjbb;

import static java.util.Objects.requireNonNull;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads SPECjbb2005 results. A run is one (JVM count, iteration). Its points are the steps of the
 * load, ordered by warehouses. A step has no time of its own because the table's dates span the
 * whole iteration. The headlines are SPEC's score, summed over the JVMs, and the peak throughput,
 * both from the run with the highest peak that did not fail. Steps of different warehouse counts
 * are never averaged. A score in which points that were not run count as 0 is not a headline. The
 * names Critical-jOPS and Max-jOPS belong to SPECjbb2015 and are not used.
 */
public final class SpecJbbProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("specjbb")
          .title("SPECjbb2005: server-side Java throughput")
          .url("https://www.spec.org/jbb2005/")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("2022 to v2.6")
                  .run("a JVM count and iteration")
                  .points("the steps of the load, by warehouses")
                  .headlineOf(
                      "the run with the highest peak; no score in which points that were not run count as 0")
                  .headline("score", "bops", Direction.HIGHER_IS_BETTER)
                  .headline("peak_throughput", "bops", Direction.HIGHER_IS_BETTER))
          .build();

  private static final Metric SCORE =
      SpecIteration.bops("score", "SPEC's score, summed over the JVMs");
  private static final Metric PEAK =
      SpecIteration.bops("peak_throughput", "The highest throughput of a step");
  private static final Pattern REPORT = Pattern.compile("SPECjbb\\.[0-9]{3}\\.txt");

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    Set<String> directories = directories(input.files().files());
    if (directories.isEmpty()) {
      throw input
          .report()
          .failure("neither " + SpecTable.NAME + " nor SPECjbb.<n>.txt; expected one");
    }
    ResultLimits.checkRuns(input.files().name(), directories.size());
    List<SpecIteration> iterations =
        directories.stream()
            .map(directory -> new SpecIteration(input, directory))
            .sorted(SpecIteration.order())
            .toList();
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
    Map<String, List<RunBuilder>> byJvms = new HashMap<>();
    Set<String> scored = new HashSet<>();
    for (SpecIteration each : iterations) {
      List<RunBuilder> equal =
          byJvms.computeIfAbsent(String.valueOf(each.jvms()), key -> new ArrayList<>());
      RunBuilder run = each.addTo(result, equal.size() + 1);
      equal.add(run);
      if (each.isScoreComparable()) {
        scored.add(run.key());
      }
    }
    headline(result, byJvms.values(), scored);
    return result.build();
  }

  /**
   * Adds the headlines of the run with the highest peak, which is a failed one only if all failed.
   * The spread is over the iterations with its JVM count.
   */
  private static void headline(
      ResultBuilder result, Collection<List<RunBuilder>> byJvms, Set<String> scored) {
    RunBuilder best =
        result.runs().stream()
            .filter(run -> run.value(SpecIteration.PEAK) != null)
            .max(
                Comparator.comparing((RunBuilder run) -> run.status() != Status.FAIL)
                    .thenComparing(run -> requireNonNull(run.value(SpecIteration.PEAK))))
            .orElse(null);
    if (best == null) {
      return;
    }
    boolean hasScore = scored.contains(best.key());
    Metric spread = hasScore ? SpecIteration.SCORE : SpecIteration.PEAK;
    double[] samples =
        byJvms.stream()
            .filter(runs -> runs.stream().anyMatch(run -> run == best))
            .flatMap(List::stream)
            .filter(run -> run.status() != Status.FAIL && (!hasScore || scored.contains(run.key())))
            .flatMap(run -> Stream.ofNullable(run.value(spread)))
            .mapToDouble(Double::doubleValue)
            .toArray();
    if (hasScore) {
      result.headline(SCORE, SpecIteration.SCORE, best);
    }
    result.headline(PEAK, SpecIteration.PEAK, best).statistics(spread, samples);
  }

  /** Returns the directories of the iterations, and that of a JVM count without iterations. */
  private static Set<String> directories(List<FileEntry> files) {
    TreeSet<String> directories = new TreeSet<>();
    TreeSet<String> counts = new TreeSet<>();
    for (FileEntry file : files) {
      String parent = parent(file.path());
      if (file.name().equals(SpecTable.NAME)) {
        directories.add(parent);
      } else if (file.isKept() && REPORT.matcher(file.name()).matches()) {
        directories.add(parent(parent));
      }
      upwards(parent).filter(path -> SpecIteration.jvmsOf(path) != null).forEach(counts::add);
    }
    directories.forEach(directory -> upwards(directory).forEach(counts::remove));
    directories.addAll(counts);
    return directories;
  }

  /** Returns a path and those above it, up to the result's own directory, whose path is empty. */
  static Stream<String> upwards(String path) {
    return Stream.concat(
        Stream.iterate(path, each -> !each.isEmpty(), SpecJbbProcessor::parent), Stream.of(""));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
