package io.zathras.analysis;

import io.zathras.analysis.statistics.ChangePoint;
import io.zathras.analysis.statistics.ChangePointSettings;
import io.zathras.analysis.statistics.ChangePoints;
import io.zathras.analysis.statistics.NumberInterval;
import io.zathras.analysis.statistics.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Metrics over time, with the points at which they change.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param name the name of the documents
 * @param series one for each metric, system and version, in the order of their keys
 * @param notes omissions and their reasons, a sentence each
 * @since 0.1
 */
public record History(String name, List<Segment> series, List<String> notes) {

  /** Copies the lists. */
  public History {
    series = List.copyOf(series);
    notes = List.copyOf(notes);
  }

  /**
   * A series of one version of benchmark and wrapper and one configuration, and its change points.
   *
   * <p>The constructor is not stable, because a later version may add components.
   *
   * @param series the values in the order of their time
   * @param system the kind of system, in words that distinguish it from the others of the history
   * @param version the versions of benchmark and wrapper, in words; for a geometric mean over
   *     changing parts, also their number
   * @param changes the change points, outliers, and whether the series is too short for them
   * @since 0.1
   */
  public record Segment(MetricSeries series, String system, String version, ChangePoints changes) {

    private static final int FEWEST_FOR_PREDICTION = 5;

    /** Returns whether the level after a change point is worse than the level before. */
    public boolean isWorse(ChangePoint point) {
      return switch (series.direction()) {
        case HIGHER_IS_BETTER -> point.after() < point.before();
        case LOWER_IS_BETTER -> point.after() > point.before();
        case NONE -> false;
      };
    }

    /**
     * Returns the interval that the next value is in with probability {@code level} if nothing
     * changes, from the values since the last change point: the t prediction interval, of the
     * logarithms where all are above 0.
     *
     * @param level between 0 and 1, such as 0.95
     * @return {@code null} where there are fewer than five such values
     */
    public @Nullable NumberInterval next(double level) {
      double[] all = series.values();
      List<ChangePoint> found = changes.found();
      int start = found.isEmpty() ? 0 : found.get(found.size() - 1).index();
      double[] latest = Arrays.copyOfRange(all, start, all.length);
      if (latest.length < FEWEST_FOR_PREDICTION) {
        return null;
      }
      if (DoubleStream.of(latest).anyMatch(value -> value <= 0)) {
        return Prediction.from(latest).interval(level);
      }
      NumberInterval logarithms =
          Prediction.from(DoubleStream.of(latest).map(Math::log).toArray()).interval(level);
      return new NumberInterval(Math.exp(logarithms.low()), Math.exp(logarithms.high()));
    }
  }

  /**
   * Finds the change points of all series of a set. A result without a time is left out and a time
   * without a zone counts as UTC; the notes say so. Another version of the benchmark or of its
   * wrapper, and other parts of a geometric mean, form a separate series.
   */
  public static History of(DocumentSet documents, ChangePointSettings settings) {
    return new HistoryBuilding(documents, settings).history();
  }
}
