package io.zathras.schema.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Parses JSON into trees whose number of tokens is bounded, because an object takes fifty times the
 * memory of its two characters. Thread-safe.
 *
 * <p>The trees are the same as those of Jackson's tree reader. That reader needs an {@code
 * ObjectMapper}, which first initialises the date formats of all locales and takes a tenth of a run
 * over one directory.
 */
public final class BoundedJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /**
   * The depth is bounded as in {@link BoundedYaml}, because Jackson's own bound of a thousand
   * overflows some stacks.
   */
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder().maxNestingDepth(100).build();

  private final JsonFactory factory;
  private final long mostTokens;

  private BoundedJson(JsonFactory factory, long mostTokens) {
    this.factory = factory;
    this.mostTokens = mostTokens;
  }

  /**
   * Returns a parser of strict JSON and the extensions that the features allow.
   *
   * @param mostTokens the largest number of tokens in a text
   */
  public static BoundedJson upTo(long mostTokens, JsonReadFeature... features) {
    var builder = JsonFactory.builder().streamReadConstraints(BOUNDS);
    for (JsonReadFeature feature : features) {
      builder.enable(feature);
    }
    return new BoundedJson(builder.build(), mostTokens);
  }

  /**
   * Parses the first value of a text; the rest is not read.
   *
   * @return the value; a missing node for a text without one
   * @throws JsonProcessingException if it is not JSON or has too many tokens
   */
  public JsonNode parseFirst(String text) throws JsonProcessingException {
    return parse(text, false);
  }

  /**
   * Parses a text of one value.
   *
   * @throws JsonProcessingException if it is not JSON, has no value, more than one, or too many
   *     tokens
   */
  public JsonNode parseWhole(String text) throws JsonProcessingException {
    return parse(text, true);
  }

  /**
   * A value within other text.
   *
   * @param end the position after it
   */
  public record Found(JsonNode value, int end) {}

  /**
   * Parses the value that begins at a position of a text; the rest is not read.
   *
   * @param text is not changed
   * @throws JsonProcessingException if it is not JSON or has too many tokens; its location is
   *     counted from {@code start}
   */
  public Found parseAt(char[] text, int start) throws JsonProcessingException {
    try (JsonParser in = factory.createParser(text, start, text.length - start)) {
      long before = in.currentLocation().getCharOffset();
      Tree tree = new Tree(in, mostTokens);
      JsonNode value = tree.next() == null ? MissingNode.getInstance() : tree.value();
      return new Found(value, start + (int) (in.currentLocation().getCharOffset() - before));
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("a text could not be read from memory", e);
    }
  }

  private JsonNode parse(String text, boolean whole) throws JsonProcessingException {
    try (JsonParser in = factory.createParser(text)) {
      Tree tree = new Tree(in, mostTokens);
      JsonNode value = tree.next() == null ? MissingNode.getInstance() : tree.value();
      if (whole && value.isMissingNode()) {
        throw new JsonParseException(in, "Unexpected end-of-input", in.currentTokenLocation());
      }
      if (whole && in.nextToken() != null) {
        throw new JsonParseException(in, "Trailing token", in.currentTokenLocation());
      }
      return value;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("a text could not be read from memory", e);
    }
  }

  /** Builds a tree, whose depth the parser bounds. */
  private static final class Tree {

    private final JsonParser in;
    private long tokensLeft;

    Tree(JsonParser in, long mostTokens) {
      this.in = in;
      this.tokensLeft = mostTokens;
    }

    JsonToken next() throws IOException {
      JsonToken token = in.nextToken();
      if (token != null && tokensLeft-- == 0) {
        throw new JsonParseException(in, "more tokens than can be read");
      }
      return token;
    }

    JsonNode value() throws IOException {
      return switch (in.currentToken()) {
        case START_OBJECT -> object();
        case START_ARRAY -> array();
        case VALUE_STRING -> NODES.textNode(in.getText());
        case VALUE_NUMBER_INT ->
            switch (in.getNumberType()) {
              case INT -> NODES.numberNode(in.getIntValue());
              case LONG -> NODES.numberNode(in.getLongValue());
              default -> NODES.numberNode(in.getBigIntegerValue());
            };
        case VALUE_NUMBER_FLOAT -> NODES.numberNode(in.getDoubleValue());
        case VALUE_TRUE -> NODES.booleanNode(true);
        case VALUE_FALSE -> NODES.booleanNode(false);
        default -> NODES.nullNode();
      };
    }

    private ObjectNode object() throws IOException {
      ObjectNode object = NODES.objectNode();
      while (next() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        next();
        object.set(name, value());
      }
      return object;
    }

    private ArrayNode array() throws IOException {
      ArrayNode array = NODES.arrayNode();
      while (next() != JsonToken.END_ARRAY) {
        array.add(value());
      }
      return array;
    }
  }
}
