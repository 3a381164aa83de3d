package io.zathras.analysis.statistics;

/** Checks of the arguments of the statistics. */
final class Checks {

  private Checks() {}

  static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + "; expected at least " + least);
    }
  }

  static void finite(double... sample) {
    for (double value : sample) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a value is " + value + "; expected finite numbers");
      }
    }
  }

  static void sample(String name, double... sample) {
    atLeast("the number of values of " + name, sample.length, 1);
    finite(sample);
  }

  /** Checks that a number is between 0 and 1, both excluded. */
  static void fraction(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; expected a number between 0 and 1");
    }
  }
}
