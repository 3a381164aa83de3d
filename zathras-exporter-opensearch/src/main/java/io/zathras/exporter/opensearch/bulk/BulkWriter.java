package io.zathras.exporter.opensearch.bulk;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.rest.UnreachableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents to one index as they come, collected into bulk requests, a bounded number of
 * which are under way at a time. Each document belongs to an owner, such as the result whose point
 * it is, and the outcome is reported for each owner. After too many rejections, the remaining
 * documents of an owner are not sent. A request that fails is sent again owner by owner, so that a
 * fault of one owner does not affect the others. Not thread-safe; closing it ends the requests
 * under way.
 *
 * @param <K> the type of the owners
 */
public final class BulkWriter<K> implements AutoCloseable {

  private final BulkSender sender;
  private final ExecutorService threads;
  private final BulkLimits limits;
  private final int borne;
  private final BulkRequest.Builder next = new BulkRequest.Builder();
  private final List<K> owners = new ArrayList<>();
  private final Deque<Future<Map<K, BulkOutcome>>> underWay = new ArrayDeque<>();
  private final Map<K, BulkOutcome> outcomes = new LinkedHashMap<>();

  private BulkWriter(Factory factory, int borne) {
    this.sender = factory.sender;
    this.threads = factory.threads;
    this.limits = factory.limits;
    this.borne = borne;
  }

  /**
   * Adds a document; without JSON for a removal.
   *
   * @param onlyIf the state that it must be in; {@code null} for any
   * @return whether to go on with this owner: not when too many of its documents were rejected, or
   *     a request failed
   * @throws ExportException if the thread was interrupted; the interrupt status stays set
   */
  public boolean add(
      K owner,
      BulkRequest.Action action,
      String id,
      BulkRequest.@Nullable Version onlyIf,
      BulkRequest.@Nullable Json json) {
    if (!goesOn(owner)) {
      return false;
    }
    next.add(action, id, onlyIf, json);
    owners.add(owner);
    if (next.length() > limits.bytes() && next.count() > 1) {
      int last = owners.size() - 1;
      submit(next.cutBeforeLast(), List.copyOf(owners.subList(0, last)));
      owners.subList(0, last).clear();
    }
    if (next.length() >= limits.bytes() || next.count() >= limits.count()) {
      submitNext();
    }
    return goesOn(owner);
  }

  /**
   * Sends the rest and waits for all answers.
   *
   * @return the outcomes of the documents of each owner; after too many rejections, not all were
   *     sent
   * @throws ExportException if the thread was interrupted; the interrupt status stays set
   */
  public Map<K, BulkOutcome> finish() {
    if (next.count() > 0) {
      if (underWay.isEmpty()) {
        merge(send(next.build(), List.copyOf(owners)));
        next.clear();
        owners.clear();
      } else {
        submitNext();
      }
    }
    while (!underWay.isEmpty()) {
      await();
    }
    return outcomes;
  }

  private boolean goesOn(K owner) {
    BulkOutcome outcome = outcomes.get(owner);
    return outcome == null || (outcome.failure() == null && outcome.rejections().size() <= borne);
  }

  private void submitNext() {
    submit(next.build(), List.copyOf(owners));
    next.clear();
    owners.clear();
  }

  private void submit(BulkRequest bulk, List<K> bulkOwners) {
    if (underWay.size() >= limits.requestsInFlight()) {
      await();
    }
    underWay.add(threads.submit(() -> send(bulk, bulkOwners)));
  }

  private Map<K, BulkOutcome> send(BulkRequest bulk, List<K> bulkOwners) {
    Map<K, List<Integer>> places = new LinkedHashMap<>();
    for (int place = 0; place < bulkOwners.size(); place++) {
      places.computeIfAbsent(bulkOwners.get(place), owner -> new ArrayList<>()).add(place);
    }
    Map<K, BulkOutcome> sent = new LinkedHashMap<>();
    try {
      List<BulkItem> items = sender.send(bulk);
      places.forEach(
          (owner, own) -> sent.put(owner, BulkOutcome.of(own.stream().map(items::get).toList())));
    } catch (RuntimeException | Error e) {
      ExportException failure = failure(e);
      boolean isOfAll = e instanceof UnreachableException || Thread.currentThread().isInterrupted();
      if (places.size() == 1 || isOfAll) {
        places.keySet().forEach(owner -> sent.put(owner, BulkOutcome.failed(failure)));
      } else {
        places.forEach((owner, own) -> sent.putAll(sendAlone(bulk.only(own), owner)));
      }
    }
    return sent;
  }

  private Map<K, BulkOutcome> sendAlone(BulkRequest own, K owner) {
    return send(own, Collections.nCopies(own.size(), owner));
  }

  private static ExportException failure(Throwable thrown) {
    return thrown instanceof ExportException failure
        ? failure
        : new ExportException(ClusterClient.NAME, "a bulk request failed (" + thrown + ")", thrown);
  }

  private void await() {
    try {
      merge(underWay.remove().get());
    } catch (ExecutionException e) {
      close();
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new ExportException(ClusterClient.NAME, "interrupted during a bulk request", e);
    }
  }

  private void merge(Map<K, BulkOutcome> more) {
    more.forEach((owner, outcome) -> outcomes.merge(owner, outcome, BulkOutcome::plus));
  }

  @Override
  public void close() {
    underWay.forEach(request -> request.cancel(true));
    underWay.clear();
  }

  /** Opens writers to one index. */
  public static final class Factory {

    private final String index;
    private final BulkSender sender;
    private final ExecutorService threads;
    private final BulkLimits limits;

    /**
     * Creates a factory.
     *
     * @param threads as many as the largest number of requests under way
     */
    public Factory(
        ClusterClient cluster, String index, ExecutorService threads, BulkLimits limits) {
      this.index = index;
      this.sender = new BulkSender(cluster, index);
      this.threads = threads;
      this.limits = limits;
    }

    public String index() {
      return index;
    }

    /**
     * Opens a writer.
     *
     * @param borne how many rejections an owner may have before its remaining documents are not
     *     sent
     */
    public <K> BulkWriter<K> open(int borne) {
      return new BulkWriter<>(this, borne);
    }
  }
}
