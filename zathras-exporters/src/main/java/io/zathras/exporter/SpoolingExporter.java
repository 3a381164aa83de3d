package io.zathras.exporter;

import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps in a spool the documents that another exporter could not deliver. */
final class SpoolingExporter implements Exporter {

  private static final Logger LOG = LoggerFactory.getLogger(SpoolingExporter.class);

  private final Exporter exporter;
  private final Spool spool;

  SpoolingExporter(Exporter exporter, Spool spool) {
    this.exporter = exporter;
    this.spool = spool;
  }

  @Override
  public String name() {
    return exporter.name();
  }

  @Override
  public List<Delivery> export(List<ResultDocument> documents) {
    List<Delivery> deliveries = Deliveries.attempt(exporter, documents);
    List<Delivery> kept = new ArrayList<>(documents.size());
    for (int document = 0; document < documents.size(); document++) {
      kept.add(spooled(documents.get(document), deliveries.get(document)));
    }
    return kept;
  }

  private Delivery spooled(ResultDocument document, Delivery delivery) {
    ExportException failure = delivery.failure();
    if (failure != null) {
      return Delivery.failed(document.id(), kept(document, failure)).withNotes(delivery.notes());
    }
    try {
      spool.forget(name(), document.id());
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{}: {} is delivered, but stays in the spool: {}", name(), document.id(), e);
    }
    return delivery;
  }

  private ExportException kept(ResultDocument document, ExportException failure) {
    // An interrupt would prevent the file from being written.
    boolean interrupted = Thread.interrupted();
    String details = failure.details();
    try {
      details += "; kept in " + spool.keep(name(), document);
    } catch (IOException | IllegalArgumentException e) {
      details += "; and it could not be kept (" + e + ")";
      failure.addSuppressed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return new ExportException(name(), failure.what(), details, failure);
  }

  @Override
  public int batchSize() {
    return exporter.batchSize();
  }

  @Override
  public int concurrency() {
    return exporter.concurrency();
  }

  @Override
  public void close() {
    exporter.close();
  }

  @Override
  public void abandon() {
    exporter.abandon();
  }
}
