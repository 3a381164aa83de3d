package io.zathras.exporter.opensearch.backup;

import io.zathras.exporter.opensearch.backup.IdOrderedScan.Hit;
import io.zathras.exporter.rest.AnswerTooLongException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an index in the order of its documents' ids, from behind what is written. */
public final class BackupWriter {

  private static final long MOST_BYTES = 8L << 20;
  private static final int FIRST_PAGE = 50;

  private final IdOrderedScan order;
  private final BackupFiles files;
  private int size = FIRST_PAGE;

  public BackupWriter(IdOrderedScan order, BackupFiles files) {
    this.order = order;
    this.files = files;
  }

  /** Is told of each file. */
  public interface Listener {
    void wrote(BackupFile file) throws IOException;
  }

  /**
   * Writes the rest.
   *
   * @param after the last id that is written, or {@code null} for none
   */
  public void run(@Nullable String after, Listener listener) throws IOException {
    String last = after;
    List<StoredDocument> documents = new ArrayList<>();
    long bytes = 0;
    while (true) {
      List<Hit> page = page(last);
      for (Hit hit : page) {
        // A hit without a source is left out here; the later comparison of ids reports it.
        if (hit.isOurs() && hit.document().source().length > 0) {
          documents.add(hit.document());
          bytes += hit.document().source().length;
        }
      }
      last = page.isEmpty() ? null : page.get(page.size() - 1).place();
      if (!documents.isEmpty() && (last == null || bytes >= MOST_BYTES)) {
        listener.wrote(files.write(documents));
        documents.clear();
        bytes = 0;
      }
      if (last == null) {
        return;
      }
    }
  }

  /** Asks for as many documents as fill a file, and for fewer if the node finds that too many. */
  private List<Hit> page(@Nullable String after) {
    while (true) {
      try {
        List<Hit> page = order.page(after, size, true);
        long bytes = page.stream().mapToLong(hit -> hit.document().source().length).sum();
        long next = MOST_BYTES * page.size() / Math.max(1, bytes);
        size = (int) Math.max(1, Math.min(IdOrderedScan.LARGEST_PAGE, next));
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
