package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * The settings that a point was measured with and the number of the repetition, as readable text
 * that is the same in every result. The two are separate, so that nobody has to parse the
 * repetition out of a text.
 *
 * <pre>{@code
 * PointConfiguration.of("instances", 8).repetition("iteration", 2)
 * // id instances=8,iteration=2; settingId instances=8
 * }</pre>
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param id the settings and the repetition
 * @param settingId the settings alone, which group the repetitions of a setting; {@code null} where
 *     the points of a run differ only in the repetition
 * @since 0.1
 */
public record PointConfiguration(String id, @Nullable String settingId) {

  /** Rejects a blank id. */
  public PointConfiguration {
    Preconditions.notBlank("id", id);
  }

  /** Returns the configuration of one setting. */
  public static PointConfiguration of(String name, long value) {
    return of(text(name, value));
  }

  /** Returns the configuration of settings given as text. */
  public static PointConfiguration of(String settings) {
    return new PointConfiguration(settings, settings);
  }

  /** Returns the configuration of a point that differs from others only in its repetition. */
  public static PointConfiguration ofRepetition(String name, long number) {
    return new PointConfiguration(text(name, number), null);
  }

  /** Returns this configuration with one more setting. */
  public PointConfiguration and(String name, long value) {
    String more = text(name, value);
    return new PointConfiguration(
        id + ',' + more, settingId == null ? more : settingId + ',' + more);
  }

  /** Returns this configuration with the number of the repetition. */
  public PointConfiguration repetition(String name, long number) {
    return new PointConfiguration(id + ',' + text(name, number), settingId);
  }

  private static String text(String name, long value) {
    return name + '=' + value;
  }
}
