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

/** Says what is wrong with documents, by the published schemas. Loading those takes a while. */
final class SchemaReasons {

  private static final int MAX_ERRORS = 100;
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_$-]+");

  private final JsonCodec codec = JsonCodec.compact();
  private final Schema result;
  private final Schema timeSeries;
  private final Schema point;

  SchemaReasons() {
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
    point =
        registry.getSchema(SchemaLocation.of(PublishedSchema.RESULT.uri() + "#/$defs/data_point"));
  }

  /** The points are checked one by one, so that a long series never stands in memory as a tree. */
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
