package io.zathras.schema.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Parses YAML into trees as {@link BoundedJson} does. Every scalar stays a text, so that {@code
 * 9.10} is not a number and {@code no} not a boolean; an unquoted one that is empty, {@code null}
 * or {@code ~} is a null node. Tags are refused; size, depth and aliases are bounded. Thread-safe.
 */
public final class BoundedYaml {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** A word of YAML takes a hundred times its size in memory, hence the bound. */
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(1_250_000).build();

  private static final int MOST_LEVELS = 100;

  private final int mostAliases;

  private BoundedYaml(int mostAliases) {
    this.mostAliases = mostAliases;
  }

  /**
   * Returns a parser.
   *
   * @param mostAliases the largest number of aliases in a text; 0 for untrusted text, because the
   *     tree repeats the value of an alias for each use
   */
  public static BoundedYaml withAliases(int mostAliases) {
    return new BoundedYaml(mostAliases);
  }

  /**
   * Parses the first document of a text; the rest is not read.
   *
   * @param repeated takes each repeated key of a map, with its line from 1; the last value counts
   * @return the value; a missing node for a text without one
   * @throws JsonParseException if it is not YAML or exceeds a bound
   */
  public JsonNode parseFirst(String text, ObjIntConsumer<String> repeated)
      throws JsonParseException {
    return parse(text, false, repeated);
  }

  /**
   * Parses a text of one document.
   *
   * @return the value; a missing node for a text without one
   * @throws JsonParseException if it is not YAML or exceeds a bound, has more than one document, or
   *     repeats a key of a map
   */
  public JsonNode parseWhole(String text) throws JsonParseException {
    return parse(text, true, (key, line) -> {});
  }

  private JsonNode parse(String text, boolean whole, ObjIntConsumer<String> repeated)
      throws JsonParseException {
    try {
      return new Tree(text, whole, mostAliases, repeated).document();
    } catch (MarkedYamlEngineException e) {
      throw problem(e.getProblem(), e.getProblemMark());
    } catch (YamlEngineException e) {
      throw problem(String.valueOf(e.getMessage()), Optional.empty());
    }
  }

  private static JsonParseException problem(String problem, Optional<Mark> place) {
    return new JsonParseException(
        null,
        problem,
        place
            .map(mark -> new JsonLocation(null, -1, mark.getLine() + 1, mark.getColumn() + 1))
            .orElse(null));
  }

  private static final class Tree {

    private final Parser events;
    private final boolean whole;
    private final ObjIntConsumer<String> repeated;
    private final Map<Anchor, JsonNode> anchors = new HashMap<>();
    private int aliasesLeft;

    Tree(String text, boolean whole, int mostAliases, ObjIntConsumer<String> repeated) {
      this.events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
      this.whole = whole;
      this.aliasesLeft = mostAliases;
      this.repeated = repeated;
    }

    JsonNode document() throws JsonParseException {
      JsonNode first = MissingNode.getInstance();
      while (events.hasNext() && (whole || first.isMissingNode())) {
        if (events.next() instanceof NodeEvent event) {
          refuse(!first.isMissingNode(), "more documents than one", event);
          first = value(event, 0);
        }
      }
      return first;
    }

    private JsonNode value(NodeEvent event, int depth) throws JsonParseException {
      refuse(depth > MOST_LEVELS, "depth", event);
      refuse(event instanceof ScalarEvent scalar && scalar.getTag().isPresent(), "tag", event);
      refuse(event instanceof CollectionStartEvent in && in.getTag().isPresent(), "tag", event);
      JsonNode value =
          switch (event.getEventId()) {
            case Alias -> named((AliasEvent) event);
            case Scalar -> scalar((ScalarEvent) event);
            case MappingStart -> object(depth);
            default -> array(depth);
          };
      // Registers an anchor only after its value, so that no value contains itself.
      event.getAnchor().ifPresent(anchor -> anchors.put(anchor, value));
      return value;
    }

    private JsonNode named(AliasEvent alias) throws JsonParseException {
      JsonNode named = anchors.get(alias.getAlias());
      if (named == null || aliasesLeft-- == 0) {
        throw problem("alias", alias.getStartMark());
      }
      return named;
    }

    private static JsonNode scalar(ScalarEvent scalar) {
      String text = scalar.getValue();
      boolean absent = text.isEmpty() || text.equals("null") || text.equals("~");
      return scalar.isPlain() && absent ? NODES.nullNode() : NODES.textNode(text);
    }

    private ObjectNode object(int depth) throws JsonParseException {
      ObjectNode object = NODES.objectNode();
      while (events.next() instanceof NodeEvent key) {
        JsonNode name = value(key, depth + 1);
        refuse(name.isContainerNode(), "key that is not a text", key);
        if (object.replace(name.asText(), value((NodeEvent) events.next(), depth + 1)) != null) {
          refuse(whole, "duplicate key", key);
          repeated.accept(
              name.asText(), key.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
        }
      }
      return object;
    }

    private ArrayNode array(int depth) throws JsonParseException {
      ArrayNode array = NODES.arrayNode();
      while (events.next() instanceof NodeEvent element) {
        array.add(value(element, depth + 1));
      }
      return array;
    }

    private static void refuse(boolean refused, String problem, Event event)
        throws JsonParseException {
      if (refused) {
        throw problem(problem, event.getStartMark());
      }
    }
  }
}
