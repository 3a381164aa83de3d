package io.zathras.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Documents of random content that the model allows: every record of it, every optional part
 * present or absent, odd texts and extreme numbers. The same seed gives the same document.
 */
final class RandomDocuments {

  private static final List<String> TEXTS =
      List.of(
          "plain",
          "two words",
          "\"quoted\" \\ back / slash",
          "tab\tline\nreturn\rbell\u0007",
          "\u0000",
          "\u00e4\u00df\u0130\u0131",
          "\ud83d\ude00 \u202e\u2028",
          "null",
          "1e5",
          "{}");
  private static final double[] NUMBERS = {
    0,
    -0.0,
    1,
    -1,
    0.1,
    343,
    7468.062037,
    1e-300,
    1e300,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    9_007_199_254_740_991d,
    9_007_199_254_740_993d,
    1.0e17,
    123_456_789_012d,
    1 / 3d
  };

  private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

  /** The texts that the published schema leaves a choice of, by property. */
  private static final Map<String, List<String>> CHOICES = choices();

  private final Random random;
  private final Set<Class<?>> types = new LinkedHashSet<>();

  RandomDocuments(long seed) {
    random = new Random(seed);
  }

  private static Map<String, List<String>> choices() {
    Map<String, List<String>> choices = new LinkedHashMap<>();
    for (JsonNode object :
        JsonCodec.compact()
            .tree(PublishedSchema.RESULT.text().getBytes(UTF_8))
            .findValues("properties")) {
      for (Map.Entry<String, JsonNode> property : object.properties()) {
        if (property.getValue().has("enum")) {
          List<String> values =
              choices.computeIfAbsent(property.getKey(), key -> new ArrayList<>());
          property.getValue().get("enum").forEach(value -> values.add(value.asText()));
        }
      }
    }
    return choices;
  }

  /** Returns a result document. */
  ResultDocument result() {
    return record(ResultDocument.class);
  }

  /** Returns a time series document. */
  TimeSeriesDocument timeSeries() {
    return record(TimeSeriesDocument.class);
  }

  /** Returns the record types that were made so far. */
  Set<Class<?>> types() {
    return types;
  }

