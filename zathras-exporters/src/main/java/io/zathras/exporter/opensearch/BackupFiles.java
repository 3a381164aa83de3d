package io.zathras.exporter.opensearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.zathras.exporter.PendingFile;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one index: {@code <kind>-<number>-<documents>.ndjson.gz}, each there whole or not at
 * all, in the order of the ids within.
 */
final class BackupFiles {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST_LINE = 100 << 20;

  private final Path directory;
  private final String kind;
  private final Pattern name;

  BackupFiles(Path directory, String kind) {
    this.directory = directory;
    this.kind = kind;
    this.name = Pattern.compile(kind + "-([0-9]{6})-([0-9]{1,9})\\.ndjson\\.gz");
  }

  /** One document. */
  static final class Line {

    private final String id;
    private final byte[] source;

    Line(String id, byte[] source) {
      this.id = id;
      this.source = source;
    }

    String id() {
      return id;
    }

    /** Returns the source itself, not a copy. */
    byte[] source() {
      return source;
    }
  }

  /** Is told of a line. */
  interface Reader {
    void line(Line line) throws IOException;
  }

  /** Returns the files in their order. */
  List<Path> list() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path file : all) {
        if (name.matcher(String.valueOf(file.getFileName())).matches()
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

  /** Returns how many documents the names of the files promise. */
  long documents() throws IOException {
    return list().stream().mapToLong(this::documents).sum();
  }

  long documents(Path file) {
    Matcher matcher = name.matcher(String.valueOf(file.getFileName()));
    return matcher.matches() ? Long.parseLong(matcher.group(2)) : 0;
  }

  long bytes() throws IOException {
    long bytes = 0;
    for (Path file : list()) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  /** Writes the next file. */
  Path write(List<Line> lines) throws IOException {
    int number = list().size() + 1;
    Path target =
        directory.resolve(kind + "-" + padded(number) + "-" + lines.size() + ".ndjson.gz");
    try (PendingFile file = PendingFile.open(target)) {
      OutputStream gzip = new GZIPOutputStream(file.out(), 1 << 16);
      for (Line line : lines) {
        gzip.write(
            ("{\"_id\":\"" + quoted(line.id) + "\",\"_source\":").getBytes(StandardCharsets.UTF_8));
        gzip.write(line.source);
        gzip.write("}\n".getBytes(StandardCharsets.UTF_8));
      }
      gzip.close();
      file.commit();
    }
    return target;
  }

  private static String padded(int number) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, 6 - digits.length())) + digits;
  }

  private static String quoted(String id) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(id));
  }

  /**
   * Reads a file line by line.
   *
   * @throws IOException if it is cut or damaged; says which line. The lines before it are told.
   */
  static void read(Path file, Reader reader) throws IOException {
    int number = 1;
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16))) {
      for (byte[] line = next(in); line != null; line = next(in)) {
        reader.line(line(line));
        number++;
      }
    } catch (IOException e) {
      throw new IOException(file + ": line " + number + ": " + e.getMessage(), e);
    }
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

  private static Line line(byte[] json) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        hit(parser, json, lines);
      }
    }
    if (lines.isEmpty()) {
      throw new IOException("expected _id and _source");
    }
    return lines.get(0);
  }

  /** Takes id and source out of an object that both a line and a hit of a search are. */
  static void hit(JsonParser parser, byte[] json, List<Line> lines) throws IOException {
    String id = null;
    byte[] source = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      int start = (int) parser.currentTokenLocation().getByteOffset();
      if (field.equals("_id") && value == JsonToken.VALUE_STRING) {
        id = parser.getText();
      }
      parser.skipChildren();
      if (field.equals("_source") && value == JsonToken.START_OBJECT) {
        int end = (int) parser.currentLocation().getByteOffset();
        source = Arrays.copyOfRange(json, start, end);
      }
    }
    if (id != null && source != null) {
      lines.add(new Line(id, source));
    }
  }
}
