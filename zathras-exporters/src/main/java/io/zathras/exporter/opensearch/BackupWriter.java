package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.BackupFiles.Line;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads an index in the order of its documents' ids, page by page, from behind what is written. */
final class BackupWriter {

  private static final JsonFactory JSON = new JsonFactory();
  private static final long MOST_BYTES = 8L << 20;
  private static final int LARGEST_PAGE = 5_000;
  private static final int FIRST_PAGE = 50;

  private final Cluster cluster;
  private final String path;
  private final BackupFiles files;

  BackupWriter(Cluster cluster, String path, BackupFiles files) {
    this.cluster = cluster;
    this.path = path;
    this.files = files;
  }

  void run(Consumer<String> progress) throws IOException {
    String last = lastWritten();
    int size = FIRST_PAGE;
    List<Line> lines = new ArrayList<>();
    long bytes = 0;
    while (true) {
      List<Line> page = page(last, size);
      long pageBytes = page.stream().mapToLong(line -> line.source().length).sum();
      lines.addAll(page);
      bytes += pageBytes;
      if (!lines.isEmpty() && (page.isEmpty() || bytes >= MOST_BYTES)) {
        Path file = files.write(lines);
        progress.accept(file + ": " + lines.size() + " documents");
        lines.clear();
        bytes = 0;
      }
      if (page.isEmpty()) {
        return;
      }
      last = page.get(page.size() - 1).id();
      size = (int) Math.max(1, Math.min(LARGEST_PAGE, MOST_BYTES * size / Math.max(1, pageBytes)));
    }
  }

  private @Nullable String lastWritten() throws IOException {
    List<Path> written = files.list();
    if (written.isEmpty()) {
      return null;
    }
    String[] last = new String[1];
    BackupFiles.read(written.get(written.size() - 1), line -> last[0] = line.id());
    return last[0];
  }

  /** The ids are those of the documents themselves, which the templates make sortable. */
  private List<Line> page(@Nullable String after, int size) throws IOException {
    ObjectNode query = Cluster.JSON.createObjectNode();
    query.put("size", size).put("track_total_hits", false);
    query.putArray("sort").addObject().put("metadata.document_id", "asc");
    if (after != null) {
      query.putArray("search_after").add(after);
    }
    RestRequest search =
        RestRequest.of(
            "POST",
            path + "/_search?filter_path=hits.hits._id,hits.hits._source",
            query.toString());
    RestResponse response = cluster.good(cluster.send(search), search.toString());
    List<Line> lines = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(response.bytes())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            BackupFiles.hit(parser, response.bytes(), lines);
          }
        }
      }
    }
    if (after != null && !lines.isEmpty() && lines.get(0).id().compareTo(after) <= 0) {
      throw new ExportException(
          Cluster.NAME,
          path
              + ": "
              + lines.get(0).id()
              + " comes after "
              + after
              + "; a document's id differs from its metadata.document_id",
          null);
    }
    return lines;
  }
}
