package io.zathras.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A series with the facts that decide which others it can be compared with; equal only to itself.
 */
final class Series {

  private final MetricSeries series;
  private final Set<Map<String, String>> chosen;
  private final Set<Map<String, String>> offered;
  private final @Nullable List<Members> members;

  Series(
      MetricSeries series,
      Set<Map<String, String>> chosen,
      Set<Map<String, String>> offered,
      @Nullable List<Members> members) {
    this.series = series;
    this.chosen = chosen;
    this.offered = offered;
    this.members = members;
  }

  /** Returns the values. */
  MetricSeries series() {
    return series;
  }

  /** Returns the configurations of the runs that the values come from. */
  Set<Map<String, String>> chosen() {
    return chosen;
  }

  /** Returns the configurations of all runs of the documents. */
  Set<Map<String, String>> offered() {
    return offered;
  }

  /** Returns for each value the parts of its geometric mean; {@code null} for other metrics. */
  @Nullable List<Members> members() {
    return members;
  }
}
