package io.zathras.exporter.opensearch.bulk;

/**
 * A document that a cluster rejected.
 *
 * @param id the id of the result or point
 * @param status the HTTP status of this document
 * @param type the kind of error, as the cluster names it
 * @param reason the cluster's own words
 */
public record RejectedDocument(String id, int status, String type, String reason) {

  /** Returns all parts in one line. */
  @Override
  public String toString() {
    String words = (type + ": " + reason).replaceAll("\\s+", " ");
    return id + ": HTTP " + status + " (" + words + ")";
  }
}
