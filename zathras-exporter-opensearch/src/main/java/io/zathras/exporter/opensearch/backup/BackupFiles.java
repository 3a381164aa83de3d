package io.zathras.exporter.opensearch.backup;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.zathras.exporter.file.AtomicFile;
import io.zathras.exporter.opensearch.scan.StoredDocument;
import io.zathras.schema.ParserProblem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one index: {@code <kind>-<number>-<documents>.ndjson.gz}, each whole or not at all,
 * in the order of the ids in them.
 */
public final class BackupFiles {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();
  private static final int LONGEST_LINE = 100 << 20;
  private static final int LONGEST_ID = 512;

  private final Path directory;
  private final String kind;
  private final Pattern name;

  public BackupFiles(Path directory, String kind) {
    this.directory = directory;
    this.kind = kind;
    this.name = Pattern.compile(kind + "-([0-9]{6})-([1-9][0-9]{0,8})\\.ndjson\\.gz");
  }

  /** Returns the files in order. */
  public List<Path> list() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path file : all) {
        if (name.matcher(name(file)).matches()
            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          files.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    files.sort(null);
    return files;
  }

  /** Returns the number of documents that the file names state. */
  public long documents() throws IOException {
    return list().stream().mapToLong(file -> Long.parseLong(part(file, 2))).sum();
  }

  private String part(Path file, int group) {
    Matcher matcher = name.matcher(name(file));
    return matcher.matches() ? matcher.group(group) : "0";
  }

  public static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  public long bytes() throws IOException {
    long bytes = 0;
    for (Path file : list()) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  /** Writes the next file. */
  public BackupFile write(List<StoredDocument> documents) throws IOException {
    List<Path> written = list();
    int number =
        written.isEmpty() ? 1 : Integer.parseInt(part(written.get(written.size() - 1), 1)) + 1;
    Path target =
        directory.resolve(kind + "-" + padded(number) + "-" + documents.size() + ".ndjson.gz");
    MessageDigest digest = FileDigest.digest();
    try (AtomicFile file = AtomicFile.open(target)) {
      OutputStream gzip = new GZIPOutputStream(new DigestOutputStream(file.out(), digest), 1 << 16);
      for (StoredDocument document : documents) {
        String id = "{\"_id\":\"" + quoted(document.id()) + "\",\"_source\":";
        gzip.write(id.getBytes(StandardCharsets.UTF_8));
        gzip.write(inOneLine(document.source()));
        gzip.write("}\n".getBytes(StandardCharsets.UTF_8));
      }
      gzip.close();
      file.commit();
    }
    return new BackupFile(
        name(target),
        documents.size(),
        documents.get(documents.size() - 1).id(),
        Files.size(target),
        FileDigest.hex(digest));
  }

  /**
   * Replaces line ends by spaces, which are equivalent because JSON has line ends only between
   * tokens.
   */
  private static byte[] inOneLine(byte[] json) {
    for (int at = 0; at < json.length; at++) {
      if (json[at] == '\n' || json[at] == '\r') {
        json[at] = ' ';
      }
    }
    return json;
  }

  private static String padded(int number) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, 6 - digits.length())) + digits;
  }

  private static String quoted(String id) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(id));
  }

  /**
   * Returns the files of the index in order: listed files as they were written, and files that an
   * interruption left unlisted as they are found.
   *
   * @param listed files as they were written
   * @param damage receives the fault of each unlisted file that is left out because it is damaged
   */
  public List<BackupFile> written(List<BackupFile> listed, Consumer<String> damage)
      throws IOException {
    Map<String, BackupFile> byName = new HashMap<>();
    listed.forEach(file -> byName.put(file.name(), file));
    List<BackupFile> written = new ArrayList<>();
    for (Path path : list()) {
      BackupFile file = byName.get(name(path));
      if (file == null) {
        List<String> problems = new ArrayList<>();
        file = read(path, document -> {}, new ProblemList(problems, "")::add);
        if (file.documents() != Long.parseLong(part(path, 2))) {
          problems.add(
              path + ": expected " + part(path, 2) + " documents, found " + file.documents());
        }
        if (!problems.isEmpty()) {
          damage.accept(problems.get(0));
          continue;
        }
      }
      written.add(file);
    }
    return written;
  }

  public Path path(BackupFile file) {
    return directory.resolve(file.name());
  }

  /**
   * Returns in words how a file differs from what was written; {@code null} when it does not.
   *
   * @param sha256 the checksum of its present bytes
   */
  public @Nullable String damage(BackupFile file, String sha256) {
    return sha256.equals(file.sha256())
        ? null
        : path(file) + ": damaged: expected SHA-256 " + file.sha256() + ", found " + sha256;
  }

  /**
   * Reads a file line by line.
   *
   * @param problems receives each invalid line, and the place where the file is cut or damaged
   * @return the file as found
   */
  public static BackupFile read(
      Path path, Consumer<StoredDocument> reader, Consumer<String> problems) throws IOException {
    MessageDigest digest = FileDigest.digest();
    long documents = 0;
    String lastId = "";
    long number = 0;
    try (InputStream file = new DigestInputStream(Files.newInputStream(path), digest)) {
      try {
        InputStream in = new BufferedInputStream(new GZIPInputStream(file, 1 << 16));
        for (byte[] line = next(in); line != null; line = next(in)) {
          number++;
          StoredDocument document;
          try {
            document = document(line);
          } catch (IOException e) {
            problems.accept(path + ": line " + number + ": " + words(e));
            continue;
          }
          documents++;
          lastId = document.id();
          reader.accept(document);
        }
      } catch (IOException e) {
        problems.accept(path + ": line " + (number + 1) + ": " + words(e));
      }
      file.transferTo(OutputStream.nullOutputStream());
    }
    return new BackupFile(name(path), documents, lastId, Files.size(path), FileDigest.hex(digest));
  }

  private static String words(IOException e) {
    return e instanceof JacksonException json
        ? ParserProblem.of(json.getOriginalMessage())
        : e.toString();
  }

  private static byte @Nullable [] next(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = in.read();
    if (read < 0) {
      return null;
    }
    while (read != '\n') {
      if (read < 0) {
        throw new IOException("it ends without a line feed");
      }
      if (line.size() == LONGEST_LINE) {
        throw new IOException("it is longer than " + LONGEST_LINE + " bytes");
      }
      line.write(read);
      read = in.read();
    }
    return line.toByteArray();
  }

  public static StoredDocument document(byte[] line) throws IOException {
    StoredDocument.Builder builder = new StoredDocument.Builder(line);
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          builder.field(parser);
        }
      }
      if (parser.nextToken() != null) {
        throw new IOException("expected one object");
      }
    }
    StoredDocument document = builder.build();
    int idLength = document.id().getBytes(StandardCharsets.UTF_8).length;
    if (idLength == 0 || idLength > LONGEST_ID) {
      throw new IOException("expected an _id of 1 to " + LONGEST_ID + " bytes, found " + idLength);
    }
    if (document.source().length == 0) {
      throw new IOException("expected an object _source");
    }
    return document;
  }
}
