package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * What points are grouped by of what the test was asked to do.
 *
 * @param tunedProfile the tuned profile that the test ran under; {@code null} when not known
 * @since 0.1
 */
public record TimeSeriesConfiguration(@Nullable String tunedProfile) {

  /** Returns what is known, or {@code null} when nothing is. */
  static @Nullable TimeSeriesConfiguration of(@Nullable TestConfiguration configuration) {
    return configuration == null || configuration.tunedProfile() == null
        ? null
        : new TimeSeriesConfiguration(configuration.tunedProfile());
  }
}
