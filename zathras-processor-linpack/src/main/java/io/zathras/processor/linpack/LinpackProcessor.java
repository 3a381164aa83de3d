package io.zathras.processor.linpack;

import io.zathras.processor.spi.Aggregation;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Direction;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads results of Intel's optimized LINPACK.
 *
 * <ul>
 *   <li>A run is one binding of threads to CPUs. Its points are the iterations, and its rate is
 *       their mean.
 *   <li>The headline is the rate of the fastest run.
 *   <li>The report decides, because the wrapper saves no output of the benchmark: a result passes
 *       when the report says {@code Ran} and every row has a rate.
 *   <li>The table's dates are those of the whole test or of a part of it, never those of a single
 *       row.
 * </ul>
 */
public final class LinpackProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("linpack")
          .title("Intel Optimized LINPACK: solution of a dense linear system by threads")
          .url(
              "https://www.intel.com/content/www/us/en/developer/articles/technical/"
                  + "onemkl-benchmarks-suite.html")
          .threadsSetting("threads")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("v2.4 to v3.4")
                  .run("a binding of threads to CPUs")
                  .points("the wrapper's iterations")
                  .headlineOf("the mean of the fastest run")
                  .headline("gflops", "GFLOPS", Direction.HIGHER_IS_BETTER))
          .build();

  private static final Metric GFLOPS =
      Metric.higherIsBetter("gflops", "GFLOPS", "10^9 floating-point operations per second");
  private static final Metric LOWEST =
      Metric.higherIsBetter("gflops_min", "GFLOPS", "The slowest iteration")
          .combinedBy(Aggregation.MINIMUM);
  private static final Metric HIGHEST =
      Metric.higherIsBetter("gflops_max", "GFLOPS", "The fastest iteration")
          .combinedBy(Aggregation.MAXIMUM);
  private static final Metric DEVIATION =
      new Metric(
          "gflops_stddev",
          "GFLOPS",
          Direction.NONE,
          "Sample standard deviation (n-1) of the iterations");
  private static final Metric ITERATIONS =
      new Metric(
          "iterations", "iterations", Direction.NONE, "How many iterations the mean is over");

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    LinpackTable table = LinpackTable.read(input);
    Interval shared = Interval.common(table.rows().stream().map(LinpackTable.Row::dates).toList());
    Map<LinpackSetting, List<LinpackTable.Row>> bySetting = new LinkedHashMap<>();
    for (LinpackTable.Row row : table.rows()) {
      bySetting.computeIfAbsent(row.setting(), key -> new ArrayList<>()).add(row);
    }
    Status reported = WrapperReport.check(input, true);
    ResultBuilder result = input.result().metrics(GFLOPS).decidedBy(reported);
    int most = bySetting.values().stream().mapToInt(List::size).max().orElse(0);
    bySetting.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(LinpackSetting.ORDER))
        .forEach(
            each -> {
              RunBuilder run = addRun(result, each.getKey(), each.getValue(), shared, table);
              checkIterations(run.verdict(reported), each.getValue(), most);
            });
    if (!shared.equals(Interval.UNKNOWN)) {
      result.interval(shared);
    }
    if (!table.isWhole() || !hasBothKinds(bySetting.keySet(), table)) {
      result.incomplete();
    }
    result.runs().stream()
        .filter(run -> run.value(GFLOPS) != null)
        .max(Comparator.comparingDouble(run -> Objects.requireNonNull(run.value(GFLOPS))))
        .ifPresent(fastest -> result.headline(GFLOPS, fastest));
    return result.build();
  }

  /**
   * Checks that there are rows of both kinds: on systems with hyper-threads the wrapper binds to
   * one thread of each core, and to both.
   */
  private static boolean hasBothKinds(Set<LinpackSetting> settings, LinpackTable table) {
    LinpackSetting only = settings.size() == 1 ? settings.iterator().next() : null;
    if (only == null || only.cpus() == null || !Boolean.TRUE.equals(only.hasHyperThreads())) {
      return true;
    }
    table
        .table()
        .report()
        .warning(
            "setting-missing",
            "all rows are of the CPUs %s; expected rows of one thread of each core, and of both",
            only.cpus());
    return false;
  }

  /**
   * Compares the iterations of runs, because the wrapper silently leaves out an output without a
   * result.
   */
  private static void checkIterations(RunBuilder run, List<LinpackTable.Row> rows, int most) {
    if (rows.size() < most && run.isMeasured()) {
      run.incomplete();
      rows.get(0)
          .source()
          .warning(
              "iteration-missing",
              "%s of '%s'; expected %s, as of the others",
              Numbers.counted(rows.size(), "iteration"),
              run.name(),
              most);
    }
  }

  private static RunBuilder addRun(
      ResultBuilder result,
      LinpackSetting setting,
      List<LinpackTable.Row> rows,
      Interval shared,
      LinpackTable table) {
    LinpackTable.Row first = rows.get(0);
    RunBuilder run =
        result
            .run(setting.name())
            .setting("ht_config", setting.hyperThreads())
            .setting("hyper_threads", setting.hasHyperThreads())
            .setting("sockets", setting.sockets())
            .setting("threads", setting.threads())
            .setting("cpu_affinity", setting.cpus())
            .setting("reported_unit", first.unit())
            .setting("format_version", table.table().meta("Results version"));
    boolean isShared = !shared.equals(Interval.UNKNOWN);
    for (int i = 0; i < rows.size(); i++) {
      LinpackTable.Row row = rows.get(i);
      Double gflops = row.gflops();
      if (gflops == null) {
        run.incomplete();
      } else {
        run.point(isShared ? null : row.dates().start(), setting.iteration(i + 1), GFLOPS, gflops);
      }
    }
    if (!isShared) {
      run.times(rows.stream().map(LinpackTable.Row::dates).distinct().toList());
    }
    addSpread(run);
    if (setting.contradictsItself()) {
      first
          .source()
          .warning(
              "threads-differ",
              "column 'threads' holds %s, and cpu_affin lists %s; those count",
              setting.stated(),
              Numbers.counted(setting.cpuCount(), "CPU"));
    }
    return run;
  }

  private static void addSpread(RunBuilder run) {
    double[] samples = run.samples(GFLOPS);
    if (samples.length > 0) {
      Statistics statistics = Statistics.of(samples);
      run.metric(LOWEST, statistics.min())
          .metric(HIGHEST, statistics.max())
          .metric(DEVIATION, statistics.stddev())
          .metric(ITERATIONS, (double) statistics.count());
    }
  }
}
