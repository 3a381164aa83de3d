package io.zathras.processor.coremark;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.StatusRules;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Makes the run of one group of starts. */
final class CoreMarkRun {

  static final Metric RATE =
      new Metric(
          "iterations_per_second",
          "iterations/s",
          Direction.HIGHER_IS_BETTER,
          "CoreMark iterations per second, summed over all threads");
  static final Metric ITERATIONS = Metric.of("total_iterations", "iterations", Direction.NONE);
  static final Metric SECONDS = Metric.of("total_time_seconds", "s", Direction.NONE);
  static final Metric TICKS = Metric.of("total_ticks", "ms", Direction.NONE);
  static final Metric SIZE = Metric.of("coremark_size", "bytes", Direction.NONE);

  private static final int MAX_ERRORS_KEPT = 20;

  private CoreMarkRun() {}

  static RunBuilder add(ResultBuilder result, StartGroup group) {
    List<CoreMarkLog> logs =
        group.starts().stream().flatMap(start -> Stream.ofNullable(start.log())).toList();
    logs.forEach(CoreMarkLog::check);
    String type = group.type().label();
    RunBuilder run =
        result
            .run(type + " threads=" + group.threads())
            .setting("run_type", type)
            .setting("threads", group.threads());
    // Two rows that no log tells apart have the same interval.
    Map<Integer, Interval> intervals = new LinkedHashMap<>();
    for (StartGroup.Start start : group.starts()) {
      intervals.merge(start.iteration(), start.interval(), Interval::span);
      if (start.rate() != null) {
        PointConfiguration point =
            PointConfiguration.ofRepetition("iteration", start.iteration())
                .and("threads", group.threads());
        run.point(start.interval().start(), point, RATE, start.rate());
      }
    }
    Status verdict = verdict(group);
    run.times(intervals.values()).verdict(verdict).evidence("status", verdict.name());
    if (!group.isComplete()) {
      run.incomplete();
    }
    totals(run, logs.stream().filter(log -> log.rate() != null).toList());
    if (!logs.isEmpty()) {
      CoreMarkLog first = logs.get(0);
      run.setting("compiler", first.text().value("Compiler version"))
          .setting("compiler_flags", first.text().value("Compiler flags"))
          .evidence("seedcrc", first.text().value("seedcrc"))
          .evidence("checksums", first.checksums());
    }
    List<String> errors = logs.stream().flatMap(log -> log.errors().stream()).distinct().toList();
    boolean tooShort = errors.stream().anyMatch(error -> error.contains("at least 10 secs"));
    return run.evidence("errors", errors.stream().limit(MAX_ERRORS_KEPT).toList())
        .evidence("reason", tooShort ? "run too short: a valid result needs at least 10 s" : null);
  }

  /** Returns FAIL for a run without a rate, and otherwise the worst verdict of its logs. */
  private static Status verdict(StartGroup group) {
    Status verdict = group.hasRate() ? Status.PASS : Status.FAIL;
    for (StartGroup.Start start : group.starts()) {
      Status own = start.log() == null ? Status.UNKNOWN : start.log().status();
      if (start.rate() != null || own == Status.FAIL) {
        verdict = StatusRules.worse(verdict, own);
      }
    }
    return verdict;
  }

  private static void totals(RunBuilder run, List<CoreMarkLog> logs) {
    sum(run, logs, ITERATIONS, "Iterations");
    sum(run, logs, SECONDS, "Total time (secs)");
    sum(run, logs, TICKS, "Total ticks");
    double[] sizes =
        logs.stream()
            .map(log -> log.text().decimal("CoreMark Size"))
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    if (sizes.length > 0) {
      run.metric(SIZE, Statistics.of(sizes).mean());
    }
  }

  /** Leaves a sum out in which one log's number is missing, because it would be too small. */
  private static void sum(RunBuilder run, List<CoreMarkLog> logs, Metric metric, String key) {
    if (logs.stream().noneMatch(log -> log.text().value(key) != null)) {
      return;
    }
    List<Double> values = new ArrayList<>();
    for (CoreMarkLog log : logs) {
      Double value = log.text().decimal(key);
      if (value == null) {
        log.report()
            .warning(
                "total-missing",
                "no number behind '" + key + "'; expected one; " + metric.name() + " is left out");
        return;
      }
      values.add(value);
    }
    run.metric(metric, Statistics.sum(values));
  }
}
