package io.zathras.metadata.sysconfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.schema.json.BoundedJson;
import java.util.regex.Pattern;

/**
 * Parses JSON that system tools print, in which firmware strings are unescaped, including control
 * bytes and backslashes.
 */
final class ToolJson {

  private static final BoundedJson JSON =
      BoundedJson.upTo(
          500_000,
          JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
          JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER);

  /** Escaped halves of surrogate pairs, which no tool writes and no document can hold alone. */
  private static final Pattern HALF = Pattern.compile("\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}");

  private ToolJson() {}

  /**
   * Parses the output of a tool.
   *
   * @throws JsonProcessingException if it is not JSON, has text after it, or too many tokens
   */
  static JsonNode parse(String text) throws JsonProcessingException {
    boolean escapes = text.contains("\\u");
    return JSON.parseWhole(escapes ? HALF.matcher(text).replaceAll("\\\\ufffd") : text);
  }
}
