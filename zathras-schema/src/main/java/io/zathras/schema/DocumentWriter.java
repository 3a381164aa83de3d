package io.zathras.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as JSON: the members in their order, without those that are null or empty. The
 * library's own way through records and maps asks of each value what it is, and is most of the time
 * that a document takes. Thread-safe.
 */
final class DocumentWriter {

  /** The members of a record. */
  private static final ClassValue<Member[]> MEMBERS =
      new ClassValue<>() {
        @Override
        protected Member[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Member::new).toArray(Member[]::new);
        }
      };

  /** What documents call the constants of an enum. */
  private static final ClassValue<Map<String, String>> CONSTANTS =
      new ClassValue<>() {
        @Override
        protected Map<String, String> computeValue(Class<?> type) {
          return Arrays.stream(type.getFields())
              .filter(Field::isEnumConstant)
              .collect(
                  Collectors.toUnmodifiableMap(
                      Field::getName,
                      field -> name(field.getAnnotation(JsonProperty.class), field.getName())));
        }
      };

  private final boolean sorted;
  private final @Nullable SystemText systems;

  /**
   * Makes a writer.
   *
   * @param sorted whether names that the data chooses come in alphabetical order
   * @param systems writes the parts of systems, if they are to be kept as text
   */
  DocumentWriter(boolean sorted, @Nullable SystemText systems) {
    this.sorted = sorted;
    this.systems = systems;
  }

  /**
   * Writes a record, or what stands in one. Classes first: to ask for an interface takes longer.
   */
  void write(Object value, JsonGenerator out) throws IOException {
    if (value instanceof String text) {
      out.writeString(Values.wellFormed(text));
    } else if (value instanceof Double number) {
      number(number, out);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof Timestamp timestamp) {
      out.writeString(timestamp.toString());
    } else if (value instanceof Record members) {
      members(members, out);
    } else if (value instanceof Enum<?> constant) {
      out.writeString(CONSTANTS.get(constant.getDeclaringClass()).get(constant.name()));
    } else if (value instanceof TimeSeries series) {
      points(series, out);
    } else if (value instanceof Map<?, ?> map) {
      entries(map, out);
    } else if (value instanceof Set<?> names) {
      flags(names, out);
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        write(element, out);
      }
      out.writeEndArray();
    } else {
      throw new IllegalArgumentException("no document holds a " + value.getClass().getName());
    }
  }

  private void members(Record members, JsonGenerator out) throws IOException {
    SystemText kept = members instanceof SystemUnderTest ? systems : null;
    out.writeStartObject();
    for (Member member : MEMBERS.get(members.getClass())) {
      Object value = member.of(members);
      if (value != null && !(member.mayBeEmpty && isEmpty(value))) {
        out.writeFieldName(member.name);
        if (kept == null) {
          write(value, out);
        } else {
          kept.write(value, out);
        }
      }
    }
    out.writeEndObject();
  }

  private static boolean mayBeEmpty(Class<?> type) {
    return type == Map.class || type == Set.class || type == TimeSeries.class;
  }

  private static boolean isEmpty(Object value) {
    return (value instanceof Map<?, ?> map && map.isEmpty())
        || (value instanceof Set<?> set && set.isEmpty())
        || (value instanceof TimeSeries series && series.isEmpty());
  }

  private void entries(Map<?, ?> map, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : ordered(map).entrySet()) {
      out.writeFieldName(Values.wellFormed((String) entry.getKey()));
      write(entry.getValue(), out);
    }
    out.writeEndObject();
  }

  /** Each point is written as if it were a {@link DataPoint}, without making one. */
  private void points(TimeSeries series, JsonGenerator out) throws IOException {
    Map<String, double[]> columns = ordered(series.columns());
    out.writeStartObject();
    for (int sequence = 0; sequence < series.size(); sequence++) {
      out.writeObjectFieldStart("sequence_" + sequence);
      out.writeNumberField("sequence", sequence);
      member("timestamp", series.timestamp(sequence), out);
      member("timestamp_source", series.timestampSource(sequence), out);
      member("configuration_id", series.configurationId(sequence), out);
      member("setting_id", series.settingId(sequence), out);
      metrics(columns, sequence, out);
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private void member(String name, @Nullable Object value, JsonGenerator out) throws IOException {
    if (value != null) {
      out.writeFieldName(name);
      write(value, out);
    }
  }

  private static void metrics(Map<String, double[]> columns, int sequence, JsonGenerator out)
      throws IOException {
    boolean any = false;
    for (Map.Entry<String, double[]> column : columns.entrySet()) {
      double value = column.getValue()[sequence];
      if (!Double.isNaN(value)) {
        if (!any) {
          out.writeObjectFieldStart("metrics");
          any = true;
        }
        out.writeFieldName(Values.wellFormed(column.getKey()));
        number(value, out);
      }
    }
    if (any) {
      out.writeEndObject();
    }
  }

  /** Whole numbers without a fraction, so that a count reads as one. */
  private static void number(double value, JsonGenerator out) throws IOException {
    if (Values.isIntegral(value)) {
      out.writeNumber((long) value);
    } else {
      out.writeNumber(value);
    }
  }

  /** A set of names is an object with {@code true} for each: every name has a path of its own. */
  private static void flags(Set<?> names, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Object name : names) {
      out.writeBooleanField(Values.wellFormed((String) name), true);
    }
    out.writeEndObject();
  }

  private <K, V> Map<K, V> ordered(Map<K, V> map) {
    return sorted && map.size() > 1 ? new TreeMap<>(map) : map;
  }

  private static String name(@Nullable JsonProperty given, String otherwise) {
    return given == null ? otherwise : given.value();
  }

  /** A member of a record, by the name that it has in documents. */
  private static final class Member {
    private static final SnakeCaseStrategy NAMING = new SnakeCaseStrategy();

    private final SerializedString name;
    private final Field field;

    /** Most members are neither maps nor sets, and to ask that of each value takes long. */
    private final boolean mayBeEmpty;

    Member(RecordComponent component) {
      try {
        field = component.getDeclaringRecord().getDeclaredField(component.getName());
      } catch (NoSuchFieldException e) {
        throw new IllegalStateException("every component of a record has a field", e);
      }
      field.setAccessible(true);
      mayBeEmpty = mayBeEmpty(field.getType());
      name =
          new SerializedString(
              name(field.getAnnotation(JsonProperty.class), NAMING.translate(field.getName())));
    }

    @Nullable Object of(Record members) {
      try {
        return field.get(members);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("the module reads its own records", e);
      }
    }
  }
}
