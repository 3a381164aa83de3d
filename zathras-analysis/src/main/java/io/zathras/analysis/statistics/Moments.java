package io.zathras.analysis.statistics;

/**
 * Count, mean and sum of squared deviations of a part of a sample.
 *
 * <p>Two parts are combined by the formula of T. F. Chan, G. H. Golub, R. J. LeVeque, Algorithms
 * for Computing the Sample Variance, The American Statistician 37, 1983.
 */
record Moments(int count, double mean, double squares) {

  static Moments of(double[] values) {
    return of(values, 0, values.length);
  }

  /** Returns the moments of the values from {@code start} to before {@code stop}, at least one. */
  static Moments of(double[] values, int start, int stop) {
    // Differences from the first value, so that equal values have exactly that mean and no spread.
    double first = values[start];
    double sum = 0;
    for (int i = start; i < stop; i++) {
      sum += values[i] - first;
    }
    int count = stop - start;
    double mean = first + sum / count;
    double squares = 0;
    for (int i = start; i < stop; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return new Moments(count, mean, squares);
  }

  Moments plus(Moments other) {
    int both = count + other.count;
    double between = other.mean - mean;
    return new Moments(
        both,
        mean + between * other.count / both,
        squares + other.squares + between * between * count * other.count / both);
  }

  /** Returns the sample variance (n-1) of at least two values. */
  double variance() {
    return squares / (count - 1);
  }
}
