package io.zathras.processor.autohpl;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Report;
import io.zathras.schema.Status;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One linear system that HPL solved, from the wrapper's table and HPL's own output.
 *
 * @param problem the linear system and its rate; parts that cannot be read are {@code null}
 * @param verdict PASS or FAIL by HPL's residual check, else UNKNOWN; FAIL when a part of the
 *     problem is missing
 * @param residual HPL's scaled residual, or {@code null} without one
 * @param dates when it ran, from the wrapper's table
 * @param place the place of its diagnostics
 */
record Solution(
    Problem problem, Status verdict, @Nullable Double residual, Interval dates, Report place) {

  /**
   * The values that identify a solution.
   *
   * @param variant HPL's code of the algorithm, such as {@code WR12R2R4}
   * @param n the order of the matrix
   * @param nb the size of its blocks
   * @param p the rows of the grid of processes
   * @param q the columns of the grid of processes
   * @param seconds the time to solve it, in seconds
   * @param gflops the rate in 10^9 floating-point operations per second
   */
  record Problem(
      @Nullable String variant,
      @Nullable Integer n,
      @Nullable Integer nb,
      @Nullable Integer p,
      @Nullable Integer q,
      @Nullable Double seconds,
      @Nullable Double gflops) {

    static final Problem UNKNOWN = new Problem(null, null, null, null, null, null, null);

    /** HPL prints the time with two decimals. */
    private static final double HALF_OF_LAST_DIGIT = 0.005;

    private static final double PART = 0.005;

    boolean isComplete() {
      return variant != null
          && n != null
          && nb != null
          && p != null
          && q != null
          && seconds != null
          && gflops != null;
    }

    /** Returns the settings as text, or {@code null} when one is unknown. */
    @Nullable String settings() {
      return variant == null || n == null || nb == null || p == null || q == null
          ? null
          : String.format(Locale.ROOT, "TV=%s,N=%d,NB=%d,P=%d,Q=%d", variant, n, nb, p, q);
    }

    /**
     * Returns the rate that follows from the order and the time if it contradicts the stated one.
     * HPL counts 2/3 N^3 + 3/2 N^2 operations.
     *
     * @return the rate in 10^9 operations per second; {@code null} when it agrees, or when the time
     *     is too short
     */
    @Nullable Double otherRate() {
      if (n == null || seconds == null || gflops == null || seconds <= HALF_OF_LAST_DIGIT) {
        return null;
      }
      double order = n;
      double rate = (2.0 / 3 * order + 1.5) * order * order / seconds / 1e9;
      boolean same = Math.abs(rate / gflops - 1) <= PART + 2 * HALF_OF_LAST_DIGIT / seconds;
      return same ? null : (Double) rate;
    }
  }

  Solution checked(Status outcome, @Nullable Double scaledResidual) {
    return new Solution(problem, outcome, scaledResidual, dates, place);
  }

  /** Returns the same solution with the dates of a row of the wrapper's table. */
  Solution ranAt(Interval interval) {
    return new Solution(problem, verdict, residual, interval, place);
  }
}
