package io.zathras.exporter.opensearch;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the items of bulk requests.
 *
 * @param created how many were not there before
 * @param overwritten how many took the place of another
 * @param there how many were there already and stay as they are
 * @param removed how many were removed
 * @param rejections those that were not taken
 */
record BulkOutcome(
    int created, int overwritten, int there, int removed, List<Rejection> rejections) {

  static final BulkOutcome NOTHING = new BulkOutcome(0, 0, 0, 0, List.of());

  /** Returns the outcome of documents all of which are new. */
  static BulkOutcome created(int number) {
    return new BulkOutcome(number, 0, 0, 0, List.of());
  }

  BulkOutcome plus(BulkOutcome other) {
    List<Rejection> all = new ArrayList<>(rejections);
    all.addAll(other.rejections);
    return new BulkOutcome(
        created + other.created,
        overwritten + other.overwritten,
        there + other.there,
        removed + other.removed,
        List.copyOf(all));
  }
}
