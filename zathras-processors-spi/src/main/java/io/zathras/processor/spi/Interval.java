package io.zathras.processor.spi;

import io.zathras.schema.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A measured span of time, of which either end may be unknown.
 *
 * @param start when it began, or {@code null} when not known
 * @param end when it ended, or {@code null} when not known
 * @since 0.1
 */
public record Interval(@Nullable Timestamp start, @Nullable Timestamp end) {

  /** The interval of which nothing is known. */
  public static final Interval UNKNOWN = new Interval(null, null);

  /**
   * Returns the span from the earlier start to the later end; what is unknown on one side does not
   * count. A local time and one in UTC cannot be compared: then this interval's stays.
   */
  public Interval span(Interval other) {
    boolean earlier = start == null || isBefore(other.start, start);
    boolean later = end == null || isBefore(end, other.end);
    return new Interval(earlier ? other.start : start, later ? other.end : end);
  }

  /**
   * Returns the one interval that all of them are, as in a table that repeats the times of the
   * whole test in every row; those of which nothing is known do not count.
   *
   * @return {@link #UNKNOWN} when they differ, or nothing is known of any
   */
  public static Interval common(Collection<Interval> intervals) {
    List<Interval> different =
        intervals.stream().filter(each -> !each.equals(UNKNOWN)).distinct().limit(2).toList();
    return different.size() == 1 ? different.get(0) : UNKNOWN;
  }

  /** Returns its seconds, or {@code null} when an end is unknown or before the start. */
  public @Nullable Double seconds() {
    if (start == null || end == null || !start.isComparableTo(end)) {
      return null;
    }
    double seconds = start.secondsUntil(end);
    return seconds < 0 ? null : seconds;
  }

  /** Returns whether the end is before the start, as after a step of the clock. */
  public boolean isReversed() {
    return isBefore(end, start);
  }

  private static boolean isBefore(@Nullable Timestamp one, @Nullable Timestamp other) {
    return one != null && other != null && one.isComparableTo(other) && one.secondsUntil(other) > 0;
  }

  /** Compares both ends. Java would make this code at the first use, 4 % of one directory. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Interval that
        && Objects.equals(start, that.start)
        && Objects.equals(end, that.end);
  }

  @Override
  public int hashCode() {
    return Objects.hash(start, end);
  }
}
