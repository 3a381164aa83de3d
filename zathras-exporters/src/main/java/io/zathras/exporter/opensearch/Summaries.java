package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.opensearch.Bulk.Action;
import io.zathras.exporter.opensearch.Bulk.Version;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The index for results, in their summary form. */
final class Summaries {

  private final Cluster cluster;
  private final String index;
  private final BulkGroups sender;
  private final Together<Optional<Version>> lookups = new Together<>(this::look);
  private final JsonCodec codec = JsonCodec.compact();

  Summaries(Cluster cluster, BulkLimits limits, Semaphore slots) {
    this.cluster = cluster;
    this.index = cluster.target().resultsIndex();
    this.sender = new BulkGroups(new BulkSender(cluster, index), limits, slots);
  }

  /**
   * Returns the state of the result of that id, also when it was written a moment ago.
   *
   * @return {@code null} when there is none
   */
  @Nullable Version find(String id) {
    return lookups.ask(id).orElse(null);
  }

  private Map<String, Optional<Version>> look(List<String> ids) {
    ObjectNode query = Cluster.JSON.createObjectNode();
    ArrayNode wanted = query.putArray("ids");
    ids.forEach(wanted::add);
    RestRequest request =
        RestRequest.of(
            "POST",
            "/"
                + Cluster.encoded(index)
                + "/_mget?_source=false&filter_path=docs._index,docs._id,docs.found,docs._seq_no,"
                + "docs._primary_term,docs.error",
            query.toString());
    RestResponse response = cluster.good(cluster.send(request), request.toString());
    JsonNode documents = response.json().path("docs");
    if (documents.size() != ids.size()) {
      throw response.unexpected("an answer for each of " + ids.size() + " ids");
    }
    Map<String, Optional<Version>> found = new HashMap<>();
    for (int place = 0; place < ids.size(); place++) {
      found.put(ids.get(place), version(ids.get(place), documents.get(place), response));
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

  /**
   * Writes a result that was not there; one that came meanwhile stays.
   *
   * @return whether it was written
   */
  boolean create(ResultDocument document) {
    return write(document, Action.CREATE, null, "the result was not taken: ").created() > 0;
  }

  /**
   * Writes a result in place of an older form.
   *
   * @param older the form as it was found
   * @return whether it was written: not when another form came meanwhile, or the older one went
   */
  boolean replace(ResultDocument document, Version older) {
    String words = "the older result stays, the new one was not taken: ";
    return write(document, Action.INDEX, older, words).overwritten() > 0;
  }

  /**
   * Makes sure that the index would take a result, and writes nothing.
   *
   * @throws DocumentsRejectedException if it would not
   */
  void tryOut(ResultDocument document) {
    write(
        document,
        Action.INDEX,
        Version.NONE,
        "the older result stays, the new one would not be taken: ");
  }

  private BulkOutcome write(
      ResultDocument document, Action action, @Nullable Version onlyIf, String refusal) {
    Bulk.Builder bulk = new Bulk.Builder();
    ResultDocument summary = document.summary();
    bulk.add(action, document.id(), onlyIf, out -> codec.write(summary, out));
    BulkOutcome outcome = sender.send(bulk.build());
    if (!outcome.rejections().isEmpty()) {
      throw new DocumentsRejectedException(refusal, outcome.rejections());
    }
    return outcome;
  }
}
