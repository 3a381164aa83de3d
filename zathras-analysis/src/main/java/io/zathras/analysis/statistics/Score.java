package io.zathras.analysis.statistics;

/** The two-sided p value of Student's t test with the pooled variance of two parts of a series. */
final class Score {

  private Score() {}

  static double of(Moments left, Moments right, boolean sampleDeviations) {
    int degrees = left.count() + right.count() - 2;
    if (degrees == 0) {
      return 1;
    }
    double squares =
        sampleDeviations
            ? left.squares() + right.squares()
            : underestimated(left) + underestimated(right);
    double error = Math.sqrt(squares / degrees * (1.0 / left.count() + 1.0 / right.count()));
    return StudentT.twoSidedP(right.mean() - left.mean(), error, degrees);
  }

  private static double underestimated(Moments part) {
    return part.squares() * (part.count() - 1) / part.count();
  }
}
