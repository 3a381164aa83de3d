package io.zathras.exporter.opensearch.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.rest.Backoff;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends bulk requests to one index. Items that are refused temporarily are sent again after a
 * pause, and a request that is too long is sent in halves. After the sender gave up, it sends such
 * items only once until a request has none, so that a thousand documents do not each wait for a
 * full disk. Thread-safe.
 */
public final class BulkSender {

  private static final Logger LOG = LoggerFactory.getLogger(BulkSender.class);
  private static final Set<Integer> FOR_NOW = Set.of(429, 502, 503, 504);
  private static final int TOO_LONG = 413;

  private final ClusterClient cluster;
  private final String index;
  private final String path;
  private final String what;
  private volatile boolean gaveUp;

  public BulkSender(ClusterClient cluster, String index) {
    this.cluster = cluster;
    this.index = index;
    this.what = "POST /" + ClusterClient.encoded(index) + "/_bulk";
    this.path =
        "/"
            + ClusterClient.encoded(index)
            + "/_bulk?filter_path=errors,items.*._index,items.*._id,items.*.status,"
            + "items.*.result,items.*.error";
  }

  /**
   * Sends a bulk.
   *
   * @return what became of each item, in their order
   * @throws ExportException if the request itself was refused, or the answer is not what the API
   *     promises
   */
  public List<BulkItem> send(BulkRequest bulk) {
    Backoff backoff = new Backoff(cluster.http());
    BulkItem[] became = new BulkItem[bulk.size()];
    List<Integer> pending = IntStream.range(0, bulk.size()).boxed().toList();
    while (true) {
      RestResponse response =
          sendOnce(pending.size() == bulk.size() ? bulk : bulk.only(pending), pending, became);
      pending = pending.stream().filter(item -> isRefusedForNow(became[item])).toList();
      if (pending.isEmpty()) {
        gaveUp = false;
        return Arrays.asList(became);
      }
      if (!isWorthAnother(backoff, response, pending.size())) {
        gaveUp = true;
        pending.forEach(item -> became[item] = became[item].tried(backoff.tried()));
        return Arrays.asList(became);
      }
    }
  }

  private RestResponse sendOnce(BulkRequest bulk, List<Integer> places, BulkItem[] became) {
    RestResponse response =
        cluster.send(RestRequest.of("POST", path, bulk.body()).as("application/x-ndjson").gzip());
    List<BulkItem> items =
        response.status() == TOO_LONG
            ? tooLong(bulk, response)
            : answered(bulk, cluster.good(response, what));
    for (int item = 0; item < items.size(); item++) {
      became[places.get(item)] = items.get(item);
    }
    return response;
  }

  private static boolean isRefusedForNow(BulkItem item) {
    return item.rejection() != null && FOR_NOW.contains(item.rejection().status());
  }

  private boolean isWorthAnother(Backoff backoff, RestResponse response, int refused) {
    LOG.debug("{} documents refused for now", refused);
    try {
      if (!gaveUp && backoff.again(response.retryAfter())) {
        return true;
      }
      LOG.warn(
          "{}: {} was too busy for {} documents{}",
          ClusterClient.NAME,
          what,
          refused,
          backoff.tried());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExportException(ClusterClient.NAME, "interrupted while the cluster was busy", e);
    }
  }

  private List<BulkItem> tooLong(BulkRequest bulk, RestResponse response) {
    if (bulk.size() == 1) {
      String length = bulk.body().length + " bytes";
      return List.of(BulkItem.rejected(bulk.id(0), TOO_LONG, "too_long", length));
    }
    LOG.debug("{} documents are too long for one request: {}", bulk.size(), response.summary());
    int half = bulk.size() / 2;
    List<BulkItem> items =
        new ArrayList<>(send(bulk.only(IntStream.range(0, half).boxed().toList())));
    items.addAll(send(bulk.only(IntStream.range(half, bulk.size()).boxed().toList())));
    return items;
  }

  /** Reads an answer, which must name each document by its index and id, in order. */
  private List<BulkItem> answered(BulkRequest bulk, RestResponse response) {
    JsonNode answer = response.json();
    JsonNode items = answer.path("items");
    if (!items.isArray() || items.size() != bulk.size()) {
      throw response.unexpected("an item for each of " + bulk.size() + " documents");
    }
    List<BulkItem> all = new ArrayList<>(bulk.size());
    boolean errors = false;
    for (int place = 0; place < bulk.size(); place++) {
      JsonNode item = items.get(place).path(bulk.action(place).word());
      boolean isOfDocument =
          items.get(place).size() == 1
              && cluster.isOf(index, item.path("_index"))
              && item.path("_id").asText().equals(bulk.id(place));
      BulkItem one = isOfDocument ? BulkItem.of(bulk, place, item) : null;
      if (one == null) {
        throw response.unexpected(
            "what became of " + bulk.id(place) + " of " + index + " as item " + (place + 1));
      }
      errors |= item.has("error");
      all.add(one);
    }
    if (!answer.path("errors").isBoolean() || answer.path("errors").booleanValue() != errors) {
      throw response.unexpected("errors: " + errors + ", as its items say");
    }
    return all;
  }
}
