package io.zathras.analysis;

import io.zathras.schema.Direction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one metric on one kind of system, with one benchmark version, one configuration and
 * one unit: one for each document, in the order of time.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param key the identity of the metric
 * @param unit the unit of the values, for example {@code MB/s}
 * @param direction which way is better
 * @param system the hardware
 * @param testVersion the benchmark's version, or {@code null}
 * @param configuration the settings that decide the work, of the run or of the runs that a headline
 *     comes from; values that differ among those are separated by {@code |}
 * @param observations at least one
 * @since 0.1
 */
public record MetricSeries(
    MetricKey key,
    String unit,
    Direction direction,
    SystemProfile system,
    @Nullable String testVersion,
    Map<String, String> configuration,
    List<Observation> observations) {

  /** Copies the configuration in its order, and the observations. */
  public MetricSeries {
    configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    observations = observations instanceof Columns ? observations : List.copyOf(observations);
    if (observations.isEmpty()) {
      throw new IllegalArgumentException(key + " has no observation");
    }
  }

  /** Returns the values in the order of their time. */
  public double[] values() {
    if (observations instanceof Columns columns) {
      return columns.values();
    }
    return observations.stream().mapToDouble(Observation::value).toArray();
  }
}
