package io.zathras.processor.phoronix;

import io.zathras.processor.spi.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The suite's result of one option in one iteration. Most options have one result, some have two in
 * different units.
 *
 * @param unit the unit as the suite prints it
 * @param average the value the suite reports
 * @param deviation the relative standard deviation in percent, or {@code null} when not reported
 * @param samples the values of the single trials, in order; empty for a result of the table
 */
record Result(String unit, double average, @Nullable Double deviation, List<Double> samples) {

  Result {
    samples = List.copyOf(samples);
  }

  /** Returns the average, limited to the range of its samples, which rounding may exceed. */
  double value() {
    if (samples.isEmpty()) {
      return average;
    }
    double min = samples.stream().mapToDouble(each -> each).min().orElse(average);
    double max = samples.stream().mapToDouble(each -> each).max().orElse(average);
    return Math.min(Math.max(average, min), max);
  }

  Metric metric() {
    return Units.metric(unit);
  }

  Result withDeviation(@Nullable Double percent) {
    return new Result(unit, average, percent, samples);
  }
}
