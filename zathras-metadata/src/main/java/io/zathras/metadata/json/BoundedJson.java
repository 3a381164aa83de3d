package io.zathras.metadata.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zathras.schema.json.TokenLimit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses JSON into trees, whose number of tokens is bounded. */
public final class BoundedJson {

  /** An object of JSON takes fifty times the memory of its two characters. */
  private static final long MOST_TOKENS = 500_000;

  private static final ObjectReader STRICT = JsonMapper.builder().build().readerFor(JsonNode.class);

  /** Firmware strings reach system tools as they are, control bytes and backslashes included. */
  private static final ObjectReader OF_TOOLS =
      STRICT
          .withFeatures(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Halves of characters, which no tool escapes so, and which no document can hold alone. */
  private static final Pattern HALF = Pattern.compile("\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}");

  private BoundedJson() {}

  /**
   * Parses JSON, of which only the first value is read.
   *
   * @return {@code null} or a missing node for an empty text
   * @throws JsonProcessingException if it is not JSON or has too many tokens
   */
  public static @Nullable JsonNode parse(String text) throws JsonProcessingException {
    TokenLimit.check(STRICT, text, MOST_TOKENS);
    return STRICT.readTree(text);
  }

  /**
   * Parses the output of a system tool, which may hold unescaped firmware strings.
   *
   * @throws JsonProcessingException if it is not JSON, has text behind it, or too many tokens
   */
  public static JsonNode parseToolOutput(String text) throws JsonProcessingException {
    boolean halves = text.contains("\\ud") || text.contains("\\uD");
    String whole = halves ? HALF.matcher(text).replaceAll("\\\\ufffd") : text;
    TokenLimit.check(OF_TOOLS, whole, MOST_TOKENS);
    return OF_TOOLS.readValue(whole);
  }
}
