package io.zathras.schema.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.schema.DocumentValidator;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.PublishedSchema;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Samples;
import io.zathras.schema.ValidationError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the answers of the probe with those of the schema library. */
class SchemaProbeTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<JsonNode> VALUES =
      List.of(
          NODES.nullNode(),
          NODES.booleanNode(true),
          NODES.booleanNode(false),
          NODES.numberNode(0),
          NODES.numberNode(-1),
          NODES.numberNode(7),
          NODES.numberNode(-0.5),
          NODES.numberNode(1.5),
          NODES.numberNode(1L << 40),
          NODES.textNode(""),
          NODES.textNode("PASS"),
          NODES.textNode("run_1"),
          NODES.textNode("2026-11-22T10:44:19"),
          NODES.textNode("2026-11-22T10:44:19\n"),
          NODES.textNode("2026-11-22T10:44:19.123Z"),
          NODES.arrayNode(),
          NODES.arrayNode().add("x").add(1),
          NODES.arrayNode().add(NODES.arrayNode()),
          NODES.objectNode(),
          NODES.objectNode().put("x", 1),
          NODES.objectNode().put("x", "y"),
          NODES.objectNode().put("x y", 1),
          NODES.objectNode().put("x\n", 1),
          NODES.objectNode().set("run_1", NODES.objectNode()),
          NODES.objectNode().set("x", NODES.objectNode().putNull("y")));

  private final DocumentValidator validator = new DocumentValidator();
  private final CompiledSchema schema = SchemaCompiler.compile(published());

  private static ObjectNode published() {
    try {
      return (ObjectNode) JSON.readTree(PublishedSchema.RESULT.text());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void agreesWithTheLibraryWhereverOneMemberIsGoneNewRenamedOrOfAnotherValue() throws IOException {
    JsonNode root = JSON.readTree(JsonCodec.compact().toBytes(Samples.full()));
    int[] taken = new int[2];
    for (ObjectNode object : objects(root, new ArrayList<>())) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode value = object.get(name);
        object.remove(name);
        agree(root, taken);
        for (String other : List.of("x", name + "\n", "run_0", "sequence_0", "node_1")) {
          object.set(other, value);
          agree(root, taken);
          object.remove(other);
        }
        for (JsonNode other : VALUES) {
          object.set(name, other);
          agree(root, taken);
        }
        object.set(name, value);
      }
      object.set("new", NODES.numberNode(1));
      agree(root, taken);
      object.remove("new");
    }
    assertThat(taken[0]).as("refused by both").isGreaterThan(1_000);
    assertThat(taken[1]).as("taken by both").isGreaterThan(1_000);
  }

  private void agree(JsonNode root, int[] taken) throws IOException {
    if (!root.path("$schema").asText().equals(ResultDocument.SCHEMA)) {
      return;
    }
    List<ValidationError> errors =
        // Without what a reader asks for beyond the schema, such as a day that the month has.
        validator.validate(JSON.writeValueAsBytes(root)).stream()
            .filter(error -> !error.keyword().equals("readable"))
            .toList();

    boolean follows = follows(root);

    assertThat(follows).as("the library says %s", errors).isEqualTo(errors.isEmpty());
    taken[follows ? 1 : 0]++;
  }

  private boolean follows(JsonNode value) throws IOException {
    SchemaProbe check = new SchemaProbe(schema);
    JSON.writeTree(check, value);
    return check.isValid();
  }

  private static List<ObjectNode> objects(JsonNode node, List<ObjectNode> found) {
    if (node instanceof ObjectNode object) {
      found.add(object);
    }
    node.forEach(child -> objects(child, found));
    return found;
  }

  @Test
  void takesOneWholeValueOnly() throws IOException {
    JsonNode root = JSON.readTree(JsonCodec.compact().toBytes(Samples.full()));
    SchemaProbe none = new SchemaProbe(schema);
    SchemaProbe half = new SchemaProbe(CompiledSchema.ANYTHING);
    half.writeStartObject();
    SchemaProbe two = new SchemaProbe(schema);
    JSON.writeTree(two, root);
    JSON.writeTree(two, root);

    assertThat(none.isValid()).isFalse();
    assertThat(half.isValid()).isFalse();
    assertThat(two.isValid()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"string\", \"maxLength\": 3}",
        "{\"$ref\": \"#/$defs/x\", \"minimum\": 1, \"$defs\": {\"x\": {}}}",
        "{\"$ref\": \"urn:other\"}",
        "{\"enum\": [1]}",
        "{\"const\": 1}",
        "{\"required\": [\"x\"]}",
        "{\"propertyNames\": {\"minLength\": 1}}",
        "{\"properties\": {\"a\": true}, \"patternProperties\": {\"a\": true}}",
        "{\"patternProperties\": {\"a\": true, \"b\": true}}"
      })
  void refusesASchemaThatSaysMoreThanItUnderstands(String text) throws IOException {
    JsonNode other = JSON.readTree(text);

    assertThatThrownBy(() -> SchemaCompiler.compile(other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not supported");
  }

  @Test
  void understandsEveryPartOfThePublishedSchema() {
    ObjectNode definitions = (ObjectNode) published().required("$defs");
    List<String> names = new ArrayList<>();
    definitions.fieldNames().forEachRemaining(names::add);

    for (String name : names) {
      ObjectNode part = NODES.objectNode().put("$ref", "#/$defs/" + name);
      part.set("$defs", definitions);
      assertThat(SchemaCompiler.compile(part)).as(name).isNotNull();
    }
    assertThat(names).hasSizeGreaterThan(20);
  }
}
