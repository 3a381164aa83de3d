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
  private static final int NAMED = 100;

  private final Cluster cluster;
  private final String path;
  private final BackupFiles files;
  private final List<String> problems;
  private long found;
  private long missing;

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
      long[] read = new long[1];
      try (BulkStream stream = streams.get()) {
        read(
            file,
            line -> {
              stream.add(Bulk.Action.CREATE, line.id(), out -> out.write(line.source()));
              read[0]++;
            },
            true);
        stream.finish().rejections().stream()
            .limit(NAMED)
            .forEach(rejection -> problems.add("not taken: " + rejection));
      }
      if (read[0] != files.documents(file)) {
        problems.add(file + ": expected " + files.documents(file) + " documents, found " + read[0]);
      }
      progress.accept(file + ": " + read[0] + " documents");
    }
    if (!all.isEmpty()) {
      cluster.ask(RestRequest.of("POST", path + "/_refresh"));
      lookFor(all);
    }
  }

  private void read(Path file, BackupFiles.Reader reader, boolean aloud) {
    try {
      BackupFiles.read(file, reader);
    } catch (IOException e) {
      if (aloud) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
  }

  private void lookFor(List<Path> all) {
    Set<String> ids = new LinkedHashSet<>();
    for (Path file : all) {
      // What is wrong with a file was said when it was sent.
      read(
          file,
          line -> {
            ids.add(line.id());
            if (ids.size() == LOOKED_FOR_AT_ONCE) {
              lookFor(ids);
            }
          },
          false);
    }
    if (!ids.isEmpty()) {
      lookFor(ids);
    }
    if (missing > NAMED) {
      problems.add(path.substring(1) + ": " + missing + " documents are missing in all");
    }
  }

  private void lookFor(Set<String> ids) {
    ObjectNode query = Cluster.JSON.createObjectNode();
    query.put("size", ids.size()).put("_source", false);
    ArrayNode values = query.putObject("query").putObject("ids").putArray("values");
    ids.forEach(values::add);
    JsonNode hits =
        cluster
            .ask(
                RestRequest.of(
                    "POST", path + "/_search?filter_path=hits.hits._id", query.toString()))
            .path("hits")
            .path("hits");
    for (JsonNode hit : hits) {
      ids.remove(hit.path("_id").asText());
    }
    found += hits.size();
    for (String id : ids) {
      if (missing++ < NAMED) {
        problems.add(path.substring(1) + ": " + id + " is missing");
      }
    }
    ids.clear();
  }
}
