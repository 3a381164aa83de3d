package io.zathras.schema;

import org.jspecify.annotations.Nullable;

/**
 * What a point was measured with, as readable text that is the same in every result: the settings,
 * and which repetition of them it is. Said apart where the point is made, so that nobody has to
 * take the repetition out of a text again.
 *
 * <pre>{@code
 * PointConfiguration.of("instances", 8).repetition("iteration", 2)
 * // id instances=8,iteration=2; settingId instances=8
 * }</pre>
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param id the settings and the repetition
 * @param settingId the settings alone, by which the repetitions of a setting group; {@code null}
 *     where nothing but the repetition tells the points of a run apart
 * @since 0.1
 */
public record PointConfiguration(String id, @Nullable String settingId) {

  /** Rejects an id without a text. */
  public PointConfiguration {
    Preconditions.notBlank("id", id);
  }

  /** Returns the configuration of one setting. */
  public static PointConfiguration of(String name, long value) {
    return of(text(name, value));
  }

  /** Returns the configuration of settings that are a text of their own. */
  public static PointConfiguration of(String settings) {
    return new PointConfiguration(settings, settings);
  }

  /** Returns the configuration of a point that only its repetition tells from others. */
  public static PointConfiguration ofRepetition(String name, long number) {
    return new PointConfiguration(text(name, number), null);
  }

  /** Returns this configuration with one more setting. */
  public PointConfiguration and(String name, long value) {
    String more = text(name, value);
    return new PointConfiguration(
        id + ',' + more, settingId == null ? more : settingId + ',' + more);
  }

  /** Returns this configuration, measured for the number-th time. */
  public PointConfiguration repetition(String name, long number) {
    return new PointConfiguration(id + ',' + text(name, number), settingId);
  }

  private static String text(String name, long value) {
    return name + '=' + value;
  }
}