  private <T> T record(Class<T> type) {
    types.add(type);
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] parameters = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      parameters[i] = components[i].getType();
      values[i] = component(type, components[i]);
    }
    pair(components, values);
    try {
      return type.getDeclaredConstructor(parameters).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("cannot make " + type, e);
    }
  }

  /** A time and its source are there together or not at all. */
  private static void pair(RecordComponent[] components, @Nullable Object[] values) {
    for (int i = 0; i + 1 < components.length; i++) {
      if (components[i + 1].getName().equals(components[i].getName() + "Source")
          && components[i].getType() == Timestamp.class
          && (values[i] == null || values[i + 1] == null)) {
        values[i] = null;
        values[i + 1] = null;
      }
    }
  }

  private @Nullable Object component(Class<?> owner, RecordComponent component) {
    boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return optional && random.nextInt(3) == 0
        ? null
        : value(owner, component.getName(), component.getGenericType());
  }

  private Object value(Class<?> owner, String name, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return generic.getRawType() == Set.class ? texts() : map(name, last);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      Object[] constants = Objects.requireNonNull(plain.getEnumConstants());
      return constants[random.nextInt(constants.length)];
    }
    if (plain == TimeSeries.class) {
      return series();
    }
    if (plain == Timestamp.class) {
      return timestamp(!name.equals("processingTimestamp") && random.nextBoolean());
    }
    if (plain.isRecord()) {
      return record(plain);
    }
    if (plain == String.class) {
      return text(owner, name);
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return random.nextBoolean();
    }
    if (plain == double.class || plain == Double.class) {
      double number = number();
      return name.matches(".*(Seconds|PerHour|stddev|variance|Mhz)") ? Math.abs(number) : number;
    }
    int whole = 1 + random.nextInt(Integer.MAX_VALUE);
    return plain == Long.class || plain == long.class ? (Object) (whole * 3_000_000_000L) : whole;
  }

  private Timestamp timestamp(boolean local) {
    LocalDateTime time =
        LocalDateTime.of(
            random.nextInt(10_000),
            1 + random.nextInt(12),
            1 + random.nextInt(28),
            random.nextInt(24),
            random.nextInt(60),
            random.nextInt(60),
            random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
    return new Timestamp(time, !local);
  }

  private String text(Class<?> owner, String name) {
    return switch (name) {
      case "schema" ->
          owner == ResultDocument.class ? ResultDocument.SCHEMA : TimeSeriesDocument.SCHEMA;
      case "documentType" ->
          owner == Metadata.class ? Metadata.DOCUMENT_TYPE : "zathras_timeseries_point";
      case "schemaVersion" -> Metadata.SCHEMA_VERSION;
      case "documentId" ->
          owner == Metadata.class
              ? DocumentIds.result("a-b.c_d", hex())
              : DocumentIds.point(DocumentIds.result("x", hex()), "run_12", random.nextInt(1000));
      case "sourceSha256" -> hex();
      case "run", "key" -> "run_" + (1 + random.nextInt(99));
      default -> {
        List<String> choices = CHOICES.get(SNAKE_CASE.translate(name));
        yield choices == null
            ? TEXTS.get(random.nextInt(TEXTS.size())) + "x"
            : choices.get(random.nextInt(choices.size()));
      }
    };
  }

  private String hex() {
    StringBuilder digits = new StringBuilder();
    while (digits.length() < 64) {
      digits.append(Character.forDigit(random.nextInt(16), 16));
    }
    return digits.toString();
  }

  private Map<String, Object> map(String name, Type type) {
    Map<String, Object> map = new LinkedHashMap<>();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      String key =
          switch (name) {
            case "runs" -> "run_" + (i + 1);
            case "diagnostics" -> "diagnostic_" + i;
            case "numa", "distances" -> "node_" + (i * 7);
            case "storage" -> "device_" + i;
            case "network" -> "interface_" + i;
            case "caches" -> List.of("l1d", "l2", "l3", "l4").get(i);
            case "metrics", "metricDefinitions", "primaryMetrics" -> "metric:" + i + ".p-99_x";
            default -> TEXTS.get(random.nextInt(TEXTS.size()));
          };
      map.put(
          key,
          type == Object.class ? open(3) : value(Map.class, type == Double.class ? "" : key, type));
    }
    return map;
  }

  private Object open(int depth) {
    switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0:
        return TEXTS.get(random.nextInt(TEXTS.size()));
      case 1:
        return random.nextBoolean();
      case 2:
        return random.nextLong();
      case 3:
        return number();
      case 4:
        return "";
      case 5:
        List<Object> list = new ArrayList<>();
        while (random.nextInt(3) > 0) {
          list.add(open(0));
        }
        return list;
      default:
        Map<String, Object> map = new LinkedHashMap<>();
        while (random.nextInt(3) > 0) {
          map.put(TEXTS.get(random.nextInt(TEXTS.size())), open(depth - 1));
        }
        return map;
    }
  }

  private double number() {
    return random.nextInt(4) == 0
        ? random.nextGaussian() * 1e6
        : NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private Set<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    while (random.nextInt(4) > 0) {
      texts.add(TEXTS.get(random.nextInt(TEXTS.size())));
    }
    return texts;
  }

  private TimeSeries series() {
    List<DataPoint> points = new ArrayList<>();
    int size = random.nextInt(5);
    while (points.size() < size) {
      DataPoint point = record(DataPoint.class);
      points.add(
          new DataPoint(
              points.size(),
              point.timestamp(),
              point.timestampSource(),
              point.configurationId(),
              point.settingId(),
              point.metrics()));
    }
    return TimeSeries.of(points);
  }
}
