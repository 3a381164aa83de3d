package io.zathras.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a metric of this document.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param unit the unit, for example {@code iterations/s}
 * @param direction which way is better
 * @param description what the metric measures; {@code null} when not known
 * @since 0.1
 */
public record MetricDefinition(String unit, Direction direction, @Nullable String description) {
  /** Rejects a blank unit and a missing direction. */
  public MetricDefinition {
    Preconditions.notBlank("unit", unit);
    Objects.requireNonNull(direction, "direction");
  }
}
