package io.zathras.analysis.statistics;

/**
 * Scales samples to the order of 1 by a power of two, which changes no digit, so that their squares
 * neither overflow nor vanish.
 */
record BinaryScale(double unit) {

  static BinaryScale of(double[]... samples) {
    double largest = 0;
    for (double[] sample : samples) {
      for (double value : sample) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return new BinaryScale(largest == 0 ? 1 : Math.scalb(1.0, Math.getExponent(largest)));
  }

  double[] down(double[] sample) {
    double[] scaled = new double[sample.length];
    for (int i = 0; i < sample.length; i++) {
      scaled[i] = sample[i] / unit;
    }
    return scaled;
  }

  double up(double value) {
    return value * unit;
  }
}
