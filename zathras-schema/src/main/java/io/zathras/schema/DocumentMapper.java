package io.zathras.schema;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.type.MapType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the records become JSON and back; the one place that knows Jackson. */
final class DocumentMapper {

  private static final JsonMapper SHARED = create();

  private DocumentMapper() {}

  /** Returns the one mapper: it is never configured again, and learning the records takes long. */
  static JsonMapper shared() {
    return SHARED;
  }

  private static JsonMapper create() {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // The same digits on every Java version.
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();
    SimpleModule module = new SimpleModule("zathras");
    module.addSerializer(String.class, new TextWriter());
    module.addKeySerializer(String.class, new NameWriter());
    module.addSerializer(Double.class, new NumberWriter());
    module.addSerializer(double.class, new NumberWriter());
    module.addSerializer(SystemUnderTest.class, new SystemWriter());
    module.addSerializer(Timestamp.class, new TimestampWriter());
    module.addDeserializer(Timestamp.class, new TimestampReader());
    module.addSerializer(TimeSeries.class, new TimeSeriesWriter());
    module.addDeserializer(TimeSeries.class, new TimeSeriesReader());
    JsonMapper.Builder builder =
        JsonMapper.builder(factory)
            .addModule(module)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Types of our own class loader only, whatever the calling thread's context is.
            .typeFactory(
                TypeFactory.defaultInstance()
                    .withClassLoader(DocumentMapper.class.getClassLoader()))
            .withConfigOverride(
                Map.class,
                override ->
                    override.setInclude(
                        JsonInclude.Value.construct(
                            JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
            .withConfigOverride(
                TimeSeries.class,
                override ->
                    override.setInclude(
                        JsonInclude.Value.construct(
                            JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
            .withConfigOverride(
                Set.class,
                override ->
                    override.setInclude(
                        JsonInclude.Value.construct(
                            JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)));
    module.addSerializer(new FlagsWriter());
    module.setSerializerModifier(new MapsModifier());
    module.addDeserializer(Set.class, new FlagsReader());
    return builder.build();
  }

  /** A result file may hold half a surrogate pair, with which no reader would take the document. */
  private static final class TextWriter extends JsonSerializer<String> {
    @Override
    public void serialize(String value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(Values.wellFormed(value));
    }
  }

  private static final class NameWriter extends JsonSerializer<String> {
    @Override
    public void serialize(String value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(Values.wellFormed(value));
    }
  }

  /** Whole numbers without a fraction, so that a count reads as one. */
  private static final class NumberWriter extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      write(value, out);
    }

    static void write(double value, JsonGenerator out) throws IOException {
      if (Values.isIntegral(value)) {
        out.writeNumber((long) value);
      } else {
        out.writeNumber(value);
      }
    }
  }

  /**
   * Metrics and open objects are most of a document, and the library takes a longer way through any
   * map: it asks what each key and value is.
   */
  private static final class MapsModifier extends BeanSerializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonSerializer<?> modifyMapSerializer(
        SerializationConfig config,
        MapType type,
        BeanDescription description,
        JsonSerializer<?> serializer) {
      boolean plain =
          type.getKeyType().hasRawClass(String.class)
              && (type.getContentType().hasRawClass(Double.class)
                  || type.getContentType().hasRawClass(Object.class));
      return plain ? new PlainMapWriter() : serializer;
    }
  }

  private static final class PlainMapWriter extends JsonSerializer<Map<String, ?>> {
    @Override
    public void serialize(Map<String, ?> map, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      write(map, out, provider);
    }

    private static void write(Map<?, ?> map, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : ordered(map, provider).entrySet()) {
        out.writeFieldName(Values.wellFormed((String) entry.getKey()));
        value(entry.getValue(), out, provider);
      }
      out.writeEndObject();
    }

    private static void value(Object value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (value instanceof String text) {
        out.writeString(Values.wellFormed(text));
      } else if (value instanceof Double number) {
        NumberWriter.write(number, out);
      } else if (value instanceof Long number) {
        out.writeNumber(number);
      } else if (value instanceof Map<?, ?> map) {
        write(map, out, provider);
      } else if (value instanceof List<?> list) {
        out.writeStartArray();
        for (Object element : list) {
          value(element, out, provider);
        }
        out.writeEndArray();
      } else {
        provider.defaultSerializeValue(value, out);
      }
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Map<String, ?> map) {
      return map.isEmpty();
    }
  }

  private static <K, V> Map<K, V> ordered(Map<K, V> map, SerializerProvider provider) {
    return map.size() > 1 && provider.isEnabled(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        ? new TreeMap<>(map)
        : map;
  }

  /** Writes each part, as text where a codec keeps that. */
  private static final class SystemWriter extends JsonSerializer<SystemUnderTest> {
    @Override
    public void serialize(SystemUnderTest system, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      part("hardware", system.hardware(), out, provider);
      part("operating_system", system.operatingSystem(), out, provider);
      part("configuration", system.configuration(), out, provider);
      out.writeEndObject();
    }

    private static void part(
        String name, @Nullable Object value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      SystemText kept = SystemText.of(provider);
      if (value == null) {
        return;
      }
      if (kept == null) {
        provider.defaultSerializeField(name, value, out);
      } else {
        out.writeFieldName(name);
        kept.write(value, out);
      }
    }
  }

  private static final class TimestampWriter extends JsonSerializer<Timestamp> {
    @Override
    public void serialize(Timestamp value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.toString());
    }
  }

  private static final class TimestampReader extends JsonDeserializer<Timestamp> {
    @Override
    public Timestamp deserialize(JsonParser in, DeserializationContext context) throws IOException {
      try {
        return Timestamp.parse(in.getText());
      } catch (IllegalArgumentException e) {
        throw context.weirdStringException(in.getText(), Timestamp.class, e.getMessage());
      }
    }
  }

  /** Writes each point as if it were a {@link DataPoint}, without making one. */
  private static final class TimeSeriesWriter extends JsonSerializer<TimeSeries> {
    @Override
    public void serialize(TimeSeries series, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      Map<String, double[]> columns = ordered(series.columns(), provider);
      out.writeStartObject();
      for (int sequence = 0; sequence < series.size(); sequence++) {
        out.writeObjectFieldStart("sequence_" + sequence);
        out.writeNumberField("sequence", sequence);
        field("timestamp", series.timestamp(sequence), out, provider);
        field("timestamp_source", series.timestampSource(sequence), out, provider);
        field("configuration_id", series.configurationId(sequence), out, provider);
        metrics(columns, sequence, out);
        out.writeEndObject();
      }
      out.writeEndObject();
    }

    private static void field(
        String name, @Nullable Object value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (value != null) {
        provider.defaultSerializeField(name, value, out);
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
          NumberWriter.write(value, out);
        }
      }
      if (any) {
        out.writeEndObject();
      }
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, TimeSeries series) {
      return series.isEmpty();
    }
  }

  private static final class TimeSeriesReader extends JsonDeserializer<TimeSeries> {
    @Override
    public TimeSeries deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      TimeSeries.Builder series = TimeSeries.builder();
      int expected = 0;
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String key = in.currentName();
        in.nextToken();
        DataPoint point = context.readValue(in, DataPoint.class);
        if (point.sequence() != expected || !key.equals("sequence_" + expected)) {
          context.reportInputMismatch(
              TimeSeries.class,
              "'%s' holds sequence %d; expected sequence_%d",
              key,
              point.sequence(),
              expected);
        }
        series.add(
            point.timestamp(), point.timestampSource(), point.configurationId(), point.metrics());
        expected++;
      }
      return series.build();
    }
  }

  /** A set of names is an object with {@code true} for each: every name has a path of its own. */
  private static final class FlagsWriter extends JsonSerializer<Set<?>> {
    @Override
    @SuppressWarnings("unchecked")
    public Class<Set<?>> handledType() {
      return (Class<Set<?>>) (Class<?>) Set.class;
    }

    @Override
    public void serialize(Set<?> names, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      for (Object name : names) {
        out.writeBooleanField(Values.wellFormed(String.valueOf(name)), true);
      }
      out.writeEndObject();
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Set<?> names) {
      return names.isEmpty();
    }
  }

  private static final class FlagsReader extends JsonDeserializer<Set<String>> {
    @Override
    public Set<String> deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      Set<String> names = new LinkedHashSet<>();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        if (in.nextToken() != JsonToken.VALUE_TRUE) {
          context.reportInputMismatch(Set.class, "'%s' is not true", name);
        }
        names.add(name);
      }
      return names;
    }
  }
}
