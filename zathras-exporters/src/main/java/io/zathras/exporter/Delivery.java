package io.zathras.exporter;

/**
 * What became of one document at one exporter.
 *
 * @param documentId the document
 * @param outcome what became of it
 * @since 0.1
 */
public record Delivery(String documentId, Outcome outcome) {

  /** What became of a document. */
  public enum Outcome {
    /** It was written. */
    DELIVERED,
    /** The same document was there already. */
    DUPLICATE
  }
}
