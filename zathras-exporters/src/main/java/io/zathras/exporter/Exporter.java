package io.zathras.exporter;

import io.zathras.schema.ResultDocument;
import java.util.List;

/**
 * Delivers documents to one place. Exporting a document again, by its id, changes nothing.
 *
 * <p>A pipeline calls an exporter from one thread at a time, in the order of its input, unless its
 * {@link #concurrency()} allows more, and in the end closes or abandons it, once. Batching, order
 * and threads are the pipeline's business: an exporter is plain sequential code that is given a
 * batch.
 *
 * @since 0.1
 */
public interface Exporter extends AutoCloseable {

  /** Returns an exporter that takes every document and keeps none, for a dry run. */
  static Exporter noop() {
    return new NoopExporter();
  }

  /**
   * Returns an exporter that hands each document to all the given ones, in their order. When one
   * fails, the others still get the document, and then the first failure is thrown, with any
   * further ones suppressed in it. A document is a duplicate when all of them had it.
   *
   * <p>A pipeline reports each of its exporters by itself, so there it is better to add them one by
   * one.
   */
  static Exporter composite(Exporter... exporters) {
    return new CompositeExporter(List.of(exporters));
  }

  /** Returns the exporter's name, for reports. */
  String name();

  /**
   * Delivers a batch of valid documents, which have different ids. A document that fails is one of
   * the {@linkplain Delivery#failed deliveries} and costs no other. {@link Deliveries#oneByOne} is
   * for a target that takes one document at a time.
   *
   * @param documents at least one, and at most as many as {@link #batchSize()}
   * @return what became of each document
   * @throws ExportException if none could be delivered; they may be tried again, one by one too
   */
  List<Delivery> export(List<ResultDocument> documents);

  /**
   * Delivers one valid document.
   *
   * @return what became of it: it was delivered or was there already
   * @throws ExportException if it could not be delivered; it may be tried again
   */
  default Delivery export(ResultDocument document) {
    return Deliveries.attempt(this, List.of(document)).get(0).orThrow();
  }

  /**
   * Returns how many documents a batch may have. By default it is one. With more, a pipeline hands
   * over together what came while the exporter was at work on the batch before, and goes on reading
   * meanwhile.
   */
  default int batchSize() {
    return 1;
  }

  /**
   * Returns how many batches may be handed over at once, from as many threads. By default it is
   * one: then they come one after the other, in the order of the input.
   */
  default int concurrency() {
    return 1;
  }

  /**
   * Finishes what is open.
   *
   * @throws ExportException if something delivered before is not safe
   */
  @Override
  default void close() {}

  /**
   * Stops where it is, in place of {@link #close()}, because the work was interrupted: nothing
   * half-done may stay behind. By default the same as {@link #close()}.
   *
   * @throws ExportException if something half-done had to stay
   */
  default void abandon() {
    close();
  }
}
