package io.zathras.exporter;

import io.zathras.exporter.file.AtomicFile;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Writes each document to {@code <document_id>.json} in a directory, whole or not at all. A file
 * that already holds the same document, apart from its time of processing, stays as it is; a file
 * with other content, or a link, is replaced.
 *
 * @since 0.1
 */
public final class JsonFileExporter implements Exporter {

  /** An indented document is far shorter than this multiple of its canonical form. */
  private static final int MOST_INDENTED = 8;

  private static final String PROCESSED = "\"processing_timestamp\": \"";
  private static final Pattern TIME = Pattern.compile("[0-9TZ.:-]+");

  private final Path directory;
  private final JsonCodec codec = JsonCodec.pretty();

  private JsonFileExporter(Path directory) {
    this.directory = directory;
  }

  /** Returns an exporter that creates {@code directory} when it is first needed. */
  public static JsonFileExporter to(Path directory) {
    return new JsonFileExporter(Objects.requireNonNull(directory, "directory"));
  }

  @Override
  public String name() {
    return "json";
  }

  @Override
  public List<Delivery> export(List<ResultDocument> documents) {
    return Deliveries.oneByOne(documents, this::write);
  }

  private Delivery write(ResultDocument document) {
    Path target = directory.resolve(document.id() + ".json");
    try {
      if (holdsFile(target) && (isAsWritten(target, document) || holds(target, document))) {
        return Delivery.duplicate(document.id());
      }
      try (AtomicFile file = AtomicFile.open(target)) {
        codec.write(document, file.out());
        file.out().write('\n');
        file.commit();
      }
      return Delivery.delivered(document.id());
    } catch (IOException e) {
      throw new ExportException(
          name(), "cannot write " + target + " (" + e + "); check the directory and its space", e);
    }
  }

  /**
   * Removes a link, because it could lead out of the directory, and rejects anything else that is
   * not a regular file, because reading a pipe would block.
   */
  private static boolean holdsFile(Path target) throws IOException {
    // Checks first because an exception costs more. The new file replaces a dangling link.
    if (!Files.exists(target)) {
      return false;
    }
    BasicFileAttributes attributes =
        Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      Files.delete(target);
    } else if (!attributes.isRegularFile()) {
      throw new IOException("there is something of that name that is no file");
    }
    return attributes.isRegularFile();
  }

  /**
   * Returns whether the file has the same bytes as the document would have now, apart from the time
   * of processing. Comparing bytes is several times faster than reading the document.
   */
  private boolean isAsWritten(Path target, ResultDocument document) throws IOException {
    byte[] own = codec.toBytes(document);
    if (Files.size(target) != own.length + 1L) {
      return false;
    }
    String time = PROCESSED + document.metadata().processingTimestamp();
    int begin = new String(own, StandardCharsets.ISO_8859_1).indexOf(time) + PROCESSED.length();
    int end = begin + time.length() - PROCESSED.length();
    byte[] there = Files.readAllBytes(target);
    return there.length == own.length + 1
        && begin >= PROCESSED.length()
        && Arrays.equals(own, 0, begin, there, 0, begin)
        && TIME.matcher(new String(there, begin, end - begin, StandardCharsets.ISO_8859_1))
            .matches()
        && Arrays.equals(own, end, own.length, there, end, own.length);
  }

  private boolean holds(Path target, ResultDocument document) throws IOException {
    byte[] canonical = JsonCodec.canonical(document);
    if (Files.size(target) > MOST_INDENTED * (long) canonical.length) {
      return false;
    }
    try {
      ResultDocument there = codec.readResult(Files.readAllBytes(target));
      return Arrays.equals(JsonCodec.canonical(there), canonical);
    } catch (RuntimeException e) {
      // The file holds no readable document, so it is replaced.
      return false;
    }
  }
}
