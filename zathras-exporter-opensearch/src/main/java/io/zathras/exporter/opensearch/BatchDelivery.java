package io.zathras.exporter.opensearch;

import static io.zathras.exporter.opensearch.PendingResult.open;

import io.zathras.exporter.Delivery;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.opensearch.index.IndexReadiness;
import io.zathras.schema.ResultDocument;
import java.util.List;
import java.util.Objects;

/**
 * Delivers a batch of results to both indices step by step. Each step covers all results of the
 * batch, in as few requests as their size allows. A result that fails in a step leaves the batch.
 */
final class BatchDelivery {

  private static final int AGAINST_OTHERS = 5;

  private final IndexReadiness readiness;
  private final ResultIndex results;
  private final TimeSeriesIndex points;
  private final WritePolicy policy;

  BatchDelivery(
      IndexReadiness readiness, ResultIndex results, TimeSeriesIndex points, WritePolicy policy) {
    this.readiness = readiness;
    this.results = results;
    this.points = points;
    this.policy = policy;
  }

  /** Returns what became of each document, in their order. */
  List<Delivery> deliver(List<ResultDocument> documents) {
    List<PendingResult> batch = documents.stream().map(PendingResult::new).toList();
    try {
      readiness.require();
      for (int attempt = 0; attempt < AGAINST_OTHERS && !open(batch).isEmpty(); attempt++) {
        attempt(open(batch));
      }
      open(batch).forEach(result -> result.failed(writtenByOthers(result.id())));
    } catch (ExportException e) {
      open(batch).forEach(result -> result.failed(e));
    }
    return batch.stream().map(result -> Objects.requireNonNull(result.delivery())).toList();
  }

  private static ExportException writtenByOthers(String id) {
    String words = id + " is written by other processes at the same time; run again later";
    return new ExportException(ClusterClient.NAME, words, null);
  }

  /** Leaves open the results that another process wrote meanwhile. */
  private void attempt(List<PendingResult> batch) {
    results.find(batch);
    if (policy == WritePolicy.CREATE) {
      open(batch).stream()
          .filter(result -> result.older() != null)
          .forEach(PendingResult::duplicate);
    }
    List<PendingResult> found = open(batch);
    create(found.stream().filter(result -> result.older() == null).toList());
    replace(found.stream().filter(result -> result.older() != null).toList());
  }

  /**
   * Writes points before results, so that a result in the index always has all of its points and no
   * others. With {@link WritePolicy#CREATE}, a result that another process wrote meanwhile counts
   * as delivered, because the answer to our own earlier write may have been lost.
   */
  private void create(List<PendingResult> batch) {
    points.write(batch);
    List<PendingResult> notFirst =
        open(batch).stream()
            .filter(result -> result.overwrotePoints() || policy == WritePolicy.REPLACE)
            .toList();
    points.findOlder(notFirst);
    points.removeOlder(open(notFirst));
    results.create(open(batch), policy == WritePolicy.CREATE);
  }

  /**
   * Writes the new points, then the result, and removes older points last, so that readers always
   * find all points of the older form or all of the new one. Older points are removed only if no
   * other process replaced the result meanwhile: that process finds our summary in place of the one
   * it began with, starts again and rewrites its points.
   */
  private void replace(List<PendingResult> batch) {
    points.tryOut(batch);
    results.tryOut(open(batch));
    points.write(open(batch));
    points.findOlder(open(batch));
    List<PendingResult> replaced = results.replace(open(batch));
    points.removeOlder(replaced);
    open(replaced).forEach(PendingResult::delivered);
  }
}
