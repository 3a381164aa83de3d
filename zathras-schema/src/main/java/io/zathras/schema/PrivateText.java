package io.zathras.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Removes the names of users from texts: a home directory becomes {@code ~}.
 *
 * @since 0.1
 */
public final class PrivateText {

  private static final Pattern HOME =
      Pattern.compile("/{1,2}(?:(?:export/)?home/[^/\\s:;,\"'\\])}<>]+|root)(?![\\w.-])");

  private PrivateText() {}

  /** Returns a text with every home directory written {@code ~}. */
  public static String withoutHomes(String text) {
    return text.indexOf('/') >= 0 && (text.contains("/home/") || text.contains("/root"))
        ? HOME.matcher(text).replaceAll("~")
        : text;
  }

  /**
   * Returns an open object with {@code ~} for every home directory: the same object when its texts
   * hold none, otherwise a copy.
   */
  public static Map<String, Object> withoutHomes(Map<String, Object> values) {
    return entries(values);
  }

  private static <K> Map<K, Object> entries(Map<K, Object> values) {
    boolean changed = false;
    Map<K, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<K, Object> entry : values.entrySet()) {
      Object shown = value(entry.getValue());
      copy.put(entry.getKey(), shown);
      changed |= shown != entry.getValue();
    }
    return changed ? copy : values;
  }

  @SuppressWarnings("unchecked")
  private static Object value(Object value) {
    if (value instanceof String text) {
      return withoutHomes(text);
    }
    if (value instanceof List<?> list) {
      List<Object> shown = new ArrayList<>(list.size());
      list.forEach(element -> shown.add(value(element)));
      return shown.equals(list) ? list : shown;
    }
    return value instanceof Map<?, ?> map ? entries((Map<Object, Object>) map) : value;
  }
}
