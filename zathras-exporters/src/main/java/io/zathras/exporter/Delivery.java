package io.zathras.exporter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one document at one exporter. Immutable.
 *
 * @since 0.1
 */
public final class Delivery {

  private final String documentId;
  private final DeliveryOutcome outcome;
  private final @Nullable ExportException failure;
  private final List<String> notes;

  private Delivery(
      String documentId,
      DeliveryOutcome outcome,
      @Nullable ExportException failure,
      List<String> notes) {
    this.documentId = Objects.requireNonNull(documentId, "documentId");
    this.outcome = outcome;
    this.failure = failure;
    this.notes = List.copyOf(notes);
  }

  /** Returns the delivery of a document that was written. */
  public static Delivery delivered(String documentId) {
    return new Delivery(documentId, DeliveryOutcome.DELIVERED, null, List.of());
  }

  /** Returns the delivery of a document that the target already has. */
  public static Delivery duplicate(String documentId) {
    return new Delivery(documentId, DeliveryOutcome.DUPLICATE, null, List.of());
  }

  /** Returns the delivery of a document that could not be delivered, and why. */
  public static Delivery failed(String documentId, ExportException failure) {
    return new Delivery(
        documentId, DeliveryOutcome.FAILED, Objects.requireNonNull(failure, "failure"), List.of());
  }

  /**
   * Returns this delivery with more notes: sentences that a user should read about a delivered
   * document, such as how the delivered data differs from it.
   */
  public Delivery withNotes(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Delivery(documentId, outcome, failure, all);
  }

  /** Returns the document's id. */
  public String documentId() {
    return documentId;
  }

  /** Returns what became of it. */
  public DeliveryOutcome outcome() {
    return outcome;
  }

  /** Returns why it could not be delivered, or {@code null} when the target has it. */
  public @Nullable ExportException failure() {
    return failure;
  }

  /** Returns the notes on a delivered document; usually empty. */
  public List<String> notes() {
    return notes;
  }

  /**
   * Returns this delivery if the target has the document.
   *
   * @throws ExportException if it could not be delivered
   */
  public Delivery orThrow() {
    if (failure != null) {
      throw failure;
    }
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Delivery that
        && documentId.equals(that.documentId)
        && outcome == that.outcome
        && Objects.equals(failure, that.failure)
        && notes.equals(that.notes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(documentId, outcome, failure, notes);
  }

  @Override
  public String toString() {
    return documentId + " " + outcome + (failure == null ? "" : " " + failure) + " " + notes;
  }
}
