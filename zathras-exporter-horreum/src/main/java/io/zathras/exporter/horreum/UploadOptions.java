package io.zathras.exporter.horreum;

import java.time.Duration;

/**
 * How documents are uploaded.
 *
 * @param timeSeries whether they include their time series
 * @param replace whether a document that Horreum has is sent again and the old run trashed
 * @param addMetrics whether label and series of an unknown primary metric are added
 * @param model the model that these follow
 * @param limit the largest number of bytes that the server accepts
 * @param verifyWithin the longest time to wait for label values
 * @param settle the longest time to look for a document whose answer was lost
 * @param pause the first pause between two looks
 */
record UploadOptions(
    boolean timeSeries,
    boolean replace,
    boolean addMetrics,
    HorreumModel model,
    int limit,
    Duration verifyWithin,
    Duration settle,
    Duration pause) {

  /** Returns the pauses for polling up to a total time. */
  PollingDelay wait(Duration longest) {
    return new PollingDelay(longest, pause);
  }
}
