package io.zathras.processor.spi;

import io.zathras.schema.Direction;
import io.zathras.schema.MetricDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A metric that a processor measures.
 *
 * @param name its name in documents, for example {@code iterations_per_second}
 * @param unit its unit, for example {@code iterations/s}
 * @param direction which way is better
 * @param description what it measures, or {@code null}
 * @since 0.1
 */
public record Metric(String name, String unit, Direction direction, @Nullable String description) {

  /** Returns a metric without a description. */
  public static Metric of(String name, String unit, Direction direction) {
    return new Metric(name, unit, direction, null);
  }

  /** Returns the definition that a document holds under the metric's name. */
  public MetricDefinition definition() {
    return new MetricDefinition(unit, direction, description);
  }
}
