package io.zathras.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Configures Jackson to read documents; {@link DocumentWriter} writes them. */
final class DocumentMapper {

  /** The attribute of a reader that leaves out the points of runs. */
  static final String WITHOUT_POINTS = "without points";

  private static final JsonMapper SHARED = create();

  private DocumentMapper() {}

  /** Returns the mapper, which is shared so that it introspects each record class only once. */
  static JsonMapper shared() {
    return SHARED;
  }

  private static JsonMapper create() {
    SimpleModule module = new SimpleModule("zathras");
    module.addDeserializer(Timestamp.class, new TimestampReader());
    module.addDeserializer(TimeSeries.class, new TimeSeriesReader());
    module.addDeserializer(Set.class, new FlagsReader());
    return JsonMapper.builder(JsonCodec.FACTORY.copy())
        .addModule(module)
        .addHandler(new UnknownMemberHandler())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        // Resolves types in this module's class loader, not in the calling thread's.
        .typeFactory(
            TypeFactory.defaultInstance().withClassLoader(DocumentMapper.class.getClassLoader()))
        .build();
  }

  /**
   * The first member of a document that this version does not know; passed to a reader as an
   * attribute.
   */
  static final class UnknownMember {
    private @Nullable UnrecognizedPropertyException problem;

    /** Returns what is wrong with the member, or {@code null} when all members are known. */
    @Nullable UnrecognizedPropertyException problem() {
      return problem;
    }
  }

  /**
   * Skips unknown members. Whether the document may have them is decided after reading it, because
   * its version may stand anywhere in it.
   */
  private static final class UnknownMemberHandler extends DeserializationProblemHandler {
    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser in,
        @Nullable JsonDeserializer<?> deserializer,
        Object beanOrClass,
        String name)
        throws IOException {
      if (!(context.getAttribute(UnknownMember.class) instanceof UnknownMember unknown)) {
        return false;
      }
      if (unknown.problem == null) {
        unknown.problem =
            UnrecognizedPropertyException.from(context.getParser(), beanOrClass, name, List.of());
      }
      in.skipChildren();
      return true;
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

  private static final class TimeSeriesReader extends JsonDeserializer<TimeSeries> {
    @Override
    public TimeSeries deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      requireObject(in, context, TimeSeries.class);
      TimeSeries.Builder series = TimeSeries.builder();
      if (context.getAttribute(WITHOUT_POINTS) != null) {
        in.skipChildren();
        return series.build();
      }
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
        series.add(point);
        expected++;
      }
      return series.build();
    }
  }

  private static void requireObject(JsonParser in, DeserializationContext context, Class<?> type)
      throws IOException {
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      context.reportInputMismatch(type, "%s stands where an object does", in.currentToken());
    }
  }

  /** Reads a set of names, which is an object with {@code true} for each. */
  private static final class FlagsReader extends JsonDeserializer<Set<String>> {
    @Override
    public Set<String> deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      requireObject(in, context, Set.class);
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
