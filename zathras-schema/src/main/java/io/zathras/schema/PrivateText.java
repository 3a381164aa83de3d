package io.zathras.schema;

import io.zathras.schema.redaction.PrivateNames;
import io.zathras.schema.redaction.PrivateTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Removes from texts what reveals who ran a test and on which machine: a home directory becomes
 * {@code ~}; ids of machines and disks, and the values under names of hosts, domains or UUIDs,
 * become {@code <redacted>}.
 *
 * @since 0.1
 */
public final class PrivateText {

  private static final Pattern HOME =
      Pattern.compile("/{1,2}(?:(?:export/)?home/[^/\\s:;,\"'\\])}<>]+|root)(?![\\w.-])");

  private PrivateText() {}

  /** Returns a text without private values. */
  public static String without(String text) {
    return PrivateTexts.hidden(withoutHomes(text));
  }

  /** Returns a text with {@code ~} for every home directory. */
  public static String withoutHomes(String text) {
    return text.indexOf('/') >= 0 && (text.contains("/home/") || text.contains("/root"))
        ? HOME.matcher(text).replaceAll("~")
        : text;
  }

  /** Returns an open object without private values: the same object if it holds none. */
  public static Map<String, Object> without(Map<String, Object> values) {
    return entries(values);
  }

  private static <K> Map<K, Object> entries(Map<K, Object> values) {
    boolean changed = false;
    Map<K, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<K, Object> entry : values.entrySet()) {
      Object value = entry.getValue();
      boolean hidden =
          value instanceof String text && PrivateNames.hide(String.valueOf(entry.getKey()), text);
      Object shown = hidden ? Redactor.REDACTED : value(value);
      copy.put(entry.getKey(), shown);
      changed |= shown != value;
    }
    return changed ? copy : values;
  }

  @SuppressWarnings("unchecked")
  private static Object value(Object value) {
    if (value instanceof String text) {
      return without(text);
    }
    if (value instanceof List<?> list) {
      List<Object> shown = new ArrayList<>(list.size());
      list.forEach(element -> shown.add(value(element)));
      return shown.equals(list) ? list : shown;
    }
    return value instanceof Map<?, ?> map ? entries((Map<Object, Object>) map) : value;
  }
}
