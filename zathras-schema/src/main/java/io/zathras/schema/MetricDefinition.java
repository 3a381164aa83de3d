package io.zathras.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a metric of this document means.
 *
 * @param unit the unit, for example {@code iterations/s}
 * @param direction which way is better
 * @param description what the metric measures; {@code null} when not known
 * @since 0.1
 */
public record MetricDefinition(String unit, Direction direction, @Nullable String description) {
  /** Copies what is mutable and rejects what no document may hold. */
  public MetricDefinition {
    Values.notBlank("unit", unit);
    Objects.requireNonNull(direction, "direction");
  }
}
