package io.zathras.processor.spi;

import io.zathras.schema.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms of time that wrappers and benchmarks write.
 *
 * @since 0.1
 */
public final class Times {

  private static final Pattern STAMP =
      Pattern.compile("([0-9]{4})\\.([0-9]{2})\\.([0-9]{2})-([0-9]{2})\\.([0-9]{2})\\.([0-9]{2})$");
  private static final Pattern COMPACT = Pattern.compile("[0-9]{14}");

  /** Zones lie on quarters of an hour, at most 14 hours from UTC. */
  private static final int QUARTER = 15 * 60;

  private static final int FARTHEST = 14 * 60 * 60;

  private static final int LAST_YEAR = 9999;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Longer than from the first year to the last. */
  private static final double LONGEST_SECONDS = 1e12;

  private Times() {}

  /**
   * Reads the stamp at the end of a name such as {@code coremark_2026.11.22-10.40.54}.
   *
   * @return the local time, or {@code null} when the name ends in none
   */
  public static @Nullable LocalDateTime stamp(String name) {
    Matcher matcher = STAMP.matcher(name);
    return matcher.find() ? dateTime(matcher.group().replaceAll("[.-]", "")) : null;
  }

  /**
   * Reads 14 digits such as {@code 20260502203522}.
   *
   * @return the local time, or {@code null} when the text is anything else
   */
  public static @Nullable LocalDateTime compact(@Nullable String text) {
    return text == null || !COMPACT.matcher(text.strip()).matches() ? null : dateTime(text.strip());
  }

  /**
   * Reads date and time without a zone, divided by a blank or {@code T}, with or without a fraction
   * of a second: {@code 2026-11-22 10:37:19.586217}.
   *
   * @return the local time, or {@code null} when the text is anything else
   */
  public static @Nullable LocalDateTime local(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      LocalDateTime time = LocalDateTime.parse(text.strip().replace(' ', 'T'));
      return isWritable(time) ? time : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * Reads ISO 8601 date and time with an offset or {@code Z}.
   *
   * @return the instant, or {@code null} when the text is anything else
   */
  public static @Nullable Timestamp zoned(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Timestamp.utc(OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeException | IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Returns the system's offset from UTC, from one moment that was recorded in both: the difference
   * rounded to a quarter of an hour.
   *
   * @param local the moment in local time
   * @param utc the same moment, at most some minutes apart
   * @return the offset, or {@code null} when the two are too far apart for any zone, or the rest
   *     after rounding is over five minutes and so says that they are not the same moment
   */
  public static @Nullable ZoneOffset offset(LocalDateTime local, Timestamp utc) {
    if (!utc.isUtc()) {
      return null;
    }
    long seconds = Duration.between(utc.dateTime(), local).toSeconds();
    long rounded = Math.round(seconds / (double) QUARTER) * QUARTER;
    if (Math.abs(rounded) > FARTHEST || Math.abs(seconds - rounded) > QUARTER / 3) {
      return null;
    }
    return ZoneOffset.ofTotalSeconds((int) rounded);
  }

  /** Returns a local time as UTC where the offset is known, else as local time without a zone. */
  public static Timestamp at(LocalDateTime local, @Nullable ZoneOffset offset) {
    return offset == null ? Timestamp.local(local) : Timestamp.utc(local.toInstant(offset));
  }

  /**
   * Returns the moment that lies some seconds before another, as the start of what took so long.
   *
   * @param end the later moment, with all digits that are known of its second
   * @param seconds how long before, finite and not negative
   * @return the moment, or {@code null} when it lies in no year that a document can hold
   */
  public static @Nullable LocalDateTime before(LocalDateTime end, double seconds) {
    if (seconds > LONGEST_SECONDS) {
      return null;
    }
    long whole = (long) seconds;
    long nanos = Math.round((seconds - whole) * NANOS_PER_SECOND);
    LocalDateTime start = end.minusSeconds(whole).minusNanos(nanos);
    return isWritable(start) ? start : null;
  }

  private static boolean isWritable(LocalDateTime time) {
    return time.getYear() >= 0 && time.getYear() <= LAST_YEAR;
  }

  private static @Nullable LocalDateTime dateTime(String digits) {
    try {
      return LocalDateTime.of(
          Integer.parseInt(digits, 0, 4, 10),
          Integer.parseInt(digits, 4, 6, 10),
          Integer.parseInt(digits, 6, 8, 10),
          Integer.parseInt(digits, 8, 10, 10),
          Integer.parseInt(digits, 10, 12, 10),
          Integer.parseInt(digits, 12, 14, 10));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
