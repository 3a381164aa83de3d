package io.zathras.exporter.opensearch.backup;

import io.zathras.exporter.opensearch.scan.IdOrderedScan;
import io.zathras.exporter.opensearch.scan.IdOrderedScan.Hit;
import io.zathras.exporter.opensearch.scan.PagedScan;
import io.zathras.exporter.opensearch.scan.StoredDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backs up an index in the order of its documents' ids, starting after the last written one. */
public final class BackupWriter {

  private static final long MOST_BYTES = 8L << 20;

  private final IdOrderedScan order;
  private final BackupFiles files;

  public BackupWriter(IdOrderedScan order, BackupFiles files) {
    this.order = order;
    this.files = files;
  }

  /** Receives each file. */
  public interface Listener {
    void wrote(BackupFile file) throws IOException;
  }

  /**
   * Writes the remaining documents.
   *
   * @param after the last id that is written, or {@code null} for none
   */
  public void run(@Nullable String after, Listener listener) throws IOException {
    PagedScan pages = new PagedScan(order, after, MOST_BYTES);
    List<StoredDocument> documents = new ArrayList<>();
    long bytes = 0;
    while (pages.hasNext()) {
      for (Hit hit : pages.next()) {
        // A hit without a source is left out here; the later comparison of ids reports it.
        if (hit.isOurs() && hit.document().source().length > 0) {
          documents.add(hit.document());
          bytes += hit.document().source().length;
        }
      }
      if (!documents.isEmpty() && (!pages.hasNext() || bytes >= MOST_BYTES)) {
        listener.wrote(files.write(documents));
        documents.clear();
        bytes = 0;
      }
    }
  }
}
