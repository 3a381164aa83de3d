package io.zathras.exporter.opensearch;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.opensearch.backup.BackupCheck;
import io.zathras.exporter.opensearch.backup.BackupFile;
import io.zathras.exporter.opensearch.backup.BackupFiles;
import io.zathras.exporter.opensearch.backup.BackupManifest;
import io.zathras.exporter.opensearch.backup.BackupReader;
import io.zathras.exporter.opensearch.backup.BackupWriter;
import io.zathras.exporter.opensearch.backup.FileDigest;
import io.zathras.exporter.opensearch.backup.ProblemList;
import io.zathras.exporter.opensearch.bulk.BulkThreads;
import io.zathras.exporter.opensearch.bulk.BulkWriter;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.opensearch.cluster.RefusedException;
import io.zathras.exporter.opensearch.index.IndexReadiness;
import io.zathras.exporter.opensearch.index.IndexTemplate;
import io.zathras.exporter.opensearch.index.PointMigration;
import io.zathras.exporter.opensearch.index.TemplateInstaller;
import io.zathras.exporter.opensearch.scan.IdOrderedScan;
import io.zathras.exporter.rest.RestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Backs up both indices into a directory of compressed NDJSON, and restores them. A line holds a
 * document's id and its source, byte for byte except that line ends become spaces. Files appear
 * whole or not at all; {@code backup.json} lists them with their checksums, and whether the backup
 * is complete. An interrupted backup resumes after its last file, and a restore with the first file
 * that the index does not hold. Finally ids and counts are compared.
 *
 * <p>A document that is written to the indices meanwhile may be in the backup or not; if not, the
 * comparison names it. A source that is replaced under its id after it was backed up goes
 * unnoticed.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class OpenSearchBackup implements AutoCloseable {

  private static final int LISTED_TO_UNLISTED = 16;

  private final OpenSearchSettings settings;
  private final ClusterClient cluster;
  private final ExecutorService threads;

  private OpenSearchBackup(OpenSearchSettings settings) {
    this.settings = settings;
    cluster = settings.target().client();
    threads = BulkThreads.of(settings.limits().requestsInFlight());
  }

  /**
   * Returns a backup of the indices in a section {@code opensearch}.
   *
   * @throws io.zathras.exporter.ConfigurationException if a setting is missing, unknown or wrong
   */
  public static OpenSearchBackup from(ExporterSettings settings) {
    return new OpenSearchBackup(OpenSearchSettings.read(settings));
  }

  /**
   * Returns the amount to back up.
   *
   * @throws ExportException if the cluster cannot be reached or refuses
   */
  public List<Size> estimate() {
    List<Size> sizes = new ArrayList<>();
    for (String index : indices().values()) {
      if (cluster.count(index) == null) {
        sizes.add(new Size(index, 0, 0L));
        continue;
      }
      cluster.refresh(index);
      sizes.add(new Size(index, count(index), bytes(index)));
    }
    return sizes;
  }

  private @Nullable Long bytes(String index) {
    try {
      return cluster
          .ask(RestRequest.of("GET", path(index) + "/_stats/store"))
          .at("/_all/primaries/store/size_in_bytes")
          .asLong();
    } catch (RefusedException e) {
      if (e.isForbidden()) {
        return null;
      }
      throw e;
    }
  }

  /**
   * Returns the amount to restore.
   *
   * @throws ExportException if the directory cannot be read
   */
  public List<Size> estimate(Path directory) {
    List<Size> sizes = new ArrayList<>();
    for (Map.Entry<String, String> index : indices().entrySet()) {
      try {
        BackupFiles files = new BackupFiles(directory, index.getKey());
        sizes.add(new Size(index.getValue(), files.documents(), files.bytes()));
      } catch (IOException e) {
        throw unreadable(directory, e);
      }
    }
    return sizes;
  }

  /**
   * Writes the documents that are not in the directory yet.
   *
   * @param progress receives a line for each file
   * @return the number of documents in the directory, and the problems
   * @throws ExportException if the cluster or the directory fails; written files stay
   */
  public Transfer write(Path directory, Consumer<String> progress) {
    List<String> problems = new ArrayList<>();
    Map<String, Long> documents = new LinkedHashMap<>();
    try {
      BackupManifest before = BackupManifest.read(directory);
      Map<String, BackupManifest.Entry> entries =
          new LinkedHashMap<>(before == null ? Map.of() : before.entries());
      for (Map.Entry<String, String> index : indices().entrySet()) {
        write(directory, index.getKey(), index.getValue(), entries, progress, problems);
      }
      new BackupManifest(true, entries).write(directory);
      for (BackupManifest.Entry entry : entries.values()) {
        documents.put(entry.index(), entry.documents());
      }
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
    return new Transfer(documents, problems);
  }

  private void write(
      Path directory,
      String kind,
      String name,
      Map<String, BackupManifest.Entry> entries,
      Consumer<String> progress,
      List<String> problems)
      throws IOException {
    BackupFiles files = new BackupFiles(directory, kind);
    List<BackupFile> written = soundSoFar(files, entries.get(kind));
    entries.put(kind, new BackupManifest.Entry(name, written));
    if (cluster.count(name) == null) {
      problems.add("there is no index " + name);
      return;
    }
    IdOrderedScan order = new IdOrderedScan(cluster, path(name));
    if (!cluster.refresh(name)) {
      progress.accept(
          name
              + ": without indices:admin/refresh, which the user may not, what was written in the"
              + " last seconds may not be found");
    }
    int[] listed = {written.size()};
    new BackupWriter(order, files)
        .run(
            written.isEmpty() ? null : written.get(written.size() - 1).lastId(),
            file -> {
              written.add(file);
              // Rewrites the list only now and then because it grows with each file; a resumed
              // backup
              // reads files that are not listed once more.
              if ((written.size() - listed[0]) * LISTED_TO_UNLISTED > listed[0]) {
                new BackupManifest(false, entries).write(directory);
                listed[0] = written.size();
              }
              progress.accept(files.path(file) + ": " + file.documents() + " documents");
            });
    cluster.refresh(name);
    ProblemList differences = new ProblemList(problems, name + ": differences");
    BackupCheck check = new BackupCheck(order, files, differences);
    check.run(written);
    long there = count(name);
    if (check.inIndex() != there) {
      differences.add(
          name + " holds " + there + " documents, of which " + check.inIndex() + " were met");
    }
    differences.end();
    if (differences.any()) {
      problems.add(
          name
              + " and "
              + directory
              + " differ; where the index changed meanwhile, back up to another directory");
    }
  }

  /** Writes nothing after a damaged file because the last id in it may be unknown. */
  private static List<BackupFile> soundSoFar(
      BackupFiles files, BackupManifest.@Nullable Entry entry) throws IOException {
    String again = "; delete it, and it is written again";
    List<BackupFile> written =
        files.written(
            entry == null ? List.of() : entry.files(),
            damage -> {
              throw new ExportException(ClusterClient.NAME, damage + again, null);
            });
    if (!written.isEmpty()) {
      BackupFile last = written.get(written.size() - 1);
      String damage = files.damage(last, FileDigest.of(files.path(last)));
      if (damage != null) {
        throw new ExportException(ClusterClient.NAME, damage + again, null);
      }
    }
    return written;
  }

  /**
   * Writes the documents that the indices do not hold yet; existing ones stay.
   *
   * @param progress receives a line for each file
   * @return the number of documents finally found in the indices, and the problems
   * @throws ExportException if the cluster cannot be reached or refuses, or the format of the
   *     backup is unknown
   */
  public Transfer restore(Path directory, Consumer<String> progress) {
    Map<String, Long> documents = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    try {
      BackupManifest manifest = BackupManifest.read(directory);
      if (manifest == null
          && estimate(directory).stream().allMatch(size -> size.documents() == 0)) {
        problems.add(directory + " holds no backup");
        return new Transfer(documents, problems);
      }
      if (manifest == null || !manifest.isComplete()) {
        problems.add(
            directory
                + (manifest == null ? " has no " + BackupManifest.NAME : "")
                + ": the backup did not come to its end");
      }
      new IndexReadiness(
              cluster,
              new TemplateInstaller(cluster, settings.target().indices(), settings.layout()),
              settings.templates(),
              settings.anyMapping())
          .require();
      for (Map.Entry<String, String> index : indices().entrySet()) {
        BackupFiles files = new BackupFiles(directory, index.getKey());
        Long found = restore(files, manifest, index.getKey(), index.getValue(), progress, problems);
        if (found != null) {
          documents.put(index.getValue(), found);
        }
      }
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
    return new Transfer(documents, problems);
  }

  private @Nullable Long restore(
      BackupFiles files,
      @Nullable BackupManifest manifest,
      String kind,
      String name,
      Consumer<String> progress,
      List<String> problems)
      throws IOException {
    BackupManifest.Entry entry = manifest == null ? null : manifest.entries().get(kind);
    List<BackupFile> listed = entry == null ? List.of() : entry.files();
    List<BackupFile> written = files.written(listed, damage -> problems.add(damage + "; left out"));
    without(listed, written).forEach(file -> problems.add(files.path(file) + ": missing"));
    if (manifest != null) {
      without(written, listed)
          .forEach(
              file -> problems.add(files.path(file) + ": not listed in " + BackupManifest.NAME));
    }
    BulkWriter.Factory writers = new BulkWriter.Factory(cluster, name, threads, settings.limits());
    Long found =
        new BackupReader(
                cluster,
                name,
                files,
                () -> writers.open(Integer.MAX_VALUE),
                new PointMigration(
                    IndexTemplate.timeseries(settings.target().indices(), settings.layout())),
                problems)
            .run(written, progress);
    if (found != null) {
      compareCounts(name, found, entry, problems);
    }
    return found;
  }

  private static Set<BackupFile> without(List<BackupFile> files, List<BackupFile> others) {
    Set<BackupFile> rest = new LinkedHashSet<>(files);
    others.forEach(rest::remove);
    return rest;
  }

  private void compareCounts(
      String name, long found, BackupManifest.@Nullable Entry entry, List<String> problems) {
    if (entry != null && found < entry.documents()) {
      problems.add(
          name + ": expected " + entry.documents() + " documents of the backup, found " + found);
    }
    if (cluster.refresh(name)) {
      long count = count(name);
      if (count < found) {
        problems.add(name + ": " + found + " documents were found, and it counts " + count);
      }
    }
  }

  private Map<String, String> indices() {
    Map<String, String> indices = new LinkedHashMap<>();
    indices.put("timeseries", settings.target().timeseriesIndex());
    indices.put("results", settings.target().resultsIndex());
    return indices;
  }

  private long count(String index) {
    Long count = cluster.count(index);
    return count == null ? 0 : count;
  }

  private static String path(String index) {
    return "/" + ClusterClient.encoded(index);
  }

  private static ExportException unreadable(Path directory, IOException e) {
    return new ExportException(
        ClusterClient.NAME, "cannot read or write " + directory + " (" + e + "); check it", e);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    cluster.close();
  }

  /**
   * The size of one index.
   *
   * @param index the index
   * @param documents the number of documents
   * @param bytes their size in the index, or compressed in files; {@code null} when the user may
   *     not read it
   */
  public record Size(String index, long documents, @Nullable Long bytes) {}

  /**
   * The result of a backup or restore.
   *
   * @param documents the number of documents now, by index; without an index that the user may not
   *     read
   * @param problems the problems, in words; empty when everything is complete
   */
  public record Transfer(Map<String, Long> documents, List<String> problems) {

    /** Copies the collections. */
    public Transfer {
      documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
      problems = List.copyOf(problems);
    }
  }
}
