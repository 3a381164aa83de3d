package io.zathras.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.opensearch.OpenSearchDashboards;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The published saved objects for OpenSearch Dashboards. */
final class Dashboards {

  private static final OpenSearchDashboards PUBLISHED =
      OpenSearchDashboards.of("zathras-results", "zathras-timeseries");
  private static final JsonMapper JSON = new JsonMapper();

  private Dashboards() {}

  /** Returns the objects by type and id, such as {@code dashboard:zathras}. */
  static Map<String, JsonNode> objects() throws IOException {
    Map<String, JsonNode> objects = new TreeMap<>();
    for (String line : PUBLISHED.toNdjson().lines().toList()) {
      JsonNode object = JSON.readTree(line);
      String key = object.path("type").asText() + ":" + object.path("id").asText();
      if (objects.put(key, object) != null) {
        throw new IllegalStateException("two objects " + key);
      }
    }
    return objects;
  }

  /** Returns the objects of one type. */
  static List<JsonNode> objects(String type) throws IOException {
    return objects().values().stream().filter(o -> o.path("type").asText().equals(type)).toList();
  }

  /** Returns JSON that stands as text in an attribute. */
  static JsonNode inner(JsonNode object, String attribute) throws IOException {
    return JSON.readTree(object.at("/attributes/" + attribute).asText());
  }

  /** Returns the search source of a visualisation or dashboard. */
  static JsonNode searchSource(JsonNode object) throws IOException {
    return inner(object, "kibanaSavedObjectMeta/searchSourceJSON");
  }

  /** Returns the title of the index pattern that a visualisation is of: an index or alias. */
  static String index(JsonNode visualization) throws IOException {
    String name = searchSource(visualization).path("indexRefName").asText();
    JsonNode pattern = objects().get(reference(visualization, name));
    return pattern.at("/attributes/title").asText();
  }

  /** Returns what a reference of an object names, by type and id. */
  static String reference(JsonNode object, String name) {
    for (JsonNode reference : object.path("references")) {
      if (reference.path("name").asText().equals(name)) {
        return reference.path("type").asText() + ":" + reference.path("id").asText();
      }
    }
    throw new IllegalStateException(object.path("id") + " has no reference " + name);
  }

  /** Returns the fields that a visualisation aggregates. */
  static List<String> fields(JsonNode visualization) throws IOException {
    List<String> fields = new ArrayList<>(fields(visualization, "metric"));
    fields.addAll(fields(visualization, "segment"));
    fields.addAll(fields(visualization, "group"));
    return fields;
  }

  /** Returns the fields that stand for values, along the axis, or for series. */
  static List<String> fields(JsonNode visualization, String schema) throws IOException {
    List<String> fields = new ArrayList<>();
    for (JsonNode aggregation : inner(visualization, "visState").path("aggs")) {
      if (aggregation.path("schema").asText().equals(schema)
          && aggregation.path("params").has("field")) {
        fields.add(aggregation.at("/params/field").asText());
      }
    }
    return fields;
  }

  /** Returns what a visualisation asks of an index: its query, and its aggregations in turn. */
  static ObjectNode request(JsonNode visualization) throws IOException {
    ObjectNode request = JSON.createObjectNode().put("size", 0);
    String query = searchSource(visualization).at("/query/query").asText();
    if (!query.isEmpty()) {
      request
          .putObject("query")
          .putObject("query_string")
          .put("query", query.replace(" : ", ":").replace(" and not ", " AND NOT "));
    }
    ObjectNode inner = request;
    JsonNode aggregations = inner(visualization, "visState").path("aggs");
    for (JsonNode aggregation : aggregations) {
      if (!aggregation.path("schema").asText().equals("metric")) {
        inner = inner.putObject("aggs").putObject("along");
        JsonNode params = aggregation.path("params");
        ObjectNode asked = inner.putObject(aggregation.path("type").asText());
        asked.set("field", params.path("field"));
        if (aggregation.path("type").asText().equals("date_histogram")) {
          asked
              .put("calendar_interval", "month")
              .set("min_doc_count", params.path("min_doc_count"));
        } else {
          asked.set("size", params.path("size"));
          asked.set("missing", params.path("missingBucketLabel"));
          asked.putObject("order").set(params.path("orderBy").asText(), params.path("order"));
        }
      }
    }
    ObjectNode values = inner.putObject("aggs");
    for (JsonNode aggregation : aggregations) {
      if (aggregation.path("type").asText().equals("avg")) {
        values
            .putObject("value_" + aggregation.path("id").asText())
            .putObject("avg")
            .set("field", aggregation.at("/params/field"));
      }
    }
    return request;
  }
}
