package io.zathras.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.Exporter;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.TimeSeriesDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The two indices of one test, made by the published templates; their names have the test's own
 * prefix.
 */
final class Indices {

  /** The field limit of the published templates. */
  static final int FIELD_LIMIT = 3000;

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonCodec COMPACT = JsonCodec.compact();
  private static final int BULK_CHARACTERS = 4_000_000;

  private final OpenSearchNode node;
  private final String prefix;

  private Indices(OpenSearchNode node, String prefix) {
    this.node = node;
    this.prefix = prefix;
  }

  /** Installs the templates as they are published, but for the names. */
  static Indices on(OpenSearchNode node) {
    return on(node, FIELD_LIMIT);
  }

  /** Installs the templates with another field limit. */
  static Indices on(OpenSearchNode node, int fieldLimit) {
    Indices indices = new Indices(node, node.prefix());
    for (String name : List.of("results", "timeseries")) {
      ObjectNode template = (ObjectNode) read(indices.renamed(template(name)));
      ((ObjectNode) template.at("/template/settings/index/mapping/total_fields"))
          .put("limit", fieldLimit);
      node.put("/_index_template/" + indices.name(name), template.toString()).good();
    }
    return indices;
  }

  /** Returns a published template: {@code results} or {@code timeseries}. */
  static String template(String name) {
    String resource = "/io/zathras/exporter/opensearch/" + name + "-template.json";
    try (InputStream in = Exporter.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** Returns a text that speaks of the published names with those of this test. */
  String renamed(String text) {
    return text.replace("zathras-results", results()).replace("zathras-timeseries", timeSeries());
  }

  /** Returns the name of the results index. */
  String results() {
    return name("results");
  }

  /** Returns the name of the time series index. */
  String timeSeries() {
    return name("timeseries");
  }

  private String name(String name) {
    return prefix + "zathras-" + name;
  }

  /** Indexes the summary and the points of each document; returns what the node rejected. */
  List<JsonNode> index(List<ResultDocument> documents) {
    List<JsonNode> rejected = new ArrayList<>();
    Bulk bulk = new Bulk(rejected);
    for (ResultDocument document : documents) {
      bulk.add(results(), document.id(), COMPACT.toBytes(document.summary()));
      for (Iterator<TimeSeriesDocument> p = document.timeSeries().iterator(); p.hasNext(); ) {
        TimeSeriesDocument point = p.next();
        bulk.add(timeSeries(), point.id(), COMPACT.toBytes(point));
      }
    }
    bulk.send();
    node.post("/" + prefix + "*/_refresh", "").good();
    return rejected;
  }

  /** Indexes one result as it is given; returns the node's answer. */
  Answer indexResult(String id, JsonNode document) {
    return node.put("/" + results() + "/_doc/" + id + "?refresh=true", document.toString());
  }

  /** Returns how many documents an index has. */
  int count(String index) {
    return node.get("/" + index + "/_count").good().json().path("count").intValue();
  }

  /** Returns the mapping of an index as it is now. */
  JsonNode mapping(String index) {
    return node.get("/" + index + "/_mapping").good().json().at("/" + index + "/mappings");
  }

  /** Returns how many fields and objects an index has. */
  int fields(String index) {
    return fields(mapping(index));
  }

  private static int fields(JsonNode mapping) {
    int fields = 0;
    for (String kind : List.of("properties", "fields")) {
      for (JsonNode field : mapping.path(kind)) {
        fields += 1 + fields(field);
      }
    }
    return fields;
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Bulk {

    private final List<JsonNode> rejected;
    private final StringBuilder body = new StringBuilder();

    Bulk(List<JsonNode> rejected) {
      this.rejected = rejected;
    }

    void add(String index, String id, byte[] document) {
      body.append("{\"create\": {\"_index\": \"%s\", \"_id\": \"%s\"}}\n".formatted(index, id));
      body.append(new String(document, UTF_8)).append('\n');
      if (body.length() > BULK_CHARACTERS) {
        send();
      }
    }

    void send() {
      for (JsonNode item : node.post("/_bulk", body.toString()).good().json().path("items")) {
        if (item.path("create").has("error")) {
          rejected.add(item.path("create"));
        }
      }
      body.setLength(0);
    }
  }
}
