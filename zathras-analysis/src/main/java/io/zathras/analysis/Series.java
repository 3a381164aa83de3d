package io.zathras.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A series with what decides which other it can be compared with.
 *
 * @param series the values
 * @param chosen the configurations of the runs that the values come from
 * @param offered the configurations of all runs of the documents
 * @param members of each value what it is the geometric mean over; {@code null} where not known
 */
record Series(
    MetricSeries series,
    Set<Map<String, String>> chosen,
    Set<Map<String, String>> offered,
    @Nullable List<Members> members) {}
