package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.rest.RestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Brings the files of one index back, and looks whether each document is there in the end. */
final class BackupReader {

  private static final int LOOKED_FOR_AT_ONCE = 1_000;
  private static final int SENT_AT_ONCE = 10_000;

  private final Cluster cluster;
  private final String path;
  private final BackupFiles files;
  private final List<String> problems;
  private long found;

  /**
   * Makes a reader.
   *
   * @param problems is added to
   */
  BackupReader(Cluster cluster, String path, BackupFiles files, List<String> problems) {
    this.cluster = cluster;
    this.path = path;
    this.files = files;
    this.problems = problems;
  }

  /** Returns how many documents of the files the index holds. */
  long found() {
    return found;
  }

  void send(Supplier<BulkStream> streams, Consumer<String> progress) throws IOException {
    List<Path> all = files.list();
    for (Path file : all) {
      long read = send(file, streams);
      if (read != files.documents(file)) {
        problems.add(file + ": expected " + files.documents(file) + " documents, found " + read);
      }
      progress.accept(file + ": " + read + " documents");
    }
    if (!all.isEmpty()) {
      cluster.ask(RestRequest.of("POST", path + "/_refresh"));
      lookFor(all);
    }
  }

  private long send(Path file, Supplier<BulkStream> streams) {
    Problems damage = new Problems(problems, file + ": damage");
    Problems rejections = new Problems(problems, file + ": not taken");
    try (Sending sending = new Sending(streams, rejections)) {
      BackupFiles.read(file, sending::add, damage::add);
      sending.finish();
      damage.end();
      rejections.end();
      return sending.count;
    }
  }

  /** Sends the documents of a file; what is not taken is named from time to time, not kept. */
  private static final class Sending implements AutoCloseable {

    private final Supplier<BulkStream> streams;
    private final Problems rejections;
    private BulkStream stream;
    private long count;

    Sending(Supplier<BulkStream> streams, Problems rejections) {
      this.streams = streams;
      this.rejections = rejections;
      stream = streams.get();
    }

    void add(StoredDocument document) {
      stream.add(Bulk.Action.CREATE, document.id(), out -> out.write(document.source()));
      if (++count % SENT_AT_ONCE == 0) {
        finish();
        stream = streams.get();
      }
    }

    void finish() {
      stream.finish().rejections().forEach(one -> rejections.add("not taken: " + one));
    }

    @Override
    public void close() {
      stream.close();
    }
  }

  private void lookFor(List<Path> all) {
    Problems missing = new Problems(problems, path.substring(1) + ": missing");
    Set<String> ids = new LinkedHashSet<>();
    for (Path file : all) {
      BackupFiles.read(
          file,
          document -> {
            ids.add(document.id());
            if (ids.size() == LOOKED_FOR_AT_ONCE) {
              lookFor(ids, missing);
            }
          },
          // What is wrong with a file was said when it was sent.
          damage -> {});
    }
    if (!ids.isEmpty()) {
      lookFor(ids, missing);
    }
    missing.end();
  }

  private void lookFor(Set<String> ids, Problems missing) {
    ObjectNode query = Cluster.JSON.createObjectNode();
    query.put("size", ids.size()).put("_source", false);
    ArrayNode values = query.putObject("query").putObject("ids").putArray("values");
    ids.forEach(values::add);
    JsonNode hits =
        cluster
            .ask(
                RestRequest.of(
                    "POST",
                    path + "/_search?allow_partial_search_results=false&filter_path=hits.hits._id",
                    query.toString()))
            .path("hits")
            .path("hits");
    for (JsonNode hit : hits) {
      ids.remove(hit.path("_id").asText());
    }
    found += hits.size();
    ids.forEach(id -> missing.add(path.substring(1) + ": " + id + " is missing"));
    ids.clear();
  }
}
