package io.zathras.analysis.statistics;

/**
 * An interval of numbers that includes its bounds.
 *
 * @param low the lower bound, possibly infinite
 * @param high the upper bound, not below {@code low}, possibly infinite
 * @since 0.1
 */
public record NumberInterval(double low, double high) {

  /** Checks the order of the bounds. */
  public NumberInterval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("the interval from " + low + " to " + high + " is none");
    }
  }

  /** Returns whether {@code value} is in this interval, bounds included. */
  public boolean contains(double value) {
    return value >= low && value <= high;
  }

  /** Returns whether this interval is in {@code other} and touches none of its bounds. */
  public boolean isInside(NumberInterval other) {
    return low > other.low && high < other.high;
  }
}
