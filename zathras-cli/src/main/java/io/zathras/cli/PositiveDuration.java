package io.zathras.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration above zero, written as in the configuration file: 500ms, 30s, 5m, 2h. */
final class PositiveDuration implements ITypeConverter<Duration> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  PositiveDuration() {}

  @Override
  public Duration convert(String text) {
    Matcher parts = FORM.matcher(text);
    long number = parts.matches() ? Long.parseLong(parts.group(1)) : 0;
    if (number == 0) {
      throw new TypeConversionException("'" + text + "' is no duration such as 500ms, 30s, 5m, 2h");
    }
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
