package io.zathras.exporter.opensearch.bulk;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.bulk.BulkItem.Became;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the items of bulk requests.
 *
 * @param created how many are new
 * @param overwritten how many replaced another
 * @param there how many stay as they are
 * @param removed how many no longer exist
 * @param rejections the rejected items
 * @param failure why a request failed, so that the fate of its items is unknown; {@code null} when
 *     none failed
 */
public record BulkOutcome(
    int created,
    int overwritten,
    int there,
    int removed,
    List<RejectedDocument> rejections,
    @Nullable ExportException failure) {

  public static final BulkOutcome NOTHING = new BulkOutcome(0, 0, 0, 0, List.of(), null);

  public static BulkOutcome failed(ExportException failure) {
    return new BulkOutcome(0, 0, 0, 0, List.of(), failure);
  }

  /**
   * Returns this outcome if no request failed.
   *
   * @throws ExportException if one did
   */
  public BulkOutcome orThrow() {
    if (failure != null) {
      throw failure;
    }
    return this;
  }

  public static BulkOutcome of(List<BulkItem> items) {
    Map<Became, Integer> counts = new EnumMap<>(Became.class);
    List<RejectedDocument> rejections = new ArrayList<>();
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
        List.copyOf(rejections),
        null);
  }

  public BulkOutcome plus(BulkOutcome other) {
    List<RejectedDocument> all = new ArrayList<>(rejections);
    all.addAll(other.rejections);
    return new BulkOutcome(
        created + other.created,
        overwritten + other.overwritten,
        there + other.there,
        removed + other.removed,
        List.copyOf(all),
        failure == null ? other.failure : failure);
  }
}
