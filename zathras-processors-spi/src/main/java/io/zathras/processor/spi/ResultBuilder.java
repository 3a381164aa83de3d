package io.zathras.processor.spi;

import io.zathras.schema.OverallStatistics;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.Run;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects a result; {@link ResultInput#result()} begins one. Runs are numbered as they come, the
 * metrics that they use are defined, the result's times span those of its runs, and its outcome
 * follows from the runs, the headline and what is missing.
 *
 * @since 0.1
 */
public final class ResultBuilder {

  private final ResultInput input;
  private final List<RunBuilder> runs = new ArrayList<>();
  private final Map<String, Metric> metrics = new LinkedHashMap<>();
  private final Map<Metric, PrimaryMetric> headlines = new LinkedHashMap<>();
  private final Set<RunBuilder> headlineRuns = new LinkedHashSet<>();
  private @Nullable OverallStatistics statistics;
  private boolean isOwnStatistics;
  private @Nullable String version;
  private @Nullable LocalDateTime begin;
  private @Nullable Interval interval;
  private @Nullable Status basis;
  private Status report = Status.PASS;
  private boolean reportDecides;
  private boolean complete = true;
  private long points;

  ResultBuilder(ResultInput input) {
    this.input = input;
  }

  /** Sets the benchmark's own version: the first that is known, of several sources. */
  public ResultBuilder version(@Nullable String... versions) {
    version = Stream.of(versions).filter(Objects::nonNull).findFirst().orElse(null);
    return this;
  }

  /** Defines metrics even if no run has a value of them; those that runs use are defined anyway. */
  public ResultBuilder metrics(Metric... defined) {
    for (Metric metric : defined) {
      metrics.putIfAbsent(metric.name(), metric);
    }
    return this;
  }

  /**
   * Begins the next run.
   *
   * @param name what ran, where the benchmark has several, or {@code null}
   * @throws ProcessingException if there are more than {@link ResultLimits#MOST_RUNS}
   */
  public RunBuilder run(@Nullable String name) {
    RunBuilder run = new RunBuilder(this, runs.size() + 1, name);
    runs.add(run);
    ResultLimits.checkRuns(input.files().name(), runs.size());
    return run;
  }

  /** Returns the runs so far, in order. */
  public List<RunBuilder> runs() {
    return List.copyOf(runs);
  }

  void countPoint() {
    points++;
    if (points > ResultLimits.MOST_POINTS) {
      ResultLimits.checkPoints(input.files().name(), points);
    }
  }

  /**
   * Sets when the test ran, where the times of its runs do not show it. A start in local time is
   * the test's time only where no name holds a time stamp.
   */
  public ResultBuilder interval(Interval whole) {
    interval = whole;
    return this;
  }

  /** Sets the time of the start in a file's name, in the local time of the system. */
  public ResultBuilder begin(@Nullable LocalDateTime stamp) {
    begin = stamp;
    return this;
  }

  /** Like {@link #headline(Metric, Metric, RunBuilder)}, under the metric's own name. */
  public ResultBuilder headline(Metric metric, RunBuilder run) {
    return headline(metric, metric, run);
  }

  /**
   * Makes a metric of a run a headline: its points combined as the metric says, or else the value
   * that was set; without either there is no headline. The points of the first headline give the
   * statistics of the result.
   *
   * @param as the headline's name, unit and direction
   * @param of the run's metric
   */
  public ResultBuilder headline(Metric as, Metric of, RunBuilder run) {
    double[] samples = run.isSweep() ? new double[0] : run.samples(of);
    Double combined = samples.length == 0 ? null : of.aggregation().of(samples);
    if (combined != null && of.aggregation() != Aggregation.NONE) {
      return headline(as, of.aggregation(), samples, run);
    }
    Double value = run.value(of);
    if (value != null) {
      primary(as, PrimaryMetric.reported(value, as.definition(), run.key()));
      headlineRuns.add(run);
    }
    return this;
  }

  /** Makes the mean of some samples of a run a headline; without samples there is no headline. */
  public ResultBuilder headline(Metric metric, double[] samples, RunBuilder run) {
    return samples.length == 0 ? this : headline(metric, Aggregation.MEAN, samples, run);
  }

  private ResultBuilder headline(Metric as, Aggregation by, double[] samples, RunBuilder run) {
    boolean first = headlines.isEmpty();
    Double value = by.of(samples);
    if (value != null) {
      primary(
          as,
          new PrimaryMetric(
              value,
              as.unit(),
              as.direction(),
              by.label(),
              samples.length,
              by == Aggregation.MEAN ? Statistics.of(samples).stddev() : null,
              run.key()));
      headlineRuns.add(run);
      if (first && !isOwnStatistics) {
        statistics = OverallStatistics.of(as.name(), samples);
      }
    }
    return this;
  }

  /**
   * Makes the highest value of a metric over all runs a headline; runs that failed count only where
   * all did. The headline names its run.
   *
   * @param as the headline
   * @param of the metric of the runs
   * @return whether a run has a value
   */
  public boolean highestHeadline(Metric as, Metric of) {
    RunBuilder highest =
        runs.stream()
            .filter(run -> run.value(of) != null)
            .max(
                Comparator.comparing((RunBuilder run) -> run.status() != Status.FAIL)
                    .thenComparing(run -> Objects.requireNonNull(run.value(of))))
            .orElse(null);
    if (highest != null) {
      headline(as, of, highest);
    }
    return highest != null;
  }

  /**
   * Makes the geometric mean over runs a headline, as for a suite of unlike parts. A run without
   * the metric does not count; a value of 0 or less is left out with a warning.
   *
   * @param of the metric of the runs
   * @param as the headline
   */
  public ResultBuilder geometricHeadline(Metric of, Metric as, Collection<RunBuilder> over) {
    List<Double> counted = new ArrayList<>();
    for (RunBuilder run : over) {
      Double value = run.value(of);
      if (value != null && value > 0) {
        counted.add(value);
        headlineRuns.add(run);
      } else if (value != null) {
        input
            .report()
            .warning(
                "mean-zero",
                of.name()
                    + " of "
                    + run.key()
                    + (run.name() == null ? "" : " '" + run.name() + "'")
                    + " is "
                    + value
                    + "; expected one above 0; it is left out of the geometric mean");
      }
    }
    if (!counted.isEmpty()) {
      double[] samples = counted.stream().mapToDouble(Double::doubleValue).toArray();
      primary(as, PrimaryMetric.geometricMeanOf(samples, as.definition()));
    }
    return this;
  }

  private void primary(Metric metric, PrimaryMetric value) {
    metrics(metric);
    headlines.put(metric, value);
  }

  /** Sets the statistics of the result, instead of those of the first headline. */
  public ResultBuilder statistics(Metric metric, double[] samples) {
    isOwnStatistics = true;
    statistics = samples.length == 0 ? null : OverallStatistics.of(metric.name(), samples);
    return this;
  }

  /** Leaves out statistics, for headlines that are not comparable. */
  public ResultBuilder withoutStatistics() {
    isOwnStatistics = true;
    statistics = null;
    return this;
  }

  /** Records that a promised part is missing, so that the result cannot pass. */
  public ResultBuilder incomplete() {
    complete = false;
    return this;
  }

  /**
   * Sets the outcome that the headline rests on, where that is not the outcome of its runs.
   *
   * @param outcome the outcome, or {@code null} when the headline rests on nothing
   */
  public ResultBuilder restsOn(@Nullable Status outcome) {
    basis = outcome == null ? Status.FAIL : outcome;
    return this;
  }

  /**
   * Counts the wrapper's own verdict, as {@link WrapperReport} reads it, with the rest of the
   * evidence: without {@link Status#PASS} the result cannot pass.
   */
  public ResultBuilder reported(Status wrapper) {
    report = wrapper;
    return this;
  }

  /**
   * Lets the wrapper's own verdict decide, where nothing else shows whether the numbers are valid:
   * the result fails when the verdict says so, and is UNKNOWN when it is lost.
   */
  public ResultBuilder decidedBy(Status wrapper) {
    report = wrapper;
    reportDecides = true;
    return this;
  }

  /**
   * Returns the result; the builder can be used further. A result that no verdict supports, or that
   * has no headline, is UNKNOWN, and a warning says so unless another one was reported.
   */
  public BenchmarkResult build() {
    List<Run> built = new ArrayList<>(runs.size());
    Interval whole = Interval.UNKNOWN;
    for (RunBuilder run : runs) {
      metrics(run.usedMetrics().toArray(new Metric[0]));
      built.add(run.build());
      whole = whole.span(run.interval());
    }
    Status outcome = outcome(built);
    if (outcome == Status.UNKNOWN && !input.hasWarning()) {
      warnOfAnUnknownOutcome();
    }
    Interval stated = interval == null ? whole : interval;
    Map<String, PrimaryMetric> primary = new LinkedHashMap<>();
    headlines.forEach((metric, value) -> primary.put(metric.name(), value));
    return new BenchmarkResult(
        version,
        outcome,
        stated.start(),
        stated.end(),
        begin == null ? null : Timestamp.local(begin),
        metrics,
        primary,
        statistics,
        built);
  }

  private void warnOfAnUnknownOutcome() {
    if (hasNothingToRestOn()) {
      input
          .report()
          .warning(
              "no-headline",
              "no run gives a headline number, so nothing tells the outcome of the whole");
    } else {
      input
          .report()
          .warning(
              "no-verdict",
              "nothing says whether these numbers are valid: expected a verdict of the benchmark or"
                  + " its wrapper");
    }
  }

  private boolean hasNothingToRestOn() {
    return basis == null && headlines.isEmpty();
  }

  private Status outcome(List<Run> built) {
    if (hasNothingToRestOn()) {
      boolean failed = built.stream().anyMatch(run -> run.status() == Status.FAIL);
      boolean known = built.isEmpty() || failed || report == Status.FAIL;
      return known ? Status.FAIL : Status.UNKNOWN;
    }
    boolean whole = complete && (reportDecides || report == Status.PASS);
    Status outcome = StatusRules.overall(basis == null ? headlineStatus() : basis, built, whole);
    return reportDecides ? StatusRules.reported(report, outcome) : outcome;
  }

  /**
   * Where the headline's runs differ, it rests on the good ones; the others make the result
   * PARTIAL.
   */
  private Status headlineStatus() {
    Set<Status> outcomes = new LinkedHashSet<>();
    headlineRuns.forEach(run -> outcomes.add(run.status()));
    return outcomes.size() == 1 ? outcomes.iterator().next() : Status.PASS;
  }
}
