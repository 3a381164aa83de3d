package io.zathras.analysis.statistics;

import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The smallest change that a number of results can find, and the number that finds a change.
 *
 * <p>The power of the two-sided t test on logarithms with equally many results and the same spread
 * on both sides, by the noncentral t distribution (J. Cohen, Statistical Power Analysis for the
 * Behavioral Sciences, 2nd edition, 1988, chapter 2), integrated over the distribution of the
 * estimated spread. It does not include a requirement that the change also has some size.
 *
 * @param alpha the level of the test, between 0 and 1
 * @param power the probability that the change is found, between {@code alpha} and 1
 * @since 0.1
 */
public record PowerAnalysis(double alpha, double power) {

  /** Four of five changes found at the level 0.05. */
  public static final PowerAnalysis USUAL = new PowerAnalysis(0.05, 0.8);

  private static final int MOST_RESULTS = 100_000;
  private static final int STEPS = 1_000;

  /** Checks the probabilities. */
  public PowerAnalysis {
    Checks.fraction("alpha", alpha);
    Checks.fraction("power", power);
    if (power <= alpha) {
      throw new IllegalArgumentException(
          "power is " + power + ", which is not above alpha " + alpha);
    }
  }

  /**
   * Returns the smallest ratio above 1 that is found; its reciprocal is the largest below 1.
   *
   * @param spread the standard deviation of the logarithms of a side's values, 0.02 for 2 %
   * @param results how many results a side has, from 2 to 100,000
   * @return the ratio, possibly infinite
   */
  public double smallestRatio(double spread, int results) {
    checkSpread(spread);
    Checks.atLeast("the number of results", results, 2);
    if (results > MOST_RESULTS) {
      throw new IllegalArgumentException(
          "the number of results is " + results + "; expected at most " + MOST_RESULTS);
    }
    double low = 0;
    double high = 1;
    while (power(high, results) < power) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < 50; i++) {
      double middle = (low + high) / 2;
      if (power(middle, results) < power) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.exp(high * spread);
  }

  /**
   * Returns how many results on each side are enough to find a change.
   *
   * @param spread the standard deviation of the logarithms of a side's values, 0.02 for 2 %
   * @param ratio the change, above 0; 1.05 and 1/1.05 need the same number
   * @return at least 2; empty where 100,000 are not enough, as for the ratio 1
   */
  public OptionalInt resultsNeeded(double spread, double ratio) {
    checkSpread(spread);
    if (!(ratio > 0 && Double.isFinite(ratio))) {
      throw new IllegalArgumentException("ratio is " + ratio + "; expected a number above 0");
    }
    double change = Math.abs(Math.log(ratio));
    if (change == 0) {
      return OptionalInt.empty();
    }
    // Every change beyond 1e6 spreads is found, and larger numbers would overflow.
    double effect = Math.min(1e6, change / spread);
    int enough = guess(effect);
    while (power(effect, enough) < power) {
      if (enough == MOST_RESULTS) {
        return OptionalInt.empty();
      }
      enough = Math.min(MOST_RESULTS, enough + 1 + enough / 50);
    }
    int tooFew = Math.max(1, enough - 2 - enough / 50);
    while (tooFew > 1 && power(effect, tooFew) >= power) {
      enough = tooFew;
      tooFew /= 2;
    }
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) / 2;
      if (power(effect, middle) < power) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return OptionalInt.of(enough);
  }

  /** Returns an approximate number of results, by the normal distribution. */
  private int guess(double effect) {
    NormalDistribution normal = NormalDistribution.of(0, 1);
    double distance =
        normal.inverseSurvivalProbability(alpha / 2) + normal.inverseCumulativeProbability(power);
    double results = 2 * distance * distance / (effect * effect);
    return (int) Math.max(2, Math.min(MOST_RESULTS, Math.ceil(results) + 1));
  }

  private static void checkSpread(double spread) {
    if (!(spread >= 0 && Double.isFinite(spread))) {
      throw new IllegalArgumentException("spread is " + spread + "; expected at least 0");
    }
  }

  /** Returns the probability that an effect of so many standard deviations is found. */
  private double power(double effect, int results) {
    double degrees = 2.0 * (results - 1);
    double shift = effect * Math.sqrt(results / 2.0);
    double critical = StudentT.factor(1 - alpha, degrees);
    ChiSquaredDistribution squares = ChiSquaredDistribution.of(degrees);
    NormalDistribution normal = NormalDistribution.of(0, 1);
    // Simpson's rule over the estimated standard deviation, where the true one is 1
    double reach = 8 / Math.sqrt(2 * degrees);
    double start = Math.max(0, 1 - reach);
    double step = (1 + reach - start) / STEPS;
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double s = start + i * step;
      double density = 2 * degrees * s * squares.density(degrees * s * s);
      double found =
          normal.survivalProbability(critical * s - shift)
              + normal.survivalProbability(critical * s + shift);
      sum += (i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2) * density * found;
    }
    return sum * step / 3;
  }
}
