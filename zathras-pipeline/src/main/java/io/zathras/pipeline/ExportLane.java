package io.zathras.pipeline;

import io.zathras.exporter.Deliveries;
import io.zathras.exporter.Delivery;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.schema.ResultDocument;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Hands the documents of one call to one exporter. An exporter that takes one document at a time
 * works on the calling thread. Any other exporter has threads of its own and gets as one batch the
 * documents that came while it was busy; the lane never waits to make a batch larger.
 */
final class ExportLane implements AutoCloseable {

  private static final int LARGEST_BATCH = 1_000;

  private final String name;
  private final Exporter exporter;
  private final Semaphore turns;
  private final int batchSize;
  private final int concurrency;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private final WorkerThreads workers;
  private final @Nullable ExecutorService threads;

  /**
   * Opens a lane.
   *
   * @param name the exporter's name in the report
   * @param turns how many batches the exporter takes at once, from all calls together
   */
  ExportLane(String name, Exporter exporter, Semaphore turns) {
    this.name = name;
    this.exporter = exporter;
    this.turns = turns;
    batchSize = Math.max(1, Math.min(exporter.batchSize(), LARGEST_BATCH));
    concurrency = concurrency(exporter);
    workers = new WorkerThreads("zathras-export-" + name + "-");
    threads =
        batchSize == 1 && concurrency == 1
            ? null
            : Executors.newFixedThreadPool(concurrency, workers);
  }

  /** Returns how many batches an exporter takes at once, within bounds. */
  static int concurrency(Exporter exporter) {
    return Math.max(1, Math.min(exporter.concurrency(), OrderedExecutor.MOST_THREADS));
  }

  String name() {
    return name;
  }

  /** Returns how many documents keep the exporter busy: the batches under way, and the next. */
  int window() {
    return threads == null ? 1 : batchSize * (concurrency + 1);
  }

  /** Hands a document over; it may already be delivered when this method returns. */
  Future<TimedDelivery> submit(ResultDocument document) {
    Waiting waiting = new Waiting(document);
    synchronized (queue) {
      queue.add(waiting);
    }
    if (threads == null) {
      exportNext();
    } else {
      try {
        threads.execute(this::exportNext);
      } catch (RejectedExecutionException e) {
        refuseRest();
      }
    }
    return waiting.delivery;
  }

  /** Interrupts what is under way, and begins nothing more. */
  void interrupt() {
    if (threads != null) {
      threads.shutdownNow();
      refuseRest();
    }
  }

  /** Ends the threads, and waits until they have ended; what is under way is interrupted. */
  @Override
  public void close() {
    interrupt();
    workers.awaitEnd();
  }

  private void exportNext() {
    List<Waiting> batch = nextBatch();
    if (batch.isEmpty()) {
      // An earlier batch took all that was waiting.
      return;
    }
    long start = System.nanoTime();
    List<Delivery> deliveries;
    try {
      deliveries = export(batch.stream().map(one -> one.document).toList());
    } catch (RuntimeException | Error e) {
      // Completes the futures so that nobody waits forever.
      batch.forEach(one -> one.delivery.completeExceptionally(e));
      return;
    }
    Duration each = Duration.ofNanos((System.nanoTime() - start) / batch.size());
    for (int place = 0; place < batch.size(); place++) {
      batch.get(place).delivery.complete(new TimedDelivery(deliveries.get(place), each));
    }
  }

  private List<Waiting> nextBatch() {
    List<Waiting> batch = new ArrayList<>();
    synchronized (queue) {
      while (batch.size() < batchSize && !queue.isEmpty()) {
        batch.add(queue.remove());
      }
    }
    return batch;
  }

  private List<Delivery> export(List<ResultDocument> documents) {
    try {
      // Does not check for an interrupt here, because the exporter decides how to react to one.
      if (!turns.tryAcquire()) {
        turns.acquire();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return documents.stream().map(this::notMade).toList();
    }
    try {
      return Deliveries.attempt(exporter, documents);
    } finally {
      turns.release();
    }
  }

  private void refuseRest() {
    synchronized (queue) {
      queue.forEach(
          waiting ->
              waiting.delivery.complete(
                  new TimedDelivery(notMade(waiting.document), Duration.ZERO)));
      queue.clear();
    }
  }

  private Delivery notMade(ResultDocument document) {
    return Delivery.failed(
        document.id(), new ExportException(name, "interrupted before it was sent", null));
  }

  /**
   * What became of a document, and how long it took; for one of a batch, an equal share of the
   * batch's time.
   *
   * @param delivery what became of it
   * @param duration how long it took
   */
  record TimedDelivery(Delivery delivery, Duration duration) {}

  /** A document that is to be delivered. */
  private static final class Waiting {

    private final ResultDocument document;
    private final CompletableFuture<TimedDelivery> delivery = new CompletableFuture<>();

    Waiting(ResultDocument document) {
      this.document = document;
    }
  }
}
