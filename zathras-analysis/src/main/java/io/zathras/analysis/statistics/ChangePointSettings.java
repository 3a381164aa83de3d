package io.zathras.analysis.statistics;

/**
 * The settings of the search for change points.
 *
 * @param window how many values are examined together, from 2 to 1,000
 * @param maximumScore the largest score a change point may have, above 0 and at most 1
 * @param minimumMagnitude the smallest relative change, 0.05 for 5 %, at least 0
 * @param minimumSegment the fewest values between change points and at both ends, at least 1. Above
 *     1, each side of a change also needs this many values nearer to its own median than to the
 *     other side's, because a single spike does not make a new level.
 * @param minimumPoints the fewest values a series needs to be examined, at least 2
 * @param sampleDeviations whether the score's standard deviations have n-1 in the denominator;
 *     otherwise n, which makes scores of short segments too small
 * @param neighboursRecomputed whether the scores of both neighbours are recomputed when a change
 *     point is removed; otherwise those of the two after it
 * @since 0.1
 */
public record ChangePointSettings(
    int window,
    double maximumScore,
    double minimumMagnitude,
    int minimumSegment,
    int minimumPoints,
    boolean sampleDeviations,
    boolean neighboursRecomputed) {

  private static final int LARGEST_WINDOW = 1_000;

  /** Checks the ranges. */
  public ChangePointSettings {
    Checks.atLeast("window", window, 2);
    if (window > LARGEST_WINDOW) {
      throw new IllegalArgumentException(
          "window is " + window + "; expected at most " + LARGEST_WINDOW);
    }
    if (!(maximumScore > 0 && maximumScore <= 1)) {
      throw new IllegalArgumentException(
          "maximumScore is " + maximumScore + "; expected a number above 0 and at most 1");
    }
    if (!(minimumMagnitude >= 0)) {
      throw new IllegalArgumentException(
          "minimumMagnitude is " + minimumMagnitude + "; expected at least 0");
    }
    Checks.atLeast("minimumSegment", minimumSegment, 1);
    Checks.atLeast("minimumPoints", minimumPoints, 2);
  }

  /**
   * Returns the settings for histories of benchmarks: changes of 5 % and more with a score of at
   * most 0.001, in windows of 50 values, with at least 3 values a segment and 10 in all.
   */
  public static ChangePointSettings defaults() {
    return new ChangePointSettings(50, 0.001, 0.05, 3, 10, true, true);
  }

  /**
   * Returns the settings that find the same change points as Apache Otava with its defaults: every
   * change with a score of at most 0.001 in windows of 50 values, even of a single value.
   */
  public static ChangePointSettings otavaCompatible() {
    return new ChangePointSettings(50, 0.001, 0, 1, 2, false, false);
  }

  /** Returns these settings with another window. */
  public ChangePointSettings withWindow(int values) {
    return new ChangePointSettings(
        values,
        maximumScore,
        minimumMagnitude,
        minimumSegment,
        minimumPoints,
        sampleDeviations,
        neighboursRecomputed);
  }

  /** Returns these settings with another largest score. */
  public ChangePointSettings withMaximumScore(double score) {
    return new ChangePointSettings(
        window,
        score,
        minimumMagnitude,
        minimumSegment,
        minimumPoints,
        sampleDeviations,
        neighboursRecomputed);
  }

  /** Returns these settings with another smallest relative change. */
  public ChangePointSettings withMinimumMagnitude(double magnitude) {
    return new ChangePointSettings(
        window,
        maximumScore,
        magnitude,
        minimumSegment,
        minimumPoints,
        sampleDeviations,
        neighboursRecomputed);
  }

  /** Returns the largest score in the first step; the merge step keeps the better ones. */
  double firstScore() {
    if (maximumScore < 0.05) {
      return maximumScore * 10;
    }
    return maximumScore < 0.5 ? maximumScore * 2 : maximumScore;
  }
}
