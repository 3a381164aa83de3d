package io.zathras.analysis.statistics;

import io.zathras.schema.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Values far from the others between the same change points. */
final class Outliers {

  /** With fewer values, the median of the deviations says little. */
  private static final int FEWEST_VALUES = 5;

  private static final double LARGEST_Z = 3.5;

  /**
   * The median deviation of the normal distribution, in standard deviations: its upper quartile.
   */
  private static final double MEDIAN_DEVIATION = 0.6745;

  private Outliers() {}

  static List<Integer> of(double[] series, List<ChangePoint> points, double magnitude) {
    List<Integer> outliers = new ArrayList<>();
    int start = 0;
    for (ChangePoint point : points) {
      add(outliers, series, start, point.index(), magnitude);
      start = point.index();
    }
    add(outliers, series, start, series.length, magnitude);
    return outliers;
  }

  private static void add(
      List<Integer> outliers, double[] series, int start, int stop, double magnitude) {
    if (stop - start < FEWEST_VALUES) {
      return;
    }
    double[] part = Arrays.copyOfRange(series, start, stop);
    double median = Statistics.of(part).median();
    double deviation =
        Statistics.of(DoubleStream.of(part).map(value -> Math.abs(value - median)).toArray())
            .median();
    double farthest =
        Math.max(LARGEST_Z * deviation / MEDIAN_DEVIATION, magnitude * Math.abs(median));
    for (int i = start; i < stop; i++) {
      if (Math.abs(series[i] - median) > farthest) {
        outliers.add(i);
      }
    }
  }
}
