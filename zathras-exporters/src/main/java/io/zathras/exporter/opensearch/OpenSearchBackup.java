package io.zathras.exporter.opensearch;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.rest.RestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Both indices in a directory of compressed NDJSON, and back. A line holds a document's id and its
 * source, byte for byte but for line ends, which become spaces. Files are there whole or not at
 * all: a backup that was interrupted goes on behind its last file, and restoring again writes what
 * is missing. In the end ids and counts are compared; {@code backup.json} says what a backup that
 * came to its end holds.
 *
 * <p>What is written to the indices meanwhile may be in the backup or not; where it is not, the
 * comparison names it. A source that is replaced under its id after it was written is not seen.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class OpenSearchBackup implements AutoCloseable {

  private final OpenSearchSettings settings;
  private final Cluster cluster;
  private final ExecutorService threads;

  private OpenSearchBackup(OpenSearchSettings settings) {
    this.settings = settings;
    cluster = new Cluster(settings.target());
    threads = Threads.of(settings.limits().requestsInFlight());
  }

  /**
   * Returns a backup of the indices that a section {@code opensearch} names.
   *
   * @throws io.zathras.exporter.ConfigurationException if a setting is missing, unknown or wrong
   */
  public static OpenSearchBackup from(ExporterSettings settings) {
    return new OpenSearchBackup(OpenSearchSettings.read(settings));
  }

  /**
   * Returns how much there is to back up.
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
   * Returns how much there is to restore.
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
   * Writes what is not in the directory yet.
   *
   * @param progress is told of each file
   * @return how many documents the directory holds, and what is wrong
   * @throws ExportException if the cluster or the directory fails; what is written stays
   */
  public Transfer write(Path directory, Consumer<String> progress) {
    Map<String, BackupManifest.Entry> entries = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    try {
      for (Map.Entry<String, String> index : indices().entrySet()) {
        long documents = write(directory, index.getKey(), index.getValue(), progress, problems);
        entries.put(index.getKey(), new BackupManifest.Entry(index.getValue(), documents));
      }
      new BackupManifest(entries).write(directory);
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
    Map<String, Long> documents = new LinkedHashMap<>();
    entries.values().forEach(entry -> documents.put(entry.index(), entry.documents()));
    return new Transfer(documents, problems);
  }

  private long write(
      Path directory, String kind, String name, Consumer<String> progress, List<String> problems)
      throws IOException {
    BackupFiles files = new BackupFiles(directory, kind);
    if (cluster.count(name) == null) {
      problems.add("there is no index " + name);
      return files.documents();
    }
    IdOrder order = new IdOrder(cluster, path(name));
    if (!cluster.refresh(name)) {
      progress.accept(
          name
              + ": without indices:admin/refresh, which the user may not, what was written in the"
              + " last seconds may not be found");
    }
    new BackupWriter(order, files).run(progress);
    cluster.refresh(name);
    Problems differences = new Problems(problems, name + ": differences");
    BackupCheck check = new BackupCheck(order, files, differences);
    check.run();
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
    return check.inFiles();
  }

  /**
   * Writes what the indices do not hold yet; what is there stays.
   *
   * @param progress is told of each file
   * @return how many documents were looked for and found in the end, and what is wrong
   * @throws ExportException if the cluster cannot be reached or refuses, or the backup is of a
   *     format that we do not know
   */
  public Transfer restore(Path directory, Consumer<String> progress) {
    Map<String, Long> documents = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    if (!hasFiles(directory, problems)) {
      return new Transfer(documents, problems);
    }
    new Readiness(
            cluster,
            new Templates(cluster, settings.layout()),
            settings.templates(),
            settings.anyMapping())
        .require();
    Semaphore slots = new Semaphore(settings.limits().requestsInFlight());
    for (Map.Entry<String, String> index : indices().entrySet()) {
      String name = index.getValue();
      try {
        BackupFiles files = new BackupFiles(directory, index.getKey());
        BulkGroups sender = new BulkGroups(new BulkSender(cluster, name), settings.limits(), slots);
        BackupReader reader = new BackupReader(cluster, path(name), files, problems);
        reader.send(
            () -> new BulkStream(sender, threads, settings.limits(), Integer.MAX_VALUE), progress);
        Long found = reader.found();
        if (found != null) {
          documents.put(name, found);
        }
      } catch (IOException e) {
        throw unreadable(directory, e);
      }
    }
    return new Transfer(documents, problems);
  }

  /**
   * Looks whether all files are there.
   *
   * @return whether there is anything
   */
  private boolean hasFiles(Path directory, List<String> problems) {
    try {
      BackupManifest manifest = BackupManifest.read(directory);
      long all = 0;
      for (String kind : indices().keySet()) {
        long found = new BackupFiles(directory, kind).documents();
        all += found;
        BackupManifest.Entry entry = manifest == null ? null : manifest.entries().get(kind);
        if (manifest != null && (entry == null || entry.documents() != found)) {
          problems.add(
              directory
                  + ": expected "
                  + (entry == null ? "no" : entry.documents())
                  + " documents of "
                  + kind
                  + " by "
                  + BackupManifest.NAME
                  + ", found files of "
                  + found);
        }
      }
      if (manifest == null) {
        problems.add(
            directory
                + (all == 0
                    ? " holds no backup"
                    : " has no " + BackupManifest.NAME + ": the backup did not come to its end"));
      }
      return manifest != null || all > 0;
    } catch (IOException e) {
      throw unreadable(directory, e);
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
    return "/" + Cluster.encoded(index);
  }

  private static ExportException unreadable(Path directory, IOException e) {
    return new ExportException(
        Cluster.NAME, "cannot read or write " + directory + " (" + e + "); check it", e);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    cluster.close();
  }

  /**
   * How much there is.
   *
   * @param index the index
   * @param documents how many documents
   * @param bytes their size in the index, or compressed in files; {@code null} when the user may
   *     not see it
   */
  public record Size(String index, long documents, @Nullable Long bytes) {}

  /**
   * What came of a backup, or of restoring one.
   *
   * @param documents how many documents are there now, by index; without an index in which the user
   *     may not look
   * @param problems what is wrong, in words; empty when everything is there
   */
  public record Transfer(Map<String, Long> documents, List<String> problems) {

    /** Copies what is mutable. */
    public Transfer {
      documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
      problems = List.copyOf(problems);
    }
  }
}
