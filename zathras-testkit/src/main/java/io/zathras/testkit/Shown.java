package io.zathras.testkit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Formats values for the messages of failures. */
final class Shown {

  private Shown() {}

  static String lines(Iterable<?> values) {
    String text =
        StreamSupport.stream(values.spliterator(), false)
            .map(String::valueOf)
            .collect(Collectors.joining(System.lineSeparator() + "  "));
    return text.isEmpty() ? "(nothing)" : text;
  }

  static List<String> entries(Map<String, ?> map) {
    return map.entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue()).toList();
  }

  static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  static Object orAbsent(@Nullable Object value) {
    return value == null ? "(absent)" : value;
  }
}
