package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ConfigurationException;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.opensearch.scan.IdOrderedScan;
import io.zathras.exporter.opensearch.scan.IdOrderedScan.Hit;
import io.zathras.exporter.opensearch.scan.PagedScan;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.JsonException;
import io.zathras.schema.ResultDocument;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads results back from their index, a page at a time, so that memory holds at most one page. */
final class StoredResults {

  private static final long PAGE_BYTES = 4L << 20;

  private final ClusterClient cluster;
  private final String index;

  StoredResults(ClusterClient cluster, String index) {
    this.cluster = cluster;
    this.index = index;
  }

  /**
   * Hands over the results that a query selects.
   *
   * @param query a query string as typed into a search field, or a query of the search API in JSON;
   *     empty for all
   */
  void read(String query, Consumer<ResultDocument> documents, Consumer<String> problems) {
    PagedScan pages =
        new PagedScan(
            new IdOrderedScan(cluster, "/" + ClusterClient.encoded(index), selection(query)),
            null,
            PAGE_BYTES);
    while (pages.hasNext()) {
      for (Hit hit : pages.next()) {
        ResultDocument document = document(hit, problems);
        if (document != null) {
          documents.accept(document);
        }
      }
    }
  }

  private @Nullable ResultDocument document(Hit hit, Consumer<String> problems) {
    String id = hit.document().id();
    if (!hit.isOurs()) {
      problems.accept(index + ": " + id + " has no metadata.document_id that is its id; left out");
      return null;
    }
    try {
      return JsonCodec.compact().readResult(hit.document().source());
    } catch (JsonException e) {
      problems.accept(index + ": " + id + " is left out: " + e.getMessage());
      return null;
    }
  }

  private static @Nullable ObjectNode selection(String query) {
    if (query.isBlank()) {
      return null;
    }
    if (!query.stripLeading().startsWith("{")) {
      ObjectNode words = ClusterClient.JSON.createObjectNode();
      words.putObject("query_string").put("query", query);
      return words;
    }
    try {
      JsonNode json = ClusterClient.JSON.readTree(query);
      if (json instanceof ObjectNode object) {
        return object.get("query") instanceof ObjectNode inner ? inner : object;
      }
    } catch (JsonProcessingException e) {
      throw notJson(e);
    }
    throw notJson(null);
  }

  private static ConfigurationException notJson(@Nullable Exception cause) {
    return new ConfigurationException(
        "query", "it begins with { and is not JSON; expected an object of the search API", cause);
  }
}
