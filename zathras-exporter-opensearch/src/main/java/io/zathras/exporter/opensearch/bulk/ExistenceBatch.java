package io.zathras.exporter.opensearch.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.opensearch.bulk.BulkRequest.Version;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.opensearch.cluster.RefusedException;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Looks for documents of an index by their ids, which also finds those written a moment ago. */
public final class ExistenceBatch {

  private final ClusterClient cluster;
  private final String index;

  public ExistenceBatch(ClusterClient cluster, String index) {
    this.cluster = cluster;
    this.index = index;
  }

  /**
   * Returns the state of each document; empty for one that does not exist.
   *
   * @throws io.zathras.exporter.ExportException if the cluster cannot be reached, refuses to
   *     answer, or does not answer for each id
   */
  public Map<String, Optional<Version>> find(Collection<String> ids) {
    ObjectNode query = ClusterClient.JSON.createObjectNode();
    ArrayNode wanted = query.putArray("ids");
    ids.forEach(wanted::add);
    RestRequest request =
        RestRequest.of(
            "POST",
            "/"
                + ClusterClient.encoded(index)
                + "/_mget?_source=false&filter_path=docs._index,docs._id,docs.found,docs._seq_no,"
                + "docs._primary_term,docs.error",
            query.toString());
    RestResponse response = cluster.good(cluster.send(request), request.toString());
    JsonNode documents = response.json().path("docs");
    if (documents.size() != ids.size()) {
      throw response.unexpected("an answer for each of " + ids.size() + " ids");
    }
    Map<String, Optional<Version>> found = new HashMap<>();
    int place = 0;
    for (String id : ids) {
      JsonNode document = documents.get(place++);
      JsonNode error = document.path("error");
      if (error.path("type").isTextual()) {
        String type = error.path("type").textValue();
        String words = type + ": " + error.path("reason").asText();
        throw new RefusedException(request + ": " + id + ": " + words, 0, type);
      }
      found.put(id, version(id, document, response));
    }
    return found;
  }

  private Optional<Version> version(String id, JsonNode document, RestResponse response) {
    JsonNode found = document.path("found");
    Version version = Version.of(document);
    boolean isPromised =
        document.path("_id").asText().equals(id)
            && cluster.isOf(index, document.path("_index"))
            && !document.has("error")
            && found.isBoolean()
            && found.booleanValue() == (version != null);
    if (!isPromised) {
      throw response.unexpected("whether " + index + " holds " + id);
    }
    return Optional.ofNullable(version);
  }
}
