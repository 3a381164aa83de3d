package io.zathras.exporter.opensearch;

import io.zathras.exporter.ExportException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Sends what several results have to send to one index together: while as many requests are under
 * way as there may be, what comes waits and goes as one, and each learns what became of its own. A
 * group whose request failed goes again result by result. Thread-safe.
 */
final class BulkGroups {

  private final BulkSender sender;
  private final BulkLimits limits;
  private final Semaphore slots;
  private final Deque<Part> waiting = new ArrayDeque<>();

  /**
   * Makes groups for an index.
   *
   * @param slots as many as there may be requests under way, shared by all indices
   */
  BulkGroups(BulkSender sender, BulkLimits limits, Semaphore slots) {
    this.sender = sender;
    this.limits = limits;
    this.slots = slots;
  }

  /** Sends a bulk, perhaps with others, and waits for what became of it. */
  BulkOutcome send(Bulk bulk) {
    while (true) {
      Optional<BulkOutcome> outcome = sendOnce(bulk);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
  }

  private Optional<BulkOutcome> sendOnce(Bulk bulk) {
    Part part = new Part(bulk);
    add(part);
    try {
      slots.acquire();
      try {
        send(groupOf(part));
      } finally {
        slots.release();
      }
      return part.outcome.get();
    } catch (InterruptedException e) {
      remove(part);
      Thread.currentThread().interrupt();
      throw new ExportException(Cluster.NAME, "interrupted during a bulk request", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ExportException failure) {
        throw failure;
      }
      throw new ExportException(Cluster.NAME, "a bulk request failed (" + e.getCause() + ")", e);
    }
  }

  private void add(Part part) {
    synchronized (waiting) {
      waiting.add(part);
    }
  }

  private void remove(Part part) {
    synchronized (waiting) {
      waiting.remove(part);
    }
  }

  /** Returns a part and what may go with it; nothing when it went with another one. */
  private List<Part> groupOf(Part first) {
    synchronized (waiting) {
      if (!waiting.remove(first)) {
        return List.of();
      }
      List<Part> group = new ArrayList<>(List.of(first));
      long bytes = first.bulk.body().length;
      int count = first.bulk.size();
      for (Iterator<Part> others = waiting.iterator(); others.hasNext(); ) {
        Part other = others.next();
        bytes += other.bulk.body().length;
        count += other.bulk.size();
        if (bytes > limits.bytes() || count > limits.count()) {
          break;
        }
        group.add(other);
        others.remove();
      }
      return group;
    }
  }

  private void send(List<Part> group) {
    if (group.size() > 1 && sentAsOne(group)) {
      return;
    }
    for (int place = 0; place < group.size(); place++) {
      Part part = group.get(place);
      try {
        part.complete(sender.send(part.bulk));
      } catch (RuntimeException | Error e) {
        // An interrupt is meant for the result that this thread works for, which comes first.
        if (place > 0 && Thread.currentThread().isInterrupted()) {
          part.handBack();
        } else {
          part.outcome.completeExceptionally(e);
        }
      }
    }
  }

  private boolean sentAsOne(List<Part> group) {
    List<BulkItem> items;
    try {
      items = sender.send(Bulk.of(group.stream().map(part -> part.bulk).toList()));
    } catch (RuntimeException | Error e) {
      // Whatever it is, each that waits has to learn what becomes of its own.
      return false;
    }
    int first = 0;
    for (Part part : group) {
      int next = first + part.bulk.size();
      part.complete(items.subList(first, next));
      first = next;
    }
    return true;
  }

  /** What one result has to send. */
  private static final class Part {

    private final Bulk bulk;
    private final CompletableFuture<Optional<BulkOutcome>> outcome = new CompletableFuture<>();

    Part(Bulk bulk) {
      this.bulk = bulk;
    }

    void complete(List<BulkItem> items) {
      outcome.complete(Optional.of(BulkOutcome.of(items)));
    }

    /** Leaves it to its own thread to send it. */
    void handBack() {
      outcome.complete(Optional.empty());
    }
  }
}
