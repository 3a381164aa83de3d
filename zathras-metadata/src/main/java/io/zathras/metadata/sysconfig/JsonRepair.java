package io.zathras.metadata.sysconfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of {@code lshw}, whose commas may be missing or too many. */
final class JsonRepair {

  private static final String NO_COMMA_AFTER = ",[{:";

  private JsonRepair() {}

  /**
   * Reads JSON that may have commas too many before a closing bracket or too few between objects.
   * Several objects one after another become an array.
   *
   * @return the JSON, or {@code null} with a warning when it cannot be repaired
   */
  static @Nullable JsonNode readLeniently(SystemFile file) {
    String text = file.text();
    try {
      return ToolJson.parse(text);
    } catch (JsonProcessingException e) {
      try {
        JsonNode repaired = ToolJson.parse(repair(text));
        file.info(
            "json-repaired",
            e.getLocation() == null ? null : e.getLocation().getLineNr(),
            "commas are missing or too many; they were put right");
        return repaired;
      } catch (JsonProcessingException hopeless) {
        file.noJson(text, e);
        return null;
      }
    }
  }

  /** Puts the commas between and after values right, in an array around everything. */
  private static String repair(String text) {
    StringBuilder out = new StringBuilder(text.length() + 64).append('[');
    int comma = -1;
    boolean quoted = false;
    char last = '[';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\' && i + 1 < text.length()) {
          out.append(c);
          c = text.charAt(++i);
        } else {
          quoted = c != '"';
        }
      } else if (!Character.isWhitespace(c)) {
        if (c == ',' && NO_COMMA_AFTER.indexOf(last) >= 0) {
          c = ' ';
        } else if (c == ',') {
          comma = out.length();
        } else if ((c == '}' || c == ']') && last == ',') {
          out.setCharAt(comma, ' ');
        } else if ((c == '{' || c == '[') && (last == '}' || last == ']')) {
          out.append(',');
        }
        quoted = c == '"';
        last = c == ' ' ? last : c;
      }
      out.append(c);
    }
    if (last == ',') {
      out.setCharAt(comma, ' ');
    }
    return out.append(']').toString();
  }
}
