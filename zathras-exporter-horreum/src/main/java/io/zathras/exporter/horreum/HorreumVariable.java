package io.zathras.exporter.horreum;

import org.jspecify.annotations.Nullable;

/**
 * A series that Horreum draws, and may watch for changes.
 *
 * @param name the variable's name, unique in its test
 * @param label the label it is made from
 * @param calculation the JavaScript function from the label's value to the series' value; {@code
 *     null} when they are the same
 * @param highest the largest value that does not count as a change, by Horreum's model {@code
 *     fixedThreshold}; {@code null} when the series is only drawn
 * @since 0.1
 */
public record HorreumVariable(
    String name, String label, @Nullable String calculation, @Nullable Double highest) {}
