package io.zathras.exporter.opensearch;

import io.zathras.exporter.opensearch.BulkItem.Became;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the items of bulk requests.
 *
 * @param created how many were not there before
 * @param overwritten how many took the place of another
 * @param there how many stay as they are
 * @param removed how many are not there any more
 * @param rejections those that were not taken
 */
record BulkOutcome(
    int created, int overwritten, int there, int removed, List<Rejection> rejections) {

  static final BulkOutcome NOTHING = new BulkOutcome(0, 0, 0, 0, List.of());

  static BulkOutcome of(List<BulkItem> items) {
    Map<Became, Integer> counts = new EnumMap<>(Became.class);
    List<Rejection> rejections = new ArrayList<>();
    for (BulkItem item : items) {
      counts.merge(item.became(), 1, Integer::sum);
      if (item.rejection() != null) {
        rejections.add(item.rejection());
      }
    }
    return new BulkOutcome(
        counts.getOrDefault(Became.CREATED, 0),
        counts.getOrDefault(Became.OVERWRITTEN, 0),
        counts.getOrDefault(Became.THERE, 0),
        counts.getOrDefault(Became.REMOVED, 0),
        List.copyOf(rejections));
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
