package io.zathras.analysis.statistics;

import io.zathras.schema.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The divisive step: splits a window where its parts differ most, then the parts, until the best
 * remaining split is not significant.
 */
final class Divisive {

  private static final int NONE = -1;

  private final double[] series;
  private final ChangePointSettings settings;

  Divisive(double[] series, ChangePointSettings settings) {
    this.series = series;
    this.settings = settings;
  }

  /** The best split of the values from {@code start} to before {@code stop}. */
  private record Split(int start, int index, int stop, double distance) {}

  /** Returns the indexes where the values from {@code start} to before {@code stop} are split. */
  List<Integer> split(int start, int stop) {
    PriorityQueue<Split> open =
        new PriorityQueue<>(
            Comparator.comparingDouble(Split::distance).reversed().thenComparing(Split::start));
    List<Integer> indexes = new ArrayList<>();
    add(open, best(start, stop));
    while (!open.isEmpty()) {
      Split split = open.remove();
      Moments left = Moments.of(series, split.start(), split.index());
      Moments right = Moments.of(series, split.index(), split.stop());
      if (Score.of(left, right, settings.sampleDeviations()) > settings.firstScore()) {
        break;
      }
      indexes.add(split.index());
      add(open, best(split.start(), split.index()));
      add(open, best(split.index(), split.stop()));
    }
    indexes.sort(null);
    return indexes;
  }

  private static void add(PriorityQueue<Split> open, @Nullable Split split) {
    if (split != null) {
      open.add(split);
    }
  }

  /**
   * Returns the index at which the values before differ most from those after, up to some later
   * end, the first of several; {@code null} where there are not two levels.
   */
  private @Nullable Split best(int start, int stop) {
    int least = settings.minimumSegment();
    if (stop - start < 2 * least) {
      return null;
    }
    // whole[k]: the sum of the distances of all pairs among the first k values
    double[] whole = new double[stop - start + 1];
    for (int k = 1; k < stop - start; k++) {
      double sum = 0;
      for (int i = start; i < start + k; i++) {
        sum += Math.abs(series[start + k] - series[i]);
      }
      whole[k + 1] = whole[k] + sum;
    }
    // right[k]: the same among the values from the index to before start + k
    double[] right = new double[stop - start + 1];
    int bestIndex = NONE;
    double bestDistance = Double.NEGATIVE_INFINITY;
    for (int index = stop - 1; index >= start + least; index--) {
      double sum = 0;
      double distance = Double.NEGATIVE_INFINITY;
      int farthestEnd = stop;
      for (int end = index + 1; end <= stop; end++) {
        sum += Math.abs(series[end - 1] - series[index]);
        right[end - start] += sum;
        if (end - index >= least && index + least <= stop) {
          double candidate =
              distance(
                  index - start,
                  end - index,
                  whole[end - start],
                  whole[index - start],
                  right[end - start]);
          if (candidate > distance) {
            distance = candidate;
            farthestEnd = end;
          }
        }
      }
      if (distance >= bestDistance
          && distance > Double.NEGATIVE_INFINITY
          && areLevels(start, index, farthestEnd)) {
        bestDistance = distance;
        bestIndex = index;
      }
    }
    return bestIndex == NONE ? null : new Split(start, bestIndex, stop, bestDistance);
  }

  /**
   * Returns whether both parts are separate levels: each has the minimum number of values nearer to
   * its own median than to the other's, and the medians are apart. Without this check, a spike at
   * the index would form a level together with values of the other part.
   */
  private boolean areLevels(int start, int index, int stop) {
    int least = settings.minimumSegment();
    if (least == 1) {
      return true;
    }
    double left = median(start, index);
    double right = median(index, stop);
    // Half of it, because it applies to means, and medians of few values are less certain.
    double apart = settings.minimumMagnitude() / 2 * Math.max(Math.abs(left), Math.abs(right));
    return Math.abs(right - left) >= apart
        && nearer(start, index, left, right) >= least
        && nearer(index, stop, right, left) >= least;
  }

  private double median(int start, int stop) {
    return Statistics.of(Arrays.copyOfRange(series, start, stop)).median();
  }

  private int nearer(int start, int stop, double own, double other) {
    int count = 0;
    for (int i = start; i < stop; i++) {
      count += Math.abs(series[i] - own) < Math.abs(series[i] - other) ? 1 : 0;
    }
    return count;
  }

  /** Returns the scaled divergence of m values on the left and n on the right (equation 5). */
  private static double distance(int m, int n, double whole, double left, double right) {
    double between = 2 * (whole - left - right) / (m + n);
    double withinLeft = m == 1 ? 0 : 2.0 * n / (m + n) / (m - 1) * left;
    double withinRight = n == 1 ? 0 : 2.0 * m / (m + n) / (n - 1) * right;
    return between - withinLeft - withinRight;
  }
}
