package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * Which point of which result a time series document holds.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param documentId the point's id: the result's id, the run's key and the sequence key, joined by
 *     underscores
 * @param documentType the kind of document, always {@code zathras_timeseries_point}
 * @param schemaVersion the version of the document model
 * @param resultId the id of the result the point belongs to
 * @param testTimestamp when the test began; {@code null} when not known
 * @param testTimestampSource where {@code test_timestamp} was read; {@code null} without it
 * @param scenarioName the scenario; {@code null} when not known
 * @param osVendor the operating system vendor as Zathras names it; {@code null} when not known
 * @param cloudProvider the cloud, or {@code local}; {@code null} when not known
 * @param cloudRegion the cloud's region; {@code null} when not known, and for a local system
 * @param instanceType the instance type or the local system's configuration name; {@code null} when
 *     not known
 * @param priceUsdPerHour what the instance cost, in US dollars per hour; {@code null} when not
 *     known
 * @param iteration the index of the result directory, from 0; {@code null} when not known
 * @since 0.1
 */
public record TimeSeriesIdentity(
    String documentId,
    String documentType,
    String schemaVersion,
    String resultId,
    @Nullable Timestamp testTimestamp,
    @Nullable TestTimestampSource testTimestampSource,
    @Nullable String scenarioName,
    @Nullable String osVendor,
    @Nullable String cloudProvider,
    @Nullable String cloudRegion,
    @Nullable String instanceType,
    @Nullable Double priceUsdPerHour,
    @Nullable Integer iteration) {
  /**
   * Rejects blank identifiers, a price that is not finite, and a time without its source or the
   * reverse.
   */
  public TimeSeriesIdentity {
    Preconditions.notBlank("documentId", documentId);
    Preconditions.notBlank("documentType", documentType);
    Preconditions.notBlank("schemaVersion", schemaVersion);
    Preconditions.notBlank("resultId", resultId);
    Preconditions.together(
        "testTimestamp", testTimestamp, "testTimestampSource", testTimestampSource);
    Preconditions.finiteOrAbsent("priceUsdPerHour", priceUsdPerHour);
  }
}
