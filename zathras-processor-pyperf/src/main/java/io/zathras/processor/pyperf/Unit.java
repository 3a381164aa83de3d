package io.zathras.processor.pyperf;

import io.zathras.processor.spi.Metric;
import io.zathras.schema.Direction;
import org.jspecify.annotations.Nullable;

/** The unit of a benchmark's values. pyperf has these three; seconds are its default. */
enum Unit {
  /** Time for one operation. */
  SECOND("second", "s", "_seconds", Direction.LOWER_IS_BETTER),
  /** Memory, when the suite tracks it. */
  BYTE("byte", "byte", "_bytes", Direction.LOWER_IS_BETTER),
  /** A count, whose meaning only the benchmark knows. */
  INTEGER("integer", "integer", "", Direction.NONE);

  private final String label;
  private final String unit;
  private final String suffix;
  private final Direction direction;

  Unit(String label, String unit, String suffix, Direction direction) {
    this.label = label;
    this.unit = unit;
    this.suffix = suffix;
    this.direction = direction;
  }

  /** Returns the unit of that name in pyperf's metadata, or {@code null} for an unknown name. */
  static @Nullable Unit named(@Nullable String label) {
    if (label == null) {
      return SECOND;
    }
    for (Unit unit : values()) {
      if (unit.label.equals(label)) {
        return unit;
      }
    }
    return null;
  }

  Metric value() {
    return new Metric("value" + suffix, unit, direction, "One value of a worker process");
  }

  Metric mean() {
    return new Metric("mean" + suffix, unit, direction, "Mean of all values of all workers");
  }

  Metric stdev() {
    return new Metric(
        "stdev" + suffix, unit, Direction.NONE, "Sample standard deviation (n-1) of all values");
  }
}
