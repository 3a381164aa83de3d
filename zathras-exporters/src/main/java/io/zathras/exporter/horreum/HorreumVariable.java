package io.zathras.exporter.horreum;

import org.jspecify.annotations.Nullable;

/**
 * A series that Horreum draws, and may watch for changes.
 *
 * @param name the variable's name, unique in its test
 * @param label the label it is made from
 * @param calculation the JavaScript function from the label's value to the series' value; {@code
 *     null} when they are the same
 * @param watch what a change is; {@code null} when the series is only drawn
 * @since 0.1
 */
public record HorreumVariable(
    String name, String label, @Nullable String calculation, @Nullable RelativeDifference watch) {

  /**
   * Horreum's model of that name, for the newest value against the mean of those before it, back to
   * the last change.
   *
   * @param threshold the difference, as a part of that mean, from which on it is a change
   * @param minPrevious how many values must go before
   */
  public record RelativeDifference(double threshold, int minPrevious) {}
}
