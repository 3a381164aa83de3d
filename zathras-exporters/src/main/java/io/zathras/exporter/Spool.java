package io.zathras.exporter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.zathras.exporter.file.AtomicFile;
import io.zathras.schema.DocumentValidator;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.JsonException;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.ValidationException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A directory that keeps documents that an exporter could not deliver, until they can be sent. Each
 * is one line of JSON in its full form in {@code <exporter>/<document_id>.ndjson}, written whole or
 * not at all; a document that fails again replaces its file.
 *
 * <pre>{@code
 * Spool spool = Spool.in(directory);
 * pipeline.export(spool.behind(exporter));  // keeps what fails
 * spool.send(exporter, line -> {});         // another day
 * }</pre>
 *
 * @since 0.1
 */
public final class Spool {

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_.+-]+");
  private static final String SUFFIX = ".ndjson";
  private static final JsonFactory JSON = new JsonFactory();
  private static final String TEST_TIME = "/metadata/test_timestamp";
  private static final int HEAD = 1000;

  private final Path directory;
  private final JsonCodec codec = JsonCodec.compact();
  private final DocumentValidator validator = new DocumentValidator();

  private Spool(Path directory) {
    this.directory = directory;
  }

  /** Returns the spool in a directory, which is created when the first document is kept. */
  public static Spool in(Path directory) {
    return new Spool(Objects.requireNonNull(directory, "directory"));
  }

  /**
   * Returns an exporter that delegates to the given one and keeps the documents that it could not
   * deliver. Such a document still counts as not delivered; the exception names its file. A
   * document that is delivered later is removed from the spool.
   */
  public Exporter behind(Exporter exporter) {
    return new SpoolingExporter(exporter, this);
  }

  /**
   * Keeps a document.
   *
   * @param exporter the name of the exporter that failed
   * @return its file
   * @throws IOException if it could not be written; an older file stays
   */
  public Path keep(String exporter, ResultDocument document) throws IOException {
    Path target = file(exporter, document.id());
    try (AtomicFile file = AtomicFile.open(target)) {
      codec.write(document, file.out());
      file.out().write('\n');
      file.commit();
    }
    return target;
  }

  /**
   * Returns the files kept for an exporter, sorted by name.
   *
   * @throws IOException if the directory cannot be read
   */
  public List<Path> kept(String exporter) throws IOException {
    Path folder = directory.resolve(safe(exporter));
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : all) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          files.add(file);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    files.sort(null);
    return files;
  }

  /**
   * Returns the names of the exporters with kept documents.
   *
   * @throws IOException if the directory cannot be read
   */
  public List<String> exporters() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, Files::isDirectory)) {
      for (Path folder : all) {
        String name = String.valueOf(folder.getFileName());
        if (SAFE.matcher(name).matches() && !kept(name).isEmpty()) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    names.sort(null);
    return names;
  }

  /**
   * Delivers the documents kept for an exporter one after the other, the oldest test first because
   * servers compare results with earlier ones. The file of a document is removed when the target
   * has the document, and stays when the delivery fails.
   *
   * @param exporter the target; it stays open
   * @param listener receives the outcome of each document as soon as it is known
   * @return what became of each document
   * @throws ExportException if the directory cannot be read
   */
  public List<Sent> send(Exporter exporter, Consumer<? super Sent> listener) {
    List<Sent> all = new ArrayList<>();
    RepeatedFailures words = new RepeatedFailures();
    try {
      for (Path file : oldestFirst(kept(exporter.name()))) {
        Sent sent = send(file, exporter, words);
        all.add(sent);
        listener.accept(sent);
        if (Thread.currentThread().isInterrupted()) {
          break;
        }
      }
    } catch (IOException e) {
      throw new ExportException(exporter.name(), "cannot read " + directory + " (" + e + ")", e);
    }
    return all;
  }

  private Sent send(Path file, Exporter exporter, RepeatedFailures words) {
    try {
      ResultDocument document = valid(read(file));
      Delivery delivery = Deliveries.attempt(exporter, List.of(document)).get(0);
      ExportException failure = delivery.failure();
      if (failure != null) {
        return failed(file, words.of(failure, String.valueOf(file.getFileName())));
      }
      Files.deleteIfExists(file);
      return new Sent(file, delivery.outcome(), null, delivery.notes());
    } catch (JsonException | ValidationException e) {
      return failed(file, "no valid document: " + e.getMessage());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return failed(file, e.toString());
    } catch (OutOfMemoryError e) {
      return failed(file, "it needs more memory than Java has; raise that (-Xmx)");
    }
  }

  private static Sent failed(Path file, String reason) {
    return new Sent(file, null, reason, List.of());
  }

  /** Sorts by the time of the test, which is near the beginning of a file, then by name. */
  private static List<Path> oldestFirst(List<Path> files) {
    Map<Path, String> times = new HashMap<>();
    files.forEach(file -> times.put(file, testTime(file)));
    List<Path> sorted = new ArrayList<>(files);
    sorted.sort(Comparator.comparing(times::get));
    return sorted;
  }

  private static String testTime(Path file) {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = JSON.createParser(in)) {
      for (int tokens = 0; tokens < HEAD && json.nextToken() != null; tokens++) {
        if (json.currentToken() == JsonToken.VALUE_STRING
            && json.getParsingContext().pathAsPointer().toString().equals(TEST_TIME)) {
          return json.getText();
        }
      }
    } catch (IOException e) {
      // Sending the file will report what is wrong with it.
      return "";
    }
    return "";
  }

  /** Validates again, because files can change and a server should receive valid documents only. */
  private ResultDocument valid(ResultDocument document) {
    validator.requireValid(document);
    return document;
  }

  private ResultDocument read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return codec.readResult(in);
    }
  }

  /** Removes the file of a document that was delivered after all. */
  void forget(String exporter, String documentId) throws IOException {
    Files.deleteIfExists(file(exporter, documentId));
  }

  private Path file(String exporter, String documentId) {
    return directory.resolve(safe(exporter)).resolve(safe(documentId) + SUFFIX);
  }

  /** Rejects names that lead out of the directory. */
  private static String safe(String name) {
    if (!SAFE.matcher(name).matches() || name.startsWith(".")) {
      throw new IllegalArgumentException("'" + name + "' is no name for a file");
    }
    return name;
  }

  /**
   * What became of a kept document.
   *
   * @param file its file, which is deleted when there is an outcome
   * @param outcome what the exporter did with it; {@code null} when it failed
   * @param reason why it failed; {@code null} when it did not
   * @param notes the exporter's notes on it
   */
  public record Sent(
      Path file, @Nullable DeliveryOutcome outcome, @Nullable String reason, List<String> notes) {

    /** Copies the notes. */
    public Sent {
      notes = List.copyOf(notes);
    }
  }
}
