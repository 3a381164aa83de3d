package io.zathras.processor.coremark;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.Verdicts;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the run of one group of samples. */
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

  private final Samples group;
  private final List<CoreMarkLog> logs;
  private final Run.Builder run = Run.builder();

  private CoreMarkRun(Samples group) {
    this.group = group;
    this.logs =
        group.samples.stream().map(Samples.Sample::log).flatMap(Stream::ofNullable).toList();
  }

  static Run of(int number, Samples group, Diagnostics diagnostics) {
    return new CoreMarkRun(group).build(number, diagnostics);
  }

  private Run build(int number, Diagnostics diagnostics) {
    for (CoreMarkLog log : logs) {
      log.checkSeed(diagnostics);
      log.checkVerdict(diagnostics);
    }
    Interval interval = group.interval();
    Status verdict = verdict();
    run.runNumber(number)
        .name(group.type.label() + " threads=" + group.threads)
        .configuration("run_type", group.type.label())
        .configuration("threads", group.threads)
        .status(verdict != Status.FAIL && group.incomplete ? Status.PARTIAL : verdict)
        .startTime(interval.start())
        .endTime(interval.end())
        .durationSeconds(duration())
        .measured(points(), RATE.name());
    totals(diagnostics);
    compiler();
    validation(verdict);
    return run.build();
  }

  private TimeSeries points() {
    TimeSeries.Builder points = TimeSeries.builder();
    for (Samples.Sample sample : group.samples) {
      if (sample.rate() != null) {
        PointConfiguration configuration =
            PointConfiguration.ofRepetition("iteration", sample.iteration())
                .and("threads", group.threads);
        points.at(sample.interval().start(), configuration, Map.of(RATE.name(), sample.rate()));
      }
    }
    return points.build();
  }

  /** A run without a rate failed; one with rates is as good as the worst of its logs. */
  private Status verdict() {
    if (group.rates().length == 0) {
      return Status.FAIL;
    }
    Status verdict = Status.PASS;
    for (Samples.Sample sample : group.samples) {
      Status own = sample.log() == null ? Status.UNKNOWN : sample.log().verdict();
      if (sample.rate() != null || own == Status.FAIL) {
        verdict = Verdicts.worse(verdict, own);
      }
    }
    return verdict;
  }

  /** The sum of the iterations' own intervals, or nothing when one of them is not known. */
  private @Nullable Double duration() {
    Map<Integer, Double> seconds = new LinkedHashMap<>();
    for (Samples.Sample sample : group.samples) {
      Double own = sample.interval().seconds();
      if (own == null) {
        return null;
      }
      // Two rows that no log tells apart have the same interval.
      seconds.put(sample.iteration(), own);
    }
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private void totals(Diagnostics diagnostics) {
    List<CoreMarkLog> whole = logs.stream().filter(log -> log.rate() != null).toList();
    sum(whole, ITERATIONS, "Iterations", diagnostics);
    sum(whole, SECONDS, "Total time (secs)", diagnostics);
    sum(whole, TICKS, "Total ticks", diagnostics);
    whole.stream()
        .map(log -> log.text().decimal("CoreMark Size"))
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .average()
        .ifPresent(size -> run.metric(SIZE.name(), size));
  }

  /** A sum in which one log's number is missing would say too little, so it is left out. */
  private void sum(List<CoreMarkLog> whole, Metric metric, String key, Diagnostics diagnostics) {
    if (whole.stream().noneMatch(log -> log.text().value(key) != null)) {
      return;
    }
    double sum = 0;
    for (CoreMarkLog log : whole) {
      Double value = log.text().decimal(key);
      if (value == null) {
        diagnostics.warning(
            "total-missing",
            log.file().location(),
            null,
            "no number behind '" + key + "'; expected one; " + metric.name() + " is left out");
        return;
      }
      sum += value;
    }
    run.metric(metric.name(), sum);
  }

  private void compiler() {
    if (logs.isEmpty()) {
      return;
    }
    String compiler = logs.get(0).text().value("Compiler version");
    String flags = logs.get(0).text().value("Compiler flags");
    if (compiler != null) {
      run.configuration("compiler", compiler);
    }
    if (flags != null) {
      run.configuration("compiler_flags", flags);
    }
  }

  private void validation(Status verdict) {
    run.validation("status", verdict.name());
    if (!logs.isEmpty()) {
      String seedcrc = logs.get(0).text().value("seedcrc");
      if (seedcrc != null) {
        run.validation("seedcrc", seedcrc);
      }
      Map<String, Object> checksums = logs.get(0).checksums();
      if (!checksums.isEmpty()) {
        run.validation("checksums", checksums);
      }
    }
    List<String> errors = logs.stream().flatMap(log -> log.errors().stream()).distinct().toList();
    if (!errors.isEmpty()) {
      run.validation("errors", errors.stream().limit(MAX_ERRORS_KEPT).toList());
    }
    if (errors.stream().anyMatch(error -> error.contains("at least 10 secs"))) {
      run.validation("reason", "run too short: a valid result needs at least 10 s");
    }
  }
}
