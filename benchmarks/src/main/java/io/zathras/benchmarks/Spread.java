package io.zathras.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Figures of several runs, because one run on a shared machine says little.
 *
 * @param min the smallest
 * @param median the middle one; of an even number of values, the upper of the two
 * @param max the largest
 */
record Spread(double min, double median, double max) {

  /** Returns the spread of at least one value. */
  static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
  }

  static Spread of(
      List<ProcessMeasurement> runs, ToDoubleFunction<? super ProcessMeasurement> figure) {
    return of(runs.stream().mapToDouble(figure).toArray());
  }

  /** Returns the spread of the ratios between runs that were measured in turn. */
  static Spread ofRatios(
      List<ProcessMeasurement> runs,
      List<ProcessMeasurement> others,
      ToDoubleFunction<? super ProcessMeasurement> figure) {
    double[] ratios = new double[runs.size()];
    Arrays.setAll(
        ratios, i -> figure.applyAsDouble(runs.get(i)) / figure.applyAsDouble(others.get(i)));
    return of(ratios);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%8.2f /%8.2f /%8.2f", min, median, max);
  }
}
