package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Looks for documents of an index, also for one that was written a moment ago. While a request is
 * under way, those that come wait and are asked for as one; what that does not tell is asked for
 * alone. Thread-safe.
 */
final class Lookups {

  private final Cluster cluster;
  private final String path;
  private final Semaphore turn = new Semaphore(1);
  private final List<Lookup> waiting = new ArrayList<>();

  Lookups(Cluster cluster, String path) {
    this.cluster = cluster;
    this.path = path;
  }

  /**
   * Returns whether there is a document of that id.
   *
   * @throws ExportException if the cluster cannot be reached or refuses to say
   */
  boolean has(String id) {
    Lookup lookup = new Lookup(id);
    add(lookup);
    try {
      turn.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExportException(Cluster.NAME, "interrupted before a result was looked for", e);
    }
    try {
      ask(takeAll());
    } finally {
      turn.release();
    }
    if (lookup.found == null) {
      return cluster.find(path + "/_doc/" + Cluster.encoded(id) + "?_source=false") != null;
    }
    return lookup.found;
  }

  private void add(Lookup lookup) {
    synchronized (waiting) {
      waiting.add(lookup);
    }
  }

  private List<Lookup> takeAll() {
    synchronized (waiting) {
      List<Lookup> all = List.copyOf(waiting);
      waiting.clear();
      return all;
    }
  }

  private void ask(List<Lookup> lookups) {
    if (lookups.isEmpty()) {
      return;
    }
    ObjectNode query = Cluster.JSON.createObjectNode();
    ArrayNode ids = query.putArray("ids");
    lookups.forEach(lookup -> ids.add(lookup.id));
    RestRequest request =
        RestRequest.of(
            "POST",
            path + "/_mget?_source=false&filter_path=docs._id,docs.found",
            query.toString());
    Map<String, JsonNode> answers = new LinkedHashMap<>();
    try {
      RestResponse response = cluster.send(request);
      for (JsonNode document : response.json().path("docs")) {
        answers.put(document.path("_id").asText(), document.path("found"));
      }
    } catch (ExportException e) {
      // Whoever asks alone now hears the same, unless the interrupt was not meant for them.
      return;
    }
    for (Lookup lookup : lookups) {
      JsonNode found = answers.get(lookup.id);
      if (found != null && found.isBoolean()) {
        lookup.found = found.booleanValue();
      }
    }
  }

  /** One that waits; who has the turn writes the answer, and who has it later reads it. */
  private static final class Lookup {

    private final String id;
    private @Nullable Boolean found;

    Lookup(String id) {
      this.id = id;
    }
  }
}
