package io.zathras.analysis.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution: the p value of a difference, and the factor of an interval. */
final class StudentT {

  private StudentT() {}

  /**
   * Returns the two-sided p value of a difference. With an error of 0, as between samples without
   * any spread, it is 1 for no difference and 0 for any other.
   */
  static double twoSidedP(double difference, double error, double degreesOfFreedom) {
    if (difference == 0) {
      return 1;
    }
    if (error == 0) {
      return 0;
    }
    double t = Math.abs(difference) / error;
    return Math.min(1, 2 * TDistribution.of(degreesOfFreedom).survivalProbability(t));
  }

  /** Returns how many standard errors a two-sided interval of this level extends to each side. */
  static double factor(double level, double degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - level) / 2);
  }
}
