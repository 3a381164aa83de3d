package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.ExporterProvider.Change;
import io.zathras.exporter.ExporterProvider.Change.Action;
import io.zathras.exporter.ExporterProvider.Finding;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.opensearch.cluster.RefusalHints;
import io.zathras.exporter.opensearch.cluster.ServerProduct;
import io.zathras.exporter.opensearch.index.IndexTemplate;
import io.zathras.exporter.opensearch.index.TemplateInstaller;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether results could be delivered. It tests permissions without changing anything, by
 * requests that must fail for another reason if permitted.
 */
final class HealthCheck {

  private static final int CONFLICT = 409;
  private static final String ID = ClusterClient.NO_DOCUMENT;
  private static final String OF_NO_DOCUMENT =
      "{\"_id\":\"" + ID + "\",\"if_seq_no\":0,\"if_primary_term\":1}";

  private final ClusterClient cluster;
  private final OpenSearchSettings settings;
  private final List<Finding> findings = new ArrayList<>();

  HealthCheck(ClusterClient cluster, OpenSearchSettings settings) {
    this.cluster = cluster;
    this.settings = settings;
  }

  /**
   * Returns the findings in the order of the checks, which stop at the first failure that makes
   * later checks pointless.
   */
  List<Finding> run() {
    try {
      if (answers()) {
        TemplateInstaller templates =
            new TemplateInstaller(cluster, settings.target().indices(), settings.layout());
        boolean complete = isInPlace(templates);
        for (IndexTemplate template : templates.all()) {
          mayUse(template.name(), find(templates, template) != null);
        }
        if (!complete && settings.templates()) {
          mayInstall();
        }
      }
    } catch (ExportException e) {
      bad(String.valueOf(e.getMessage()));
    }
    return List.copyOf(findings);
  }

  private boolean answers() {
    ServerProduct product = cluster.product();
    findings.add(new Finding(product.isUsable(), product.words()));
    return product.isUsable();
  }

  private boolean isInPlace(TemplateInstaller templates) {
    List<Change> changes;
    try {
      changes = templates.install(true);
    } catch (ExportException e) {
      if (settings.templates()) {
        bad(String.valueOf(e.getMessage()));
      } else {
        good("index templates and mappings are not shown to this user, and left alone");
      }
      return true;
    }
    for (Change change : changes) {
      if (change.action() == Action.DIFFERS && accepted(change)) {
        good(change.what() + "; it is accepted as it is");
      } else if (change.action() == Action.DIFFERS) {
        bad(change.what());
      } else if (settings.templates()) {
        good("with the first document: " + word(change.action()) + " " + change.what());
      } else {
        bad("'zathras install opensearch' has to " + word(change.action()) + " " + change.what());
      }
    }
    if (changes.isEmpty()) {
      good("index templates, indices and aliases are in place");
    }
    return changes.isEmpty();
  }

  private boolean accepted(Change change) {
    return settings.anyMapping() && change.what().startsWith("mapping of index ");
  }

  private static String word(Action action) {
    return action == Action.CREATE ? "create" : "update";
  }

  private @Nullable JsonNode find(TemplateInstaller templates, IndexTemplate template) {
    try {
      return templates.findIndices(template);
    } catch (ExportException e) {
      // This user may not read the mapping; a later check tests whether the user may write.
      return ClusterClient.JSON.createObjectNode();
    }
  }

  private void mayUse(String index, boolean isThere) {
    String path = "/" + ClusterClient.encoded(index);
    if (!isThere) {
      permitted(
          "create index " + index,
          RestRequest.of("PUT", path, "{\"settings\":{\"index\":{\"number_of_shards\":0}}}"),
          400);
      return;
    }
    permitted("read " + index, RestRequest.of("GET", path + "/_doc/" + ID), 404);
    item("write to " + index, path, "{\"index\":" + OF_NO_DOCUMENT + "}\n{}\n");
    if (index.equals(settings.target().timeseriesIndex())) {
      // Searching is needed to find points of interrupted or replaced results.
      permitted("refresh " + index, RestRequest.of("POST", path + "/_refresh"), 200);
      permitted("search " + index, RestRequest.of("GET", path + "/_count"), 200);
    }
    if (settings.policy() == WritePolicy.REPLACE) {
      item("delete from " + index, path, "{\"delete\":" + OF_NO_DOCUMENT + "}\n");
    }
  }

  private void mayInstall() {
    permitted(
        "install index templates",
        RestRequest.of(
            "PUT",
            "/_index_template/" + ID,
            "{\"index_patterns\":[\"" + ID + "\"],\"composed_of\":[\"" + ID + "-not-there\"]}"),
        400);
  }

  /** Sends a request that changes nothing even if it is permitted. */
  private void permitted(String what, RestRequest request, int expected) {
    RestResponse response = cluster.send(request);
    if (response.status() == expected && response.json().isObject()) {
      good("may " + what);
    } else {
      bad(String.valueOf(cluster.refused("may not " + what, response).getMessage()));
    }
  }

  private void item(String what, String path, String lines) {
    RestResponse response =
        cluster.send(RestRequest.of("POST", path + "/_bulk", lines).as("application/x-ndjson"));
    JsonNode item = response.json().path("items").path(0).path(0);
    for (JsonNode only : response.json().path("items").path(0)) {
      item = only;
    }
    if (item.path("status").asInt() == CONFLICT) {
      good("may " + what);
    } else if (item.isMissingNode()) {
      bad(String.valueOf(cluster.refused("may not " + what, response).getMessage()));
    } else {
      JsonNode error = item.path("error");
      String type = error.path("type").asText();
      String reason = error.path("reason").asText();
      int status = item.path("status").asInt();
      bad("may not " + what + ": " + type + ": " + reason + RefusalHints.of(status, type, reason));
    }
  }

  private void good(String text) {
    findings.add(new Finding(true, text));
  }

  private void bad(String text) {
    findings.add(new Finding(false, text));
  }
}
