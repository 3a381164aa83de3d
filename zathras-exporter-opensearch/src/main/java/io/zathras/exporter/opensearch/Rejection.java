package io.zathras.exporter.opensearch;

import io.zathras.exporter.opensearch.bulk.RejectedDocument;

/**
 * A document that a cluster rejected. Immutable.
 *
 * @since 0.1
 */
public final class Rejection {

  private final RejectedDocument document;

  Rejection(RejectedDocument document) {
    this.document = document;
  }

  /** Returns the id of the result or point. */
  public String documentId() {
    return document.id();
  }

  /** Returns the HTTP status of this document. */
  public int status() {
    return document.status();
  }

  /** Returns the kind of error, as the cluster names it. */
  public String type() {
    return document.type();
  }

  /** Returns the cluster's own words. */
  public String reason() {
    return document.reason();
  }

  /** Returns all parts in one line. */
  @Override
  public String toString() {
    return document.toString();
  }
}
