package io.zathras.exporter;

import io.zathras.exporter.Delivery.Outcome;
import io.zathras.schema.ResultDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hands each document to several exporters; none keeps the others from being tried. */
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
  public Delivery export(ResultDocument document) {
    List<Delivery> deliveries = new ArrayList<>();
    all(exporter -> deliveries.add(exporter.export(document)));
    boolean delivered = deliveries.stream().anyMatch(it -> it.outcome() == Outcome.DELIVERED);
    return new Delivery(
        document.id(),
        delivered ? Outcome.DELIVERED : Outcome.DUPLICATE,
        deliveries.stream().flatMap(it -> it.notes().stream()).toList());
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
