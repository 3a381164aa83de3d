package io.zathras.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks documents against the published schemas. Loading the schemas takes a while: make one
 * validator and share it; it is thread-safe.
 *
 * @since 0.1
 */
public final class DocumentValidator {

  private static final int MAX_ERRORS = 100;
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_$-]+");

  private final JsonCodec codec = JsonCodec.compact();
  private final Schema result;
  private final Schema timeSeries;
  private final Schema point;
  private final Schema hardware;
  private final Schema operatingSystem;
  private final Schema configuration;
  private final Schema test;
  private final RecentParts<Boolean> valid = new RecentParts<>();

  /** Loads the published schemas. */
  public DocumentValidator() {
    Map<String, String> texts =
        Map.of(
            PublishedSchema.RESULT.uri(),
            PublishedSchema.RESULT.text(),
            PublishedSchema.TIMESERIES.uri(),
            PublishedSchema.TIMESERIES.text());
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemas(texts)
                    // Messages in English wherever the program runs.
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().locale(Locale.ROOT).build()));
    result = registry.getSchema(SchemaLocation.of(PublishedSchema.RESULT.uri()));
    timeSeries = registry.getSchema(SchemaLocation.of(PublishedSchema.TIMESERIES.uri()));
    point = part(registry, "data_point");
    hardware = part(registry, "hardware");
    operatingSystem = part(registry, "operating_system");
    configuration = part(registry, "system_configuration");
    test = part(registry, "test_configuration");
  }

  private static Schema part(SchemaRegistry registry, String name) {
    return registry.getSchema(SchemaLocation.of(PublishedSchema.RESULT.uri() + "#/$defs/" + name));
  }

  /**
   * Checks a result document. The points are checked one by one, so that a long series never stands
   * in memory as a tree; the system and the test's configuration, most of it, once for the
   * documents that have equal ones.
   *
   * @return what is wrong, at most 100 errors; empty for a valid document
   */
  public List<ValidationError> validate(ResultDocument document) {
    List<ValidationError> errors =
        new ArrayList<>(check(result, codec.tree(withoutSurroundings(document.summary())), "$"));
    SystemUnderTest system = document.systemUnderTest();
    if (system != null) {
      String path = "$.system_under_test";
      errors.addAll(checkOnce(hardware, system.hardware(), path + ".hardware"));
      errors.addAll(
          checkOnce(operatingSystem, system.operatingSystem(), path + ".operating_system"));
      errors.addAll(checkOnce(configuration, system.configuration(), path + ".configuration"));
    }
    errors.addAll(checkOnce(test, document.testConfiguration(), "$.test_configuration"));
    for (Run run : document.results().runs().values()) {
      for (DataPoint dataPoint : run.timeseries()) {
        if (errors.size() >= MAX_ERRORS) {
          return List.copyOf(errors.subList(0, MAX_ERRORS));
        }
        errors.addAll(
            check(
                point,
                codec.tree(dataPoint),
                "$.results.runs." + run.key() + ".timeseries.sequence_" + dataPoint.sequence()));
      }
    }
    return List.copyOf(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
  }

  /**
   * Checks a time series document.
   *
   * @return what is wrong; empty for a valid document
   */
  public List<ValidationError> validate(TimeSeriesDocument document) {
    return check(timeSeries, codec.tree(document), "$");
  }

  /**
   * Checks JSON text against the schema that its {@code $schema} names.
   *
   * @param json JSON in UTF-8
   * @return what is wrong; empty for a valid document
   * @throws JsonException if it is no JSON
   */
  public List<ValidationError> validate(byte[] json) {
    JsonNode tree = codec.tree(json);
    String uri = tree.path("$schema").asText("");
    if (uri.equals(TimeSeriesDocument.SCHEMA)) {
      return check(timeSeries, tree, "$");
    }
    if (uri.equals(ResultDocument.SCHEMA)) {
      return check(result, tree, "$");
    }
    return List.of(
        new ValidationError(
            "$.$schema",
            "const",
            "is '"
                + uri
                + "'; expected "
                + ResultDocument.SCHEMA
                + " or "
                + TimeSeriesDocument.SCHEMA));
  }

  /**
   * Checks a result document and refuses an invalid one.
   *
   * @throws ValidationException if it does not follow its schema
   */
  public void requireValid(ResultDocument document) {
    List<ValidationError> errors = validate(document);
    if (!errors.isEmpty()) {
      throw new ValidationException(document.id(), errors);
    }
  }

  private List<ValidationError> checkOnce(Schema schema, @Nullable Object part, String path) {
    if (part == null || valid.get(part) != null) {
      return List.of();
    }
    List<ValidationError> errors = check(schema, codec.tree(part), path);
    if (errors.isEmpty()) {
      valid.put(part, true);
    }
    return errors;
  }

  private static ResultDocument withoutSurroundings(ResultDocument document) {
    return new ResultDocument(
        document.schema(),
        document.metadata(),
        document.test(),
        null,
        null,
        document.results(),
        document.runtimeInfo(),
        document.diagnostics());
  }

  private static List<ValidationError> check(Schema schema, JsonNode tree, String prefix) {
    List<ValidationError> errors = new ArrayList<>();
    for (Error error : schema.validate(tree)) {
      errors.add(
          new ValidationError(
              prefix + path(error.getInstanceLocation()),
              String.valueOf(error.getKeyword()),
              error.getMessage()));
      if (errors.size() == MAX_ERRORS) {
        break;
      }
    }
    return List.copyOf(errors);
  }

  /** A JSONPath: names with a dot, as kernel settings have them, stand in brackets. */
  private static String path(NodePath location) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < location.getNameCount(); i++) {
      if (location.getElement(i) instanceof Integer index) {
        path.append('[').append(index).append(']');
      } else if (PLAIN_NAME.matcher(location.getName(i)).matches()) {
        path.append('.').append(location.getName(i));
      } else {
        path.append("['").append(location.getName(i).replace("'", "\\'")).append("']");
      }
    }
    return path.toString();
  }
}
