package io.zathras.exporter;

import java.util.HashMap;
import java.util.Map;

/**
 * Describes the failed deliveries of one run. A reason that many documents share, such as an
 * unreachable server, appears in full for the first of them only. Not thread-safe.
 *
 * @since 0.1
 */
public final class RepeatedFailures {

  /** With more different reasons than this, reasons are specific to single documents. */
  private static final int REMEMBERED = 1000;

  private final Map<String, String> first = new HashMap<>();

  /** Creates an instance without any failure. */
  public RepeatedFailures() {}

  /**
   * Returns why a document was not delivered.
   *
   * @param document the document's name, as the user knows it
   * @return the whole message, or the name of an earlier document that failed for the same reason
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
