package io.zathras.exporter.horreum;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one document in Horreum.
 *
 * @param documentId the document
 * @param state how far its delivery went
 * @param runId the number of its run; {@code null} when there is none
 * @param reason why its delivery went no further, with the server's own words; {@code null} when it
 *     is verified or a duplicate
 * @param notes how the sent data differs from the document, and metrics that are not watched
 * @since 0.1
 */
public record HorreumDelivery(
    String documentId,
    State state,
    @Nullable Integer runId,
    @Nullable String reason,
    List<String> notes) {

  /** Copies the notes. */
  public HorreumDelivery {
    notes = List.copyOf(notes);
  }

  HorreumDelivery noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new HorreumDelivery(documentId, state, runId, reason, more);
  }

  /** How far the delivery of a document went. */
  public enum State {
    /** The server accepted it, but did not compute its labels in time. */
    ACCEPTED,
    /** The server accepted it, computed its labels, and found no fault in it. */
    VERIFIED,
    /** The server refused it, or found faults in it. */
    REJECTED,
    /** The server already had it, with its labels and without a fault. */
    DUPLICATE
  }
}
