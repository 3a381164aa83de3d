package io.zathras.exporter.horreum;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one document in Horreum.
 *
 * @param documentId the document
 * @param state how far it came
 * @param runId the number of its run; {@code null} when there is none
 * @param reason why it came no further, with the server's own words; {@code null} when it is
 *     verified or was there already
 * @param notes what was sent otherwise than it is in the document, and what is not watched
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

  /** How far a document came. */
  public enum State {
    /** The server took it, and did not compute its labels in time. */
    ACCEPTED,
    /** The server took it, computed its labels, and found no fault in it. */
    VERIFIED,
    /** The server refused it, or found faults in it. */
    REJECTED,
    /** It was there before, with its labels and without a fault. */
    DUPLICATE
  }
}
