package io.zathras.metadata.sysconfig;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of system tools, which is not always JSON. */
final class Json {

  /** An object of JSON takes fifty times the memory of its two characters. */
  private static final long MOST_TOKENS = 500_000;

  /** Firmware strings reach {@code lshw} as they are, control bytes and backslashes included. */
  private static final ObjectReader TREES =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  /** Halves of characters, which no tool escapes so, and which no document can hold alone. */
  private static final Pattern HALF = Pattern.compile("\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}");

  private static final String NO_COMMA_AFTER = ",[{:";

  private Json() {}

  static JsonNode read(String text) throws JsonProcessingException {
    boolean halves = text.contains("\\ud") || text.contains("\\uD");
    return TREES.readValue(halves ? HALF.matcher(text).replaceAll("\\\\ufffd") : text);
  }

  /**
   * Reads JSON that may have commas too many before a closing bracket or too few between objects.
   * Several objects one after another become an array.
   *
   * @return the JSON, or {@code null} with a warning when it cannot be repaired
   */
  static @Nullable JsonNode readLeniently(SystemFile file) {
    String text = file.text();
    try {
      return read(text);
    } catch (JsonProcessingException e) {
      try {
        JsonNode repaired = read(repair(text));
        file.info(
            "json-repaired",
            e.getLocation() == null ? null : e.getLocation().getLineNr(),
            "commas are missing or too many; they were put right");
        return repaired;
      } catch (JsonProcessingException hopeless) {
        file.noJson(e);
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
