package io.zathras.cli;

import io.zathras.pipeline.ResultPipeline;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A moment: a day or a time, in UTC unless it has a zone, or a duration before now.
 *
 * @param moment the moment, or {@code null} when it is relative
 * @param ago how long it is ago, or {@code null} when it is not relative
 */
record StartTime(@Nullable Instant moment, @Nullable Duration ago) {

  void applyTo(ResultPipeline.Builder pipeline) {
    if (moment != null) {
      pipeline.since(moment);
    } else if (ago != null) {
      pipeline.since(ago);
    }
  }

  static StartTime of(String text) {
    Matcher ago = Forms.AGO.matcher(text);
    if (ago.matches()) {
      long number = Long.parseLong(ago.group(1));
      return new StartTime(
          null,
          switch (ago.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          });
    }
    for (Function<String, Instant> form : Forms.FORMS) {
      try {
        return new StartTime(form.apply(text), null);
      } catch (DateTimeException e) {
        // The next form may fit; the message below names all forms.
      }
    }
    throw new TypeConversionException(
        "'" + text + "' is no time such as 2026-11-01, 2026-11-01T18:30:00Z, 24h, 7d");
  }

  /** Loaded only for a given time, because every command with the option makes a converter. */
  private static final class Forms {

    static final Pattern AGO = Pattern.compile("([0-9]{1,6})([mhd])");

    static final List<Function<String, Instant>> FORMS =
        List.of(
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> OffsetDateTime.parse(text).toInstant());

    private Forms() {}
  }

  /** Reads one from the command line. */
  static final class Converter implements ITypeConverter<StartTime> {

    Converter() {}

    @Override
    public StartTime convert(String text) {
      return StartTime.of(text);
    }
  }
}
