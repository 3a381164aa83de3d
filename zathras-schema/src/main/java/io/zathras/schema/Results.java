package io.zathras.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of a result.
 *
 * <p>The constructor is not stable, because a later version may add components; {@link #builder()}
 * is.
 *
 * @param status the overall outcome, from the evidence in the files
 * @param executionTimeSeconds the test's last end minus its first start, in seconds; {@code null}
 *     when not known
 * @param totalRuns how many runs there are
 * @param metricDefinitions unit, direction and meaning of every metric in the document
 * @param primaryMetrics the headline numbers
 * @param overallStatistics statistics over all samples of the headline metric; {@code null} when
 *     not known
 * @param headlineThreads how many threads, contexts, processes or instances worked at once in the
 *     run that the headline comes from; {@code null} when not known, and where the headline comes
 *     from runs of different numbers
 * @param runs the runs by {@code run_<n>}, from 1 without gaps
 * @since 0.1
 */
public record Results(
    Status status,
    @Nullable Double executionTimeSeconds,
    int totalRuns,
    Map<String, MetricDefinition> metricDefinitions,
    Map<String, PrimaryMetric> primaryMetrics,
    @Nullable OverallStatistics overallStatistics,
    @Nullable Integer headlineThreads,
    Map<String, Run> runs) {
  /** Copies the maps, and rejects a missing status and an execution time that is not finite. */
  public Results {
    Objects.requireNonNull(status, "status");
    Preconditions.finiteOrAbsent("executionTimeSeconds", executionTimeSeconds);
    metricDefinitions = Copies.ordered(metricDefinitions);
    primaryMetrics = Copies.ordered(primaryMetrics);
    runs = Copies.ordered(runs);
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link Results}; unset parts are absent. */
  public static final class Builder {
    private @Nullable Status status;
    private @Nullable Double executionTimeSeconds;
    private int totalRuns;
    private final Map<String, MetricDefinition> metricDefinitions = new LinkedHashMap<>();
    private final Map<String, PrimaryMetric> primaryMetrics = new LinkedHashMap<>();
    private @Nullable OverallStatistics overallStatistics;
    private @Nullable Integer headlineThreads;
    private final Map<String, Run> runs = new LinkedHashMap<>();

    private Builder() {}

    /** Sets the overall outcome, from the evidence in the files. */
    public Builder status(Status status) {
      this.status = status;
      return this;
    }

    /** Sets the test's last end minus its first start, in seconds. */
    public Builder executionTimeSeconds(@Nullable Double executionTimeSeconds) {
      this.executionTimeSeconds = executionTimeSeconds;
      return this;
    }

    /** Sets how many runs there are. */
    public Builder totalRuns(int totalRuns) {
      this.totalRuns = totalRuns;
      return this;
    }

    /** Sets unit, direction and meaning of every metric in the document. */
    public Builder metricDefinitions(Map<String, ? extends MetricDefinition> metricDefinitions) {
      this.metricDefinitions.clear();
      this.metricDefinitions.putAll(metricDefinitions);
      return this;
    }

    /** Sets the headline numbers. */
    public Builder primaryMetrics(Map<String, ? extends PrimaryMetric> primaryMetrics) {
      this.primaryMetrics.clear();
      this.primaryMetrics.putAll(primaryMetrics);
      return this;
    }

    /** Sets statistics over all samples of the headline metric. */
    public Builder overallStatistics(@Nullable OverallStatistics overallStatistics) {
      this.overallStatistics = overallStatistics;
      return this;
    }

    /**
     * Sets how many threads, contexts, processes or instances worked at once in the run that the
     * headline comes from.
     */
    public Builder headlineThreads(@Nullable Integer headlineThreads) {
      this.headlineThreads = headlineThreads;
      return this;
    }

    /** Sets the runs by {@code run_<n>}, from 1 without gaps. */
    public Builder runs(Map<String, ? extends Run> runs) {
      this.runs.clear();
      this.runs.putAll(runs);
      return this;
    }

    /** Returns the record; the builder stays usable. */
    public Results build() {
      return new Results(
          Preconditions.required("status", status),
          executionTimeSeconds,
          totalRuns,
          metricDefinitions,
          primaryMetrics,
          overallStatistics,
          headlineThreads,
          runs);
    }
  }
}
