package io.zathras.processor.fio;

import io.zathras.processor.spi.Gaps;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.schema.Timestamp;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Merges the logs of all jobs of a workload into the series of its run. Logs may have different
 * lengths, so a step has the values that exist. But a kind of log that one job lacks has no series,
 * because the sum would lack that job.
 */
final class LogSeries {

  private static final Pattern NAME =
      Pattern.compile("fio_(?<kind>[a-z]{2,4})\\.(?<job>[0-9]{1,9})\\.log");
  private static final long DEFAULT_INTERVAL = 1000;
  private static final int MOST_NAMES = 5;

  private final RunBuilder run;
  private final Setup setup;
  private final Report report;
  private final Map<LogKind, TreeMap<Integer, FioLog>> logs = new EnumMap<>(LogKind.class);

  private LogSeries(RunBuilder run, Setup setup, Report report) {
    this.run = run;
    this.setup = setup;
    this.report = report;
  }

  static void add(RunBuilder run, ResultInput own, Setup setup, Interval times, int mostPoints) {
    LogSeries series = new LogSeries(run, setup, own.report());
    series.open(own);
    series.leaveOutIncomplete();
    if (!series.logs.isEmpty()) {
      series.addPoints(times, mostPoints);
    }
  }

  private void open(ResultInput own) {
    for (NamedFile named : own.namedStreams(NAME, "job")) {
      for (LogKind kind : LogKind.values()) {
        if (kind.label.equals(named.text("kind"))) {
          logs.computeIfAbsent(kind, key -> new TreeMap<>())
              .put(named.number("job"), FioLog.open(named.file(), named.report()));
        }
      }
    }
  }

  private void leaveOutIncomplete() {
    int last = logs.values().stream().mapToInt(TreeMap::lastKey).max().orElse(0);
    int jobs = setup.jobs() == null ? last : Math.max(setup.jobs(), last);
    if (setup.jobs() != null && last > setup.jobs()) {
      report.warning(
          "log-unexpected",
          "there are logs of %d jobs; expected those of %d; all are in the series",
          last,
          setup.jobs());
    }
    List<String> missing = new ArrayList<>();
    for (LogKind kind : LogKind.values()) {
      TreeMap<Integer, FioLog> ofKind = logs.getOrDefault(kind, new TreeMap<>());
      if (ofKind.isEmpty() && !setup.logs(kind)) {
        continue;
      }
      List<Integer> gaps = Gaps.before(ofKind.keySet(), jobs);
      gaps.forEach(job -> missing.add("fio_" + kind.label + "." + job + ".log"));
      if (!gaps.isEmpty()) {
        logs.remove(kind);
      }
    }
    if (!missing.isEmpty()) {
      report.warning(
          "log-missing",
          "%s%s %s missing; expected logs of %d %s; there is no series of" + " what they log",
          String.join(", ", missing.subList(0, Math.min(MOST_NAMES, missing.size()))),
          missing.size() > MOST_NAMES ? " and others" : "",
          missing.size() == 1 ? "is" : "are",
          jobs,
          jobs == 1 ? "job" : "jobs");
    }
  }

  private void addPoints(Interval times, int mostPoints) {
    Integer stated = Numbers.positiveInteger(setup.option("log_avg_msec"));
    List<FioLog> all = logs.values().stream().flatMap(each -> each.values().stream()).toList();
    Grid grid =
        Grid.of(
            stated != null || all.stream().noneMatch(log -> log.hasSizes),
            stated == null ? DEFAULT_INTERVAL : stated,
            all.stream().mapToLong(log -> log.lastTime).max().orElse(0),
            mostPoints);
    Map<LogKind, Merged> merged = merge(grid);
    List<Integer> directions = new ArrayList<>();
    List<Integer> own = new ArrayList<>();
    for (int direction = 0; direction < FioLog.DIRECTIONS; direction++) {
      int each = direction;
      if (merged.values().stream().anyMatch(log -> log.has(each))) {
        directions.add(direction);
        if (setup.isAbout(Side.LOGGED.get(direction))) {
          own.add(direction);
        }
      }
    }
    if (own.isEmpty() && !directions.isEmpty()) {
      report.warning(
          "log-unexpected", "the logs are not of what the workload did; there is no series of it");
    }
    // Without this, a single point would stand in for the run's value where fio's own is lost.
    run.sweep();
    Timestamp begin = begin(times, grid);
    List<MetricValues> steps = new ArrayList<>();
    for (int step = 1; step <= grid.steps(); step++) {
      MetricValues values = new MetricValues();
      for (Map.Entry<LogKind, Merged> each : merged.entrySet()) {
        values.put(each.getKey().metric(), each.getValue().value(own, step));
      }
      if (directions.size() > 1) {
        addSides(values, merged, directions, step);
      }
      steps.add(values);
    }
    Set<Metric> others = begin == null ? ofAnotherRun(steps) : Set.of();
    for (int step = 1; step <= steps.size(); step++) {
      MetricValues values = without(others, steps.get(step - 1));
      if (!values.isEmpty()) {
        run.point(at(begin, grid.end(step)), null, values);
      }
    }
    if (merged.containsKey(LogKind.BANDWIDTH)) {
      run.spread(FioMetrics.BANDWIDTH);
    }
  }

