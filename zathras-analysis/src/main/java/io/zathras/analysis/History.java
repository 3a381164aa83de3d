package io.zathras.analysis;

import io.zathras.analysis.statistics.ChangePointSettings;
import io.zathras.analysis.statistics.ChangePoints;
import java.util.List;

/**
 * Metrics over time, with the points at which they change.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param name how people call the documents
 * @param series one for each metric, system and version, in the order of their keys
 * @param notes what was left out and why, a sentence each
 * @since 0.1
 */
public record History(String name, List<Segment> series, List<String> notes) {

  /** Copies the lists. */
  public History {
    series = List.copyOf(series);
    notes = List.copyOf(notes);
  }

  /**
   * A series of one benchmark version and configuration, and its change points.
   *
   * @param series the values in the order of their time
   * @param system the kind of system, in words that tell it from the others of the history
   * @param version the versions of benchmark and wrapper, in words
   * @param changes the change points, outliers, and whether the series is too short to have some
   * @since 0.1
   */
  public record Segment(
      MetricSeries series, String system, String version, ChangePoints changes) {}

  /** Finds the change points of all series of a set. */
  public static History of(DocumentSet documents, ChangePointSettings settings) {
    throw new UnsupportedOperationException();
  }
}
