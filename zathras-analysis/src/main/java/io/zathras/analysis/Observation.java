package io.zathras.analysis;

import org.jspecify.annotations.Nullable;

/**
 * A document's value of a metric, in the unit of the series.
 *
 * @param value the value
 * @param samples how many samples the document made it from
 * @param stddev their sample standard deviation in the unit of the value, or {@code null}. It
 *     describes the spread inside one result; no test uses it.
 * @param result the document
 * @since 0.1
 */
public record Observation(
    double value, int samples, @Nullable Double stddev, AnalyzedResult result) {}
