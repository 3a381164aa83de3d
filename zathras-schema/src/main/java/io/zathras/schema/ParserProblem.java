package io.zathras.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Explains a problem that a YAML or JSON parser found, without the parser's own message because
 * that quotes the text and may quote a password.
 *
 * @since 0.1
 */
public final class ParserProblem {

  private static final String QUOTE = "; put the value in quotation marks";

  /** Explanations, by a part of the parser's message; the first match applies. */
  private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

  static {
    mean("cannot start any token", "a character that cannot start any token" + QUOTE);
    mean(
        "mapping values are not allowed here",
        "mapping values are not allowed here: a colon before a blank" + QUOTE);
    mean("duplicate key", "a duplicate key; keep one of them");
    mean("key that is not a text", "a key that is no plain text" + QUOTE);
    mean("more documents than one", "a second document behind the first");
    mean("exceeds the limit", "more text than can be read");
    mean("special characters are not allowed", "a control character in a text");
    mean("unknown escape character", "a backslash that begins no known escape");
    mean("hexadecimal", "an escape without its hexadecimal digits");
    mean("expected ',' or ']'", "expected ',' or ']': a list that begins before is not closed");
    mean("expected ',' or '}'", "expected ',' or '}': a map that begins before is not closed");
    mean("unexpected end of stream", "unexpected end of stream: a quotation is not closed");
    mean("could not find expected ':'", "a key without a colon behind it");
    mean("expected <block end>", "a line that is indented otherwise than those before it");
    mean("sequence entries are not allowed", "a list that begins where none can stand");
    mean("directive", "a line that begins with a percent sign" + QUOTE);
    mean("alias", "a value that begins with * names another value" + QUOTE);
    mean("anchor", "a value that begins with & names a value" + QUOTE);
    mean("tag", "a value that begins with ! names a type" + QUOTE);
    mean("Unrecognized token", "a word that is none of JSON's");
    mean("Unexpected end-of-input", "unexpected end: what begins before is not closed");
    mean("Unexpected character", "a character that cannot stand here");
    mean("Duplicate", "a member that stands here twice");
    mean("control character", "a control character in a text");
    mean("escape", "a backslash that begins no known escape");
    mean("Trailing token", "something behind the end");
    mean("more tokens than", "more values than can be read");
    mean("depth", "more levels than can be read");
  }

  private static void mean(String part, String meaning) {
    MEANINGS.put(part, meaning);
  }

  private ParserProblem() {}

  /**
   * Returns the meaning of a parser's message without its quotations.
   *
   * @param message the parser's message, or {@code null} when it has none
   */
  public static String of(@Nullable String message) {
    if (message != null) {
      for (Map.Entry<String, String> meaning : MEANINGS.entrySet()) {
        if (message.contains(meaning.getKey())) {
          return meaning.getValue();
        }
      }
    }
    return "what stands here is not understood";
  }
}
