package io.zathras.analysis.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * The change points of a series of values in time order.
 *
 * <p>E-divisive (D. S. Matteson, N. A. James, A Nonparametric Approach for Multiple Change Point
 * Analysis of Multivariate Data, Journal of the American Statistical Association 109, 2014) with a
 * t test in place of permutations, in overlapping windows whose findings are then merged (M.
 * Fleming, P. Kołaczkowski and others, Hunter: Using Change Point Detection to Hunt for Performance
 * Regressions, ICPE 2023). The same series always has the same change points.
 *
 * @param found the change points by index
 * @param outliers the indexes of values far from the others between the same change points, in
 *     order: their modified z-score is above 3.5 (B. Iglewicz, D. C. Hoaglin, How to Detect and
 *     Handle Outliers, 1993), and they differ from the median by at least the smallest magnitude.
 *     Among the last values of a series they may also be the beginning of a change.
 * @param tooShort whether the series has too few values to be examined; then nothing is found
 * @since 0.1
 */
public record ChangePoints(List<ChangePoint> found, List<Integer> outliers, boolean tooShort) {

  /** Copies the lists. */
  public ChangePoints {
    found = List.copyOf(found);
    outliers = List.copyOf(outliers);
  }

  /**
   * Returns the change points of {@code series}.
   *
   * @throws IllegalArgumentException if a value is not finite
   */
  public static ChangePoints of(double[] series, ChangePointSettings settings) {
    Checks.finite(series);
    if (series.length < settings.minimumPoints()) {
      return new ChangePoints(List.of(), List.of(), true);
    }
    BinaryScale scale = BinaryScale.of(series);
    double[] scaled = scale.down(series);
    List<ChangePoint> merged =
        new ChangePointMerge(scaled, inWindows(scaled, settings), settings).merged();
    return new ChangePoints(
        merged.stream()
            .map(
                point ->
                    new ChangePoint(
                        point.index(),
                        scale.up(point.before()),
                        scale.up(point.after()),
                        point.score()))
            .toList(),
        Outliers.of(scaled, merged, settings.minimumMagnitude()),
        false);
  }

  private static List<Integer> inWindows(double[] series, ChangePointSettings settings) {
    Divisive divisive = new Divisive(series, settings);
    List<Integer> indexes = new ArrayList<>();
    int start = 0;
    while (start < series.length) {
      List<Integer> found =
          divisive.split(start, Math.min(start + settings.window(), series.length));
      indexes.addAll(found);
      int last = found.isEmpty() ? 0 : found.get(found.size() - 1);
      start = Math.max(last, start + settings.window() / 2);
    }
    return indexes;
  }
}
