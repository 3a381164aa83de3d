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
    return text.indexOf('/') >= 0 && (text.contains("/home/") || text.contains("/root"))
        ? HOME.matcher(text).replaceAll("~")
        : text;
  }

  /**
   * Returns an open object in whose texts every home directory is written {@code ~}: the same one
   * where there is none, else a copy.
   */
  public static Map<String, Object> withoutHomes(Map<String, Object> values) {
    boolean changed = false;
    Map<String, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      Object value = value(entry.getValue());
      copy.put(entry.getKey(), value);
      changed |= value != entry.getValue();
    }
    return changed ? copy : values;
  }

  private static Object value(Object value) {
    if (value instanceof String text) {
      return withoutHomes(text);
    }
    if (value instanceof List<?> list) {
      boolean changed = false;
      List<Object> copy = new ArrayList<>(list.size());
      for (Object element : list) {
        Object shown = value(element);
        copy.add(shown);
        changed |= shown != element;
      }
      return changed ? copy : list;
    }
    if (value instanceof Map<?, ?> map) {
      boolean changed = false;
      Map<String, Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        Object shown = value(entry.getValue());
        copy.put(String.valueOf(entry.getKey()), shown);
        changed |= shown != entry.getValue();
      }
      return changed ? copy : map;
    }
    return value;
  }
}
