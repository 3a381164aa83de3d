package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.PendingFile;
import io.zathras.schema.ParserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backup that came to its end holds: {@code backup.json} beside its files.
 *
 * @param entries by kind of index
 */
record BackupManifest(Map<String, Entry> entries) {

  static final String NAME = "backup.json";

  private static final int FORMAT = 1;
  private static final int LONGEST = 1 << 16;

  /**
   * What is held of one index.
   *
   * @param index its name
   * @param documents how many documents
   */
  record Entry(String index, long documents) {}

  void write(Path directory) throws IOException {
    ObjectNode json = Cluster.JSON.createObjectNode().put("format", FORMAT);
    ObjectNode indices = json.putObject("indices");
    entries.forEach(
        (kind, entry) ->
            indices.putObject(kind).put("index", entry.index).put("documents", entry.documents));
    try (PendingFile file = PendingFile.open(directory.resolve(NAME))) {
      file.out().write(Cluster.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
      file.out().write('\n');
      file.commit();
    }
  }

  /**
   * Returns what a directory's says, or {@code null} when there is none.
   *
   * @throws ExportException if it is none, or of a format that we do not know
   */
  static @Nullable BackupManifest read(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST);
    } catch (NoSuchFileException e) {
      return null;
    }
    JsonNode json;
    try {
      json = Cluster.JSON.readTree(bytes);
    } catch (JacksonException e) {
      throw new ExportException(
          Cluster.NAME,
          file + ": " + ParserProblem.of(e.getOriginalMessage()) + "; restore it, or delete it",
          e);
    }
    if (json.path("format").asInt() != FORMAT) {
      throw new ExportException(
          Cluster.NAME,
          file + ": expected format " + FORMAT + ", found " + json.path("format"),
          null);
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.path("indices").properties()) {
      entries.put(
          entry.getKey(),
          new Entry(
              entry.getValue().path("index").asText(),
              entry.getValue().path("documents").asLong(-1)));
    }
    return new BackupManifest(entries);
  }
}
