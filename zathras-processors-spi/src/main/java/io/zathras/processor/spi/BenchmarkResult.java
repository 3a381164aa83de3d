package io.zathras.processor.spi;

import io.zathras.schema.OverallStatistics;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a processor read from one result.
 *
 * @param benchmarkVersion the version of the benchmark itself, or {@code null}
 * @param status the overall outcome
 * @param startTime the first measured start, or {@code null}
 * @param endTime the last measured end, or {@code null}
 * @param beginStamp the time of the start in a file's name, or {@code null}
 * @param metrics the metrics of runs and points, by name
 * @param primaryMetrics the headline numbers, by metric name
 * @param overallStatistics statistics over the headline's samples, or {@code null}
 * @param runs the runs, numbered from 1 without gaps
 * @since 0.1
 */
public record BenchmarkResult(
    @Nullable String benchmarkVersion,
    Status status,
    @Nullable Timestamp startTime,
    @Nullable Timestamp endTime,
    @Nullable Timestamp beginStamp,
    Map<String, Metric> metrics,
    Map<String, PrimaryMetric> primaryMetrics,
    @Nullable OverallStatistics overallStatistics,
    List<Run> runs) {

  /** Copies the collections and checks the run numbers. */
  public BenchmarkResult {
    Objects.requireNonNull(status, "status");
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    primaryMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(primaryMetrics));
    runs = List.copyOf(runs);
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).runNumber() != i + 1) {
        throw new IllegalArgumentException(
            "run " + runs.get(i).runNumber() + " stands where run " + (i + 1) + " is expected");
      }
    }
  }

  /** Returns this result with another overall outcome. */
  public BenchmarkResult withStatus(Status other) {
    return new BenchmarkResult(
        benchmarkVersion,
        other,
        startTime,
        endTime,
        beginStamp,
        metrics,
        primaryMetrics,
        overallStatistics,
        runs);
  }

  /** Returns a builder of a result whose status is not known. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a result. */
  public static final class Builder {

    private @Nullable String benchmarkVersion;
    private Status status = Status.UNKNOWN;
    private @Nullable Timestamp startTime;
    private @Nullable Timestamp endTime;
    private @Nullable Timestamp beginStamp;
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final Map<String, PrimaryMetric> primaryMetrics = new LinkedHashMap<>();
    private @Nullable OverallStatistics overallStatistics;
    private final List<Run> runs = new ArrayList<>();

    private Builder() {}

    /** Sets the version of the benchmark itself; not known by default. */
    public Builder benchmarkVersion(@Nullable String version) {
      benchmarkVersion = version;
      return this;
    }

    /** Sets the overall outcome; {@link Status#UNKNOWN} by default. */
    public Builder status(Status status) {
      this.status = status;
      return this;
    }

    /**
     * Sets the first measured start and the last measured end; not known by default. A start in
     * local time is the test's time only where no name holds a time stamp.
     */
    public Builder interval(@Nullable Timestamp start, @Nullable Timestamp end) {
      startTime = start;
      endTime = end;
      return this;
    }

    /** Sets the time of the start in a file's name, local without a zone; none by default. */
    public Builder beginStamp(@Nullable Timestamp stamp) {
      beginStamp = stamp;
      return this;
    }

    /** Adds the metrics that runs and points use. */
    public Builder metrics(Metric... used) {
      for (Metric metric : used) {
        metrics.put(metric.name(), metric);
      }
      return this;
    }

    /** Adds a headline: the mean over samples of one metric in one unit. */
    public Builder primaryMean(Metric metric, double[] samples, @Nullable Run run) {
      return primary(
          metric,
          PrimaryMetric.meanOf(samples, metric.definition(), run == null ? null : run.key()));
    }

    /** Adds a headline. */
    public Builder primary(Metric metric, PrimaryMetric value) {
      metrics(metric);
      primaryMetrics.put(metric.name(), value);
      return this;
    }

    /** Sets the statistics over all samples of the headline; at least one sample is needed. */
    public Builder statistics(Metric metric, double[] samples) {
      overallStatistics = OverallStatistics.of(metric.name(), samples);
      return this;
    }

    /** Adds a run. */
    public Builder run(Run run) {
      runs.add(run);
      return this;
    }

    /** Returns the result. */
    public BenchmarkResult build() {
      return new BenchmarkResult(
          benchmarkVersion,
          status,
          startTime,
          endTime,
          beginStamp,
          metrics,
          primaryMetrics,
          overallStatistics,
          runs);
    }
  }
}
