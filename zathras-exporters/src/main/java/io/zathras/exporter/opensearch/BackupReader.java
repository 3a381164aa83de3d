package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.rest.RestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings the files of one index back, and looks whether each document is there in the end. */
final class BackupReader {

  private static final int LOOKED_FOR_AT_ONCE = 1_000;
  private static final int SENT_AT_ONCE = 10_000;

  private final Cluster cluster;
  private final String path;
  private final BackupFiles files;
  private final List<String> problems;
  private @Nullable Long found;

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

  /** Returns how many documents of the files the index holds; {@code null} if it does not say. */
  @Nullable Long found() {
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
    try {
      found = lookFor(all);
    } catch (RefusedException e) {
      problems.add(path.substring(1) + ": not looked whether all is there: " + e.getMessage());
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
      stream.add(Bulk.Action.CREATE, document.id(), null, out -> out.write(document.source()));
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

  private long lookFor(List<Path> all) {
    Problems missing = new Problems(problems, path.substring(1) + ": missing");
    Set<String> ids = new LinkedHashSet<>();
    long[] there = new long[1];
    for (Path file : all) {
      BackupFiles.read(
          file,
          document -> {
            ids.add(document.id());
            if (ids.size() == LOOKED_FOR_AT_ONCE) {
              there[0] += lookFor(ids, missing);
            }
          },
          // What is wrong with a file was said when it was sent.
          damage -> {});
    }
    if (!ids.isEmpty()) {
      there[0] += lookFor(ids, missing);
    }
    missing.end();
    return there[0];
  }

  /** Asks for each by its id, which finds also what was written a moment ago. */
  private int lookFor(Set<String> ids, Problems missing) {
    ObjectNode query = Cluster.JSON.createObjectNode();
    ids.forEach(query.putArray("ids")::add);
    String get = path + "/_mget?_source=false&filter_path=docs._id,docs.found,docs.error";
    RestRequest request = RestRequest.of("POST", get, query.toString());
    int there = 0;
    for (JsonNode document : cluster.ask(request).path("docs")) {
      JsonNode error = document.path("error");
      if (error.isObject()) {
        String words = error.path("type").asText() + ": " + error.path("reason").asText();
        throw new RefusedException(
            request + ": " + document.path("_id").asText() + ": " + words, 0, "");
      }
      if (document.path("found").asBoolean()) {
        there++;
        ids.remove(document.path("_id").asText());
      }
    }
    ids.forEach(id -> missing.add(path.substring(1) + ": " + id + " is missing"));
    ids.clear();
    return there;
  }
}
