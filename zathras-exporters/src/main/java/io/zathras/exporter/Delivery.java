package io.zathras.exporter;

import java.util.List;

/**
 * What became of one document at one exporter.
 *
 * @param documentId the document
 * @param outcome what became of it
 * @param notes what a person should know of it all the same, each in words: what was delivered
 *     otherwise than it is in the document, what the server has more than once
 * @since 0.1
 */
public record Delivery(String documentId, Outcome outcome, List<String> notes) {

  /** Copies the notes. */
  public Delivery {
    notes = List.copyOf(notes);
  }

  /** Makes a delivery of which there is nothing more to say. */
  public Delivery(String documentId, Outcome outcome) {
    this(documentId, outcome, List.of());
  }

  /** What became of a document. */
  public enum Outcome {
    /** It was written. */
    DELIVERED,
    /** The same document was there already. */
    DUPLICATE
  }
}
