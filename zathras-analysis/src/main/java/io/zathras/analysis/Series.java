package io.zathras.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A series with what decides which other it can be compared with; equal to itself only. */
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

  /** Returns of each value what it is the geometric mean over; {@code null} where it is none. */
  @Nullable List<Members> members() {
    return members;
  }
}
