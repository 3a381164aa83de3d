package io.zathras.processor.spi;

import io.zathras.schema.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms of time that wrappers write.
 *
 * @since 0.1
 */
public final class Times {

  private static final Pattern STAMP =
      Pattern.compile("([0-9]{4})\\.([0-9]{2})\\.([0-9]{2})-([0-9]{2})\\.([0-9]{2})\\.([0-9]{2})$");

  private Times() {}

  /**
   * Reads the stamp at the end of a name such as {@code coremark_2026.11.22-10.40.54}.
   *
   * @return the local time, or {@code null} when the name ends in none
   */
  public static @Nullable LocalDateTime stamp(String name) {
    Matcher matcher = STAMP.matcher(name);
    if (!matcher.find()) {
      return null;
    }
    try {
      return LocalDateTime.of(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)),
          Integer.parseInt(matcher.group(4)),
          Integer.parseInt(matcher.group(5)),
          Integer.parseInt(matcher.group(6)));
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
}
