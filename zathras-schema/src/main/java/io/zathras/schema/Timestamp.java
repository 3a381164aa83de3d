package io.zathras.schema;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A moment in a document: an instant in UTC, or a local time whose zone was not recorded. The two
 * are kept apart so that a local time never passes for an instant. Precision is milliseconds; finer
 * digits are cut.
 *
 * @param dateTime the date and time, in UTC or local
 * @param isUtc whether {@code dateTime} is in UTC
 * @since 0.1
 */
public record Timestamp(LocalDateTime dateTime, boolean isUtc) {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

  /** Truncates to milliseconds, and rejects years that ISO 8601 writes with a sign. */
  public Timestamp {
    dateTime = dateTime.truncatedTo(ChronoUnit.MILLIS);
    if (dateTime.getYear() < 0 || dateTime.getYear() > 9999) {
      throw new IllegalArgumentException("year " + dateTime.getYear() + "; expected 0 to 9999");
    }
  }

  /** Returns the timestamp of an instant. */
  public static Timestamp utc(Instant instant) {
    return new Timestamp(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), true);
  }

  /** Returns a local time without a zone. */
  public static Timestamp local(LocalDateTime dateTime) {
    return new Timestamp(dateTime, false);
  }

  /**
   * Reads the form that {@link #toString()} writes.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Timestamp parse(String text) {
    boolean utc = text.endsWith("Z");
    try {
      return new Timestamp(
          LocalDateTime.parse(utc ? text.substring(0, text.length() - 1) : text), utc);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a valid timestamp: expected 2025-11-06T05:09:45.000Z, or without Z",
          e);
    }
  }

  /** Returns the instant, or nothing when only local time is known. */
  public Optional<Instant> instant() {
    return isUtc ? Optional.of(dateTime.toInstant(ZoneOffset.UTC)) : Optional.empty();
  }

  /** Returns whether both are UTC or both local, so that their order means something. */
  public boolean isComparableTo(Timestamp other) {
    return isUtc == other.isUtc;
  }

  /**
   * Returns the seconds from this moment to {@code end}, negative when {@code end} is before it.
   *
   * @throws IllegalArgumentException if only one of the two is in UTC
   */
  public double secondsUntil(Timestamp end) {
    if (!isComparableTo(end)) {
      throw new IllegalArgumentException(this + " and " + end + ": one is local, one is UTC");
    }
    return Duration.between(dateTime, end.dateTime).toMillis() / 1000.0;
  }

  /**
   * Returns {@code 2025-11-06T05:09:45.000Z} for an instant; for local time {@code
   * 2025-11-06T05:09:45}, with milliseconds only where there are any.
   */
  @Override
  public String toString() {
    boolean hasMillis = isUtc || dateTime.get(ChronoField.MILLI_OF_SECOND) != 0;
    String text = (hasMillis ? MILLISECONDS : SECONDS).format(dateTime);
    return isUtc ? text + "Z" : text;
  }
}
