package io.zathras.analysis.statistics;

/**
 * A point at which the level of a series changes.
 *
 * @param index the index of the first value of the new level, from 1
 * @param before the mean from the previous change point, or the start, to here
 * @param after the mean from here to the next change point, or the end
 * @param score the two-sided p value of the t test between these two parts. It is a score, not a
 *     probability: the split was chosen to make it small.
 * @since 0.1
 */
public record ChangePoint(int index, double before, double after, double score) {

  /**
   * Returns the relative change in the direction in which it is larger: 1 for a doubling and for a
   * halving. A mean of 0 counts only in the direction that does not divide by it.
   */
  public double magnitude() {
    return Math.max(relative(before, after), relative(after, before));
  }

  private static double relative(double from, double to) {
    return from == 0 ? 0 : Math.abs(to / from - 1);
  }
}
