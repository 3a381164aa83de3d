package io.zathras.exporter.opensearch.scan;

import io.zathras.exporter.opensearch.scan.IdOrderedScan.Hit;
import io.zathras.exporter.rest.AnswerTooLongException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks an index with its sources, in pages whose size follows that of the documents. */
public final class PagedScan {

  private static final int FIRST_PAGE = 50;

  private final IdOrderedScan order;
  private final long mostBytes;
  private @Nullable String last;
  private boolean ended;
  private int size = FIRST_PAGE;

  /**
   * Makes a walk.
   *
   * @param after the last id before the first document, or {@code null} from the first
   * @param mostBytes how many bytes of sources a page is to have
   */
  public PagedScan(IdOrderedScan order, @Nullable String after, long mostBytes) {
    this.order = order;
    this.last = after;
    this.mostBytes = mostBytes;
  }

  /** Returns whether there may be more documents. */
  public boolean hasNext() {
    return !ended;
  }

  /** Returns the next documents, fewer than before if the node finds those too many. */
  public List<Hit> next() {
    while (true) {
      try {
        List<Hit> page = order.page(last, size, true);
        long bytes = page.stream().mapToLong(hit -> hit.document().source().length).sum();
        long next = mostBytes * page.size() / Math.max(1, bytes);
        size = (int) Math.max(1, Math.min(IdOrderedScan.LARGEST_PAGE, next));
        last = page.isEmpty() ? null : page.get(page.size() - 1).place();
        ended = last == null;
        return page;
      } catch (AnswerTooLongException e) {
        if (size == 1) {
          throw e;
        }
        size = size / 2;
      }
    }
  }
}
