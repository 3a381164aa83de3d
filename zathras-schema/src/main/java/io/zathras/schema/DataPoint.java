package io.zathras.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One point of a run's series: an iteration, a sample, a step of a sweep.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param sequence its place in the series, from 0
 * @param timestamp when it was measured; {@code null} when not known
 * @param timestampSource whether the time is the point's own; {@code null} without a time
 * @param configurationId the configuration the point was measured in, stable and readable, for
 *     example {@code threads=4}; {@code null} when not known
 * @param settingId the configuration without the repetition, the same for every iteration of a
 *     setting; {@code null} when not known, or where points differ in nothing else
 * @param metrics the values by metric, in the units of {@code metric_definitions}
 * @since 0.1
 */
public record DataPoint(
    int sequence,
    @Nullable Timestamp timestamp,
    @Nullable TimestampSource timestampSource,
    @Nullable String configurationId,
    @Nullable String settingId,
    Map<String, Double> metrics) {
  /**
   * Copies the metrics, and rejects numbers that are not finite, a negative sequence, and a time
   * without its source or the reverse.
   */
  public DataPoint {
    metrics = Copies.finite("metrics", metrics);
    Preconditions.together("timestamp", timestamp, "timestampSource", timestampSource);
    Preconditions.atLeast("sequence", sequence, 0);
  }
}
