package io.zathras.processor.fio;

import java.util.stream.IntStream;

/** One log on the grid: a value and a weight for each direction and step. */
final class Steps {

  private final double[][] sums;

  /** The ms or lines that the sums are over; a negative number of lines where all cover 0 ms. */
  private final double[][] weights;

  private Steps(int steps) {
    sums = new double[FioLog.DIRECTIONS][steps + 1];
    weights = new double[FioLog.DIRECTIONS][steps + 1];
  }

  static Steps of(FioLog log, Grid grid, LogKind kind) {
    Steps steps = new Steps(grid.steps());
    if (grid.averaged()) {
      long[] before = new long[FioLog.DIRECTIONS];
      log.read(
          (time, value, direction, size) -> {
            long covered = Math.min(time - before[direction], grid.interval());
            before[direction] = time;
            steps.addMean(direction, (int) grid.step(time), value, Math.max(0, covered));
          });
    } else {
      log.read(
          (time, value, direction, size) -> {
            int step = (int) grid.step(time);
            double part = kind == LogKind.BANDWIDTH ? size / 1024 : value;
            steps.sums[direction][step] += part;
            steps.weights[direction][step]++;
          });
    }
    return steps;
  }

  /**
   * Adds a mean, weighted by the time that it covers. fio ends with a mean over few or 0 ms; one
   * over 0 ms counts only where a step has nothing else.
   */
  private void addMean(int direction, int step, double value, long covered) {
    double[] sum = sums[direction];
    double[] weight = weights[direction];
    if (covered == 0 && weight[step] > 0) {
      return;
    }
    if (covered > 0 && weight[step] < 0) {
      sum[step] = 0;
      weight[step] = 0;
    }
    sum[step] += covered == 0 ? value : value * covered;
    weight[step] += covered == 0 ? -1 : covered;
  }

  boolean has(int direction, int step) {
    return weights[direction][step] != 0;
  }

  /** Returns the mean of a step; NaN without one. */
  double mean(int direction, int step) {
    return has(direction, step)
        ? sums[direction][step] / Math.abs(weights[direction][step])
        : Double.NaN;
  }

  /** Returns the sum of a step in a log with a line for each I/O. */
  double sum(int direction, int step) {
    return sums[direction][step];
  }

  double lines(int direction, int step) {
    return weights[direction][step];
  }

  /** Returns the mean over all steps that have a value; NaN where none has. */
  double meanOfAll(int direction) {
    return IntStream.range(0, sums[direction].length)
        .filter(step -> has(direction, step))
        .mapToDouble(step -> mean(direction, step))
        .average()
        .orElse(Double.NaN);
  }
}
