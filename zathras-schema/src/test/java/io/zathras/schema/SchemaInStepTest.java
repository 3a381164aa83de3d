package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps the records and the published schemas in step, member by member. */
class SchemaInStepTest {

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
        .allMatch(required -> members.contains(required.asText()));
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
