package io.zathras.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear scale from values to positions in a picture.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}, above {@code low}
 * @param from a position
 * @param to another position
 */
record Axis(double low, double high, double from, double to) {

  /** Returns a scale from {@code low} to {@code high} with a margin at both ends. */
  static Axis around(double low, double high, double from, double to) {
    double half = high / 2 - low / 2;
    // Centres values that are equal or adjacent numbers.
    double room = Math.max(half * 0.12, Math.max(Math.ulp(low), Math.ulp(high)) * 4);
    if (half == 0) {
      room = low == 0 ? 1 : Math.abs(low) * 0.05;
    }
    double bottom = Math.max(low - room, -Double.MAX_VALUE);
    double top = Math.min(high + room, Double.MAX_VALUE);
    return new Axis(low >= 0 ? Math.max(bottom, 0) : bottom, top, from, to);
  }

  /** Returns the position of a value; for one off the scale, the nearest position on it. */
  double at(double value) {
    double inside = Math.max(low, Math.min(high, value));
    // Halves, because the difference of the largest numbers overflows.
    return from + (to - from) * ((inside / 2 - low / 2) / (high / 2 - low / 2));
  }

  /** Returns round values on the scale, about {@code count} of them and at least two. */
  List<Double> ticks(int count) {
    double raw = (high / 2 - low / 2) / count * 2;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = 10 * power;
    for (double candidate : new double[] {1, 2, 5}) {
      if (candidate * power >= raw) {
        step = candidate * power;
        break;
      }
    }
    List<Double> ticks = new ArrayList<>();
    double first = Math.ceil(low / step);
    if (step > 0 && Double.isFinite(step) && Math.abs(first) < 1e15) {
      for (double i = first; i * step <= high && ticks.size() < 20; i++) {
        ticks.add(i * step);
      }
    }
    return ticks.size() < 2 ? List.of(low, high) : ticks;
  }
}
