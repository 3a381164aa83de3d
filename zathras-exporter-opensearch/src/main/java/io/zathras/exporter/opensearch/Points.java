package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.Bulk.Action;
import io.zathras.exporter.opensearch.Bulk.Version;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.TimeSeriesDocument;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index for points. */
final class Points {

  private static final Logger LOG = LoggerFactory.getLogger(Points.class);
  private static final int PAGE = 1_000;
  private static final String OF_RESULT = "metadata.result_id";

  private final Cluster cluster;
  private final ExecutorService threads;
  private final BulkLimits limits;
  private final BulkMemory memory;
  private final BulkGroups sender;
  private final JsonCodec codec = JsonCodec.compact();
  private final Together<Long> counts = new Together<>(this::countAll);
  private final String index;
  private final String path;

  Points(Cluster cluster, ExecutorService threads, BulkLimits limits, Semaphore slots) {
    this.cluster = cluster;
    this.threads = threads;
    this.limits = limits;
    this.memory = new BulkMemory(limits);
    this.index = cluster.target().timeseriesIndex();
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
    try (BulkStream stream = stream()) {
      Iterator<TimeSeriesDocument> points = document.timeSeries().iterator();
      boolean goesOn = true;
      while (goesOn && points.hasNext()) {
        TimeSeriesDocument point = points.next();
        goesOn = stream.add(Action.INDEX, point.id(), null, out -> codec.write(point, out));
      }
      String words = " points of " + document.id() + " were not taken: ";
      return taken(stream.finish(), words).overwritten() > 0;
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

  /**
   * Makes sure that the index would take the points of a result, and give away older ones, and
   * changes nothing. Of points whose fields are the same, which the index takes or refuses alike,
   * one is tried.
   *
   * @throws DocumentsRejectedException if it would not
   */
  void tryOut(ResultDocument document) {
    Set<List<Object>> tried = new HashSet<>();
    try (BulkStream stream = stream()) {
      document
          .timeSeries()
          .filter(point -> tried.add(fields(point)))
          .forEach(
              point ->
                  stream.add(
                      Action.INDEX, point.id(), Version.NONE, out -> codec.write(point, out)));
      stream.add(Action.DELETE, Cluster.NO_DOCUMENT, Version.NONE, null);
      taken(
          stream.finish(),
          " changes to the points of " + document.id() + " would not be taken, the older stay: ");
    }
  }

  private static List<Object> fields(TimeSeriesDocument point) {
    return List.of(
        point.metrics().keySet(), point.timestamp() == null, point.configurationId() == null);
  }

  private BulkStream stream() {
    return new BulkStream(sender, threads, limits, 0);
  }

  private static BulkOutcome taken(BulkOutcome outcome, String words) {
    int rejected = outcome.rejections().size();
    if (rejected > 0) {
      outcome.rejections().forEach(one -> LOG.debug("not taken: {}", one));
      throw new DocumentsRejectedException(rejected + words, outcome.rejections());
    }
    return outcome;
  }

  /**
   * Returns the points that an older form of a result has and this one does not have, once all
   * points of this one are written.
   *
   * @throws ExportException if the cluster refuses to say
   */
  Map<String, Version> olderThan(ResultDocument document) {
    Map<String, Integer> sizes = new HashMap<>();
    for (Run run : document.results().runs().values()) {
      sizes.put(run.key(), run.timeseries().size());
    }
    long expected = sizes.values().stream().mapToLong(Integer::longValue).sum();
    return counts.ask(document.id()) > expected ? others(document.id(), sizes) : Map.of();
  }

  /**
   * Removes older points. One that was written again meanwhile, by another process, is no older one
   * any more, and stays.
   *
   * @param older the points with the state in which they were found
   * @throws DocumentsRejectedException if the cluster keeps one
   */
  void remove(ResultDocument document, Map<String, Version> older) {
    if (older.isEmpty()) {
      return;
    }
    try (BulkStream stream = stream()) {
      older.forEach((id, version) -> stream.add(Action.DELETE, id, version, null));
      String words = " older points of " + document.id() + " were not removed: ";
      BulkOutcome outcome = taken(stream.finish(), words);
      LOG.info("{}: {} older points removed", document.id(), outcome.removed());
    }
  }

  /** Counts the points of results, those too that were written a moment ago. */
  private Map<String, Long> countAll(List<String> ids) {
    RestRequest refresh = RestRequest.of("POST", path + "/_refresh");
    cluster.ask(refresh, "an answer of all shards", Cluster::isOfAllShards);
    ObjectNode query = Cluster.JSON.createObjectNode();
    query.put("size", 0).put("track_total_hits", false);
    query.withObject("/query/terms").set(OF_RESULT, Cluster.JSON.valueToTree(ids));
    ObjectNode filters = query.withObject("/aggs/results/filters/filters");
    ids.forEach(id -> filters.putObject(id).putObject("term").put(OF_RESULT, id));
    JsonNode buckets = search(query).at("/aggregations/results/buckets");
    Map<String, Long> counts = new HashMap<>();
    ids.forEach(id -> counts.put(id, buckets.path(id).path("doc_count").asLong(-1)));
    return counts;
  }

  private Map<String, Version> others(String resultId, Map<String, Integer> sizes) {
    ObjectNode query = Cluster.JSON.createObjectNode();
    query.put("size", PAGE).put("_source", false).put("seq_no_primary_term", true);
    query.putObject("query").putObject("term").put(OF_RESULT, resultId);
    query.putArray("sort").addObject().put("metadata.document_id", "asc");
    Map<String, Version> others = new LinkedHashMap<>();
    JsonNode hits = search(query).at("/hits/hits");
    while (!hits.isEmpty()) {
      for (JsonNode hit : hits) {
        String id = hit.path("_id").asText();
        Version version = Version.of(hit);
        if (version != null && !has(resultId, sizes, id)) {
          others.put(id, version);
        }
      }
      query.set("search_after", hits.get(hits.size() - 1).path("sort"));
      hits = search(query).at("/hits/hits");
    }
    return others;
  }

  private JsonNode search(ObjectNode query) {
    RestRequest request =
        RestRequest.of(
            "POST", path + "/_search?allow_partial_search_results=false", query.toString());
    return cluster.ask(request, "hits of all shards", answer -> isWhole(query, answer));
  }

  private boolean isWhole(ObjectNode query, JsonNode answer) {
    JsonNode hits = answer.at("/hits/hits");
    boolean isWhole =
        Cluster.isOfAllShards(answer)
            && answer.path("timed_out").isBoolean()
            && !answer.path("timed_out").booleanValue()
            && hits.isArray();
    for (JsonNode hit : hits) {
      isWhole &=
          cluster.isOf(index, hit.path("_index"))
              && Version.of(hit) != null
              && !hit.path("sort").isEmpty();
    }
    for (JsonNode asked : query.at("/query/terms/" + OF_RESULT)) {
      JsonNode bucket = answer.at("/aggregations/results/buckets").path(asked.asText());
      isWhole &= bucket.path("doc_count").isIntegralNumber();
    }
    return isWhole;
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
