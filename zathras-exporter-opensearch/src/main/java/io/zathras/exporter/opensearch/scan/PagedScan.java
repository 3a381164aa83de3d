package io.zathras.exporter.opensearch.scan;

import io.zathras.exporter.opensearch.scan.IdOrderedScan.Hit;
import io.zathras.exporter.rest.AnswerTooLongException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an index with its sources, in pages whose size depends on the size of the documents. */
public final class PagedScan {

  private static final int FIRST_PAGE = 50;

  private final IdOrderedScan order;
  private final long mostBytes;
  private @Nullable String last;
  private boolean ended;
  private int size = FIRST_PAGE;

  /**
   * Creates a scan.
   *
   * @param after the last id before the first document, or {@code null} to begin with the first
   * @param mostBytes the desired number of bytes of sources in a page
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

  /** Returns the next documents, with a smaller page if the node's answer is too long. */
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
