package io.zathras.processor.phoronix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An option of a sub-test, as the suite describes it: {@code Test: GET - Parallel Connections: 50}.
 *
 * @param text the description
 * @param labels its values by label, in order; empty without labels
 */
record TestOption(String text, Map<String, String> labels) {

  private static final String PART = " - ";
  private static final String LABEL = ": ";

  /** Parses a description. A part without a label belongs to the value before it. */
  static TestOption of(String text) {
    Map<String, StringBuilder> values = new LinkedHashMap<>();
    StringBuilder value = null;
    for (String part : text.strip().split(PART, -1)) {
      int colon = part.indexOf(LABEL);
      if (colon > 0) {
        value = new StringBuilder(part.substring(colon + LABEL.length()).strip());
        values.put(part.substring(0, colon).strip(), value);
      } else if (value != null) {
        value.append(PART).append(part.strip());
      }
    }
    Map<String, String> labels = new LinkedHashMap<>();
    values.forEach((label, own) -> labels.put(label, own.toString()));
    return new TestOption(text.strip(), labels);
  }

  static TestOption of(Map<String, String> labels) {
    List<String> parts =
        labels.entrySet().stream().map(each -> each.getKey() + LABEL + each.getValue()).toList();
    return new TestOption(String.join(PART, parts), labels);
  }

  /** Returns the description without a leading {@code Test: }. */
  String name() {
    String lead = "Test" + LABEL;
    return text.startsWith(lead) ? text.substring(lead.length()) : text;
  }

  /**
   * Returns a key that is equal in console and table: the letters and digits of the values, because
   * the wrapper deletes labels, commas and other signs. Empty for an option without labels.
   */
  String key() {
    StringBuilder key = new StringBuilder();
    for (String value : labels.values()) {
      value
          .toLowerCase(Locale.ROOT)
          .chars()
          .filter(Character::isLetterOrDigit)
          .forEach(key::appendCodePoint);
      key.append('/');
    }
    return key.toString();
  }
}
