package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.TimeSeriesDocument;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index for points. */
final class Points {

  private static final Logger LOG = LoggerFactory.getLogger(Points.class);
  private static final int PAGE = 1_000;

  private final Cluster cluster;
  private final ExecutorService threads;
  private final BulkLimits limits;
  private final BulkMemory memory;
  private final BulkGroups sender;
  private final JsonCodec codec = JsonCodec.compact();
  private final String path;
  private volatile boolean mayCount;

  Points(Cluster cluster, ExecutorService threads, BulkLimits limits, Semaphore slots) {
    this.cluster = cluster;
    this.threads = threads;
    this.limits = limits;
    this.memory = new BulkMemory(limits);
    String index = cluster.target().timeseriesIndex();
    this.sender = new BulkGroups(new BulkSender(cluster, index), limits, slots);
    this.path = "/" + Cluster.encoded(index);
  }

  /**
   * Writes all points of a result, in place of those that are there.
   *
   * @return whether any was there
   * @throws DocumentsRejectedException if one was not taken
   */
  boolean write(ResultDocument document) {
    long length = length(document);
    if (length == 0) {
      return false;
    }
    BulkMemory.Room room = memory.take(length);
    try (BulkStream stream = new BulkStream(sender, threads, limits, 0)) {
      Iterator<TimeSeriesDocument> points = document.timeSeries().iterator();
      boolean goesOn = true;
      while (goesOn && points.hasNext()) {
        TimeSeriesDocument point = points.next();
        goesOn = stream.add(Bulk.Action.INDEX, point.id(), out -> codec.write(point, out));
      }
      return taken(stream.finish(), document, "points").overwritten() > 0;
    } finally {
      room.close();
    }
  }

  /** Returns about how long all points are, which differ in little more than their numbers. */
  private long length(ResultDocument document) {
    long points =
        document.results().runs().values().stream().mapToLong(run -> run.timeseries().size()).sum();
    return document
        .timeSeries()
        .findFirst()
        .map(first -> points * codec.toBytes(first).length)
        .orElse(0L);
  }

  private static BulkOutcome taken(BulkOutcome outcome, ResultDocument document, String what) {
    int rejected = outcome.rejections().size();
    if (rejected > 0) {
      outcome.rejections().forEach(one -> LOG.debug("not taken: {}", one));
      throw new DocumentsRejectedException(
          rejected + " " + what + " of " + document.id() + " were not taken: ",
          outcome.rejections());
    }
    return outcome;
  }

  /** Removes points that an older form of a result had and this one does not have. */
  void removeOthers(ResultDocument document) {
    Map<String, Integer> sizes = new HashMap<>();
    for (Run run : document.results().runs().values()) {
      sizes.put(run.key(), run.timeseries().size());
    }
    long expected = sizes.values().stream().mapToLong(Integer::longValue).sum();
    if (count(document) > expected) {
      removeOthers(document, sizes, pointsOf(document));
    }
  }

  /**
   * Finds out, once, whether older points can be looked for, before anything is removed.
   *
   * @throws ExportException if the cluster refuses
   */
  void requireCount(ResultDocument document) {
    if (!mayCount) {
      count(document);
    }
  }

  private long count(ResultDocument document) {
    RestRequest refresh = RestRequest.of("POST", path + "/_refresh");
    RestResponse refreshed = cluster.send(refresh);
    if (refreshed.status() == 404) {
      return 0;
    }
    cluster.good(refreshed, refresh.toString());
    String query = pointsOf(document).toString();
    JsonNode count = cluster.ask(RestRequest.of("POST", path + "/_count", query));
    mayCount = true;
    return count.path("count").asLong();
  }

  private static ObjectNode pointsOf(ResultDocument document) {
    ObjectNode query = Cluster.JSON.createObjectNode();
    query.putObject("query").putObject("term").put("metadata.result_id", document.id());
    return query;
  }

  private void removeOthers(ResultDocument document, Map<String, Integer> sizes, ObjectNode query) {
    try (BulkStream stream = new BulkStream(sender, threads, limits, 0)) {
      query.put("size", PAGE).put("_source", false);
      query.putArray("sort").addObject().put("metadata.document_id", "asc");
      JsonNode hits = page(query);
      while (!hits.isEmpty()) {
        for (JsonNode hit : hits) {
          String id = hit.path("_id").asText();
          if (!has(document.id(), sizes, id)) {
            stream.add(Bulk.Action.DELETE, id, null);
          }
        }
        query.set("search_after", hits.get(hits.size() - 1).path("sort"));
        hits = page(query);
      }
      BulkOutcome outcome = taken(stream.finish(), document, "older points");
      LOG.info("{}: {} older points removed", document.id(), outcome.removed());
    }
  }

  private JsonNode page(ObjectNode query) {
    return cluster
        .ask(RestRequest.of("POST", path + "/_search", query.toString()))
        .path("hits")
        .path("hits");
  }

  private static boolean has(String resultId, Map<String, Integer> sizes, String pointId) {
    int sequence = pointId.lastIndexOf("_sequence_");
    if (sequence < 0 || !pointId.startsWith(resultId + "_")) {
      return false;
    }
    String number = pointId.substring(sequence + "_sequence_".length());
    String run =
        sequence <= resultId.length() ? "" : pointId.substring(resultId.length() + 1, sequence);
    return number.matches("0|[1-9][0-9]{0,8}")
        && Integer.parseInt(number) < sizes.getOrDefault(run, 0);
  }
}
