package io.zathras.processor.spi;

import io.zathras.schema.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

  /** The form that wrappers write; the library reads all other forms of ISO 8601. */
  private static final String UTC = "0000-00-00T00:00:00Z";

  /** Offsets are multiples of a quarter of an hour, at most 14 hours. */
  private static final int QUARTER = 15 * 60;

  private static final int FARTHEST = 14 * 60 * 60;

  private static final Pattern CLOCK = Pattern.compile("[0-9]{1,2}:[0-9]{2}:[0-9]{2}");
  private static final int LONGEST_CLOCK = 8;
  private static final int MOST_WORDS = 10;
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final int LAST_YEAR = 9999;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Longer than from the first year to the last. */
  private static final double LONGEST_SECONDS = 1e12;

  private Times() {}

  /**
   * Reads the stamp at the end of a name such as {@code coremark_2026.11.22-10.40.54}.
   *
   * @return the local time, or {@code null} when the name does not end in one
   */
  public static @Nullable LocalDateTime stamp(String name) {
    Matcher matcher = STAMP.matcher(name);
    return matcher.find() ? dateTime(matcher.group().replace(".", "").replace("-", "")) : null;
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
   * Reads date and time without a zone, separated by a space or {@code T}, with or without a
   * fraction of a second: {@code 2026-11-22 10:37:19.586217}.
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
    String time = text.strip();
    try {
      return isUtc(time)
          ? new Timestamp(dateTime(time, 1), true)
          : Timestamp.utc(OffsetDateTime.parse(time).toInstant());
    } catch (DateTimeException | IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Reads what the command {@code date} prints: {@code Sun Nov 22 10:45:40 UTC 2026}, also with day
   * and year in the order of other locales, and with {@code AM} or {@code PM}.
   *
   * @return the time, in UTC where the text says so, else local, because letters such as {@code
   *     EST} are ambiguous; {@code null} when the text is anything else
   */
  public static @Nullable Timestamp printed(@Nullable String text) {
    Integer month = null;
    Integer day = null;
    Integer year = null;
    String time = null;
    boolean utc = false;
    int half = 0;
    for (String word : text == null ? new String[0] : text.strip().split("\\s+", MOST_WORDS)) {
      if (CLOCK.matcher(word).matches()) {
        time = word.length() < LONGEST_CLOCK ? "0" + word : word;
      } else if (MONTHS.contains(word)) {
        month = MONTHS.indexOf(word) + 1;
      } else if (word.length() == 4 && Numbers.positiveInteger(word) != null) {
        year = Numbers.positiveInteger(word);
      } else if (Numbers.positiveInteger(word) != null) {
        day = Numbers.positiveInteger(word);
      } else if (word.equals("AM") || word.equals("PM")) {
        half = word.equals("AM") ? 1 : 2;
      } else {
        utc |= word.equals("UTC") || word.equals("GMT");
      }
    }
    if (month == null || day == null || year == null || time == null) {
      return null;
    }
    try {
      LocalDateTime local = LocalDate.of(year, month, day).atTime(clock(time, half));
      return new Timestamp(local, utc);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Reads a time of day; where a half of the day is given, on a 12-hour clock. */
  private static LocalTime clock(String time, int half) {
    LocalTime clock = LocalTime.parse(time);
    if (half == 0) {
      return clock;
    }
    return clock.withHour(clock.getHour() % 12 + 12 * (half - 1));
  }

  /**
   * Returns the system's offset from UTC: the difference of one moment that was recorded in both,
   * rounded to a quarter of an hour.
   *
   * @param local the moment in local time
   * @param utc the same moment, at most some minutes apart
   * @return the offset, or {@code null} when the two are too far apart for any zone, or more than
   *     five minutes from a quarter of an hour, and so not the same moment
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

  /**
   * Returns the system's offset from UTC, derived from the end of a part in local time and the end
   * of the whole, which follows within a quarter of an hour.
   *
   * @param local the end of the part
   * @param utc the end of the whole
   * @param tolerance by how many seconds rounding may make the part end after the whole
   * @return the offset, or {@code null} when the two are too far apart for any zone
   */
  public static @Nullable ZoneOffset offsetOfEnd(
      LocalDateTime local, Timestamp utc, int tolerance) {
    long seconds = Duration.between(utc.dateTime(), local).toSeconds() - tolerance;
    long rounded = -Math.floorDiv(-seconds, (long) QUARTER) * QUARTER;
    return utc.isUtc() && Math.abs(rounded) <= FARTHEST
        ? ZoneOffset.ofTotalSeconds((int) rounded)
        : null;
  }

  /** Returns a local time as UTC where the offset is known, else as local time without a zone. */
  public static Timestamp at(LocalDateTime local, @Nullable ZoneOffset offset) {
    return offset == null ? Timestamp.local(local) : Timestamp.utc(local.toInstant(offset));
  }

  /**
   * Returns the moment that lies some seconds before another, such as the start of an interval.
   *
   * @param end the later moment, with all digits that are known of its second
   * @param seconds how long before, finite and not negative
   * @return the moment, or {@code null} when a document cannot hold its year
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
      return dateTime(digits, 0);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Reads year, month, day, hour, minute and second, with some characters in between. */
  private static LocalDateTime dateTime(String text, int between) {
    int[] fields = new int[6];
    int start = 0;
    for (int field = 0; field < fields.length; field++) {
      int end = start + (field == 0 ? 4 : 2);
      fields[field] = Integer.parseInt(text, start, end, 10);
      start = end + between;
    }
    return LocalDateTime.of(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
  }

  private static boolean isUtc(String text) {
    if (text.length() != UTC.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (UTC.charAt(i) == '0' ? c < '0' || c > '9' : c != UTC.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
