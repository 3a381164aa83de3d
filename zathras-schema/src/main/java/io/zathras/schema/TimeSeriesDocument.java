package io.zathras.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One point of a result, as a document of its own for a time series index.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param schema the schema of the document
 * @param metadata which point of which result this is
 * @param test the benchmark that was run
 * @param systemUnderTest the properties of the machine that points are grouped by; {@code null}
 *     when not known
 * @param testConfiguration the properties of the test's configuration that points are grouped by;
 *     {@code null} when not known
 * @param results the properties of the result that points are grouped by
 * @param run the run the point belongs to
 * @param sequence the point's place in its series, from 0
 * @param timestamp when it was measured; {@code null} when not known
 * @param timestampSource whether the time is the point's own; {@code null} without a time
 * @param configurationId the configuration the point was measured in; {@code null} when not known
 * @param settingId the configuration without the repetition; {@code null} when not known, or where
 *     points differ in nothing else
 * @param metrics the values by metric, in the units that the result document defines
 * @since 0.1
 */
public record TimeSeriesDocument(
    @JsonProperty("$schema") String schema,
    TimeSeriesIdentity metadata,
    TestInfo test,
    @Nullable TimeSeriesSystem systemUnderTest,
    @Nullable TimeSeriesConfiguration testConfiguration,
    TimeSeriesResults results,
    TimeSeriesRun run,
    int sequence,
    @Nullable Timestamp timestamp,
    @Nullable TimestampSource timestampSource,
    @Nullable String configurationId,
    @Nullable String settingId,
    Map<String, Double> metrics) {
  /**
   * Copies the metrics, and rejects missing parts, numbers that are not finite, a negative
   * sequence, and a time without its source or the reverse.
   */
  public TimeSeriesDocument {
    Preconditions.notBlank("schema", schema);
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(results, "results");
    Objects.requireNonNull(run, "run");
    metrics = Copies.finite("metrics", metrics);
    Preconditions.together("timestamp", timestamp, "timestampSource", timestampSource);
    Preconditions.atLeast("sequence", sequence, 0);
  }

  /** The {@code $schema} of a time series document. */
  public static final String SCHEMA = "urn:zathras:timeseries:1.0";

  /** Returns the document's id. */
  public String id() {
    return metadata.documentId();
  }

  /** Returns the document of one point of a result. */
  static TimeSeriesDocument of(ResultDocument document, Run run, DataPoint point) {
    Metadata from = document.metadata();
    TimeSeriesIdentity identity =
        new TimeSeriesIdentity(
            DocumentIds.point(document.id(), run.key(), point.sequence()),
            "zathras_timeseries_point",
            Metadata.SCHEMA_VERSION,
            document.id(),
            from.testTimestamp(),
            from.testTimestampSource(),
            from.scenarioName(),
            from.osVendor(),
            from.cloudProvider(),
            from.cloudRegion(),
            from.instanceType(),
            from.priceUsdPerHour(),
            from.iteration());
    Results results = document.results();
    return new TimeSeriesDocument(
        SCHEMA,
        identity,
        document.test(),
        TimeSeriesSystem.of(document.systemUnderTest()),
        TimeSeriesConfiguration.of(document.testConfiguration()),
        new TimeSeriesResults(results.status(), results.headlineThreads()),
        new TimeSeriesRun(
            run.key(), run.runNumber(), run.name(), run.status(), run.configuration()),
        point.sequence(),
        point.timestamp(),
        point.timestampSource(),
        point.configurationId(),
        point.settingId(),
        point.metrics());
  }
}
