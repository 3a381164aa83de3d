package io.zathras.exporter.opensearch.backup;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.file.AtomicFile;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.schema.ParserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a backup: {@code backup.json} beside its files. Its last member is the checksum
 * of all bytes before it, so that damage to this file is found too.
 *
 * @param isComplete whether the backup is complete
 * @param entries by kind of index
 */
public record BackupManifest(boolean isComplete, Map<String, Entry> entries) {

  public static final String NAME = "backup.json";

  private static final int FORMAT = 2;
  private static final int LONGEST = 256 << 20;
  private static final String CHECKSUM = ",\n  \"sha256\" : \"";
  private static final String END = "\"\n}\n";
  private static final int LENGTH_AFTER_CONTENT = CHECKSUM.length() + 64 + END.length();

  /**
   * The files of one index.
   *
   * @param index its name
   * @param files in the order of the ids in them
   */
  public record Entry(String index, List<BackupFile> files) {

    public long documents() {
      return files.stream().mapToLong(BackupFile::documents).sum();
    }
  }

  public void write(Path directory) throws IOException {
    ObjectNode json = ClusterClient.JSON.createObjectNode().put("format", FORMAT);
    json.put("complete", isComplete);
    ObjectNode indices = json.putObject("indices");
    entries.forEach(
        (kind, entry) -> {
          ObjectNode index = indices.putObject(kind).put("index", entry.index);
          ArrayNode files = index.put("documents", entry.documents()).putArray("files");
          entry.files.forEach(file -> write(file, files.addObject()));
        });
    String text = json.toPrettyString().strip();
    byte[] content = utf8(text.substring(0, text.length() - 1).stripTrailing());
    try (AtomicFile file = AtomicFile.open(directory.resolve(NAME))) {
      file.out().write(content);
      file.out().write(utf8(CHECKSUM + FileDigest.of(content) + END));
      file.commit();
    }
  }

  private static void write(BackupFile file, ObjectNode json) {
    json.put("name", file.name()).put("documents", file.documents());
    json.put("last_id", file.lastId()).put("bytes", file.bytes()).put("sha256", file.sha256());
  }

  private static BackupFile file(JsonNode json) {
    return new BackupFile(
        json.path("name").asText(),
        json.path("documents").asLong(),
        json.path("last_id").asText(),
        json.path("bytes").asLong(),
        json.path("sha256").asText());
  }

  /**
   * Returns the manifest in a directory, or {@code null} when there is none.
   *
   * @throws ExportException if it is damaged, or its format is unknown
   */
  public static @Nullable BackupManifest read(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST);
    } catch (NoSuchFileException e) {
      return null;
    }
    JsonNode json;
    try {
      json = ClusterClient.JSON.readTree(bytes);
    } catch (JacksonException e) {
      throw damaged(file, ParserProblem.of(e.getOriginalMessage()));
    }
    String format = json.path("format").asText();
    if (json.has("format") && !format.equals(Integer.toString(FORMAT))) {
      throw new ExportException(
          ClusterClient.NAME,
          file + ": expected format " + FORMAT + ", found " + format + "; back up again",
          null);
    }
    requireChecksum(file, bytes);
    return of(json);
  }

  private static void requireChecksum(Path file, byte[] bytes) {
    int length = Math.max(0, bytes.length - LENGTH_AFTER_CONTENT);
    String expected = CHECKSUM + FileDigest.of(bytes, length) + END;
    String found = new String(bytes, length, bytes.length - length, StandardCharsets.UTF_8);
    if (!found.equals(expected)) {
      throw damaged(file, "its checksum is not that of its content");
    }
  }

  private static ExportException damaged(Path file, String words) {
    return new ExportException(
        ClusterClient.NAME,
        file + ": damaged (" + words + "); take it from another copy of the backup",
        null);
  }

  private static BackupManifest of(JsonNode json) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.path("indices").properties()) {
      List<BackupFile> files = new ArrayList<>();
      entry.getValue().path("files").forEach(file -> files.add(file(file)));
      entries.put(entry.getKey(), new Entry(entry.getValue().path("index").asText(), files));
    }
    return new BackupManifest(json.path("complete").asBoolean(), entries);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
