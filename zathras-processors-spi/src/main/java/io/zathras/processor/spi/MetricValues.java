package io.zathras.processor.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values that were measured together, by metric, in the order of adding. Not thread-safe.
 *
 * @since 0.1
 */
public final class MetricValues {

  private final Map<String, Double> byName = new LinkedHashMap<>();
  private final List<Metric> metrics = new ArrayList<>();

  /** Makes a collection without values. */
  public MetricValues() {}

  /** Sets the value of a metric; {@code null} leaves an earlier value as it is. */
  public MetricValues put(Metric metric, @Nullable Double value) {
    if (value != null && byName.put(metric.name(), value) == null) {
      metrics.add(metric);
    }
    return this;
  }

  /** Returns the value of a metric, or {@code null}. */
  public @Nullable Double get(Metric metric) {
    return byName.get(metric.name());
  }

  /** Returns the metrics that have a value, in order; unmodifiable. */
  public List<Metric> metrics() {
    return Collections.unmodifiableList(metrics);
  }

  /** Returns whether no metric has a value. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Returns the values by the names of the metrics. */
  Map<String, Double> byName() {
    return byName;
  }

  @Override
  public String toString() {
    return byName.toString();
  }
}
