package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.ExporterProvider.Change;
import io.zathras.exporter.ExporterProvider.Change.Action;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.rest.RestClient;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Imports our saved objects into OpenSearch Dashboards. Objects that are already correct stay;
 * importing again changes nothing.
 */
final class DashboardsImport implements AutoCloseable {

  private static final String NAME = "dashboards";
  private static final String BOUNDARY = "zathras-saved-objects";
  private static final String XSRF = "osd-xsrf";

  private final RestClient client;
  private final List<ObjectNode> objects;

  /**
   * Creates an import; nothing is sent yet.
   *
   * @param url the URL of OpenSearch Dashboards, with its base path
   * @param target the indices to draw, and the credentials
   */
  DashboardsImport(URI url, OpenSearchTarget target) {
    client = new RestClient(NAME, List.of(url), target.credentials(), target.http());
    objects = OpenSearchDashboards.of(target).objects();
  }

  /**
   * Returns the import that the settings request, or {@code null} for none.
   *
   * @throws io.zathras.exporter.ConfigurationException if the URL is invalid
   */
  static @Nullable DashboardsImport of(OpenSearchSettings settings) {
    URI url = settings.dashboards();
    return url == null ? null : new DashboardsImport(url, settings.target());
  }

  /**
   * Imports objects that are missing or different, or only reports what it would import.
   *
   * @throws ExportException if the server is not an OpenSearch Dashboards, or refuses
   */
  List<Change> run(boolean dryRun) {
    List<Change> changes = new ArrayList<>();
    List<ObjectNode> wanted = new ArrayList<>();
    JsonNode found = find();
    for (int i = 0; i < objects.size(); i++) {
      ObjectNode ours = objects.get(i);
      JsonNode there = found.get(i);
      boolean missing = there.has("error");
      if (missing || !holds(there.path("attributes"), ours.path("attributes"))) {
        wanted.add(ours);
        String what = name(ours) + " '" + ours.at("/attributes/title").asText() + "'";
        changes.add(new Change(missing ? Action.CREATE : Action.UPDATE, what));
      }
    }
    if (!dryRun && !wanted.isEmpty()) {
      send(wanted);
    }
    return changes;
  }

  private JsonNode find() {
    ArrayNode ids = ClusterClient.JSON.createArrayNode();
    for (ObjectNode object : objects) {
      ids.addObject().set("type", object.path("type"));
      ((ObjectNode) ids.get(ids.size() - 1)).set("id", object.path("id"));
    }
    RestRequest request =
        RestRequest.of("POST", "/api/saved_objects/_bulk_get", ids.toString()).with(XSRF, "true");
    JsonNode found = good(request).path("saved_objects");
    boolean complete = found.isArray() && found.size() == objects.size();
    for (int i = 0; complete && i < objects.size(); i++) {
      complete = found.get(i).path("id").equals(objects.get(i).path("id"));
    }
    if (!complete) {
      throw new ExportException(
          NAME, "what answers is no OpenSearch Dashboards: it names no saved objects", null);
    }
    return found;
  }

  private void send(List<ObjectNode> wanted) {
    StringBuilder lines = new StringBuilder();
    wanted.forEach(object -> lines.append(object).append('\n'));
    String body =
        String.join(
            "\r\n",
            "--" + BOUNDARY,
            "Content-Disposition: form-data; name=\"file\"; filename=\"zathras.ndjson\"",
            "Content-Type: application/x-ndjson",
            "",
            lines,
            "--" + BOUNDARY + "--",
            "");
    RestRequest request =
        RestRequest.of(
                "POST",
                "/api/saved_objects/_import?overwrite=true",
                body.getBytes(StandardCharsets.UTF_8))
            .as("multipart/form-data; boundary=" + BOUNDARY)
            .with(XSRF, "true");
    JsonNode answer = good(request);
    if (!answer.path("success").asBoolean()
        || answer.path("successCount").asInt() != wanted.size()) {
      List<String> refused = new ArrayList<>();
      for (JsonNode error : answer.path("errors")) {
        refused.add(name(error) + ": " + error.at("/error/type").asText("not said why"));
      }
      throw new ExportException(
          NAME,
          answer.path("successCount").asInt()
              + " of "
              + wanted.size()
              + " objects were imported"
              + (refused.isEmpty() ? "" : "; refused: " + String.join(", ", refused)),
          null);
    }
  }

  private JsonNode good(RestRequest request) {
    RestResponse response = client.send(request);
    if (!response.isSuccess()) {
      String hint =
          switch (response.status()) {
            case 400, 404, 405 -> "; is this the URL of OpenSearch Dashboards, not of OpenSearch?";
            case 401, 403 -> "; it wants a user who may write saved objects";
            default -> "";
          };
      throw new ExportException(NAME, request + ": " + response.summary() + hint, null);
    }
    return response.json();
  }

  /**
   * Returns whether the attributes equal ours, ignoring attributes that OpenSearch Dashboards adds.
   */
  private static boolean holds(JsonNode there, JsonNode ours) {
    for (Map.Entry<String, JsonNode> attribute : ours.properties()) {
      JsonNode found = there.path(attribute.getKey());
      JsonNode wanted = attribute.getValue();
      boolean same = wanted.isObject() ? holds(found, wanted) : plain(found).equals(plain(wanted));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /**
   * Compares attributes that hold JSON text as JSON, because the order of members has no meaning.
   */
  private static JsonNode plain(JsonNode attribute) {
    String text = attribute.asText();
    if (!attribute.isTextual() || !(text.startsWith("{") || text.startsWith("["))) {
      return attribute;
    }
    try {
      return ClusterClient.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return attribute;
    }
  }

  private static String name(JsonNode object) {
    return object.path("type").asText() + " " + object.path("id").asText();
  }

  @Override
  public void close() {
    client.close();
  }
}
