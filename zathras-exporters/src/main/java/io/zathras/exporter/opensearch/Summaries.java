package io.zathras.exporter.opensearch;

import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.util.List;
import java.util.concurrent.Semaphore;

/** The index for results, in their summary form. */
final class Summaries {

  private static final int CONFLICT = 409;
  private static final String NEVER = "?if_seq_no=" + Long.MAX_VALUE + "&if_primary_term=1";

  private final Cluster cluster;
  private final BulkGroups sender;
  private final Lookups lookups;
  private final JsonCodec codec = JsonCodec.compact();
  private final String path;

  Summaries(Cluster cluster, BulkLimits limits, Semaphore slots) {
    this.cluster = cluster;
    String index = cluster.target().resultsIndex();
    this.sender = new BulkGroups(new BulkSender(cluster, index), limits, slots);
    this.path = "/" + Cluster.encoded(index);
    this.lookups = new Lookups(cluster, path);
  }

  /** Returns whether there is a result of that id, also when it was written a moment ago. */
  boolean has(String id) {
    return lookups.has(id);
  }

  /** Writes a result that was not there; one that came meanwhile stays. */
  void create(ResultDocument document) {
    Bulk.Builder bulk = new Bulk.Builder();
    ResultDocument summary = document.summary();
    bulk.add(Bulk.Action.CREATE, document.id(), out -> codec.write(summary, out));
    List<Rejection> rejections = sender.send(bulk.build()).rejections();
    if (!rejections.isEmpty()) {
      throw new DocumentsRejectedException("the result was not taken: ", rejections);
    }
  }

  /**
   * Removes the older form of a result, unless the index would not take the new one: writing it in
   * place of a state that it never had ends in a conflict if all else is in order.
   */
  void makeRoomFor(ResultDocument document) {
    String id = Cluster.encoded(document.id());
    RestResponse response =
        cluster.send(
            RestRequest.of("PUT", path + "/_doc/" + id + NEVER, codec.toBytes(document.summary()))
                .gzip());
    if (response.status() != CONFLICT) {
      throw cluster.refused("the older result of " + document.id() + " stays: the new", response);
    }
    RestResponse removed = cluster.send(RestRequest.of("DELETE", path + "/_doc/" + id));
    if (removed.status() != 404) {
      cluster.good(removed, "remove the older result of " + document.id());
    }
  }
}
