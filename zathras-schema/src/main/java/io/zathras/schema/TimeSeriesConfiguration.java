package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The properties of a test's configuration by which points are grouped.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param tunedProfile the tuned profile that the test ran under; {@code null} when not known
 * @since 0.1
 */
public record TimeSeriesConfiguration(@Nullable String tunedProfile) {

  /** Returns the known properties, or {@code null} when there are none. */
  static @Nullable TimeSeriesConfiguration of(@Nullable TestConfiguration configuration) {
    return configuration == null || configuration.tunedProfile() == null
        ? null
        : new TimeSeriesConfiguration(configuration.tunedProfile());
  }
}
