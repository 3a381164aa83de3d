package io.zathras.processor.spi;

import java.util.List;

/**
 * What came out when the benchmark's own output was compared with the numbers that the wrapper made
 * of it.
 *
 * @param taken the metrics that no point has, so that the wrapper's number stands for them
 * @param differing the metrics whose points give another number, which stands
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
