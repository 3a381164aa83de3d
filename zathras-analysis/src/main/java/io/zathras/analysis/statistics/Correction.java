package io.zathras.analysis.statistics;

import java.util.stream.IntStream;

/**
 * The method that adjusts p values because there are many of them.
 *
 * <p>An adjusted value is the smallest level at which the method rejects, so it is compared with
 * alpha like a p value. It is never below its p value and never above 1.
 *
 * @since 0.1
 */
public enum Correction {

  /**
   * Bounds the fraction of false rejections among all rejections (Y. Benjamini, Y. Hochberg,
   * Controlling the False Discovery Rate, Journal of the Royal Statistical Society B 57, 1995).
   */
  BENJAMINI_HOCHBERG {
    @Override
    void adjust(double[] sorted) {
      double least = 1;
      for (int i = sorted.length - 1; i >= 0; i--) {
        least = Math.min(least, sorted[i] * sorted.length / (i + 1));
        sorted[i] = least;
      }
    }
  },

  /**
   * Bounds the probability of any false rejection (S. Holm, A Simple Sequentially Rejective
   * Multiple Test Procedure, Scandinavian Journal of Statistics 6, 1979).
   */
  HOLM {
    @Override
    void adjust(double[] sorted) {
      double most = 0;
      for (int i = 0; i < sorted.length; i++) {
        most = Math.max(most, Math.min(1, sorted[i] * (sorted.length - i)));
        sorted[i] = most;
      }
    }
  },

  /** Leaves every p value as it is. */
  NONE {
    @Override
    void adjust(double[] sorted) {}
  };

  abstract void adjust(double[] sorted);

  /**
   * Returns the adjusted values in the order of {@code p}.
   *
   * @throws IllegalArgumentException if one is not a number from 0 to 1
   */
  public double[] adjusted(double... p) {
    for (double value : p) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("p is " + value + "; expected a number from 0 to 1");
      }
    }
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted((a, b) -> Double.compare(p[a], p[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = IntStream.of(order).mapToDouble(i -> p[i]).toArray();
    adjust(sorted);
    double[] adjusted = new double[p.length];
    for (int i = 0; i < order.length; i++) {
      adjusted[order[i]] = sorted[i];
    }
    return adjusted;
  }
}
