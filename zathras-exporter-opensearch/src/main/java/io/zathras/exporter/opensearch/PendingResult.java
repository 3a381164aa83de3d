package io.zathras.exporter.opensearch;

import io.zathras.exporter.Delivery;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.bulk.BulkOutcome;
import io.zathras.exporter.opensearch.bulk.BulkRequest.Version;
import io.zathras.exporter.opensearch.bulk.RejectedDocument;
import io.zathras.schema.ResultDocument;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A result of a batch on its way into both indices. Not thread-safe. */
final class PendingResult {

  private static final Logger LOG = LoggerFactory.getLogger(PendingResult.class);

  private final ResultDocument document;
  private @Nullable Version older;
  private boolean overwrotePoints;
  private Map<String, Version> olderPoints = Map.of();
  private @Nullable Delivery delivery;

  PendingResult(ResultDocument document) {
    this.document = document;
  }

  /** Returns the results whose delivery is still open. */
  static List<PendingResult> open(Collection<PendingResult> results) {
    return results.stream().filter(result -> result.delivery == null).toList();
  }

  /**
   * Fails the results with a rejected document or a failed request.
   *
   * @param words describes a number of rejections, before they are listed
   * @return the outcomes of the other results
   */
  static Map<PendingResult, BulkOutcome> taken(
      Map<PendingResult, BulkOutcome> outcomes, BiFunction<PendingResult, Integer, String> words) {
    Map<PendingResult, BulkOutcome> taken = new LinkedHashMap<>();
    outcomes.forEach(
        (result, outcome) -> {
          List<RejectedDocument> rejections = outcome.rejections();
          if (!rejections.isEmpty()) {
            rejections.forEach(one -> LOG.debug("not taken: {}", one));
            String what = words.apply(result, rejections.size());
            result.failed(
                new DocumentsRejectedException(
                    what, rejections.stream().map(Rejection::new).toList()));
          } else if (outcome.failure() != null) {
            result.failed(outcome.failure());
          } else {
            taken.put(result, outcome);
          }
        });
    return taken;
  }

  ResultDocument document() {
    return document;
  }

  String id() {
    return document.id();
  }

  /** Returns the state of the older form in the index, or {@code null} for none. */
  @Nullable Version older() {
    return older;
  }

  void found(@Nullable Version version) {
    older = version;
  }

  /** Returns whether the index held points of the result before. */
  boolean overwrotePoints() {
    return overwrotePoints;
  }

  void wrotePoints(boolean overwrote) {
    overwrotePoints = overwrote;
  }

  /** Returns the points that only an older form has, with the state in which they were found. */
  Map<String, Version> olderPoints() {
    return olderPoints;
  }

  void foundOlderPoints(Map<String, Version> points) {
    olderPoints = points;
  }

  void delivered() {
    delivery = Delivery.delivered(id());
  }

  void duplicate() {
    delivery = Delivery.duplicate(id());
  }

  void failed(ExportException failure) {
    delivery = Delivery.failed(id(), failure);
  }

  /** Returns the outcome, or {@code null} while the delivery is open. */
  @Nullable Delivery delivery() {
    return delivery;
  }
}
