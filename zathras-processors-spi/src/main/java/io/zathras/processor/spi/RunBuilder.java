package io.zathras.processor.spi;

import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Run;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeries;
import io.zathras.schema.TimeSeriesSummary;
import io.zathras.schema.Timestamp;
import io.zathras.schema.TimestampSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects one run of a result; {@link ResultBuilder#run} begins one. Null values are left out.
 *
 * <p>The points of a metric combine into the run's value as the metric says ({@link
 * Metric#aggregation()}), and the spread of the first metric is summarised; a value that is set
 * takes precedence. Points of a {@link #sweep()} differ in their settings and are not combined.
 *
 * @since 0.1
 */
public final class RunBuilder {

  /** The most differing numbers that a message states. */
  private static final int MOST_SHOWN = 4;

  private final ResultBuilder result;
  private final int number;
  private final @Nullable String name;
  private final Run.Builder run = Run.builder();
  private final TimeSeries.Builder points = TimeSeries.builder();
  private final Map<String, Metric> pointMetrics = new LinkedHashMap<>();
  private final MetricValues values = new MetricValues();
  private int pointCount;
  private Interval interval = Interval.UNKNOWN;
  private Status verdict = Status.UNKNOWN;
  private boolean complete = true;
  private boolean sweep;
  private @Nullable Metric spread;
  private @Nullable TimeSeries series;

  RunBuilder(ResultBuilder result, int number, @Nullable String name) {
    this.result = result;
    this.number = number;
    this.name = name;
    run.runNumber(number).name(name);
  }

  /** Returns the run's key in the document, for example {@code run_1}. */
  public String key() {
    return "run_" + number;
  }

  /** Returns what ran, or {@code null} when the benchmark runs one thing only. */
  public @Nullable String name() {
    return name;
  }

  /** Describes the run for people. */
  public RunBuilder description(@Nullable String description) {
    run.description(description);
    return this;
  }

  /**
   * Adds a setting that it was measured with.
   *
   * @param value a text, a finite number, a truth value, or a list or map of those
   */
  public RunBuilder setting(String setting, @Nullable Object value) {
    if (value != null) {
      run.configuration(setting, value);
    }
    return this;
  }

  /** Adds settings that it was measured with. */
  public RunBuilder settings(Map<String, ?> settings) {
    settings.forEach(this::setting);
    return this;
  }

  /**
   * Adds evidence that its status rests on; an empty list or map is none.
   *
   * @param value a text, a finite number, a truth value, or a list or map of those
   */
  public RunBuilder evidence(String evidence, @Nullable Object value) {
    if (value != null && !isEmpty(value)) {
      run.validation(evidence, value);
    }
    return this;
  }

  /**
   * Adds a detail that only the full document has, such as the parts of a sum; an empty list or map
   * is none.
   *
   * @param value a text, a finite number, a truth value, or a list or map of those
   */
  public RunBuilder detail(String detail, @Nullable Object value) {
    if (value != null && !isEmpty(value)) {
      run.detail(detail, value);
    }
    return this;
  }

  private static boolean isEmpty(Object value) {
    return (value instanceof Collection<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  /**
   * Adds a point with its own time.
   *
   * @param at when it was measured, or {@code null} when unknown
   * @param configuration what it was measured with, or {@code null}
   */
  public RunBuilder point(
      @Nullable Timestamp at,
      @Nullable PointConfiguration configuration,
      Metric metric,
      double value) {
    return point(at, configuration, new MetricValues().put(metric, value));
  }

  /** Adds a point with its own time; a setting without a result has a point without values. */
  public RunBuilder point(
      @Nullable Timestamp at, @Nullable PointConfiguration configuration, MetricValues measured) {
    return add(at, TimestampSource.MEASURED, configuration, measured);
  }

  /** Adds one of several points that share the time of the worker or block that they belong to. */
  public RunBuilder batchPoint(
      @Nullable Timestamp at, @Nullable PointConfiguration configuration, MetricValues measured) {
    return add(at, TimestampSource.BATCH, configuration, measured);
  }

  private RunBuilder add(
      @Nullable Timestamp at,
      TimestampSource source,
      @Nullable PointConfiguration configuration,
      MetricValues measured) {
    result.countPoint();
    points.add(at, at == null ? null : source, configuration, measured.byName());
    measured.metrics().forEach(metric -> pointMetrics.putIfAbsent(metric.name(), metric));
    pointCount++;
    series = null;
    return this;
  }

  /** Records that the points differ in their settings, so that they are not combined. */
  public RunBuilder sweep() {
    sweep = true;
    return this;
  }

  /**
   * Names the metric whose spread over the points is summarised; by default the first of the first
   * point, and none in a sweep or for a metric whose points do not combine.
   */
  public RunBuilder spread(Metric metric) {
    spread = metric;
    return this;
  }

  /** Sets a value of the run as a whole; {@code null} sets none. */
  public RunBuilder metric(Metric metric, @Nullable Double value) {
    values.put(metric, value);
    return this;
  }

  /** Sets values of the run as a whole. */
  public RunBuilder metrics(MetricValues measured) {
    measured.metrics().forEach(metric -> values.put(metric, measured.get(metric)));
    return this;
  }

  /** Sets when it ran, and how long: the seconds of the interval. */
  public RunBuilder times(Interval whole) {
    interval = whole;
    return duration(whole.seconds());
  }

  /**
   * Sets when it ran: from the first start to the last end of its own measured intervals. Its
   * duration is the sum of theirs, which is unknown when one of them is.
   */
  public RunBuilder times(Collection<Interval> measured) {
    interval = measured.stream().reduce(Interval.UNKNOWN, Interval::span);
    List<Double> durations = new ArrayList<>();
    for (Interval each : measured) {
      Double seconds = each.seconds();
      if (seconds == null) {
        return duration(null);
      }
      durations.add(seconds);
    }
    return duration(durations.isEmpty() ? null : (Double) Statistics.sum(durations));
  }

  /** Sets the seconds of its own measured intervals, where {@link #times} cannot know them. */
  public RunBuilder duration(@Nullable Double seconds) {
    run.durationSeconds(seconds);
    return this;
  }

  /** Sets the outcome that the evidence shows; {@link Status#UNKNOWN} by default. */
  public RunBuilder verdict(Status outcome) {
    verdict = outcome;
    return this;
  }

  /** Records that a promised part is missing, so that the run cannot pass. */
  public RunBuilder incomplete() {
    complete = false;
    return this;
  }

  /**
   * Compares the points with the numbers that the wrapper made from the same output. A metric that
   * no point has is taken from the wrapper; a metric that every point has is compared. All
   * differences are one warning, and the points' numbers are kept.
   *
   * @param wrapper the wrapper's numbers
   * @param tolerance the largest difference that rounding explains, in the units of the metrics:
   *     0.01 where the wrapper writes two decimals
   * @param place where the wrapper's numbers are
   */
  public CrossCheck crossCheck(MetricValues wrapper, double tolerance, Report place) {
    List<Metric> taken = new ArrayList<>();
    List<Metric> differing = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    for (Metric metric : wrapper.metrics()) {
      double theirs = Objects.requireNonNull(wrapper.get(metric));
      double[] samples = samples(metric);
      if (samples.length == 0) {
        metric(metric, theirs);
        taken.add(metric);
        continue;
      }
      Double own = samples.length < pointCount ? null : metric.aggregation().of(samples);
      if (own != null && Math.abs(own - theirs) > tolerance) {
        differing.add(metric);
        differences.add(metric.name() + " is " + theirs + " instead of " + own);
      }
    }
    warnOfDifferences(differences, place);
    return new CrossCheck(taken, differing);
  }

  /** Warns once because one lost part makes every metric differ. */
  private void warnOfDifferences(List<String> differences, Report place) {
    if (!differences.isEmpty()) {
      int count = differences.size();
      place.warning(
          "table-differs",
          "%s of the wrapper's table %s from the benchmark's own output%s: %s%s; the output's %s used"
              + " (is a part of it lost?)",
          count == 1 ? "a number" : count + " numbers",
          count == 1 ? "differs" : "differ",
          name == null ? "" : " of " + name,
          String.join(", ", differences.subList(0, Math.min(count, MOST_SHOWN))),
          count > MOST_SHOWN ? ", ..." : "",
          count == 1 ? "is" : "are");
    }
  }

  /** Returns the values of a metric in the points, in order. */
  public double[] samples(Metric metric) {
    return series().values(metric.name());
  }

  /** Returns the run's value of a metric, set or combined over the points, or {@code null}. */
  public @Nullable Double value(Metric metric) {
    Double set = values.get(metric);
    if (set != null || sweep) {
      return set;
    }
    double[] samples = samples(metric);
    return samples.length == 0 ? null : metric.aggregation().of(samples);
  }

  /** Returns whether anything was measured: the run or a point has a value. */
  public boolean isMeasured() {
    return !values.isEmpty() || !pointMetrics.isEmpty();
  }

  /**
   * Returns its outcome: FAIL when nothing was measured, else the outcome of the evidence, which is
   * at most PARTIAL when something is missing.
   */
  public Status status() {
    if (!isMeasured()) {
      return Status.FAIL;
    }
    return verdict == Status.FAIL || complete ? verdict : Status.PARTIAL;
  }

  Interval interval() {
    return interval;
  }

  boolean isSweep() {
    return sweep;
  }

  /** Returns the metrics of the points, then those of the run only. */
  List<Metric> usedMetrics() {
    List<Metric> used = new ArrayList<>(pointMetrics.values());
    values.metrics().stream()
        .filter(metric -> !pointMetrics.containsKey(metric.name()))
        .forEach(used::add);
    return used;
  }

  private TimeSeries series() {
    if (series == null) {
      series = points.build();
    }
    return series;
  }

  Run build() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (Metric metric : usedMetrics()) {
      Double value = value(metric);
      if (value != null) {
        metrics.put(metric.name(), value);
      }
    }
    return run.status(status())
        .startTime(interval.start())
        .endTime(interval.end())
        .metrics(metrics)
        .timeseries(series())
        .timeseriesSummary(summary())
        .build();
  }

  private @Nullable TimeSeriesSummary summary() {
    Metric metric = spread;
    if (metric == null && !sweep && !pointMetrics.isEmpty()) {
      Metric first = pointMetrics.values().iterator().next();
      metric = first.aggregation() == Aggregation.NONE ? null : first;
    }
    double[] samples = metric == null ? new double[0] : samples(metric);
    return metric == null || samples.length == 0
        ? null
        : TimeSeriesSummary.of(metric.name(), samples);
  }
}
