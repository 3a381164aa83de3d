package io.zathras.processor.pyperf;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

final class BenchmarkRun {

  private static final Metric NUM_SAMPLES =
      new Metric("num_samples", "values", Direction.NONE, "How many values the mean is over");
  private static final Metric LOOPS =
      new Metric("loops", "loops", Direction.NONE, "Repetitions of the timed code in one value");
  private static final Metric INNER_LOOPS =
      new Metric("inner_loops", "loops", Direction.NONE, "Operations in the timed code");
  private static final Metric MEM_MAX_RSS =
      new Metric(
          "mem_max_rss_bytes", "bytes", Direction.NONE, "Peak resident memory of the worker");
  private static final Metric COMMAND_MAX_RSS =
      new Metric(
          "command_max_rss_bytes",
          "bytes",
          Direction.NONE,
          "Peak resident memory of the command that the worker times");
  private static final Metric RUN_DURATION =
      new Metric("run_duration_seconds", "s", Direction.NONE, "Time the worker process took");

  private BenchmarkRun() {}

  static void add(ResultBuilder result, Benchmark benchmark, SuiteClock clock) {
    Unit unit = benchmark.unit();
    if (unit != null) {
      result.metrics(unit.mean(), unit.stdev(), NUM_SAMPLES, LOOPS, INNER_LOOPS, unit.value());
      result.metrics(MEM_MAX_RSS, COMMAND_MAX_RSS, RUN_DURATION);
    }
    double[] values = benchmark.values();
    Status sound = benchmark.problem() == null ? Status.PASS : Status.PARTIAL;
    RunBuilder run =
        result
            .run(benchmark.name())
            .description(benchmark.description())
            .sweep()
            .times(interval(benchmark.workers(), clock))
            .duration(duration(benchmark.workers()))
            .settings(benchmark.settings())
            .verdict(values.length == 0 ? Status.FAIL : sound)
            .evidence("reason", benchmark.problem());
    if (unit != null && values.length > 0) {
      Statistics statistics = Statistics.of(values);
      run.metric(unit.mean(), statistics.mean())
          .metric(unit.stdev(), statistics.stddev())
          .metric(NUM_SAMPLES, (double) statistics.count())
          .spread(unit.value());
      benchmark.workers().forEach(worker -> addPoints(run, worker, unit.value(), clock));
    }
    result.metrics(LOOPS, INNER_LOOPS);
    run.metric(LOOPS, benchmark.loops()).metric(INNER_LOOPS, benchmark.innerLoops());
  }

  /** Gives all values of a worker its date, which is the time of its end. */
  private static void addPoints(RunBuilder run, Worker worker, Metric metric, SuiteClock clock) {
    Timestamp date = clock.at(worker.date());
    PointConfiguration id = PointConfiguration.ofRepetition("worker", worker.number());
    for (Double value : worker.values()) {
      MetricValues measured =
          new MetricValues()
              .put(metric, value)
              .put(MEM_MAX_RSS, worker.memMaxRss())
              .put(COMMAND_MAX_RSS, worker.commandMaxRss())
              .put(RUN_DURATION, worker.seconds());
      if (worker.values().size() == 1) {
        run.point(date, id, measured);
      } else {
        run.batchPoint(date, id, measured);
      }
    }
  }

  /**
   * Returns the time from the start of the first worker, which calibrates, to the end of the last.
   */
  private static Interval interval(List<Worker> workers, SuiteClock clock) {
    return workers.isEmpty()
        ? Interval.UNKNOWN
        : new Interval(
            clock.at(workers.get(0).start()), clock.at(workers.get(workers.size() - 1).date()));
  }

  /**
   * Returns the sum of the workers' own durations in seconds, or {@code null} when one is unknown.
   */
  private static @Nullable Double duration(List<Worker> workers) {
    List<Double> known = workers.stream().map(Worker::seconds).filter(Objects::nonNull).toList();
    return known.isEmpty() || known.size() < workers.size() ? null : (Double) Statistics.sum(known);
  }
}
