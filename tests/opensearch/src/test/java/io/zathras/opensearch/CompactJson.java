package io.zathras.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** JSON for people: what fits on a line is on one, everything else is indented. */
final class CompactJson {

  private static final int WIDTH = 96;

  private CompactJson() {}

  static String of(JsonNode value) {
    return of(value, "");
  }

  private static String of(JsonNode value, String indentation) {
    String oneLine = oneLine(value);
    if (!value.isContainerNode() || indentation.length() + oneLine.length() <= WIDTH) {
      return oneLine;
    }
    String inner = indentation + "  ";
    List<String> members = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(element -> members.add(inner + of(element, inner)));
    } else {
      value
          .properties()
          .forEach(m -> members.add(inner + '"' + m.getKey() + "\": " + of(m.getValue(), inner)));
    }
    String ends = value.isArray() ? "[]" : "{}";
    return ends.charAt(0)
        + "\n"
        + String.join(",\n", members)
        + "\n"
        + indentation
        + ends.charAt(1);
  }

  private static String oneLine(JsonNode value) {
    List<String> members = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(element -> members.add(oneLine(element)));
      return "[" + String.join(", ", members) + "]";
    }
    if (value.isObject()) {
      value
          .properties()
          .forEach(m -> members.add('"' + m.getKey() + "\": " + oneLine(m.getValue())));
      return "{" + String.join(", ", members) + "}";
    }
    return value.toString();
  }
}
