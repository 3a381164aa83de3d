package io.zathras.exporter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The section of a configuration file that configures one exporter. {@code ${NAME}} in a value
 * stands for the environment variable of that name. A section remembers which names were read, so
 * that {@link #refuseUnknown()} finds a mistyped one. It never prints a value.
 *
 * @since 0.1
 */
public final class ExporterSettings {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|h)");
  private static final Pattern BYTES = Pattern.compile("([0-9]{1,9})\\s*(|b|kb|mb|gb)");

  private final String place;
  private final Map<String, Object> values;
  private final Function<String, @Nullable String> environment;
  private final @Nullable String prefix;
  private final Map<String, Object> defaults;
  private final Set<String> known = new TreeSet<>();

  private ExporterSettings(
      String place,
      Map<String, Object> values,
      Function<String, @Nullable String> environment,
      @Nullable String prefix,
      Map<String, Object> defaults) {
    this.place = place;
    this.values = values;
    this.environment = environment;
    this.prefix = prefix;
    this.defaults = defaults;
  }

  /**
   * Returns a section.
   *
   * @param place the file and the section's name, for messages
   * @param values strings, numbers, booleans and lists of strings, by name
   * @param environment the value of an environment variable, or {@code null} when it is not set
   */
  public static ExporterSettings of(
      String place, Map<String, ?> values, Function<String, @Nullable String> environment) {
    return new ExporterSettings(place, new LinkedHashMap<>(values), environment, null, Map.of());
  }

  /**
   * Returns a copy in which environment variables provide missing values. With the prefix {@code
   * ZATHRAS_OPENSEARCH_}, {@code ZATHRAS_OPENSEARCH_PASSWORD} is the {@code password}.
   */
  public ExporterSettings filledInFrom(String environmentPrefix) {
    return new ExporterSettings(place, values, environment, environmentPrefix, defaults);
  }

  /** Returns a copy with one more value, which replaces any other of that name. */
  public ExporterSettings with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new ExporterSettings(place, more, environment, prefix, defaults);
  }

  /**
   * Returns a copy with a value that applies where neither the section nor the environment has one.
   * {@link #refuseUnknown()} accepts it.
   */
  public ExporterSettings withDefault(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(defaults);
    more.put(name, value);
    return new ExporterSettings(place, values, environment, prefix, more);
  }

  /** Returns whether there is a value of that name. */
  public boolean has(String name) {
    return value(name) != null;
  }

  /**
   * Returns a text, or {@code null} when there is none.
   *
   * @throws ConfigurationException if it is a list, or names a variable that is not set
   */
  public @Nullable String text(String name) {
    Object value = value(name);
    if (value instanceof List || value instanceof Map) {
      throw wrong(name, "expected one value, found several");
    }
    return value == null ? null : expanded(name, value.toString());
  }

  /** Returns a text, or {@code otherwise} when there is none. */
  public String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  /** Returns a required text. */
  public String requiredText(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) {
      throw wrong(name, "it is missing");
    }
    return text;
  }

  /** Returns the texts of a list, or a single text as a list; empty when there is none. */
  public List<String> texts(String name) {
    Object value = value(name);
    if (value instanceof List<?> list) {
      return list.stream().map(one -> expanded(name, String.valueOf(one))).toList();
    }
    String text = text(name);
    return text == null ? List.of() : List.of(text);
  }

  /** Returns a whole number of at least 0, or {@code otherwise} when there is none. */
  public int number(String name, int otherwise) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(name, "expected a whole number");
    }
    throw wrong(name, "expected a whole number from 0");
  }

  /** Returns {@code true} or {@code false}, or {@code otherwise} when there is none. */
  public boolean flag(String name, boolean otherwise) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw wrong(name, "expected true or false");
    };
  }

  /** Returns a duration such as {@code 500ms}, {@code 30s}, {@code 5m}. */
  public Duration duration(String name, Duration otherwise) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    Matcher parts = DURATION.matcher(text.strip());
    if (!parts.matches()) {
      throw wrong(name, "expected a duration such as 500ms, 30s, 5m");
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  /** Returns a number of bytes such as {@code 5mb}; a kb has 1024. */
  public long bytes(String name, long otherwise) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    Matcher parts = BYTES.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw wrong(name, "expected a size such as 512kb, 5mb");
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "kb" -> number << 10;
      case "mb" -> number << 20;
      case "gb" -> number << 30;
      default -> number;
    };
  }

  /** Returns a file or directory, or {@code null} when there is none. */
  public @Nullable Path path(String name) {
    String text = text(name);
    return text == null ? null : Path.of(text);
  }

  /**
   * Returns a secret: the value itself, or the first line of the file that {@code <name>_file}
   * names; {@code null} when there is neither.
   *
   * @throws ConfigurationException if both exist, the file cannot be read, or an HTTP header cannot
   *     carry the secret
   */
  public @Nullable Secret secret(String name) {
    String text = text(name);
    Path file = path(name + "_file");
    if (text != null && file != null) {
      throw wrong(name, "there is also " + name + "_file; keep one of them");
    }
    if (file == null) {
      return text == null ? null : secret(name, text);
    }
    try {
      return Secret.of(Files.readString(file).lines().findFirst().orElse("").strip());
    } catch (IOException | IllegalArgumentException e) {
      throw wrong(name + "_file", "cannot read a secret from " + file);
    }
  }

  private Secret secret(String name, String text) {
    try {
      return Secret.of(text);
    } catch (IllegalArgumentException e) {
      throw wrong(name, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Checks that every value was read.
   *
   * @throws ConfigurationException if one was not, for example because its name is mistyped
   */
  public void refuseUnknown() {
    String unknown =
        values.keySet().stream()
            .filter(name -> !known.contains(name))
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      throw new ConfigurationException(
          place, "unknown: " + unknown + "; known are " + String.join(", ", known));
    }
  }

  /** Returns an exception that says what is wrong with a value, without the value. */
  public ConfigurationException wrong(String name, String what) {
    return new ConfigurationException(place + "." + name, what);
  }

  @Override
  public String toString() {
    return place + values.keySet();
  }

  private @Nullable Object value(String name) {
    known.add(name);
    Object value = values.get(name);
    if (value == null && prefix != null) {
      value = environment.apply(prefix + name.toUpperCase(Locale.ROOT));
    }
    return value == null ? defaults.get(name) : value;
  }

  private String expanded(String name, String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            variable -> {
              String value = environment.apply(variable.group(1));
              if (value == null) {
                throw wrong(name, "environment variable " + variable.group(1) + " is not set");
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
