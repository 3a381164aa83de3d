package io.zathras.metadata.sysconfig;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One record of {@code dmidecode}: its title, its handle and its fields. */
final class DmiRecord {

  /** The texts, in lower case, with which firmware states that a value is not known. */
  private static final Set<String> NOTHING =
      Set.of(
          "unknown",
          "other",
          "<out of spec>",
          "<bad index>",
          "not specified",
          "not provided",
          "not present",
          "undefined",
          "no dimm",
          "[empty]",
          "empty",
          "none",
          "n/a",
          "default string",
          "system product name",
          "system manufacturer",
          "system version",
          "to be filled by o.e.m.");

  private final String title;
  private final String handle;
  private final Map<String, String> fields = new HashMap<>();

  DmiRecord(String title, String handle) {
    this.title = title;
    this.handle = handle;
  }

  boolean isA(String other) {
    return title.equals(other);
  }

  String handle() {
    return handle;
  }

  void add(String field, String value) {
    fields.putIfAbsent(field, value);
  }

  /** Returns the first of the fields with a known value, or {@code null}. */
  @Nullable String known(String... names) {
    for (String name : names) {
      String value = fields.get(name);
      if (value != null && saysSomething(value)) {
        return value;
      }
    }
    return null;
  }

  private static boolean saysSomething(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isLetterOrDigit(value.charAt(i))) {
        return !NOTHING.contains(value.toLowerCase(Locale.ROOT));
      }
    }
    return false;
  }
}
