package io.zathras.exporter.opensearch.cluster;

import io.zathras.exporter.ExportException;

/** A cluster refused a request. */
public final class RefusedException extends ExportException {

  private static final long serialVersionUID = 1L;
  private static final int FORBIDDEN = 403;

  private final String words;
  private final int status;
  private final String type;

  /**
   * Creates an exception.
   *
   * @param type the kind of error, as the cluster names it; empty when it names none
   */
  public RefusedException(String words, int status, String type) {
    super(ClusterClient.NAME, words, null);
    this.words = words;
    this.status = status;
    this.type = type;
  }

  /** Returns the kind of error, as the cluster names it; empty when it names none. */
  public String type() {
    return type;
  }

  /** Returns whether a permission is missing. */
  public boolean isForbidden() {
    return status == FORBIDDEN;
  }

  /** Returns this exception with one more piece of advice. */
  public RefusedException or(String hint) {
    return new RefusedException(words + "; or " + hint, status, type);
  }
}
