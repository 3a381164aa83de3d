package io.zathras.exporter.opensearch.index;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One of our index templates, for an index that the user names. */
public final class IndexTemplate {

  private final String index;
  private final ObjectNode json;

  private IndexTemplate(String index, ObjectNode json) {
    this.index = index;
    this.json = json;
  }

  /** Returns the template for results. */
  public static IndexTemplate results(IndexNames names, IndexLayout layout) {
    return of("/io/zathras/exporter/opensearch/results-template.json", names.results(), layout);
  }

  /** Returns the template for points. */
  public static IndexTemplate timeseries(IndexNames names, IndexLayout layout) {
    return of(
        "/io/zathras/exporter/opensearch/timeseries-template.json", names.timeseries(), layout);
  }

  private static IndexTemplate of(String resource, String index, IndexLayout layout) {
    ObjectNode json = read(resource);
    json.putArray("index_patterns").add(index).add(index + "-*");
    // If the name of one index begins with that of the other, the longer pattern must take
    // precedence.
    json.put("priority", json.path("priority").asInt() + index.length());
    ObjectNode template = json.withObject("/template");
    template.putObject("aliases").putObject(readersAlias(index));
    ObjectNode settings = template.withObject("/settings").withObject("/index");
    settings.put("number_of_shards", layout.shards());
    if (layout.replicas() != null) {
      settings.remove("auto_expand_replicas");
      settings.put("number_of_replicas", layout.replicas());
    }
    return new IndexTemplate(index, json);
  }

  private static ObjectNode read(String resource) {
    try (InputStream in = IndexTemplate.class.getResourceAsStream(resource)) {
      return (ObjectNode) ClusterClient.JSON.readTree(Objects.requireNonNull(in, resource));
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " could not be read", e);
    }
  }

  /** Returns the template's name, which is the name of the index. */
  public String name() {
    return index;
  }

  /** Returns the alias for reading the index, which stays when the index gets another name. */
  public String alias() {
    return readersAlias(index);
  }

  public static String readersAlias(String index) {
    return index + "-read";
  }

  /** Returns whether a template or mapping states in its {@code _meta} that it is ours. */
  public static boolean isOurs(JsonNode templateOrMapping) {
    return templateOrMapping.path("_meta").path("product").asText().equals("zathras");
  }

  /** Returns the version of a template or mapping that is ours. */
  public static int version(JsonNode templateOrMapping) {
    return templateOrMapping.path("_meta").path("version").asInt();
  }

  public int version() {
    return version(json);
  }

  public ObjectNode json() {
    return json;
  }

  /**
   * A field that is an alias of another.
   *
   * @param name the place of the alias in a document
   * @param path the place of the field itself
   */
  public record Field(JsonPointer name, JsonPointer path) {}

  /** Returns the alias fields. */
  public List<Field> aliasFields() {
    List<Field> fields = new ArrayList<>();
    collectAliases(mappings(), "", fields);
    return fields;
  }

  private static void collectAliases(JsonNode mapping, String place, List<Field> fields) {
    for (Map.Entry<String, JsonNode> field : mapping.path("properties").properties()) {
      String name = place + "/" + field.getKey();
      if (field.getValue().path("type").asText().equals("alias")) {
        String path = "/" + field.getValue().path("path").asText().replace('.', '/');
        fields.add(new Field(JsonPointer.compile(name), JsonPointer.compile(path)));
      }
      collectAliases(field.getValue(), name, fields);
    }
  }

  public JsonNode mappings() {
    return json.path("template").path("mappings");
  }

  public JsonNode settings() {
    return json.path("template").path("settings").path("index");
  }
}
