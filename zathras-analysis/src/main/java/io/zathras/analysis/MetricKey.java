package io.zathras.analysis;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a number: a test, one of its runs, and a metric. Runs are identified by name and
 * configuration, not by their number, which differs from result to result.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param test the test, for example {@code streams}
 * @param variant the sub-test or profile, or {@code null} for a test without them
 * @param run the name of the run, or its configuration where it has no name; in a comparison with
 *     the settings that distinguish it from others of its name; {@code null} for a headline metric
 * @param metric the metric, for example {@code triad_mb_per_second}
 * @since 0.1
 */
public record MetricKey(String test, @Nullable String variant, @Nullable String run, String metric)
    implements Comparable<MetricKey> {

  private static final Comparator<MetricKey> ORDER =
      Comparator.comparing(MetricKey::test)
          .thenComparing(MetricKey::variant, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(MetricKey::run, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(MetricKey::metric);

  /** Returns whether the metric is a headline of the whole result. */
  public boolean isHeadline() {
    return run == null;
  }

  /** Orders by test, variant, headlines before runs, and metric. */
  @Override
  public int compareTo(MetricKey other) {
    return ORDER.compare(this, other);
  }

  /** Returns the parts that are not {@code null}, separated by spaces. */
  @Override
  public String toString() {
    return test
        + (variant == null ? "" : " " + variant)
        + (run == null ? "" : " " + run)
        + " "
        + metric;
  }
}
