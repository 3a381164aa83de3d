package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.bulk.BulkOutcome;
import io.zathras.exporter.opensearch.bulk.BulkRequest.Action;
import io.zathras.exporter.opensearch.bulk.BulkRequest.Version;
import io.zathras.exporter.opensearch.bulk.BulkWriter;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.Run;
import io.zathras.schema.TimeSeriesDocument;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index for points. */
final class TimeSeriesIndex {

  private static final Logger LOG = LoggerFactory.getLogger(TimeSeriesIndex.class);
  private static final int PAGE = 1_000;
  private static final String OF_RESULT = "metadata.result_id";

  private final ClusterClient cluster;
  private final BulkWriter.Factory writers;
  private final JsonCodec codec = JsonCodec.compact();
  private final String index;
  private final String path;

  TimeSeriesIndex(ClusterClient cluster, BulkWriter.Factory writers) {
    this.cluster = cluster;
    this.writers = writers;
    this.index = writers.index();
    this.path = "/" + ClusterClient.encoded(index);
  }

  /**
   * Writes all points of results, in place of existing ones. A result fails when one of its points
   * is rejected.
   */
  void write(List<PendingResult> results) {
    try (BulkWriter<PendingResult> writer = writers.open(0)) {
      for (PendingResult result : results) {
        result.wrotePoints(false);
        Iterator<TimeSeriesDocument> points = result.document().timeSeries().iterator();
        boolean goesOn = true;
        while (goesOn && points.hasNext()) {
          TimeSeriesDocument point = points.next();
          goesOn =
              writer.add(result, Action.INDEX, point.id(), null, out -> codec.write(point, out));
        }
      }
      taken(writer.finish(), result -> " points of " + result.id() + " were not taken: ")
          .forEach((result, outcome) -> result.wrotePoints(outcome.overwritten() > 0));
    }
  }

  /**
   * Checks that the index would accept the points of results and the removal of older ones, without
   * changing anything. Tries one point of each set of fields, because the index accepts or rejects
   * points with equal fields alike. A result fails when its points would be rejected.
   */
  void tryOut(List<PendingResult> results) {
    try (BulkWriter<PendingResult> writer = writers.open(0)) {
      for (PendingResult result : results) {
        Set<List<Object>> tried = new HashSet<>();
        result
            .document()
            .timeSeries()
            .filter(point -> tried.add(fields(point)))
            .forEach(
                point ->
                    writer.add(
                        result,
                        Action.INDEX,
                        point.id(),
                        Version.NONE,
                        out -> codec.write(point, out)));
        writer.add(result, Action.DELETE, ClusterClient.NO_DOCUMENT, Version.NONE, null);
      }
      taken(
          writer.finish(),
          result ->
              " changes to the points of " + result.id() + " would not be taken, the older stay: ");
    }
  }

  private static List<Object> fields(TimeSeriesDocument point) {
    return List.of(
        point.metrics().keySet(), point.timestamp() == null, point.configurationId() == null);
  }

  /**
   * Returns the outcomes of the results that did not fail; the message of a failure begins with a
   * number.
   */
  private static Map<PendingResult, BulkOutcome> taken(
      Map<PendingResult, BulkOutcome> outcomes, Function<PendingResult, String> words) {
    return PendingResult.taken(outcomes, (result, rejected) -> rejected + words.apply(result));
  }

  /**
   * Finds the points that an older form of each result has and the new form does not have. All
   * points of the new form must be written already. A result fails when the cluster refuses to
   * answer.
   */
  void findOlder(List<PendingResult> results) {
    BatchQuestion<Long> counts = this::countAll;
    counts.ask(
        results,
        (result, count) -> {
          Map<String, Integer> sizes = new HashMap<>();
          for (Run run : result.document().results().runs().values()) {
            sizes.put(run.key(), run.timeseries().size());
          }
          long expected = sizes.values().stream().mapToLong(Integer::longValue).sum();
          try {
            result.foundOlderPoints(count > expected ? others(result.id(), sizes) : Map.of());
          } catch (ExportException e) {
            result.failed(e);
          }
        });
  }

  /**
   * Removes the older points that were found. A point that another process rewrote meanwhile is no
   * longer older and stays. A result fails when the cluster keeps an older point.
   */
  void removeOlder(List<PendingResult> results) {
    try (BulkWriter<PendingResult> writer = writers.open(0)) {
      for (PendingResult result : results) {
        result
            .olderPoints()
            .forEach((id, version) -> writer.add(result, Action.DELETE, id, version, null));
      }
      taken(writer.finish(), result -> " older points of " + result.id() + " were not removed: ")
          .forEach(
              (result, outcome) ->
                  LOG.info("{}: {} older points removed", result.id(), outcome.removed()));
    }
  }

  /** Counts the points of results, including points that were written a moment ago. */
  private Map<String, Long> countAll(Collection<String> ids) {
    RestRequest refresh = RestRequest.of("POST", path + "/_refresh");
    cluster.ask(refresh, "an answer of all shards", ClusterClient::isOfAllShards);
    ObjectNode query = ClusterClient.JSON.createObjectNode();
    query.put("size", 0).put("track_total_hits", false);
    query.withObject("/query/terms").set(OF_RESULT, ClusterClient.JSON.valueToTree(ids));
    ObjectNode filters = query.withObject("/aggs/results/filters/filters");
    ids.forEach(id -> filters.putObject(id).putObject("term").put(OF_RESULT, id));
    JsonNode buckets = search(query).at("/aggregations/results/buckets");
    Map<String, Long> counts = new HashMap<>();
    ids.forEach(id -> counts.put(id, buckets.path(id).path("doc_count").asLong(-1)));
    return counts;
  }

  private Map<String, Version> others(String resultId, Map<String, Integer> sizes) {
    ObjectNode query = ClusterClient.JSON.createObjectNode();
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
        ClusterClient.isOfAllShards(answer)
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
