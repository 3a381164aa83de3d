package io.zathras.exporter.opensearch.backup;

import io.zathras.exporter.opensearch.scan.IdOrderedScan;
import io.zathras.exporter.opensearch.scan.IdOrderedScan.Hit;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the ids in the files of a backup with those in the index, both in their order. */
public final class BackupCheck {

  private final IdOrderedScan order;
  private final BackupFiles files;
  private final ProblemList problems;
  private final Deque<String> next = new ArrayDeque<>();
  private @Nullable String lastPlace;
  private boolean ended;
  private @Nullable String lastId;
  private long inIndex;
  private long inFiles;

  public BackupCheck(IdOrderedScan order, BackupFiles files, ProblemList problems) {
    this.order = order;
    this.files = files;
    this.problems = problems;
  }

  /** Returns the number of documents found in the index. */
  public long inIndex() {
    return inIndex;
  }

  /** Returns the number of documents in the files. */
  public long inFiles() {
    return inFiles;
  }

  /**
   * Compares the ids.
   *
   * @param written the files as they were written
   */
  public void run(List<BackupFile> written) throws IOException {
    for (BackupFile file : written) {
      BackupFile found =
          BackupFiles.read(files.path(file), document -> compare(document.id()), problems::add);
      String damage = files.damage(file, found.sha256());
      if (damage != null) {
        problems.add(damage);
      }
    }
    for (String id = peek(); id != null; id = peek()) {
      problems.add(id + " is in the index, not in the files");
      next.remove();
    }
  }

  private void compare(String id) {
    if (lastId != null && IdOrderedScan.ORDER.compare(id, lastId) <= 0) {
      problems.add(id + " is in the files twice, or out of order");
      return;
    }
    lastId = id;
    inFiles++;
    String there = peek();
    while (there != null && IdOrderedScan.ORDER.compare(there, id) < 0) {
      problems.add(there + " is in the index, not in the files");
      next.remove();
      there = peek();
    }
    if (id.equals(there)) {
      next.remove();
    } else {
      problems.add(id + " is in the files, not in the index");
    }
  }

  /** Returns the next id in the index, or {@code null} at its end. */
  private @Nullable String peek() {
    while (next.isEmpty() && !ended) {
      List<Hit> page = order.page(lastPlace, IdOrderedScan.LARGEST_PAGE, false);
      for (Hit hit : page) {
        inIndex++;
        if (hit.isOurs()) {
          next.add(hit.document().id());
        } else {
          problems.add(
              hit.document().id()
                  + " is not backed up: its metadata.document_id is "
                  + (hit.place() == null ? "missing" : hit.place()));
        }
      }
      lastPlace = page.isEmpty() ? null : page.get(page.size() - 1).place();
      ended = lastPlace == null;
    }
    return next.peek();
  }
}
