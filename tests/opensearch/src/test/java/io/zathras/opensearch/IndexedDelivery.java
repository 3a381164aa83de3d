package io.zathras.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.http.HttpOptions;
import io.zathras.exporter.opensearch.OpenSearchExporter;
import io.zathras.exporter.opensearch.OpenSearchTarget;
import io.zathras.schema.ResultDocument;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** Delivers to indices of a test's own, and looks what is in them. */
final class IndexedDelivery {

  private final OpenSearchNode node;
  private final String prefix;

  private IndexedDelivery(OpenSearchNode node) {
    this.node = node;
    this.prefix = node.prefix();
  }

  static IndexedDelivery to(OpenSearchNode node) {
    return new IndexedDelivery(node);
  }

  String results() {
    return prefix + "results";
  }

  String points() {
    return prefix + "points";
  }

  OpenSearchTarget.Builder target() {
    return target(node.url());
  }

  OpenSearchTarget.Builder target(URI url) {
    return OpenSearchTarget.builder()
        .url(url)
        .http(quick().build())
        .resultsIndex(results())
        .timeseriesIndex(points());
  }

  static HttpOptions.Builder quick() {
    return HttpOptions.builder()
        .pauses(Duration.ofMillis(20), Duration.ofMillis(100))
        .maxAttempts(3);
  }

  DeliveryOutcome export(ResultDocument document) {
    try (OpenSearchExporter exporter = OpenSearchExporter.to(target().build())) {
      return exporter.export(document).outcome();
    }
  }

  /** Returns the ids in an index, up to 10,000. */
  Set<String> ids(String index) {
    return ids(index, "*");
  }

  /** Returns the ids of what a query finds in an index, up to 10,000. */
  Set<String> ids(String index, String query) {
    node.post("/" + index + "/_refresh", "").good();
    Set<String> ids = new TreeSet<>();
    for (JsonNode hit :
        node.get("/" + index + "/_search?size=10000&_source=false&q=" + query)
            .good()
            .json()
            .at("/hits/hits")) {
      ids.add(hit.path("_id").asText());
    }
    return ids;
  }

  /** Returns whether there is a result, also when it was written a moment ago. */
  boolean has(ResultDocument document) {
    return node.get("/" + results() + "/_doc/" + document.id()).status() == 200;
  }

  /** Returns the ids of the points that belong to a result. */
  Set<String> pointsOf(ResultDocument document) {
    if (node.get("/" + points()).status() == 404) {
      return Set.of();
    }
    Set<String> ids = ids(points());
    ids.removeIf(id -> !id.startsWith(document.id()));
    return ids;
  }

  int count(String index) {
    node.post("/" + index + "/_refresh", "").good();
    return node.get("/" + index + "/_count").good().json().path("count").asInt();
  }

  static Set<String> pointIds(ResultDocument document) {
    Set<String> ids = new TreeSet<>();
    document.timeSeries().forEach(point -> ids.add(point.id()));
    return ids;
  }
}
