package io.zathras.exporter.opensearch.index;

/**
 * What the two indices are called.
 *
 * @param results the index, or alias with one index to write to, for results
 * @param timeseries the index, or alias with one index to write to, for points
 */
public record IndexNames(String results, String timeseries) {}
