package io.zathras.processor.spi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.zathras.archive.FileEntry;
import io.zathras.schema.ParserProblem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * A value of a JSON or YAML file: an object, a list, or a scalar. A path that leads nowhere gives
 * an absent value, so that {@code root.at("a").at("b").text()} needs no checks on the way.
 *
 * @since 0.1
 */
public final class DataNode {

  /** Python writes {@code NaN} and {@code Infinity}: they are read, and are no numbers. */
  /** An object of JSON takes fifty times the memory of its two characters. */
  private static final long MOST_TOKENS = 4_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  /** Every scalar stays the text it is: no number is rounded and no word becomes a truth value. */
  private static final LoadSettings YAML =
      LoadSettings.builder()
          .setSchema(new FailsafeSchema())
          .setTagConstructors(Map.of(Tag.NULL, node -> ""))
          .setAllowRecursiveKeys(false)
          .setMaxAliasesForCollections(0)
          .build();

  private static final DataNode ABSENT = new DataNode(MissingNode.getInstance());

  private final JsonNode node;

  private DataNode(JsonNode node) {
    this.node = node;
  }

  /**
   * Reads a JSON file; malformed UTF-8 becomes U+FFFD, as in all texts.
   *
   * @throws ProcessingException if it is no JSON, with line and column
   */
  public static DataNode json(FileEntry file) {
    try {
      JsonNode node = JSON.readTree(new StringReader(file.text()));
      return new DataNode(node == null ? MissingNode.getInstance() : node);
    } catch (JsonProcessingException e) {
      Integer line = e.getLocation() == null ? null : e.getLocation().getLineNr();
      String column =
          e.getLocation() == null ? "" : " (column " + e.getLocation().getColumnNr() + ")";
      String reason = ParserProblem.of(e.getOriginalMessage());
      throw new ProcessingException(
          file.location(), line, "this is no whole JSON file" + column + ": " + reason, null);
    } catch (IOException e) {
      throw new UncheckedIOException("a file could not be read from memory", e);
    }
  }

  /**
   * Reads a YAML file of one document; aliases are refused.
   *
   * @throws ProcessingException if it is no YAML, with line and column
   */
  public static DataNode yaml(FileEntry file) {
    return yaml(file, file.text());
  }

  /**
   * Reads a part of a YAML file, such as what stands before a cut.
   *
   * @param file the file, for messages
   * @param text the file's text, from its begin
   * @throws ProcessingException if it is no YAML, with line and column
   */
  public static DataNode yaml(FileEntry file, String text) {
    try {
      return new DataNode(tree(new Load(YAML).loadFromString(text)));
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().orElse(null);
      throw new ProcessingException(
          file.location(),
          mark == null ? null : mark.getLine() + 1,
          "this is no YAML"
              + (mark == null ? "" : " (column " + (mark.getColumn() + 1) + ")")
              + ": "
              + ParserProblem.of(e.getProblem()),
          null);
    } catch (YamlEngineException e) {
      throw new ProcessingException(
          file.location(), null, "this is no YAML: " + ParserProblem.of(e.getMessage()), null);
    } catch (StackOverflowError e) {
      // The library calls itself for each level, and has no bound for them.
      throw new ProcessingException(
          file.location(), null, "the YAML is nested deeper than can be read", null);
    }
  }

  private static JsonNode tree(@Nullable Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value instanceof Map<?, ?> map) {
      var object = nodes.objectNode();
      map.forEach((key, member) -> object.set(String.valueOf(key), tree(member)));
      return object;
    }
    if (value instanceof Iterable<?> list) {
      var array = nodes.arrayNode();
      list.forEach(element -> array.add(tree(element)));
      return array;
    }
    return value == null ? nodes.nullNode() : nodes.textNode(value.toString());
  }

  /** Returns the member of an object, absent when there is none. */
  public DataNode at(String key) {
    return of(node.path(key));
  }

  /** Returns whether the file holds this value; an explicit null counts as absent. */
  public boolean isPresent() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** Returns whether this is an object. */
  public boolean isObject() {
    return node.isObject();
  }

  /** Returns whether this is a list. */
  public boolean isList() {
    return node.isArray();
  }

  /** Returns whether this is written as a number; in YAML every scalar is a text. */
  public boolean isNumber() {
    return node.isNumber();
  }

  /** Returns the scalar as text, or {@code null} when it is blank, absent, an object or a list. */
  public @Nullable String text() {
    String text = isPresent() && node.isValueNode() ? node.asText().strip() : "";
    return text.isEmpty() ? null : text;
  }

  /** Returns the scalar as a finite number, also from text, or {@code null} when it is none. */
  public @Nullable Double decimal() {
    if (node.isNumber()) {
      return Numbers.measurable(node.asDouble());
    }
    return node.isTextual() ? Numbers.decimal(node.asText()) : null;
  }

  /** Returns the members of an object in the file's order; none for anything else. */
  public Map<String, DataNode> members() {
    Map<String, DataNode> members = new LinkedHashMap<>();
    node.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
    return members;
  }

  /** Returns the elements of a list; none for anything else. */
  public List<DataNode> elements() {
    int size = node.isArray() ? node.size() : 0;
    return new AbstractList<>() {
      @Override
      public DataNode get(int index) {
        Objects.checkIndex(index, size);
        return of(node.get(index));
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private static DataNode of(JsonNode node) {
    return node.isMissingNode() ? ABSENT : new DataNode(node);
  }

  /** Returns the value as JSON. */
  @Override
  public String toString() {
    return node.toString();
  }
}
