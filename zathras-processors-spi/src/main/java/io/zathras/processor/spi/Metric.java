package io.zathras.processor.spi;

import io.zathras.schema.Direction;
import io.zathras.schema.MetricDefinition;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A metric that a processor measures.
 *
 * @param name its name in documents, for example {@code iterations_per_second}
 * @param unit its unit, for example {@code iterations/s}
 * @param direction which way is better
 * @param description what it measures, or {@code null}
 * @param aggregation how its points combine into one number of their run
 * @since 0.1
 */
public record Metric(
    String name,
    String unit,
    Direction direction,
    @Nullable String description,
    Aggregation aggregation) {

  /** As the published schema has it. */
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.:-]{1,255}");

  /** Rejects a name or a unit that no document may hold. */
  public Metric {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the metric's name '"
              + name
              + "' is not 1 to 255 letters, digits and the characters _ . : -");
    }
    if (unit.isBlank()) {
      throw new IllegalArgumentException("the unit of the metric '" + name + "' is blank");
    }
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(aggregation, "aggregation");
  }

  /** Makes a metric whose points combine into their mean. */
  public Metric(String name, String unit, Direction direction, @Nullable String description) {
    this(name, unit, direction, description, Aggregation.MEAN);
  }

  /**
   * Returns a metric of which more is better, as of rates, whose points combine into their mean.
   */
  public static Metric higherIsBetter(String name, String unit, String description) {
    return new Metric(name, unit, Direction.HIGHER_IS_BETTER, description);
  }

  /** Returns a metric without a description, whose points combine into their mean. */
  public static Metric of(String name, String unit, Direction direction) {
    return new Metric(name, unit, direction, null);
  }

  /** Returns the same metric with another aggregation of its points. */
  public Metric combinedBy(Aggregation other) {
    return new Metric(name, unit, direction, description, other);
  }

  /** Returns the definition that a document holds under the metric's name. */
  public MetricDefinition definition() {
    return new MetricDefinition(unit, direction, description);
  }

  /** Compares all components. Java would make this code at the first use, 4 % of one directory. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Metric that
        && name.equals(that.name)
        && unit.equals(that.unit)
        && direction == that.direction
        && Objects.equals(description, that.description)
        && aggregation.equals(that.aggregation);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
