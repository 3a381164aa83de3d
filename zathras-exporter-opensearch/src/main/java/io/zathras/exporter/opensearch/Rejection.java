package io.zathras.exporter.opensearch;

/**
 * A document that a cluster did not take.
 *
 * @param documentId the id of the result or point
 * @param status the HTTP status of this document
 * @param type the kind of error, as the cluster names it
 * @param reason the cluster's own words
 * @since 0.1
 */
public record Rejection(String documentId, int status, String type, String reason) {

  /** Returns all of it in one line. */
  @Override
  public String toString() {
    String words = (type + ": " + reason).replaceAll("\\s+", " ");
    return documentId + ": HTTP " + status + " (" + words + ")";
  }
}
