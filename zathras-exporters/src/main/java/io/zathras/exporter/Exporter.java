package io.zathras.exporter;

import io.zathras.schema.ResultDocument;
import java.util.List;

/**
 * Delivers documents to one place. Exporting a document again, by its id, changes nothing.
 *
 * <p>A pipeline calls an exporter from one thread at a time, in the order of its input, unless its
 * {@link #concurrency()} allows more, and finally closes or abandons it, once. The pipeline takes
 * care of batches, order and threads; an exporter is plain sequential code that receives a batch.
 *
 * @since 0.1
 */
public interface Exporter extends AutoCloseable {

  /** Returns an exporter that takes every document and keeps none, for a dry run. */
  static Exporter noop() {
    return new NoopExporter();
  }

  /**
   * Returns an exporter that hands each document to all given exporters in order. When one fails,
   * the others still get the document, and then the first failure is thrown, with the others
   * suppressed in it. A document is a duplicate when all targets had it.
   *
   * <p>Add exporters to a pipeline one by one instead, because it reports on each separately.
   */
  static Exporter composite(Exporter... exporters) {
    return new CompositeExporter(List.of(exporters));
  }

  /** Returns the exporter's name, for reports. */
  String name();

  /**
   * Delivers a batch of valid documents with different ids. A document that fails becomes a
   * {@linkplain Delivery#failed failed delivery} and does not affect the others. {@link
   * Deliveries#oneByOne} serves targets that take one document at a time.
   *
   * @param documents at least one, and at most as many as {@link #batchSize()}
   * @return what became of each document
   * @throws ExportException if none could be delivered; the caller may try again, also one by one
   */
  List<Delivery> export(List<ResultDocument> documents);

  /**
   * Delivers one valid document.
   *
   * @return what became of it: it was delivered or the target already had it
   * @throws ExportException if it could not be delivered; the caller may try again
   */
  default Delivery export(ResultDocument document) {
    return Deliveries.attempt(this, List.of(document)).get(0).orThrow();
  }

  /**
   * Returns the largest number of documents in a batch, by default one. With more, a pipeline
   * collects documents while the exporter works on the previous batch, and hands them over
   * together.
   */
  default int batchSize() {
    return 1;
  }

  /**
   * Returns how many batches the exporter accepts at the same time, each on its own thread. By
   * default it is one, so that batches come one after the other in the order of the input.
   */
  default int concurrency() {
    return 1;
  }

  /**
   * Completes pending work.
   *
   * @throws ExportException if a document that counts as delivered may be lost
   */
  @Override
  default void close() {}

  /**
   * Called in place of {@link #close()} when the work was interrupted: stops at once and leaves
   * nothing half-done behind. By default the same as {@link #close()}.
   *
   * @throws ExportException if something half-done remains
   */
  default void abandon() {
    close();
  }
}
