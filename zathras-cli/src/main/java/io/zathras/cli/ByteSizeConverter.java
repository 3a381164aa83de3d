package io.zathras.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes from 1 on, with or without a unit: 67108864, 64MiB, 64MB. */
final class ByteSizeConverter implements ITypeConverter<Long> {

  /** Loaded only for a given size, because every command with the option makes a converter. */
  private static final class Forms {

    static final Pattern FORM = Pattern.compile("([0-9]{1,19})([a-z]*)");

    static final Map<String, Long> UNITS =
        Map.of(
            "", 1L,
            "b", 1L,
            "kb", 1_000L,
            "mb", 1_000_000L,
            "gb", 1_000_000_000L,
            "tb", 1_000_000_000_000L,
            "kib", 1L << 10,
            "mib", 1L << 20,
            "gib", 1L << 30,
            "tib", 1L << 40);

    private Forms() {}
  }

  ByteSizeConverter() {}

  @Override
  public Long convert(String text) {
    Matcher parts = Forms.FORM.matcher(text.toLowerCase(Locale.ROOT));
    Long unit = parts.matches() ? Forms.UNITS.get(parts.group(2)) : null;
    if (unit != null) {
      try {
        long bytes = Math.multiplyExact(Long.parseLong(parts.group(1)), unit);
        if (bytes > 0) {
          return bytes;
        }
      } catch (ArithmeticException | NumberFormatException e) {
        // Falls through to the message below, like a number that is too small.
      }
    }
    throw new TypeConversionException("'" + text + "' is no size such as 1048576, 64MiB, 4GiB");
  }
}
