package io.zathras.schema;

import io.zathras.schema.redaction.OpenValues;
import io.zathras.schema.redaction.WellFormed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes unmodifiable copies of the values of a document, in a stable order. */
final class Copies {

  /** Beyond this a double no longer holds every integer. */
  private static final double MAX_EXACT = 9_007_199_254_740_992d;

  /**
   * No name of an option, a setting or a file is longer; JSON readers accept at most 50,000
   * characters.
   */
  private static final int LONGEST_NAME = 255;

  private static final int SHOWN_OF_A_LONG_NAME = 200;

  private Copies() {}

  static <T> Map<String, T> ordered(@Nullable Map<String, T> map) {
    if (map == null || map.isEmpty()) {
      return Map.of();
    }
    Map<String, T> copy = new LinkedHashMap<>(map);
    if (copy.containsValue(null)) {
      throw new IllegalArgumentException("a map of the document holds null: " + copy.keySet());
    }
    return Collections.unmodifiableMap(copy);
  }

  static Map<String, String> ofText(@Nullable Map<String, String> map) {
    Map<String, String> copy = new LinkedHashMap<>();
    ordered(map).forEach((name, text) -> copy.put(shortened(name), text));
    return ordered(copy);
  }

  static Map<String, Double> finite(String name, @Nullable Map<String, Double> map) {
    Map<String, Double> copy = ordered(map);
    copy.forEach((key, value) -> Preconditions.finite(name + "." + key, value));
    return copy;
  }

  /** Copies an open object: texts, finite numbers, truth values, lists of those, and maps. */
  static Map<String, Object> copyOf(String name, @Nullable Map<String, ?> map) {
    if (map == null || map.isEmpty()) {
      return Map.of();
    }
    if (map instanceof FrozenMap frozen) {
      return frozen;
    }
    Map<String, Object> copy = new LinkedHashMap<>(map.size() * 4 / 3 + 1);
    int cutNames = 0;
    for (Map.Entry<String, ?> entry : map.entrySet()) {
      String key = entry.getKey();
      String shown = Redactor.redact(key);
      cutNames += shown.length() > LONGEST_NAME ? 1 : 0;
      Object value = value(name, key, OpenValues.hidden(key, entry.getValue()));
      OpenValues.put(copy, shortened(shown), value);
    }
    return new FrozenMap(copy, cutNames);
  }

  /**
   * Returns a name that can be written and read again. A long name is cut and ends with its length
   * and hash, so that two long names stay different; lone surrogates are replaced.
   */
  static String shortened(String name) {
    return name.length() <= LONGEST_NAME
        ? name
        : WellFormed.text(name.substring(0, SHOWN_OF_A_LONG_NAME))
            + "... ("
            + name.length()
            + " characters, "
            + Integer.toHexString(name.hashCode())
            + ")";
  }

  private static Object value(String name, String key, @Nullable Object value) {
    if (value instanceof String) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach(
          (innerKey, inner) ->
              copy.put(
                  shortened(String.valueOf(innerKey)),
                  value(name + "." + key, innerKey + "", inner)));
      return Collections.unmodifiableMap(copy);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      for (Object element : list) {
        copy.add(scalar(name, key, element));
      }
      return Collections.unmodifiableList(copy);
    }
    return scalar(name, key, value);
  }

  /** Converts numbers to one form, so that a document equals itself after it is read back. */
  private static Object scalar(String name, String key, @Nullable Object value) {
    if (value instanceof String || value instanceof Boolean || value instanceof Long) {
      return value;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      Preconditions.finite(name + "." + key, number);
      return isIntegral(number) ? (Object) (long) number : (Object) number;
    }
    if (value instanceof BigInteger big && big.bitLength() < Long.SIZE) {
      return big.longValue();
    }
    throw new IllegalArgumentException(
        name
            + "."
            + key
            + " holds "
            + (value == null ? "null" : value.getClass().getName())
            + "; expected a text, a finite number, a truth value, or a list or map of those");
  }

  static boolean isIntegral(double number) {
    return number == Math.rint(number)
        && Math.abs(number) < MAX_EXACT
        && (number != 0 || 1 / number > 0);
  }
}
