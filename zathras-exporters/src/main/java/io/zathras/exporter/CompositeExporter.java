package io.zathras.exporter;

import io.zathras.schema.ResultDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hands each document to several exporters; the failure of one does not affect the others. */
final class CompositeExporter implements Exporter {

  private final List<Exporter> exporters;

  CompositeExporter(List<Exporter> exporters) {
    this.exporters = List.copyOf(exporters);
  }

  @Override
  public String name() {
    return exporters.stream().map(Exporter::name).collect(Collectors.joining("+"));
  }

  @Override
  public List<Delivery> export(List<ResultDocument> documents) {
    List<List<Delivery>> answers =
        exporters.stream().map(exporter -> Deliveries.attempt(exporter, documents)).toList();
    List<Delivery> deliveries = new ArrayList<>(documents.size());
    for (int document = 0; document < documents.size(); document++) {
      int place = document;
      deliveries.add(
          combined(
              documents.get(place).id(), answers.stream().map(each -> each.get(place)).toList()));
    }
    return deliveries;
  }

  private static Delivery combined(String id, List<Delivery> deliveries) {
    @Nullable ExportException first = null;
    for (Delivery delivery : deliveries) {
      ExportException failure = delivery.failure();
      if (first == null) {
        first = failure;
      } else if (failure != null) {
        first.addSuppressed(failure);
      }
    }
    boolean delivered =
        deliveries.stream().anyMatch(it -> it.outcome() == DeliveryOutcome.DELIVERED);
    Delivery combined =
        first != null
            ? Delivery.failed(id, first)
            : delivered ? Delivery.delivered(id) : Delivery.duplicate(id);
    return combined.withNotes(deliveries.stream().flatMap(it -> it.notes().stream()).toList());
  }

  /** Returns the smallest batch size of the exporters. */
  @Override
  public int batchSize() {
    return exporters.stream().mapToInt(Exporter::batchSize).min().orElse(1);
  }

  @Override
  public void close() {
    all(Exporter::close);
  }

  @Override
  public void abandon() {
    all(Exporter::abandon);
  }

  private void all(Consumer<Exporter> action) {
    @Nullable RuntimeException first = null;
    for (Exporter exporter : exporters) {
      try {
        action.accept(exporter);
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
