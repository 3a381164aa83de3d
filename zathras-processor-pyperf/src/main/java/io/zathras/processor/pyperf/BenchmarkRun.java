package io.zathras.processor.pyperf;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Run;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeries;
import io.zathras.schema.TimeSeriesSummary;
import io.zathras.schema.Timestamp;
import io.zathras.schema.TimestampSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the run of one benchmark. */
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

  /** Returns the metrics that the benchmark's run and its points can have. */
  static Metric[] metrics(Benchmark benchmark) {
    Unit unit = benchmark.unit();
    return unit == null
        ? new Metric[] {LOOPS, INNER_LOOPS}
        : new Metric[] {
          unit.mean(),
          unit.stdev(),
          NUM_SAMPLES,
          LOOPS,
          INNER_LOOPS,
          unit.value(),
          MEM_MAX_RSS,
          COMMAND_MAX_RSS,
          RUN_DURATION
        };
  }

  static Run of(int number, Benchmark benchmark, SuiteClock clock) {
    Interval interval = interval(benchmark.workers(), clock);
    Run.Builder run =
        Run.builder()
            .runNumber(number)
            .name(benchmark.name())
            .description(benchmark.description())
            .startTime(interval.start())
            .endTime(interval.end())
            .durationSeconds(duration(benchmark.workers()))
            .configuration(benchmark.settings());
    double[] values = benchmark.values();
    run.status(status(benchmark, values.length));
    if (benchmark.problem() != null) {
      run.validation("reason", benchmark.problem());
    }
    Unit unit = benchmark.unit();
    if (unit != null && values.length > 0) {
      measured(run, unit, values);
      run.timeseries(points(benchmark.workers(), unit, clock));
    }
    metric(run, LOOPS, benchmark.loops());
    metric(run, INNER_LOOPS, benchmark.innerLoops());
    return run.build();
  }

  private static Status status(Benchmark benchmark, int values) {
    if (values == 0) {
      return Status.FAIL;
    }
    return benchmark.problem() == null ? Status.PASS : Status.PARTIAL;
  }

  /** The other statistics of the values stand in the summary of the series. */
  private static void measured(Run.Builder run, Unit unit, double[] values) {
    Statistics statistics = Statistics.of(values);
    run.metric(unit.mean().name(), statistics.mean());
    metric(run, unit.stdev(), statistics.stddev());
    run.metric(NUM_SAMPLES.name(), statistics.count());
    run.timeseriesSummary(TimeSeriesSummary.of(unit.value().name(), values));
  }

  /** All values of a worker have its date, which is the time of its end. */
  private static TimeSeries points(List<Worker> workers, Unit unit, SuiteClock clock) {
    TimeSeries.Builder points = TimeSeries.builder();
    String metric = unit.value().name();
    for (Worker worker : workers) {
      Timestamp date = worker.date() == null ? null : clock.at(worker.date());
      boolean alone = worker.values().size() == 1;
      TimestampSource own = alone ? TimestampSource.MEASURED : TimestampSource.BATCH;
      TimestampSource source = date == null ? null : own;
      PointConfiguration id = PointConfiguration.ofRepetition("worker", worker.number());
      for (Double value : worker.values()) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(metric, value);
        put(metrics, MEM_MAX_RSS, worker.memMaxRss());
        put(metrics, COMMAND_MAX_RSS, worker.commandMaxRss());
        put(metrics, RUN_DURATION, worker.seconds());
        points.add(date, source, id, metrics);
      }
    }
    return points.build();
  }

  /** From the start of the first worker, which calibrates, to the end of the last. */
  private static Interval interval(List<Worker> workers, SuiteClock clock) {
    if (workers.isEmpty()) {
      return Interval.UNKNOWN;
    }
    Timestamp start = workers.get(0).start();
    Timestamp end = workers.get(workers.size() - 1).date();
    return new Interval(start == null ? null : clock.at(start), end == null ? null : clock.at(end));
  }

  /** The sum of the workers' own durations, or nothing when one of them is not known. */
  private static @Nullable Double duration(List<Worker> workers) {
    List<Double> known = workers.stream().map(Worker::seconds).filter(Objects::nonNull).toList();
    return known.isEmpty() || known.size() < workers.size()
        ? null
        : known.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static void metric(Run.Builder run, Metric metric, @Nullable Double value) {
    if (value != null) {
      run.metric(metric.name(), value);
    }
  }

  private static void put(Map<String, Double> metrics, Metric metric, @Nullable Double value) {
    if (value != null) {
      metrics.put(metric.name(), value);
    }
  }
}
