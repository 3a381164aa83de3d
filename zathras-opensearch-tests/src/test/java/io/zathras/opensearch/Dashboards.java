package io.zathras.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zathras.exporter.Exporter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The published saved objects for OpenSearch Dashboards. */
final class Dashboards {

  private static final String RESOURCE = "/io/zathras/exporter/opensearch/dashboards.ndjson";
  private static final JsonMapper JSON = new JsonMapper();

  private Dashboards() {}

  /** Returns the objects by type and id, such as {@code dashboard:zathras}. */
  static Map<String, JsonNode> objects() throws IOException {
    Map<String, JsonNode> objects = new TreeMap<>();
    try (InputStream in = Exporter.class.getResourceAsStream(RESOURCE)) {
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        JsonNode object = JSON.readTree(line);
        String key = object.path("type").asText() + ":" + object.path("id").asText();
        if (objects.put(key, object) != null) {
          throw new IllegalStateException("two objects " + key);
        }
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
    List<String> fields = new ArrayList<>();
    for (JsonNode aggregation : inner(visualization, "visState").path("aggs")) {
      if (aggregation.path("params").has("field")) {
        fields.add(aggregation.at("/params/field").asText());
      }
    }
    return fields;
  }
}
