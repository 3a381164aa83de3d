package io.zathras.processor.pig;

import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads results of pig, which starts spinning threads and records on which CPUs the scheduler runs
 * them. The scheduling efficiency is the mean number of CPUs that a thread was seen on: 1 means
 * that threads never migrate, and more is worse.
 *
 * <ul>
 *   <li>A run is a sweep over thread counts, one for each directory of results. Its points are the
 *       iterations of each thread count, from pig's own output.
 *   <li>The headline is the mean over the thread counts, each with its value over all iterations.
 *   <li>A result passes when every thread count has its value, because the wrapper reports {@code
 *       Ran} for a failed run too. Where its report is lost, pig's own output decides.
 * </ul>
 */
public final class PigProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("pig")
          .title("pig: migration of threads among CPUs")
          .url("https://github.com/redhat-performance/pig-wrapper")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("2024 to v2.3")
                  .run("a sweep over thread counts")
                  .points("the iterations of each thread count")
                  .headlineOf("the mean over the thread counts")
                  .headline("average_sched_eff", "cpus/thread", Direction.LOWER_IS_BETTER))
          .build();

  private static final String UNIT = "cpus/thread";
  private static final Metric EFFICIENCY =
      metric("sched_eff", "CPUs that a thread was seen on, on average; 1 is a thread that stays");
  private static final Metric OVERALL =
      metric("overall_sched_eff", "The same over all iterations of the thread count");
  private static final Metric AVERAGE =
      metric("average_sched_eff", "Mean over the thread counts; 1 is ideal");
  private static final Metric MEDIAN = metric("median_sched_eff", "Median over the thread counts");
  private static final Metric LOWEST = metric("min_sched_eff", "The best thread count");
  private static final Metric HIGHEST = metric("max_sched_eff", "The worst thread count");
  private static final Metric DEVIATION =
      new Metric(
          "stddev_sched_eff",
          UNIT,
          Direction.NONE,
          "Sample standard deviation (n-1) over the thread counts");
  private static final Metric COUNT =
      new Metric("num_configurations", "thread counts", Direction.NONE, "How many thread counts");

  private static final Pattern FILE =
      Pattern.compile(
          "(?<directory>(?:(?!pcp_)[^/]+/)?)(?:results_pig\\.csv|iteration_[0-9]+[^/]*"
              + "|pig_config_info[^/]*)");
  private static final String DIRECTORY = "results_pig_";

  private static Metric metric(String name, String description) {
    return new Metric(name, UNIT, Direction.LOWER_IS_BETTER, description);
  }

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    SortedSet<String> directories = new TreeSet<>();
    for (NamedFile file : input.named(FILE)) {
      directories.add(file.text("directory").replace("/", ""));
    }
    if (directories.isEmpty()) {
      directories.add("");
    }
    ResultBuilder result = input.result().metrics(AVERAGE, EFFICIENCY);
    List<Sweep> sweeps =
        directories.stream()
            .map(name -> sweep(result, input.in(name), name, directories.size() > 1))
            .toList();
    Sweep last = sweeps.stream().max(Comparator.comparing(Sweep::begin)).orElseThrow();
    if (sweeps.size() > 1) {
      input
          .report()
          .warning(
              "several-directories",
              "results stand in %s; expected one directory; each is a run, and the headline is of"
                  + " %s, which began last",
              String.join(", ", directories),
              last.directory());
      sweeps.forEach(sweep -> sweep.run().setting("directory", sweep.directory()));
    }
    Timestamp start = last.start();
    if (start != null && !start.isUtc()) {
      result.begin(start.dateTime());
    }
    return result.headline(AVERAGE, last.run()).build();
  }

  /** One directory, and when its sweep began. */
  private record Sweep(String directory, @Nullable Timestamp start, RunBuilder run) {

    String begin() {
      return start == null ? "" : start.toString();
    }
  }

  private static Sweep sweep(
      ResultBuilder result, ResultInput input, String directory, boolean isOneOfSeveral) {
    PigSweep sweep = PigSweep.read(input);
    PigInfo info = PigInfo.read(input);
    RunBuilder run =
        result
            .run(isOneOfSeveral ? tuned(directory) : null)
            .sweep()
            .times(new Interval(info.start(), null))
            .setting("tuned_profile", tuned(directory))
            .setting("pig_options", info.options())
            .setting("suffix", sweep.suffix())
            .setting("iterations", sweep.iterations() == 0 ? null : sweep.iterations())
            .setting("seconds", sweep.seconds())
            .setting("processes", sweep.processes())
            .setting("format_version", sweep.formatVersion());
    for (PigSweep.Point point : sweep.points()) {
      PointConfiguration threads = PointConfiguration.of("threads", point.threads());
      Integer iteration = point.iteration();
      run.point(
          null,
          iteration == null ? threads : threads.repetition("iteration", iteration),
          new MetricValues().put(EFFICIENCY, point.efficiency()).put(OVERALL, point.overall()));
    }
    summarise(run, sweep);
    Status reported = WrapperReport.check(input, true);
    if (reported == Status.UNKNOWN && sweep.isSupported()) {
      reported = Status.PASS;
    }
    run.verdict(sweep.points().isEmpty() ? Status.FAIL : reported);
    if (!sweep.isComplete()) {
      run.incomplete();
    }
    return new Sweep(directory, info.start(), run);
  }

  private static void summarise(RunBuilder run, PigSweep sweep) {
    double[] efficiencies = sweep.efficiencies();
    if (efficiencies.length == 0) {
      return;
    }
    Statistics statistics = Statistics.of(efficiencies);
    List<PigSweep.Point> points = sweep.points();
    run.setting("min_threads", points.get(0).threads())
        .setting("max_threads", points.get(points.size() - 1).threads())
        .metric(AVERAGE, statistics.mean())
        .metric(MEDIAN, statistics.median())
        .metric(LOWEST, statistics.min())
        .metric(HIGHEST, statistics.max())
        .metric(DEVIATION, statistics.stddev())
        .metric(COUNT, (double) statistics.count());
  }

  private static @Nullable String tuned(String directory) {
    return directory.startsWith(DIRECTORY) ? directory.substring(DIRECTORY.length()) : null;
  }
}
