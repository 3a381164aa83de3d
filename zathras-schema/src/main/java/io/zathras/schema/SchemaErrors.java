package io.zathras.schema;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the errors of documents with the published schemas. Loading these takes 0.16 s, so an
 * instance is created only when a document is not known to be valid.
 */
final class SchemaErrors {

  private static final int MAX_ERRORS = 100;

  /** The members that name the version of a document. */
  private static final Set<String> VERSIONS = Set.of("$.$schema", "$.metadata.schema_version");

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_$-]+");

  private final JsonCodec codec = JsonCodec.compact();
  private final Schema result;
  private final Schema timeSeries;
  private final Schema point;

  SchemaErrors() {
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
                    // Messages are in English wherever the program runs.
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().locale(Locale.ROOT).build()));
    result = registry.getSchema(SchemaLocation.of(PublishedSchema.RESULT.uri()));
    timeSeries = registry.getSchema(SchemaLocation.of(PublishedSchema.TIMESERIES.uri()));
    point =
        registry.getSchema(SchemaLocation.of(PublishedSchema.RESULT.uri() + "#/$defs/data_point"));
  }

  /** Checks the points one by one, so that a long series is never in memory as a tree. */
  List<ValidationError> of(ResultDocument document) {
    List<ValidationError> errors =
        new ArrayList<>(check(result, codec.tree(document.summary()), "$"));
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

  List<ValidationError> of(TimeSeriesDocument document) {
    return check(timeSeries, codec.tree(document), "$");
  }

  List<ValidationError> of(byte[] json) {
    JsonNode tree = codec.tree(json);
    String uri = tree.path("$schema").asText("");
    PublishedSchema known = PublishedSchema.of(uri);
    if (known == null) {
      return List.of(
          new ValidationError(
              "$.$schema",
              "const",
              "is '"
                  + uri
                  + "'; expected "
                  + ResultDocument.SCHEMA
                  + " or "
                  + TimeSeriesDocument.SCHEMA
                  + ", or a later 1.x of them"));
    }
    Predicate<Error> counts =
        known.uri().equals(uri) ? error -> true : error -> !isOfLaterVersion(error);
    return known == PublishedSchema.RESULT
        ? of(tree, result, counts, () -> codec.readResult(json))
        : of(tree, timeSeries, counts, () -> codec.readTimeSeries(json));
  }

  /** Returns whether an error only says that a document is of a later version than the schema. */
  private static boolean isOfLaterVersion(Error error) {
    String place = "$" + path(error.getInstanceLocation());
    return "additionalProperties".equals(error.getKeyword())
        || ("const".equals(error.getKeyword()) && VERSIONS.contains(place));
  }

  /**
   * Checks a document with the schema and then by reading it, because a schema cannot express the
   * days of February or the range of an int.
   */
  private static List<ValidationError> of(
      JsonNode tree, Schema schema, Predicate<Error> counts, Runnable reading) {
    List<ValidationError> errors = new ArrayList<>();
    findInfinite(tree, new ArrayDeque<>(List.of("$")), errors);
    if (errors.isEmpty()) {
      errors.addAll(check(schema, tree, "$", counts));
    }
    if (errors.isEmpty()) {
      try {
        reading.run();
      } catch (JsonException e) {
        errors.add(new ValidationError(place(e), "readable", String.valueOf(e.getMessage())));
      }
    }
    return List.copyOf(errors);
  }

  /** Finds numbers beyond a double, which were read as infinite and make the validator fail. */
  private static void findInfinite(
      JsonNode node, Deque<String> path, List<ValidationError> errors) {
    if (node.isDouble() && !Double.isFinite(node.doubleValue()) && errors.size() < MAX_ERRORS) {
      errors.add(
          new ValidationError(
              String.join("", path),
              "type",
              "is a number beyond what a document can hold; expected a finite one"));
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      path.add(step(member.getKey()));
      findInfinite(member.getValue(), path, errors);
      path.removeLast();
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      path.add("[" + i + "]");
      findInfinite(node.get(i), path, errors);
      path.removeLast();
    }
  }

  private static String place(JsonException e) {
    StringBuilder path = new StringBuilder("$");
    if (e.getCause() instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        path.append(
            step.getFieldName() == null ? "[" + step.getIndex() + "]" : step(step.getFieldName()));
      }
    }
    return path.toString();
  }

  private static List<ValidationError> check(Schema schema, JsonNode tree, String prefix) {
    return check(schema, tree, prefix, error -> true);
  }

  private static List<ValidationError> check(
      Schema schema, JsonNode tree, String prefix, Predicate<Error> counts) {
    List<ValidationError> errors = new ArrayList<>();
    for (Error error : schema.validate(tree)) {
      if (!counts.test(error)) {
        continue;
      }
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

  /** Returns a JSONPath. Names with a dot, such as those of kernel settings, are in brackets. */
  private static String path(NodePath location) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < location.getNameCount(); i++) {
      if (location.getElement(i) instanceof Integer index) {
        path.append('[').append(index).append(']');
      } else {
        path.append(step(location.getName(i)));
      }
    }
    return path.toString();
  }

  private static String step(String name) {
    return PLAIN_NAME.matcher(name).matches() ? "." + name : "['" + name.replace("'", "\\'") + "']";
  }
}
