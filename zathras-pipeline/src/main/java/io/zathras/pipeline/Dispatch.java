package io.zathras.pipeline;

import io.zathras.exporter.Delivery;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.pipeline.ProcessingReport.DeliveryOutcome;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Severity;
import io.zathras.schema.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands the documents of one call to the exporters, each result once, and keeps of each what the
 * report needs: no document, and of its diagnostics only so many that a hundred thousand results
 * fit into memory.
 */
final class Dispatch {

  private static final int KEPT_OF_AN_ITEM = 20;

  private final Map<String, Exporter> exporters;
  private final Map<String, String> seen = new HashMap<>();
  private int keepable = 20_000;

  Dispatch(Map<String, Exporter> exporters) {
    this.exporters = exporters;
  }

  Item deliver(Reading reading) {
    ResultDocument document = reading.document();
    if (document == null) {
      return item(reading, reading.outcome(), reading.message(), Map.of(), Duration.ZERO);
    }
    String first = seen.putIfAbsent(document.id(), reading.source());
    if (first != null) {
      return item(
          reading, Outcome.DUPLICATE, "the same result as in " + first, Map.of(), Duration.ZERO);
    }
    long start = System.nanoTime();
    Map<String, DeliveryOutcome> deliveries = new LinkedHashMap<>();
    List<String> reasons = new ArrayList<>();
    exporters.forEach(
        (name, exporter) -> {
          String reason = export(exporter, document, name, deliveries);
          if (reason != null) {
            reasons.add(reason);
          }
        });
    return item(
        reading,
        reasons.isEmpty() ? Outcome.PROCESSED : Outcome.FAILED,
        reasons.isEmpty() ? null : String.join("; ", reasons),
        deliveries,
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** Returns why the document was not delivered, or {@code null} when it was. */
  private static @Nullable String export(
      Exporter exporter,
      ResultDocument document,
      String name,
      Map<String, DeliveryOutcome> deliveries) {
    deliveries.put(name, DeliveryOutcome.FAILED);
    try {
      Delivery delivery = exporter.export(document);
      deliveries.put(
          name,
          delivery.outcome() == Delivery.Outcome.DELIVERED
              ? DeliveryOutcome.DELIVERED
              : DeliveryOutcome.DUPLICATE);
      return null;
    } catch (ExportException e) {
      return String.valueOf(e.getMessage());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return name + ": exporter " + exporter.getClass().getName() + " failed with " + e;
    }
  }

  private Item item(
      Reading reading,
      Outcome outcome,
      @Nullable String message,
      Map<String, DeliveryOutcome> deliveries,
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
        reading.duration().plus(exporting));
  }
}
