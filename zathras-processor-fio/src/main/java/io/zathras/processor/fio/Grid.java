package io.zathras.processor.fio;

/**
 * The time steps on which the logs of all jobs are merged. An averaged line covers the interval
 * that ends at about its time; the line of a single I/O covers only its own time.
 *
 * @param averaged whether a line is a mean over an interval
 * @param interval ms between the lines of an averaged log
 * @param factor the intervals of a step, more than 1 to limit the steps of a long series
 * @param last the time of the last line, in ms
 */
record Grid(boolean averaged, long interval, long factor, long last) {

  static Grid of(boolean averaged, long interval, long last, int mostSteps) {
    Grid fine = new Grid(averaged, interval, 1, last);
    return new Grid(averaged, interval, (fine.steps() + mostSteps - 1) / mostSteps, last);
  }

  /** Returns the number of the last step; 0 without lines. */
  int steps() {
    return last == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, step(last));
  }

  /** Returns the step of a line, from 1. */
  long step(long time) {
    long offset = averaged ? interval / 2 : interval - 1;
    long number = Math.max(1, (time + offset) / interval);
    return (number + factor - 1) / factor;
  }

  /** Returns when a step ends, in ms. */
  long end(int step) {
    return step * interval * factor;
  }

  /** Returns how much of a step was logged, in seconds; the last step may be shorter. */
  double seconds(int step) {
    long begin = (step - 1L) * interval * factor;
    return (Math.min(end(step), last) - begin) / 1000.0;
  }
}
