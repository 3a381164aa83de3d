package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps the records and the published schemas in step, member by member. */
class SchemaInStepTest {

  private static final Map<String, String> UNITS =
      Map.of(
          "bytes", "bytes",
          "_seconds", "in seconds",
          "_mhz", "in MHz",
          "_mts", "in MT/s",
          "_gb", "in GiB",
          "_kb", "in KiB",
          "_usd_per_hour", "in US dollars an hour",
          "_bits_per_second", "in bit/s");

  private final Set<Class<?>> seen = new LinkedHashSet<>();

  @ParameterizedTest
  @EnumSource
  void recordsAndSchemaHaveTheSameMembersInTheSameOrder(PublishedSchema published)
      throws Exception {
    JsonNode schema = new JsonMapper().readTree(published.text());
    Class<?> root =
        published == PublishedSchema.RESULT ? ResultDocument.class : TimeSeriesDocument.class;

    compare(schema, schema, root);

    assertThat(seen).contains(TestInfo.class);
  }

  private void compare(JsonNode schema, JsonNode object, Class<?> type) {
    if (!seen.add(type)) {
      return;
    }
    assertThat(object.path("additionalProperties").asBoolean(true)).as("%s closed", type).isFalse();
    Set<String> members = new LinkedHashSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String member = member(component);
      members.add(member);
      JsonNode property = object.path("properties").path(member);
      assertThat(property.path("description").asText()).as("%s.%s", type, member).isNotBlank();
      Class<?> inner = recordIn(component);
      if (inner != null) {
        compare(schema, schema.path("$defs").path(definition(inner)), inner);
      }
    }
    Set<String> properties = new LinkedHashSet<>();
    object.path("properties").fieldNames().forEachRemaining(properties::add);
    assertThat(properties).as("members of %s", type).containsExactlyElementsOf(members);
    assertThat(StreamSupport.stream(object.path("required").spliterator(), false))
        .extracting(JsonNode::asText)
        .as("required members of %s", type)
        .containsExactlyElementsOf(required(type));
  }

  /**
   * What is never null is required, but for collections, which are left out when they are empty.
   */
  private static List<String> required(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .filter(
            component ->
                component.getType() != Map.class
                    && component.getType() != Set.class
                    && component.getType() != TimeSeries.class)
        .map(SchemaInStepTest::member)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyPropertyIsDescribedAndItsUnitIsSaid(PublishedSchema published) throws Exception {
    JsonNode schema = new JsonMapper().readTree(published.text());
    List<JsonNode> objects = schema.findParents("properties");

    assertThat(objects).hasSizeGreaterThan(3);
    for (JsonNode object : objects) {
      assertThat(object.path("description").asText()).as("description of %s", object).isNotBlank();
      for (Map.Entry<String, JsonNode> property : object.get("properties").properties()) {
        String description = property.getValue().path("description").asText();
        assertThat(description).as("description of %s", property).isNotBlank().endsWith(".");
        assertThat(description).as("%s", property).doesNotContain("null", "..", "{@");
        UNITS.forEach(
            (ending, unit) -> {
              if (property.getKey().endsWith(ending)) {
                assertThat(description).as("unit of %s", property).contains(unit);
              }
            });
      }
    }
    assertThat(schema.findValues("$ref"))
        .allSatisfy(
            ref -> assertThat(schema.at(ref.asText().substring(1)).isMissingNode()).isFalse());
  }

  @ParameterizedTest
  @EnumSource
  void everyObjectIsClosedOrSaysWhatItsNamesLeadTo(PublishedSchema published) throws Exception {
    JsonNode schema = new JsonMapper().readTree(published.text());

    for (JsonNode typed : schema.findParents("type")) {
      if (typed.get("type").asText().equals("object")) {
        JsonNode others = typed.path("additionalProperties");
        assertThat(others.isObject() || others.isBoolean() && !others.asBoolean())
            .as("%s", typed)
            .isTrue();
      }
    }
  }

  private static String member(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named != null
        ? named.value()
        : new PropertyNamingStrategies.SnakeCaseStrategy().translate(component.getName());
  }

  private static @Nullable Class<?> recordIn(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == TimeSeries.class) {
      return DataPoint.class;
    }
    if (component.getGenericType() instanceof ParameterizedType generic
        && generic.getActualTypeArguments().length == 2
        && generic.getActualTypeArguments()[1] instanceof Class<?> value) {
      type = value;
    }
    return type.isRecord() && type != Timestamp.class ? type : null;
  }

  private static String definition(Class<?> type) {
    return new PropertyNamingStrategies.SnakeCaseStrategy().translate(type.getSimpleName());
  }
}
