package io.zathras.exporter.opensearch.backup;

import io.zathras.exporter.opensearch.bulk.BulkOutcome;
import io.zathras.exporter.opensearch.bulk.BulkRequest;
import io.zathras.exporter.opensearch.bulk.BulkRequest.Version;
import io.zathras.exporter.opensearch.bulk.BulkWriter;
import io.zathras.exporter.opensearch.bulk.ExistenceBatch;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.opensearch.cluster.RefusedException;
import io.zathras.exporter.opensearch.index.PointMigration;
import io.zathras.exporter.opensearch.scan.StoredDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Restores the files of one index, starting with the first that the index does not hold, and
 * finally checks that each document exists. Files that differ from what was written are not sent.
 */
public final class BackupReader {

  private static final int LOOKED_FOR_AT_ONCE = 1_000;
  private static final int SENT_AT_ONCE = 10_000;

  private final ExistenceBatch existence;
  private final String index;
  private final BackupFiles files;
  private final Supplier<BulkWriter<String>> writers;
  private final PointMigration older;
  private final List<String> problems;
  private final Set<BackupFile> sent = new HashSet<>();

  /**
   * Creates a reader.
   *
   * @param writers the writers that send documents
   * @param older converts sources to the form of this version
   * @param problems receives the problems
   */
  public BackupReader(
      ClusterClient cluster,
      String index,
      BackupFiles files,
      Supplier<BulkWriter<String>> writers,
      PointMigration older,
      List<String> problems) {
    this.existence = new ExistenceBatch(cluster, index);
    this.index = index;
    this.files = files;
    this.writers = writers;
    this.older = older;
    this.problems = problems;
  }

  /**
   * Sends the missing documents.
   *
   * @param written the files as they were written
   * @param progress receives a line for each file
   * @return the number of documents of the files in the index; {@code null} if unknown
   */
  public @Nullable Long run(List<BackupFile> written, Consumer<String> progress)
      throws IOException {
    List<BackupFile> sound = new ArrayList<>();
    for (BackupFile file : written) {
      String damage = files.damage(file, FileDigest.of(files.path(file)));
      if (damage == null) {
        sound.add(file);
      } else {
        problems.add(damage + "; left out, take it from another copy of the backup");
      }
    }
    try {
      int first = firstToSend(sound);
      if (first > 0) {
        progress.accept(index + ": " + first + " files are there already");
      }
      for (BackupFile file : sound.subList(first, sound.size())) {
        send(file, progress);
      }
      return lookFor(sound, progress);
    } catch (RefusedException e) {
      problems.add(index + ": not looked whether all is there: " + e.getMessage());
      return null;
    }
  }

  /**
   * Finds where an earlier restore stopped by searching for the first file whose last document is
   * missing: files are sent in order, and the last document of a file last. The final comparison
   * finds documents that were removed since.
   */
  private int firstToSend(List<BackupFile> sound) {
    int there = 0;
    int open = sound.size();
    while (there < open) {
      int middle = (there + open) >>> 1;
      if (isThere(sound.get(middle).lastId())) {
        there = middle + 1;
      } else {
        open = middle;
      }
    }
    // Its last document may have overtaken others.
    return Math.max(0, there - 1);
  }

  private boolean isThere(String id) {
    return existence.find(List.of(id)).values().stream().allMatch(Optional::isPresent);
  }

  private void send(BackupFile file, Consumer<String> progress) throws IOException {
    ProblemList damage = new ProblemList(problems, files.path(file) + ": damage");
    ProblemList rejections = new ProblemList(problems, files.path(file) + ": not taken");
    sent.add(file);
    try (Sending sending = new Sending(writers, older, rejections)) {
      BackupFiles.read(files.path(file), sending::add, damage::add);
      sending.finish();
      progress.accept(files.path(file) + ": " + sending.count + " documents");
    }
    damage.end();
    rejections.end();
  }

  /** Sends the documents of a file; rejected documents are reported in between, not collected. */
  private static final class Sending implements AutoCloseable {

    /** All documents of a file have one owner. */
    private static final String OWNER = "file";

    private final Supplier<BulkWriter<String>> writers;
    private final PointMigration older;
    private final ProblemList rejections;
    private BulkWriter<String> writer;
    private long count;

    Sending(Supplier<BulkWriter<String>> writers, PointMigration older, ProblemList rejections) {
      this.writers = writers;
      this.older = older;
      this.rejections = rejections;
      writer = writers.get();
    }

    void add(StoredDocument document) {
      byte[] source = older.current(document.source());
      writer.add(OWNER, BulkRequest.Action.CREATE, document.id(), null, out -> out.write(source));
      if (++count % SENT_AT_ONCE == 0) {
        finish();
        writer = writers.get();
      }
    }

    void finish() {
      writer
          .finish()
          .getOrDefault(OWNER, BulkOutcome.NOTHING)
          .orThrow()
          .rejections()
          .forEach(one -> rejections.add("not taken: " + one));
    }

    @Override
    public void close() {
      writer.close();
    }
  }

  private long lookFor(List<BackupFile> sound, Consumer<String> progress) throws IOException {
    ProblemList missing = new ProblemList(problems, index + ": missing");
    long there = 0;
    for (BackupFile file : sound) {
      Found found = lookFor(file);
      if (!found.missing.isEmpty() && !sent.contains(file)) {
        send(file, progress);
        found = lookFor(file);
      }
      there += found.there;
      found.missing.forEach(id -> missing.add(index + ": " + id + " is missing"));
    }
    missing.end();
    return there;
  }

  private Found lookFor(BackupFile file) throws IOException {
    Found found = new Found();
    // Faults of a file were reported when it was sent.
    BackupFiles.read(files.path(file), document -> found.ask(document.id()), damage -> {});
    found.askRest();
    return found;
  }

  /** Counts the documents of one file that are in the index. */
  private final class Found {

    private final Set<String> asked = new LinkedHashSet<>();
    private final List<String> missing = new ArrayList<>();
    private long there;

    void ask(String id) {
      asked.add(id);
      if (asked.size() == LOOKED_FOR_AT_ONCE) {
        askRest();
      }
    }

    void askRest() {
      if (asked.isEmpty()) {
        return;
      }
      Map<String, Optional<Version>> states = existence.find(asked);
      for (String id : asked) {
        if (states.getOrDefault(id, Optional.empty()).isPresent()) {
          there++;
        } else {
          missing.add(id);
        }
      }
      asked.clear();
    }
  }
}
