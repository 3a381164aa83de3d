package io.zathras.pipeline;

import io.zathras.exporter.Delivery;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.RepeatedFailures;
import io.zathras.pipeline.ExportLane.TimedDelivery;
import io.zathras.pipeline.ProcessingReport.DiagnosticGroup;
import io.zathras.pipeline.ProcessingReport.HeadlineNumbers;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Severity;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands the documents of one call to the exporters, each result once, and makes the items of the
 * report. An item holds no document and a limited number of diagnostics, so that a hundred thousand
 * results fit into memory. Items come in the order of the results even though exporters work on
 * several at once. The documents that wait for exporters are bounded in number and size.
 */
final class ExportDispatcher implements AutoCloseable {

  private static final int KEPT_OF_AN_ITEM = 20;
  private static final int MOST_SHARED = 1_000;
  private static final long MOST_BYTES_UNDER_WAY = 64L << 20;

  private final List<ExportLane> lanes;
  private final Consumer<Item> finished;
  private final Map<String, String> seen = new HashMap<>();
  private final RepeatedFailures failures = new RepeatedFailures();
  private final Deque<ProcessedResult> underWay = new ArrayDeque<>();
  private final Map<String, Tally> tallies = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final int window;
  private final long mostBytes;
  private long bytesUnderWay;
  private int keepable = 20_000;

  /**
   * Makes a dispatcher.
   *
   * @param lanes one for each exporter
   * @param finished is told what became of each result, on the calling thread
   */
  ExportDispatcher(List<ExportLane> lanes, Consumer<Item> finished) {
    this(lanes, finished, MOST_BYTES_UNDER_WAY);
  }

  ExportDispatcher(List<ExportLane> lanes, Consumer<Item> finished, long mostBytes) {
    this.mostBytes = mostBytes;
    this.lanes = List.copyOf(lanes);
    this.finished = finished;
    window = lanes.stream().mapToInt(ExportLane::window).max().orElse(1);
  }

  /** Delivers a result or begins to, and passes on the items of those that are done. */
  void deliver(ProcessedResult result) {
    ResultDocument document = result.document();
    String first = document == null ? null : seen.putIfAbsent(document.id(), result.source());
    if (first != null) {
      add(result.duplicateOf(first));
    } else if (document == null) {
      add(result);
    } else {
      Map<String, Future<TimedDelivery>> deliveries = new LinkedHashMap<>();
      lanes.forEach(lane -> deliveries.put(lane.name(), lane.submit(document)));
      add(result.handedOver(deliveries));
    }
  }

  /** Returns the errors and warnings of the finished results, one group for each code. */
  List<DiagnosticGroup> diagnostics() {
    return tallies.values().stream()
        .map(Tally::group)
        .sorted(
            Comparator.comparing(DiagnosticGroup::severity)
                .thenComparing(Comparator.comparingInt(DiagnosticGroup::count).reversed())
                .thenComparing(DiagnosticGroup::code))
        .toList();
  }

  /** Waits for the deliveries under way. */
  void drain() {
    while (!underWay.isEmpty()) {
      finishFirst();
    }
  }

  /** Ends the threads, and waits until they have ended; what is under way is interrupted. */
  @Override
  public void close() {
    lanes.forEach(ExportLane::interrupt);
    lanes.forEach(ExportLane::close);
  }

  private void add(ProcessedResult result) {
    underWay.add(result);
    bytesUnderWay += result.weight();
    while (!underWay.isEmpty()
        && (underWay.element().isDone()
            || underWay.size() >= window
            || bytesUnderWay > mostBytes)) {
      finishFirst();
    }
  }

  private void finishFirst() {
    ProcessedResult result = underWay.remove();
    bytesUnderWay -= result.weight();
    Map<String, DeliveryOutcome> outcomes = new LinkedHashMap<>();
    List<String> reasons = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Duration exporting = Duration.ZERO;
    for (Map.Entry<String, Future<TimedDelivery>> entry : result.deliveries().entrySet()) {
      TimedDelivery timed = await(entry.getValue());
      Delivery delivery = timed.delivery();
      outcomes.put(entry.getKey(), delivery.outcome());
      exporting = exporting.plus(timed.duration());
      delivery.notes().forEach(note -> notes.add(entry.getKey() + ": " + note));
      if (delivery.failure() != null) {
        reasons.add(failures.of(delivery.failure(), result.source()));
      }
    }
    Outcome outcome = reasons.isEmpty() ? result.outcome() : Outcome.FAILED;
    String message = reasons.isEmpty() ? result.message() : String.join("; ", reasons);
    finished.accept(item(result, outcome, message, outcomes, notes, exporting));
  }

  /** Passes an interrupt on to the exporters, which then answer soon. */
  private TimedDelivery await(Future<TimedDelivery> delivery) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return delivery.get();
        } catch (InterruptedException e) {
          interrupted = true;
          lanes.forEach(ExportLane::interrupt);
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

  private Item item(
      ProcessedResult result,
      Outcome outcome,
      @Nullable String message,
      Map<String, DeliveryOutcome> deliveries,
      List<String> notes,
      Duration exporting) {
    ResultDocument document = result.document();
    List<Diagnostic> serious =
        result.diagnostics().stream()
            .filter(diagnostic -> diagnostic.severity() != Severity.INFO)
            .sorted(Comparator.comparing(Diagnostic::severity))
            .toList();
    int errors = (int) serious.stream().filter(found -> found.severity() == Severity.ERROR).count();
    List<Diagnostic> kept =
        serious.subList(0, Math.min(serious.size(), Math.min(KEPT_OF_AN_ITEM, keepable)));
    keepable -= kept.size();
    Item item =
        new Item(
            result.source(),
            result.member(),
            result.test() == null ? null : shared(result.test()),
            outcome,
            document == null ? null : document.id(),
            document == null ? null : document.results().status(),
            document == null ? null : HeadlineNumbers.of(document, this::shared),
            message,
            deliveries,
            errors,
            serious.size() - errors,
            kept,
            notes,
            result.duration().plus(exporting));
    if (outcome != Outcome.DUPLICATE) {
      count(serious, item.source());
    }
    return item;
  }

  private void count(List<Diagnostic> serious, String source) {
    Set<Tally> here = new HashSet<>();
    for (Diagnostic diagnostic : serious) {
      Tally tally =
          tallies.computeIfAbsent(
              diagnostic.severity() + " " + diagnostic.code(),
              key -> new Tally(diagnostic, source));
      tally.count++;
      tally.results += here.add(tally) ? 1 : 0;
    }
  }

  /** Returns one instance for all equal strings, because each document has its own. */
  private String shared(String text) {
    return texts.size() < MOST_SHARED
        ? texts.computeIfAbsent(text, own -> own)
        : texts.getOrDefault(text, text);
  }

  /** Counts the diagnostics of one code. */
  private static final class Tally {

    private final Diagnostic example;
    private final String source;
    private int count;
    private int results;

    Tally(Diagnostic example, String source) {
      this.example = example;
      this.source = source;
    }

    DiagnosticGroup group() {
      return new DiagnosticGroup(
          example.severity(), example.code(), count, results, example, source);
    }
  }
}
