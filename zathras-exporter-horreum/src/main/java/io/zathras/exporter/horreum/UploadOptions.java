package io.zathras.exporter.horreum;

import java.time.Duration;

/**
 * How documents are uploaded.
 *
 * @param timeSeries whether they go with their time series
 * @param replace whether a document that is there is sent anew, and the old run put aside
 * @param addMetrics whether a primary metric that Horreum does not know gets label and series
 * @param model what those are made by
 * @param limit how many bytes the server takes
 * @param verifyWithin how long to wait for label values
 * @param settle how long to look for a document whose answer was lost
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

  /** Returns the pauses of looking again and again for so long. */
  PollingDelay wait(Duration longest) {
    return new PollingDelay(longest, pause);
  }
}
