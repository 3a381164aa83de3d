package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.rest.Backoff;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends bulk requests to one index: items that were refused for now again, after a pause, and a
 * request that is too long in halves. Thread-safe.
 */
final class BulkSender {

  private static final Logger LOG = LoggerFactory.getLogger(BulkSender.class);
  private static final Set<Integer> FOR_NOW = Set.of(429, 502, 503, 504);
  private static final int CONFLICT = 409;
  private static final int TOO_LONG = 413;

  private final Cluster cluster;
  private final String path;
  private final String what;

  BulkSender(Cluster cluster, String index) {
    this.cluster = cluster;
    String bulk = "/" + Cluster.encoded(index) + "/_bulk";
    this.path = bulk + "?filter_path=errors,items.*.status,items.*.result,items.*.error";
    this.what = "POST " + bulk;
  }

  /**
   * Sends a bulk.
   *
   * @return what became of each item
   * @throws ExportException if the request itself was refused, or items for too long
   */
  BulkOutcome send(Bulk bulk) {
    Backoff backoff = new Backoff(cluster.target().http());
    BulkOutcome outcome = BulkOutcome.NOTHING;
    Bulk pending = bulk;
    while (true) {
      RestResponse response =
          cluster.send(
              RestRequest.of("POST", path, pending.body()).as("application/x-ndjson").gzip());
      if (response.status() == TOO_LONG) {
        return outcome.plus(tooLong(pending, response));
      }
      Answer answer = Answer.of(pending, cluster.good(response, what));
      outcome = outcome.plus(answer.outcome);
      if (answer.again.isEmpty()) {
        return outcome;
      }
      pause(backoff, response, answer, pending);
      pending = pending.only(answer.again);
    }
  }

  private static void pause(Backoff backoff, RestResponse response, Answer answer, Bulk pending) {
    LOG.debug("{} of {} documents refused for now", answer.again.size(), pending.size());
    try {
      if (!backoff.again(response.retryAfter())) {
        throw new DocumentsRejectedException(
            "the cluster was too busy for "
                + answer.again.size()
                + " documents (tried "
                + backoff.attempts()
                + " times): ",
            answer.refusedForNow);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExportException(Cluster.NAME, "interrupted while the cluster was busy", e);
    }
  }

  private BulkOutcome tooLong(Bulk bulk, RestResponse response) {
    if (bulk.size() == 1) {
      Rejection alone =
          new Rejection(bulk.id(0), TOO_LONG, "too_long", bulk.body().length + " bytes");
      return new BulkOutcome(0, 0, 0, 0, List.of(alone));
    }
    LOG.debug("{} documents are too long for one request: {}", bulk.size(), response.summary());
    int half = bulk.size() / 2;
    BulkOutcome first = send(bulk.only(IntStream.range(0, half).boxed().toList()));
    return first.plus(send(bulk.only(IntStream.range(half, bulk.size()).boxed().toList())));
  }

  /** An answer to a bulk request, item by item. */
  private static final class Answer {

    private final List<Integer> again = new ArrayList<>();
    private final List<Rejection> refusedForNow = new ArrayList<>();
    private BulkOutcome outcome = BulkOutcome.NOTHING;

    static Answer of(Bulk bulk, RestResponse response) {
      JsonNode items = response.json().path("items");
      if (items.size() != bulk.size()) {
        throw new ExportException(
            Cluster.NAME,
            "the answer to a bulk request of "
                + bulk.size()
                + " documents speaks of "
                + items.size()
                + "; is that an OpenSearch? "
                + response.summary(),
            null);
      }
      Answer answer = new Answer();
      answer.read(bulk, items);
      return answer;
    }

    private void read(Bulk bulk, JsonNode items) {
      int created = 0;
      int overwritten = 0;
      int there = 0;
      int removed = 0;
      List<Rejection> rejections = new ArrayList<>();
      for (int item = 0; item < bulk.size(); item++) {
        JsonNode one = items.get(item).elements().next();
        int status = one.path("status").asInt();
        switch (one.path("result").asText()) {
          case "created" -> created++;
          case "updated", "noop" -> overwritten++;
          case "deleted", "not_found" -> removed++;
          default -> {
            if (status == CONFLICT) {
              there++;
            } else if (FOR_NOW.contains(status)) {
              again.add(item);
              refusedForNow.add(rejection(bulk.id(item), status, one));
            } else {
              rejections.add(rejection(bulk.id(item), status, one));
            }
          }
        }
      }
      outcome = new BulkOutcome(created, overwritten, there, removed, List.copyOf(rejections));
    }

    private static Rejection rejection(String id, int status, JsonNode item) {
      JsonNode error = item.path("error");
      String reason = error.path("reason").asText();
      JsonNode cause = error.path("caused_by").path("reason");
      if (cause.isTextual()) {
        reason += " (" + cause.textValue() + ")";
      }
      return new Rejection(id, status, error.path("type").asText(), reason);
    }
  }
}
