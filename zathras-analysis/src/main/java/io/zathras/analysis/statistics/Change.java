package io.zathras.analysis.statistics;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The change from a base sample to a candidate sample, with the measures of its certainty.
 *
 * <p>Where all values are positive, the change is the ratio of the geometric means, and the test
 * and the intervals are Welch's on the logarithms (B. L. Welch, The generalization of Student's
 * problem when several different population variances are involved, Biometrika 34, 1947; degrees of
 * freedom by F. E. Satterthwaite, Biometrics Bulletin 2, 1946). Where a value is 0 or less, the
 * change is the difference of the arithmetic means, with the same test on the values.
 *
 * <p>A side of a single value has no spread to test against: intervals, p and spread are {@code
 * null}. Where neither side has any spread, both intervals are the estimate alone, and p is 1 for
 * no change and 0 for any change.
 *
 * @param kind whether {@code estimate} and the intervals are ratios or differences
 * @param estimate candidate divided by base, or candidate minus base; infinite, or the ratio 0,
 *     where the change is beyond what a {@code double} holds
 * @param confidence the interval of the level 1 - alpha, {@code null} with a single value
 * @param equivalence the interval of the level 1 - 2 alpha, which lies within bounds of equivalence
 *     exactly when two one-sided tests at alpha find equivalence (D. J. Schuirmann, Journal of
 *     Pharmacokinetics and Biopharmaceutics 15, 1987); {@code null} with a single value
 * @param p the two-sided p value of no change, {@code null} with a single value
 * @param spread the root of the mean of both sides' variances: of the logarithms, so that 0.02 is 2
 *     %, or of the values for a difference; {@code null} with a single value
 * @since 0.1
 */
public record Change(
    Kind kind,
    double estimate,
    @Nullable NumberInterval confidence,
    @Nullable NumberInterval equivalence,
    @Nullable Double p,
    @Nullable Double spread) {

  /**
   * How a change is expressed.
   *
   * @since 0.1
   */
  public enum Kind {
    /** The candidate divided by the base; 1 means no change. */
    RATIO,
    /** The candidate minus the base, in the unit of the values; 0 means no change. */
    DIFFERENCE
  }

  /**
   * Returns the change from {@code base} to {@code candidate}.
   *
   * @param base at least one value
   * @param candidate at least one value of the same unit
   * @param alpha the level of the test between 0 and 0.5, such as 0.05 for intervals of 95 % and 90
   *     %
   * @throws IllegalArgumentException if a sample is empty or holds a number that is not finite
   */
  public static Change between(double[] base, double[] candidate, double alpha) {
    Checks.sample("the base", base);
    Checks.sample("the candidate", candidate);
    Checks.fraction("twice alpha", 2 * alpha);
    if (positive(base) && positive(candidate)) {
      return change(Kind.RATIO, Math::exp, logarithms(base), logarithms(candidate), alpha);
    }
    BinaryScale scale = BinaryScale.of(base, candidate);
    return change(
        Kind.DIFFERENCE,
        scale::up,
        Moments.of(scale.down(base)),
        Moments.of(scale.down(candidate)),
        alpha);
  }

  private static boolean positive(double[] sample) {
    return DoubleStream.of(sample).allMatch(value -> value > 0);
  }

  private static Moments logarithms(double[] sample) {
    return Moments.of(DoubleStream.of(sample).map(Math::log).toArray());
  }

  private static Change change(
      Kind kind, DoubleUnaryOperator back, Moments base, Moments candidate, double alpha) {
    double difference = candidate.mean() - base.mean();
    double estimate = back.applyAsDouble(difference);
    if (base.count() < 2 || candidate.count() < 2) {
      return new Change(kind, estimate, null, null, null, null);
    }
    double ofBase = base.variance() / base.count();
    double ofCandidate = candidate.variance() / candidate.count();
    double error = Math.sqrt(ofBase + ofCandidate);
    double degrees = degreesOfFreedom(ofBase, base.count(), ofCandidate, candidate.count());
    double spread = Math.sqrt((base.variance() + candidate.variance()) / 2);
    return new Change(
        kind,
        estimate,
        interval(back, difference, error * StudentT.factor(1 - alpha, degrees)),
        interval(back, difference, error * StudentT.factor(1 - 2 * alpha, degrees)),
        StudentT.twoSidedP(difference, error, degrees),
        kind == Kind.RATIO ? spread : back.applyAsDouble(spread));
  }

  private static double degreesOfFreedom(
      double ofBase, int base, double ofCandidate, int candidate) {
    double larger = Math.max(ofBase, ofCandidate);
    if (larger == 0) {
      return base + candidate - 2;
    }
    // Divided by the larger one, so that their squares cannot vanish.
    double a = ofBase / larger;
    double b = ofCandidate / larger;
    return (a + b) * (a + b) / (a * a / (base - 1) + b * b / (candidate - 1));
  }

  private static NumberInterval interval(DoubleUnaryOperator back, double middle, double reach) {
    return new NumberInterval(
        back.applyAsDouble(middle - reach), back.applyAsDouble(middle + reach));
  }
}