  /**
   * Returns the metrics whose value in fio's output lies outside the range of the logs. Without the
   * workload's times only this shows that the logs belong to another run.
   */
  private Set<Metric> ofAnotherRun(List<MetricValues> steps) {
    Set<Metric> others = new LinkedHashSet<>();
    for (Metric metric :
        steps.stream().flatMap(step -> step.metrics().stream()).distinct().toList()) {
      DoubleSummaryStatistics logged =
          steps.stream()
              .map(step -> step.get(metric))
              .filter(Objects::nonNull)
              .mapToDouble(Double::doubleValue)
              .summaryStatistics();
      Double reported = run.value(metric);
      if (reported != null && (reported < logged.getMin() || reported > logged.getMax())) {
        others.add(metric);
        report.warning(
            "log-differs",
            "the logs have %s from %s to %s, and fio's output %s; the logs' are left out",
            metric.name(),
            logged.getMin(),
            logged.getMax(),
            reported);
      }
    }
    return others;
  }

  private static MetricValues without(Set<Metric> others, MetricValues values) {
    MetricValues own = new MetricValues();
    values.metrics().stream()
        .filter(metric -> !others.contains(metric))
        .forEach(metric -> own.put(metric, values.get(metric)));
    return own;
  }

  private static void addSides(
      MetricValues values, Map<LogKind, Merged> merged, List<Integer> directions, int step) {
    for (int direction : directions) {
      Side side = Side.LOGGED.get(direction);
      List<Integer> one = List.of(direction);
      values.put(side.bandwidth(), value(merged.get(LogKind.BANDWIDTH), one, step));
      values.put(side.iops(), value(merged.get(LogKind.IOPS), one, step));
      values.put(side.latency(), value(merged.get(LogKind.LATENCY), one, step));
    }
  }

  private static @Nullable Double value(
      @Nullable Merged merged, List<Integer> directions, int step) {
    return merged == null ? null : merged.value(directions, step);
  }

  /** Merges job by job, so that only the steps of one job are in memory at a time. */
  private Map<LogKind, Merged> merge(Grid grid) {
    Map<LogKind, Merged> merged = new EnumMap<>(LogKind.class);
    logs.forEach((kind, ofKind) -> merged.put(kind, new Merged(kind, grid)));
    for (int job : logs.values().iterator().next().keySet()) {
      Map<LogKind, Steps> own = new EnumMap<>(LogKind.class);
      logs.forEach((kind, ofKind) -> own.put(kind, steps(ofKind.get(job), grid, kind)));
      merged.forEach((kind, all) -> all.add(Objects.requireNonNull(own.get(kind)), grid, own));
    }
    return merged;
  }

  private static Steps steps(@Nullable FioLog log, Grid grid, LogKind kind) {
    return Steps.of(Objects.requireNonNull(log), grid, kind);
  }

  /**
   * Returns when the logs begin, which is after the ramp; {@code null} without a start, or if the
   * last step would lie after the end.
   */
  private @Nullable Timestamp begin(Interval times, Grid grid) {
    Timestamp start = times.start();
    Timestamp end = times.end();
    if (start == null) {
      return null;
    }
    Timestamp begin = at(start, Math.round(setup.rampSeconds() * 1000));
    boolean fits =
        end == null
            || begin == null
            || begin.secondsUntil(end) + 1 >= grid.end(grid.steps()) / 1000.0;
    return fits ? begin : null;
  }

  private static @Nullable Timestamp at(@Nullable Timestamp begin, long millis) {
    return begin == null
        ? null
        : new Timestamp(begin.dateTime().plusNanos(millis * 1_000_000), begin.isUtc());
  }
}
