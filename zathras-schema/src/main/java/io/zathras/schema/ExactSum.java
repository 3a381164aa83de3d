package io.zathras.schema;

/**
 * A sum without the rounding errors of binary addition, so that a mean prints with the decimals
 * that its samples allow: {@code 7468.062037}, not {@code 7468.062037000001}.
 *
 * <p>Where all samples are decimals of at most nine places, their sum is a whole number of units of
 * the last place, which a {@code double} holds exactly up to 2<sup>53</sup>; one division then
 * rounds once. All other samples are added with Neumaier's compensation (A. Neumaier,
 * Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54, 1974).
 */
final class ExactSum {

  private static final int MOST_PLACES = 9;
  private static final double MOST_UNITS = 0x1p53;

  private final double high;
  private final double low;
  private final double unitsInOne;

  private ExactSum(double high, double low, double unitsInOne) {
    this.high = high;
    this.low = low;
    this.unitsInOne = unitsInOne;
  }

  static ExactSum of(double[] samples) {
    double unitsInOne = 1;
    for (int places = 0; places <= MOST_PLACES; places++) {
      double units = units(samples, unitsInOne);
      if (!Double.isNaN(units)) {
        return new ExactSum(units, 0, unitsInOne);
      }
      unitsInOne *= 10;
    }
    return compensated(samples);
  }

  /** Returns the sum in units of a decimal place, or NaN if a sample is not such a decimal. */
  private static double units(double[] samples, double unitsInOne) {
    double sum = 0;
    double size = 0;
    for (double sample : samples) {
      double units = Math.rint(sample * unitsInOne);
      size += Math.abs(units);
      if (size > MOST_UNITS || units / unitsInOne != sample) {
        return Double.NaN;
      }
      sum += units;
    }
    return sum;
  }

  private static ExactSum compensated(double[] samples) {
    double sum = 0;
    double lost = 0;
    for (double sample : samples) {
      double next = sum + sample;
      lost += Math.abs(sum) >= Math.abs(sample) ? (sum - next) + sample : (sample - next) + sum;
      sum = next;
    }
    if (Double.isFinite(sum)) {
      return new ExactSum(sum, lost, 1);
    }
    // The mean of numbers near the largest double is finite although their sum is not.
    double half = 0;
    for (double sample : samples) {
      half += sample / samples.length;
    }
    return new ExactSum(half, 0, 1.0 / samples.length);
  }

  /** Returns the sum divided by a count. */
  double dividedBy(int count) {
    return (high + low) / (unitsInOne * count);
  }
}
