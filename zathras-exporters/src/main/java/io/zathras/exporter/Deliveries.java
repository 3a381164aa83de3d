package io.zathras.exporter;

import io.zathras.schema.ResultDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Delivers batches of documents, for authors and callers of exporters.
 *
 * @since 0.1
 */
public final class Deliveries {

  private static final String TOO_LITTLE_MEMORY =
      "delivering it needs more memory than Java has; raise that (-Xmx)";

  private Deliveries() {}

  /**
   * Delivers a batch document by document, for an exporter whose target takes one at a time. A
   * document whose delivery throws an {@link ExportException} has failed; the next one is tried.
   *
   * @param delivery delivers one document
   * @return what became of each document, in their order
   */
  public static List<Delivery> oneByOne(
      List<ResultDocument> documents, Function<ResultDocument, Delivery> delivery) {
    List<Delivery> deliveries = new ArrayList<>(documents.size());
    for (ResultDocument document : documents) {
      try {
        deliveries.add(delivery.apply(document));
      } catch (ExportException e) {
        deliveries.add(Delivery.failed(document.id(), e));
      }
    }
    return deliveries;
  }

  /**
   * Has an exporter deliver a batch, and throws nothing. Where the exporter throws, it gets the
   * documents again one by one, so that a fault of one document does not affect the others. A
   * document without an outcome counts as failed.
   *
   * @return what became of each document, in their order
   */
  public static List<Delivery> attempt(Exporter exporter, List<ResultDocument> documents) {
    try {
      return ordered(exporter, documents, exporter.export(documents));
    } catch (RuntimeException | Error e) {
      // An interrupt concerns the whole batch.
      if (documents.size() > 1 && !Thread.currentThread().isInterrupted()) {
        return documents.stream()
            .map(document -> attempt(exporter, List.of(document)).get(0))
            .toList();
      }
      ExportException failure = failure(exporter, e);
      return documents.stream().map(document -> Delivery.failed(document.id(), failure)).toList();
    }
  }

  private static ExportException failure(Exporter exporter, Throwable thrown) {
    if (thrown instanceof ExportException failure) {
      return failure;
    }
    // Work on these documents filled the memory, which is free again.
    String words =
        thrown instanceof OutOfMemoryError
            ? TOO_LITTLE_MEMORY
            : "exporter " + exporter.getClass().getName() + " failed with " + thrown;
    return new ExportException(exporter.name(), words, thrown);
  }

  private static List<Delivery> ordered(
      Exporter exporter, List<ResultDocument> documents, List<Delivery> deliveries) {
    Map<String, Delivery> byId = new HashMap<>();
    deliveries.forEach(delivery -> byId.put(delivery.documentId(), delivery));
    List<Delivery> ordered = new ArrayList<>(documents.size());
    for (ResultDocument document : documents) {
      Delivery delivery = byId.get(document.id());
      ordered.add(delivery == null ? unknown(exporter, document, byId.keySet()) : delivery);
    }
    return ordered;
  }

  private static Delivery unknown(
      Exporter exporter, ResultDocument document, Iterable<String> others) {
    String found = String.join(", ", others);
    String words =
        "the exporter does not say what became of "
            + document.id()
            + (found.isEmpty() ? "" : "; it speaks of " + found);
    return Delivery.failed(document.id(), new ExportException(exporter.name(), words, null));
  }
}
