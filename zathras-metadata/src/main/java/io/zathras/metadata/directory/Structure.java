package io.zathras.metadata.directory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds values in the maps, lists and texts of a {@link StructuredText}. */
final class Structure {

  private Structure() {}

  /** Returns the value at a path of keys, with 0 for the first of a list, or {@code null}. */
  static @Nullable Object at(@Nullable Object value, String... path) {
    Object current = value;
    for (String step : path) {
      if (current instanceof Map<?, ?> map) {
        current = map.get(step);
      } else if (current instanceof List<?> list) {
        current = step.equals("0") && !list.isEmpty() ? list.get(0) : null;
      } else {
        return null;
      }
    }
    return current;
  }

  /** Returns the text at a path, or {@code null} when there is none, or nothing in it. */
  static @Nullable String text(@Nullable Object value, String... path) {
    return at(value, path) instanceof String text && !text.isBlank() ? text.strip() : null;
  }

  /** Returns the map at a path; empty when there is none. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value, String... path) {
    return at(value, path) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** Returns the texts of the list at a path; a single text is a list of one. */
  static List<String> texts(@Nullable Object value, String... path) {
    Object found = at(value, path);
    if (found instanceof String text) {
      return List.of(text);
    }
    return found instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }
}
