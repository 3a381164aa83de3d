package io.zathras.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes out of texts what tells who ran a test: a home directory becomes {@code ~}.
 *
 * @since 0.1
 */
public final class PrivateText {

  private static final Pattern HOME =
      Pattern.compile("/{1,2}(?:(?:export/)?home/[^/\\s:;,\"'\\])}<>]+|root)(?![\\w.-])");

  private PrivateText() {}

  /** Returns a text with every home directory written {@code ~}. */
  public static String withoutHomes(String text) {
    return text.contains("/home/") || text.contains("/root")
        ? HOME.matcher(text).replaceAll("~")
        : text;
  }

  /** Returns a copy of an open object in whose texts every home directory is written {@code ~}. */
  public static Map<String, Object> withoutHomes(Map<String, Object> values) {
    Map<String, Object> copy = new LinkedHashMap<>();
    values.forEach((key, value) -> copy.put(key, value(value)));
    return copy;
  }

  private static Object value(Object value) {
    if (value instanceof String text) {
      return withoutHomes(text);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(element -> copy.add(value(element)));
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, inner) -> copy.put(String.valueOf(key), value(inner)));
      return copy;
    }
    return value;
  }
}
