package io.zathras.exporter;

import java.util.HashMap;
import java.util.Map;

/**
 * The words for failed deliveries of one run: a reason that many documents share, as a server that
 * cannot be reached or is refused, is told with the first of them only. Not thread-safe.
 *
 * @since 0.1
 */
public final class RepeatedFailures {

  /** Beyond this number of different reasons, reasons belong to single documents. */
  private static final int REMEMBERED = 1000;

  private final Map<String, String> first = new HashMap<>();

  /** Begins without any failure. */
  public RepeatedFailures() {}

  /**
   * Returns why a document was not delivered.
   *
   * @param document what the failure belongs to, as the user knows it
   * @return the whole message, or where an earlier document failed for the same reason, which one
   */
  public String of(ExportException failure, String document) {
    String reason = failure.exporter() + ": " + failure.what();
    String before = first.get(reason);
    if (before != null) {
      return failure.exporter()
          + ": not delivered, for the same reason as "
          + before
          + failure.details();
    }
    if (first.size() < REMEMBERED) {
      first.put(reason, document);
    }
    return String.valueOf(failure.getMessage());
  }
}
