package io.zathras.schema;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The run a time series document belongs to.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param key the run's key, for example {@code run_1}
 * @param runNumber the run's number, from 1
 * @param name what ran; {@code null} when not known
 * @param status the run's outcome
 * @param configuration the settings it was measured with
 * @since 0.1
 */
public record TimeSeriesRun(
    String key,
    int runNumber,
    @Nullable String name,
    Status status,
    Map<String, Object> configuration) {
  /** Copies the configuration, removes secrets from it, and rejects a blank key. */
  public TimeSeriesRun {
    Preconditions.notBlank("key", key);
    Objects.requireNonNull(status, "status");
    configuration = Copies.copyOf("configuration", configuration);
  }
}
