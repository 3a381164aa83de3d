package io.zathras.exporter;

import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the documents in memory, for programs that want them as objects and for tests. Thread-safe.
 *
 * @since 0.1
 */
public final class InMemoryExporter implements Exporter {

  private final Map<String, ResultDocument> documents = new LinkedHashMap<>();
  private boolean closed;

  /** Creates an exporter without documents. */
  public InMemoryExporter() {}

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public synchronized List<Delivery> export(List<ResultDocument> batch) {
    return Deliveries.oneByOne(batch, this::keep);
  }

  private Delivery keep(ResultDocument document) {
    ResultDocument there = documents.get(document.id());
    if (there != null && Arrays.equals(JsonCodec.canonical(there), JsonCodec.canonical(document))) {
      return Delivery.duplicate(document.id());
    }
    documents.put(document.id(), document);
    return Delivery.delivered(document.id());
  }

  /** Returns the documents in the order they were first delivered. */
  public synchronized List<ResultDocument> documents() {
    return List.copyOf(documents.values());
  }

  /** Returns whether the exporter was closed; its documents stay. */
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
