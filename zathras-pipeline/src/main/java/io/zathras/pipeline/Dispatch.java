package io.zathras.pipeline;

import io.zathras.exporter.Delivery;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.FailureWords;
import io.zathras.pipeline.ProcessingReport.DeliveryOutcome;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Severity;
import io.zathras.schema.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the documents of one call to the exporters, each result once, and keeps of each what the
 * report needs: no document, and of its diagnostics only so many that a hundred thousand results
 * fit into memory. What becomes of the results is told in their order, though some exporters work
 * on several at once.
 */
final class Dispatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ResultPipeline.class);
  private static final int KEPT_OF_AN_ITEM = 20;
  private static final int SECONDS_TO_STOP = 30;
  private static final String TOO_LITTLE_MEMORY =
      "delivering it needs more memory than Java has; raise that (-Xmx)";

  private final Map<String, Exporter> exporters;
  private final Consumer<Item> finished;
  private final Map<String, String> seen = new HashMap<>();
  private final FailureWords failures = new FailureWords();
  private final Deque<UnderWay> underWay = new ArrayDeque<>();
  private final int window;
  private final @Nullable ExecutorService threads;
  private int keepable = 20_000;

  /**
   * Makes a dispatch.
   *
   * @param exporters the exporters by name; also the lock of those that take one document at a time
   * @param finished is told what became of each result, on the calling thread
   */
  Dispatch(Map<String, Exporter> exporters, Consumer<Item> finished) {
    this.exporters = exporters;
    this.finished = finished;
    int many = 0;
    int most = 1;
    for (Exporter exporter : exporters.values()) {
      int concurrency = Math.min(exporter.concurrency(), OrderedWork.MOST_THREADS);
      many += concurrency > 1 ? concurrency : 0;
      most = Math.max(most, concurrency);
    }
    window = most;
    threads = many == 0 ? null : Executors.newFixedThreadPool(many, Dispatch::thread);
  }

  /** Delivers a result, or begins to; tells what became of those that are done. */
  void deliver(Reading reading) {
    ResultDocument document = reading.document();
    if (document == null) {
      add(new UnderWay(reading, reading.outcome(), reading.message(), Map.of()));
      return;
    }
    String first = seen.putIfAbsent(document.id(), reading.source());
    if (first != null) {
      String message = "the same result as in " + first;
      add(new UnderWay(reading, Outcome.DUPLICATE, message, Map.of()));
      return;
    }
    Map<String, Future<Attempt>> attempts = new LinkedHashMap<>();
    exporters.forEach((name, exporter) -> attempts.put(name, begin(name, exporter, document)));
    add(new UnderWay(reading, Outcome.PROCESSED, null, attempts));
  }

  /** Waits for what is under way. */
  void drain() {
    while (!underWay.isEmpty()) {
      finish(underWay.remove());
    }
  }

  /** Ends the threads, and waits until they have ended; what is under way is interrupted. */
  @Override
  public void close() {
    if (threads == null) {
      return;
    }
    threads.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      if (!threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        LOG.warn("an exporter does not stop; its thread is left behind");
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void add(UnderWay result) {
    underWay.add(result);
    while (underWay.size() >= window) {
      finish(underWay.remove());
    }
  }

  private Future<Attempt> begin(String name, Exporter exporter, ResultDocument document) {
    if (threads != null && exporter.concurrency() > 1) {
      try {
        return threads.submit(() -> export(exporter, document, name));
      } catch (RejectedExecutionException e) {
        return CompletableFuture.completedFuture(Attempt.notMade(name));
      }
    }
    synchronized (exporters) {
      return CompletableFuture.completedFuture(export(exporter, document, name));
    }
  }

  private static Attempt export(Exporter exporter, ResultDocument document, String name) {
    long start = System.nanoTime();
    DeliveryOutcome outcome = DeliveryOutcome.FAILED;
    ExportException failure = null;
    List<String> notes = List.of();
    try {
      Delivery delivery = exporter.export(document);
      notes = delivery.notes();
      outcome =
          delivery.outcome() == Delivery.Outcome.DELIVERED
              ? DeliveryOutcome.DELIVERED
              : DeliveryOutcome.DUPLICATE;
    } catch (ExportException e) {
      failure = e;
    } catch (OutOfMemoryError e) {
      // What filled the memory was made for this document, and is free again.
      failure = new ExportException(name, TOO_LITTLE_MEMORY, e);
    } catch (RuntimeException | Error e) {
      String words = "exporter " + exporter.getClass().getName() + " failed with " + e;
      failure = new ExportException(name, words, e);
    }
    return new Attempt(outcome, failure, notes, Duration.ofNanos(System.nanoTime() - start));
  }

  private void finish(UnderWay result) {
    Map<String, DeliveryOutcome> deliveries = new LinkedHashMap<>();
    List<String> reasons = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Duration exporting = Duration.ZERO;
    for (Map.Entry<String, Future<Attempt>> entry : result.attempts.entrySet()) {
      Attempt attempt = await(entry.getKey(), entry.getValue());
      deliveries.put(entry.getKey(), attempt.outcome);
      exporting = exporting.plus(attempt.duration);
      attempt.notes.forEach(note -> notes.add(entry.getKey() + ": " + note));
      if (attempt.failure != null) {
        reasons.add(failures.of(attempt.failure, result.reading.source()));
      }
    }
    Outcome outcome = reasons.isEmpty() ? result.outcome : Outcome.FAILED;
    String message = reasons.isEmpty() ? result.message : String.join("; ", reasons);
    finished.accept(item(result.reading, outcome, message, deliveries, notes, exporting));
  }

  /** An interrupt is passed on to the exporters, whose answer is then soon there. */
  private Attempt await(String exporter, Future<Attempt> attempt) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return attempt.get();
        } catch (InterruptedException e) {
          interrupted = true;
          interrupt();
        } catch (CancellationException e) {
          return Attempt.notMade(exporter);
        } catch (ExecutionException e) {
          throw new IllegalStateException(
              "a delivery failed outside of its exporter", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void interrupt() {
    if (threads != null) {
      for (Runnable waiting : threads.shutdownNow()) {
        ((Future<?>) waiting).cancel(false);
      }
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "zathras-export");
    thread.setDaemon(true);
    return thread;
  }

  private Item item(
      Reading reading,
      Outcome outcome,
      @Nullable String message,
      Map<String, DeliveryOutcome> deliveries,
      List<String> notes,
      Duration exporting) {
    ResultDocument document = reading.document();
    Status status = document == null ? null : document.results().status();
    List<Diagnostic> serious =
        reading.diagnostics().stream()
            .filter(diagnostic -> diagnostic.severity() != Severity.INFO)
            .sorted(Comparator.comparing(Diagnostic::severity))
            .toList();
    int errors = (int) serious.stream().filter(found -> found.severity() == Severity.ERROR).count();
    List<Diagnostic> kept =
        serious.subList(0, Math.min(serious.size(), Math.min(KEPT_OF_AN_ITEM, keepable)));
    keepable -= kept.size();
    return new Item(
        reading.source(),
        reading.member(),
        outcome,
        document == null ? null : document.id(),
        status,
        message,
        deliveries,
        errors,
        serious.size() - errors,
        kept,
        notes,
        reading.duration().plus(exporting));
  }

  /** A result that exporters may still be working on; without attempts it is done. */
  private record UnderWay(
      Reading reading,
      Outcome outcome,
      @Nullable String message,
      Map<String, Future<Attempt>> attempts) {}

  /** What one exporter did with one document; and where it failed, why. */
  private record Attempt(
      DeliveryOutcome outcome,
      @Nullable ExportException failure,
      List<String> notes,
      Duration duration) {

    static Attempt notMade(String exporter) {
      ExportException failure =
          new ExportException(exporter, "interrupted before it was sent", null);
      return new Attempt(DeliveryOutcome.FAILED, failure, List.of(), Duration.ZERO);
    }
  }
}
