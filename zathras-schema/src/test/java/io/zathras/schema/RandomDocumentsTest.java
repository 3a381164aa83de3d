package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of every document, tried on many of random content. */
class RandomDocumentsTest {

  private static final int DOCUMENTS = 200;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonCodec compact = JsonCodec.compact();
  private final JsonCodec pretty = JsonCodec.pretty();
  private final DocumentValidator validator = new DocumentValidator();
  private final Validator other = independent();

  @Test
  void coverEveryRecordOfTheModel() {
    Set<Class<?>> types = new LinkedHashSet<>();
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      RandomDocuments documents = new RandomDocuments(seed);
      documents.result();
      documents.timeSeries();
      types.addAll(documents.types());
    }

    Set<Class<?>> model = new LinkedHashSet<>();
    collect(ResultDocument.class, model);
    collect(TimeSeriesDocument.class, model);
    assertThat(types).containsExactlyInAnyOrderElementsOf(model).contains(DataPoint.class);
  }

  private static void collect(Type type, Set<Class<?>> records) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(each -> collect(each, records));
    } else if (type == TimeSeries.class) {
      collect(DataPoint.class, records);
    } else if (type instanceof Class<?> plain
        && plain.isRecord()
        && plain != Timestamp.class
        && records.add(plain)) {
      for (RecordComponent component : plain.getRecordComponents()) {
        collect(component.getGenericType(), records);
      }
    }
  }

  @Test
  void areReadBackExactlyAsTheyWereWritten() throws Exception {
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      ResultDocument document = new RandomDocuments(seed).result();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pretty.write(document, out);

      assertThat(compact.readResult(compact.toBytes(document))).as("%d", seed).isEqualTo(document);
      assertThat(compact.readResult(pretty.toBytes(document))).as("%d", seed).isEqualTo(document);
      assertThat(compact.readResult(new ByteArrayInputStream(out.toByteArray())))
          .as("%d", seed)
          .isEqualTo(document);
      assertThat(out.toByteArray()).isEqualTo(pretty.toBytes(document));
      TimeSeriesDocument point = new RandomDocuments(seed).timeSeries();
      assertThat(compact.readTimeSeries(compact.toBytes(point))).as("%d", seed).isEqualTo(point);
      document
          .timeSeries()
          .forEach(
              each -> assertThat(compact.readTimeSeries(pretty.toBytes(each))).isEqualTo(each));
    }
  }

  @Test
  void giveTheSameBytesForTheSameContent() {
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      ResultDocument one = new RandomDocuments(seed).result();
      ResultDocument same = new RandomDocuments(seed).result();

      assertThat(pretty.toBytes(one)).isEqualTo(pretty.toBytes(same));
    }
  }

  @Test
  void haveOneCanonicalFormWhateverTheOrderOfTheNamesThatTheDataChose() throws Exception {
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      ResultDocument document = new RandomDocuments(seed).result();
      byte[] reversed = JSON.writeValueAsBytes(reversed(JSON.readTree(compact.toBytes(document))));

      ResultDocument read = compact.readResult(reversed);

      assertThat(read).isEqualTo(document);
      assertThat(JsonCodec.canonical(read)).isEqualTo(JsonCodec.canonical(document));
      assertThat(compact.readResult(JsonCodec.canonical(document)))
          .isEqualTo(document.withoutProcessingTimestamp());
    }
  }

  @Test
  void areValidForThisValidatorAndForAnother() {
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      ResultDocument document = new RandomDocuments(seed).result();
      byte[] json = compact.toBytes(document);

      assertThat(validator.validate(document)).as("%d", seed).isEmpty();
      assertThat(validator.validate(json)).as("%d", seed).isEmpty();
      assertThat(othersErrors(json)).as("%d", seed).isEmpty();
      Stream.concat(document.timeSeries(), Stream.of(new RandomDocuments(seed).timeSeries()))
          .forEach(
              point -> {
                assertThat(validator.validate(point)).isEmpty();
                assertThat(othersErrors(compact.toBytes(point))).isEmpty();
              });
    }
  }

  @Test
  void areRefusedByBothValidatorsOrByNeitherWhenTheyAreDamaged() throws Exception {
    int refused = 0;
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      Random random = new Random(seed);
      byte[] json =
          random.nextBoolean()
              ? compact.toBytes(new RandomDocuments(seed).result())
              : compact.toBytes(new RandomDocuments(seed).timeSeries());
      JsonNode tree = JSON.readTree(json);
      damage(tree, random);
      byte[] damaged = JSON.writeValueAsBytes(tree);

      List<ValidationError> errors = bySchema(validator.validate(damaged));

      assertThat(errors.isEmpty())
          .as("%d: %s; the other validator says %s", seed, errors, othersErrors(damaged))
          .isEqualTo(othersErrors(damaged).isEmpty());
      refused += errors.isEmpty() ? 0 : 1;
    }
    assertThat(refused).as("documents that both refuse").isBetween(DOCUMENTS / 3, DOCUMENTS);
  }

  private static Validator independent() {
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).createValidator();
    for (PublishedSchema schema : PublishedSchema.values()) {
      validator.registerSchema(URI.create(schema.uri()), schema.text());
    }
    return validator;
  }

  private List<String> othersErrors(byte[] json) {
    String text = new String(json, StandardCharsets.UTF_8);
    String uri =
        text.contains(ResultDocument.SCHEMA) ? ResultDocument.SCHEMA : TimeSeriesDocument.SCHEMA;
    return other.validate(URI.create(uri), text).getErrors().stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getError())
        .toList();
  }

  /** Turns the members of every object around, but for points, whose order means something. */
  private static JsonNode reversed(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(element -> copy.add(reversed(element)));
      return copy;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || !names.get(0).startsWith("sequence_")) {
      Collections.reverse(names);
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    names.forEach(name -> copy.set(name, reversed(object.get(name))));
    return copy;
  }

  /** Changes one member somewhere: gone, renamed, of another type, or out of its range. */
  private static void damage(JsonNode root, Random random) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(root, objects);
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.remove("$schema");
    if (names.isEmpty()) {
      object.put("added", 1);
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(8)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name + " renamed", object.remove(name));
      case 2 -> object.putNull(name);
      case 3 -> object.put(name, -1);
      case 4 -> object.put(name, 1.5);
      case 5 -> object.put(name, "text");
      case 6 -> object.putArray(name).add(1);
      default -> object.putObject(name).put("x", "y");
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }

  /** Without what a reader asks for beyond the schema, such as a day that the month has. */
  private static List<ValidationError> bySchema(List<ValidationError> errors) {
    return errors.stream().filter(error -> !error.keyword().equals("readable")).toList();
  }
}
