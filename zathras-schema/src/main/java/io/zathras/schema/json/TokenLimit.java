package io.zathras.schema.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Bounds the tokens of a JSON text before a tree is built of it, because an object takes fifty
 * times the memory of its two characters. Jackson has such a bound since 2.18 only, and the library
 * works with older ones.
 */
public final class TokenLimit {

  private TokenLimit() {}

  /**
   * Refuses a text with too many tokens.
   *
   * @param reader reads the text as its tree will be read
   * @param text the text
   * @param most how many tokens it may have
   * @throws JsonProcessingException if it has more, or is no JSON up to the first token too many
   */
  public static void check(ObjectReader reader, String text, long most)
      throws JsonProcessingException {
    // Each token takes a character at least, so that almost no text needs to be counted.
    if (text.length() <= most) {
      return;
    }
    try (JsonParser parser = reader.createParser(text)) {
      for (long count = 0; parser.nextToken() != null; count++) {
        if (count == most) {
          throw new JsonParseException(parser, "more tokens than " + most);
        }
      }
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("a text could not be read from memory", e);
    }
  }
}
