package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick look must not take what the library refuses, and should take all else. */
class SchemaCheckTest {

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
  private final SchemaRule rule = new SchemaRules(PublishedSchema.RESULT.text()).document();

  @Test
  void takesEveryDocumentThatIsValid() {
    for (int seed = 0; seed < 200; seed++) {
      assertThat(validator.follows(new RandomDocuments(seed).result())).as("%d", seed).isTrue();
    }
    assertThat(validator.follows(Samples.full())).isTrue();
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
    List<ValidationError> errors = bySchema(validator.validate(JSON.writeValueAsBytes(root)));

    boolean follows = follows(root);

    assertThat(follows).as("the library says %s", errors).isEqualTo(errors.isEmpty());
    taken[follows ? 1 : 0]++;
  }

  /** Without what a reader asks for beyond the schema, such as a day that the month has. */
  static List<ValidationError> bySchema(List<ValidationError> errors) {
    return errors.stream().filter(error -> !error.keyword().equals("readable")).toList();
  }

  private boolean follows(JsonNode value) throws IOException {
    SchemaCheck check = new SchemaCheck(rule);
    JSON.writeTree(check, value);
    return check.isGood();
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
    SchemaCheck none = new SchemaCheck(rule);
    SchemaCheck half = new SchemaCheck(SchemaRule.ANYTHING);
    half.writeStartObject();
    SchemaCheck two = new SchemaCheck(rule);
    JSON.writeTree(two, root);
    JSON.writeTree(two, root);

    assertThat(none.isGood()).isFalse();
    assertThat(half.isGood()).isFalse();
    assertThat(two.isGood()).isFalse();
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
  void refusesASchemaThatSaysMoreThanItUnderstands(String schema) {
    assertThatThrownBy(() -> new SchemaRules(schema).document())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not understood");
  }

  @Test
  void understandsEveryPartOfThePublishedSchema() throws IOException {
    SchemaRules rules = new SchemaRules(PublishedSchema.RESULT.text());
    JsonNode schema = JSON.readTree(PublishedSchema.RESULT.text().getBytes(StandardCharsets.UTF_8));

    schema
        .path("$defs")
        .fieldNames()
        .forEachRemaining(name -> assertThat(rules.definition(name)).isNotNull());
  }
}
