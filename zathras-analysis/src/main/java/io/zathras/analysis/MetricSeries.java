package io.zathras.analysis;

import io.zathras.schema.Direction;
import java.util.List;

/**
 * The values of one metric on one kind of system, with one benchmark version, one configuration and
 * one unit: a document each, in the order of their time.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param key what the values are of
 * @param unit their unit, for example {@code MB/s}
 * @param direction which way is better
 * @param system the hardware
 * @param observations at least one
 * @since 0.1
 */
public record MetricSeries(
    MetricKey key,
    String unit,
    Direction direction,
    SystemProfile system,
    List<Observation> observations) {

  /** Copies the observations. */
  public MetricSeries {
    observations = List.copyOf(observations);
    if (observations.isEmpty()) {
      throw new IllegalArgumentException(key + " has no observation");
    }
  }

  /** Returns the values in the order of their time. */
  public double[] values() {
    return observations.stream().mapToDouble(Observation::value).toArray();
  }
}
