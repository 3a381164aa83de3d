package io.zathras.exporter.opensearch;

import io.zathras.exporter.ExportException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Sends documents as they come, gathered to bulk requests, a bounded number of which are under way
 * at a time. Sending stops when more documents were rejected than are borne. Not thread-safe;
 * closing it ends what is under way.
 */
final class BulkStream implements AutoCloseable {

  private final BulkGroups sender;
  private final ExecutorService threads;
  private final BulkLimits limits;
  private final int borne;
  private final Bulk.Builder next = new Bulk.Builder();
  private final Deque<Future<BulkOutcome>> underWay = new ArrayDeque<>();
  private BulkOutcome outcome = BulkOutcome.NOTHING;

  /**
   * Begins a stream.
   *
   * @param threads as many as there may be requests under way
   * @param borne how many rejections do not end it
   */
  BulkStream(BulkGroups sender, ExecutorService threads, BulkLimits limits, int borne) {
    this.sender = sender;
    this.threads = threads;
    this.limits = limits;
    this.borne = borne;
  }

  /**
   * Adds a document; without JSON when it is to be removed.
   *
   * @param onlyIf the state in which it has to be there; {@code null} for any
   * @return whether to go on: not when too many were rejected
   * @throws ExportException if the cluster cannot be reached, refuses, or is busy for too long
   */
  boolean add(
      Bulk.Action action, String id, Bulk.@Nullable Version onlyIf, Bulk.@Nullable Json json) {
    next.add(action, id, onlyIf, json);
    if (next.length() > limits.bytes() && next.count() > 1) {
      submit(next.cutBeforeLast());
    }
    if (next.length() >= limits.bytes() || next.count() >= limits.count()) {
      submit(next.build());
      next.clear();
    }
    return goesOn();
  }

  /**
   * Sends the rest and waits for all answers.
   *
   * @return what became of all documents; not all were sent when too many were rejected
   */
  BulkOutcome finish() {
    if (next.count() > 0 && goesOn()) {
      if (underWay.isEmpty()) {
        outcome = outcome.plus(sender.send(next.build()));
      } else {
        submit(next.build());
      }
    }
    next.clear();
    while (!underWay.isEmpty()) {
      await();
    }
    return outcome;
  }

  private boolean goesOn() {
    return outcome.rejections().size() <= borne;
  }

  private void submit(Bulk bulk) {
    if (underWay.size() >= limits.requestsInFlight()) {
      await();
    }
    underWay.add(threads.submit(() -> sender.send(bulk)));
  }

  private void await() {
    try {
      outcome = outcome.plus(underWay.remove().get());
    } catch (ExecutionException e) {
      close();
      if (e.getCause() instanceof ExportException failure) {
        throw failure;
      }
      throw new ExportException(Cluster.NAME, "a bulk request failed (" + e.getCause() + ")", e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new ExportException(Cluster.NAME, "interrupted during a bulk request", e);
    }
  }

  @Override
  public void close() {
    underWay.forEach(request -> request.cancel(true));
    underWay.clear();
  }
}
