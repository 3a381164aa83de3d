package io.zathras.exporter.opensearch.index;

/**
 * The names of the two indices.
 *
 * @param results the index, or alias with one index to write to, for results
 * @param timeseries the index, or alias with one index to write to, for points
 */
public record IndexNames(String results, String timeseries) {}
