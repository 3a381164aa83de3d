package io.zathras.processor.fio;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The logs of one kind of all jobs on the grid: sums of rates, and means of latencies weighted by
 * operations.
 */
final class Merged {

  private final LogKind kind;
  private final double[][] sums;
  private final double[][] weights;
  private final int[][] parts;

  /** Steps in which a job was active, as another log shows, but fio logged no rate. */
  private final boolean[][] lacking;

  /** The value of the only part, which needs no weight. */
  private final double[][] only;

  Merged(LogKind kind, Grid grid) {
    int steps = grid.steps() + 1;
    this.kind = kind;
    sums = new double[FioLog.DIRECTIONS][steps];
    weights = new double[FioLog.DIRECTIONS][steps];
    parts = new int[FioLog.DIRECTIONS][steps];
    lacking = new boolean[FioLog.DIRECTIONS][steps];
    only = new double[FioLog.DIRECTIONS][steps];
  }

  /**
   * Adds the log of one job.
   *
   * @param job all logs of the job; its log of IOPS gives the weights of latencies
   */
  void add(Steps log, Grid grid, Map<LogKind, Steps> job) {
    Steps operations = job.get(LogKind.IOPS);
    for (int direction = 0; direction < FioLog.DIRECTIONS; direction++) {
      // A last step that only the latencies have gets the mean weight of the job's other steps.
      double usual = operations == null ? Double.NaN : operations.meanOfAll(direction);
      for (int step = 1; step < sums[direction].length; step++) {
        if (log.has(direction, step)) {
          double value = value(log, grid, direction, step);
          double weight = grid.averaged() ? usual : log.lines(direction, step);
          if (grid.averaged() && operations != null && operations.has(direction, step)) {
            weight = operations.mean(direction, step);
          }
          sums[direction][step] += kind.isRate() ? value : value * weight;
          weights[direction][step] += kind.isRate() ? 0 : weight;
          only[direction][step] = value;
          parts[direction][step]++;
        } else if (kind.isRate()) {
          lacking[direction][step] |= isAtWork(job, direction, step);
        }
      }
    }
  }

  private static boolean isAtWork(Map<LogKind, Steps> job, int direction, int step) {
    return job.values().stream().anyMatch(each -> each.has(direction, step));
  }

  private double value(Steps log, Grid grid, int direction, int step) {
    return kind.isRate() && !grid.averaged()
        ? log.sum(direction, step) / grid.seconds(step)
        : log.mean(direction, step);
  }

  boolean has(int direction) {
    for (int part : parts[direction]) {
      if (part > 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the value of a step over some directions, or {@code null} without one. */
  @Nullable Double value(List<Integer> directions, int step) {
    double sum = 0;
    double weight = 0;
    int count = 0;
    double last = 0;
    for (int direction : directions) {
      if (lacking[direction][step]) {
        return null;
      }
      if (parts[direction][step] > 0) {
        sum += sums[direction][step];
        weight += weights[direction][step];
        count += parts[direction][step];
        last = only[direction][step];
      }
    }
    if (count == 0) {
      return null;
    }
    double value = kind.isRate() ? sum : count == 1 ? last : sum / weight;
    return Double.isFinite(value) ? (Double) value : null;
  }
}
