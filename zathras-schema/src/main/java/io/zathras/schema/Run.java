package io.zathras.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run: a benchmark, a case or a configuration with results of its own, and its points.
 *
 * <p>The constructor is not stable, because a later version may add components; {@link #builder()}
 * is.
 *
 * @param runNumber its number, from 1
 * @param name the name of the case, where the benchmark has several; {@code null} when not known
 * @param description a description for people; {@code null} when not known
 * @param status the outcome, from the evidence in the files
 * @param startTime when its first measured interval began; {@code null} when not known
 * @param endTime when its last measured interval ended; {@code null} when not known
 * @param durationSeconds the sum of its own measured intervals, in seconds; {@code null} when not
 *     known
 * @param configuration the settings it was measured with
 * @param metrics its values by metric, in the units of {@code metric_definitions}
 * @param timeseriesSummary the spread of its main metric; {@code null} when not known
 * @param timeseries its points, by {@code sequence_<n>}
 * @param validation the evidence for its status
 * @param details details in the full document only, such as the jobs that a run adds up
 * @since 0.1
 */
public record Run(
    int runNumber,
    @Nullable String name,
    @Nullable String description,
    Status status,
    @Nullable Timestamp startTime,
    @Nullable Timestamp endTime,
    @Nullable Double durationSeconds,
    Map<String, Object> configuration,
    Map<String, Double> metrics,
    @Nullable TimeSeriesSummary timeseriesSummary,
    TimeSeries timeseries,
    Map<String, Object> validation,
    Map<String, Object> details) {
  /**
   * Copies the open objects and metrics, removes secrets from all texts, and rejects numbers that
   * are not finite and a run number below 1.
   */
  public Run {
    Objects.requireNonNull(status, "status");
    Preconditions.finiteOrAbsent("durationSeconds", durationSeconds);
    name = Redactor.redacted(name);
    description = Redactor.redacted(description);
    configuration = Copies.copyOf("configuration", configuration);
    metrics = SecretFree.names(Copies.finite("metrics", metrics));
    timeseriesSummary = SecretFree.ofOptional(timeseriesSummary);
    timeseries = timeseries == null ? TimeSeries.empty() : timeseries;
    validation = Copies.copyOf("validation", validation);
    details = Copies.copyOf("details", details);
    Preconditions.atLeast("runNumber", runNumber, 1);
  }

  /** Returns the run's key in a document, for example {@code run_1}. */
  public String key() {
    return "run_" + runNumber;
  }

  /** Returns the same run as the summary form has it, without its points and details. */
  public Run summary() {
    return timeseries.isEmpty() && details.isEmpty()
        ? this
        : new Run(
            runNumber,
            name,
            description,
            status,
            startTime,
            endTime,
            durationSeconds,
            configuration,
            metrics,
            timeseriesSummary,
            TimeSeries.empty(),
            validation,
            Map.of());
  }

  /** Returns a builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of a {@link Run}; unset parts are absent. */
  public static final class Builder {
    private int runNumber;
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable Status status;
    private @Nullable Timestamp startTime;
    private @Nullable Timestamp endTime;
    private @Nullable Double durationSeconds;
    private final Map<String, Object> configuration = new LinkedHashMap<>();
    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private @Nullable TimeSeriesSummary timeseriesSummary;
    private TimeSeries timeseries = TimeSeries.empty();
    private final Map<String, Object> validation = new LinkedHashMap<>();
    private final Map<String, Object> details = new LinkedHashMap<>();

    private Builder() {}

    /** Sets its number, from 1. */
    public Builder runNumber(int runNumber) {
      this.runNumber = runNumber;
      return this;
    }

    /** Sets the name of the case, where the benchmark has several. */
    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    /** Sets a description for people. */
    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    /** Sets the outcome, from the evidence in the files. */
    public Builder status(Status status) {
      this.status = status;
      return this;
    }

    /** Sets when its first measured interval began. */
    public Builder startTime(@Nullable Timestamp startTime) {
      this.startTime = startTime;
      return this;
    }

    /** Sets when its last measured interval ended. */
    public Builder endTime(@Nullable Timestamp endTime) {
      this.endTime = endTime;
      return this;
    }

    /** Sets the sum of its own measured intervals, in seconds. */
    public Builder durationSeconds(@Nullable Double durationSeconds) {
      this.durationSeconds = durationSeconds;
      return this;
    }

    /** Sets the settings it was measured with. */
    public Builder configuration(Map<String, ? extends Object> configuration) {
      this.configuration.clear();
      this.configuration.putAll(configuration);
      return this;
    }

    /** Sets its values by metric, in the units of {@code metric_definitions}. */
    public Builder metrics(Map<String, ? extends Double> metrics) {
      this.metrics.clear();
      this.metrics.putAll(metrics);
      return this;
    }

    /** Sets the spread of its main metric. */
    public Builder timeseriesSummary(@Nullable TimeSeriesSummary timeseriesSummary) {
      this.timeseriesSummary = timeseriesSummary;
      return this;
    }

    /** Sets its points, by {@code sequence_<n>}. */
    public Builder timeseries(TimeSeries timeseries) {
      this.timeseries = timeseries;
      return this;
    }

    /** Sets the evidence for its status. */
    public Builder validation(Map<String, ? extends Object> validation) {
      this.validation.clear();
      this.validation.putAll(validation);
      return this;
    }

    /** Sets details for the full document only. */
    public Builder details(Map<String, ? extends Object> details) {
      this.details.clear();
      this.details.putAll(details);
      return this;
    }

    /** Returns the record; the builder stays usable. */
    public Run build() {
      return new Run(
          runNumber,
          name,
          description,
          Preconditions.required("status", status),
          startTime,
          endTime,
          durationSeconds,
          configuration,
          metrics,
          timeseriesSummary,
          timeseries,
          validation,
          details);
    }

    /** Adds one value; a metric may be set once. */
    public Builder metric(String metric, double value) {
      if (this.metrics.putIfAbsent(metric, value) != null) {
        throw new IllegalArgumentException("metric '" + metric + "' is set twice");
      }
      return this;
    }

    /**
     * Sets the points, the mean of every metric over the points that have it, and the spread of the
     * main one. Without points nothing is set.
     *
     * @param points the run's points
     * @param mainMetric the metric whose spread is summarised
     */
    public Builder measured(TimeSeries points, String mainMetric) {
      timeseries = points;
      for (String metric : points.metrics()) {
        metric(metric, Statistics.of(points.values(metric)).mean());
      }
      double[] samples = points.values(mainMetric);
      timeseriesSummary = samples.length == 0 ? null : TimeSeriesSummary.of(mainMetric, samples);
      return this;
    }

    /** Adds one setting: a text, a finite number, a truth value, or a list or map of those. */
    public Builder configuration(String setting, Object value) {
      this.configuration.put(setting, value);
      return this;
    }

    /**
     * Adds one piece of evidence: a text, a finite number, a truth value, or a list or map of
     * those.
     */
    public Builder validation(String name, Object value) {
      this.validation.put(name, value);
      return this;
    }

    /**
     * Adds a detail for the full document only: a text, a finite number, a truth value, or a list
     * or map of those.
     */
    public Builder detail(String name, Object value) {
      this.details.put(name, value);
      return this;
    }
  }
}
