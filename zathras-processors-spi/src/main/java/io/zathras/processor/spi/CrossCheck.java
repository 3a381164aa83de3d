package io.zathras.processor.spi;

import java.util.List;

/**
 * The outcome of comparing the benchmark's own output with the numbers that the wrapper made from
 * it.
 *
 * @param taken the metrics that no point has, whose numbers are the wrapper's
 * @param differing the metrics whose points give another number, which is kept
 * @since 0.1
 */
public record CrossCheck(List<Metric> taken, List<Metric> differing) {

  /** Copies the lists. */
  public CrossCheck {
    taken = List.copyOf(taken);
    differing = List.copyOf(differing);
  }

  /** Returns whether no number differs; where one does, a part of the output may be lost. */
  public boolean agrees() {
    return differing.isEmpty();
  }
}
