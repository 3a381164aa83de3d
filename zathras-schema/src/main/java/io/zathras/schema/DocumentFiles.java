package io.zathras.schema;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents of files and directories one by one, so that memory holds only one.
 *
 * @since 0.1
 */
public final class DocumentFiles {

  /** Twice the size of a hundred thousand points in JSON. */
  private static final int MOST_BYTES = 64 << 20;

  /** The number of invalid lines of a file that are named; others are counted. */
  private static final int MOST_LINES = 10;

  private final Consumer<ResultDocument> documents;
  private final Consumer<String> problems;
  private final Function<byte[], ResultDocument> reader;

  private DocumentFiles(
      Function<byte[], ResultDocument> reader,
      Consumer<ResultDocument> documents,
      Consumer<String> problems) {
    this.reader = reader;
    this.documents = documents;
    this.problems = problems;
  }

  /**
   * Reads a file of one document ({@code .json}), a file with one document a line ({@code
   * .ndjson}), or all such files in a directory at any depth, in the order of their names. Links
   * are not followed.
   *
   * @param documents takes each document
   * @param problems takes a sentence, with the file, for each failure to read
   */
  public static void read(
      Path place, Consumer<ResultDocument> documents, Consumer<String> problems) {
    new DocumentFiles(JsonCodec.compact()::readResult, documents, problems).read(place);
  }

  /** As {@link #read}, but the runs have no points, which takes an eighth of the time. */
  public static void readWithoutPoints(
      Path place, Consumer<ResultDocument> documents, Consumer<String> problems) {
    new DocumentFiles(JsonCodec.compact()::readWithoutPoints, documents, problems).read(place);
  }

  private void read(Path place) {
    if (!Files.exists(place)) {
      problems.accept(place + ": there is no such file");
      return;
    }
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(place)) {
      try {
        Files.walkFileTree(place, new Finder(files));
      } catch (IOException e) {
        problems.accept(place + ": cannot be read (" + e + ")");
      }
      // Sorts because file systems list in any order, and the first of two documents with the same
      // id counts.
      Collections.sort(files);
    } else {
      files.add(place);
    }
    files.forEach(this::readFile);
  }

  private void readFile(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      if (file.toString().endsWith(".ndjson")) {
        new Lines(file).read(in);
      } else {
        String problem = readDocument(in.readNBytes(MOST_BYTES + 1));
        if (problem != null) {
          problems.accept(file + ": " + problem);
        }
      }
    } catch (IOException e) {
      problems.accept(file + ": cannot be read (" + e + ")");
    }
  }

  /** Reads a document; returns the problem, or {@code null} for none. */
  private @Nullable String readDocument(byte[] json) {
    if (json.length > MOST_BYTES) {
      return "has more than " + MOST_BYTES + " bytes; no document is that large";
    }
    ResultDocument document;
    try {
      document = reader.apply(json);
    } catch (JsonException e) {
      return e.getMessage();
    }
    documents.accept(document);
    return null;
  }

  /** Reads one document for each line. */
  private final class Lines {

    private final Path file;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int number = 1;
    private int broken;

    Lines(Path file) {
      this.file = file;
    }

    void read(InputStream in) throws IOException {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        int start = 0;
        for (int i = 0; i < read; i++) {
          if (buffer[i] == '\n') {
            line.write(buffer, start, i - start);
            end();
            start = i + 1;
          }
        }
        line.write(buffer, start, read - start);
        if (line.size() > MOST_BYTES) {
          end();
          problems.accept(file + ":" + number + ": the lines from here on are left out");
          break;
        }
      }
      end();
      if (broken > MOST_LINES) {
        problems.accept(
            file + ": " + (broken - MOST_LINES) + " more lines are no result documents");
      }
    }

    private void end() {
      String problem = line.size() == 0 ? null : readDocument(line.toByteArray());
      if (problem != null) {
        broken++;
        if (broken <= MOST_LINES) {
          problems.accept(file + ":" + number + ": " + problem);
        }
      }
      line.reset();
      number++;
    }
  }

  /** Finds files of documents; an unreadable directory is a problem. */
  private final class Finder extends SimpleFileVisitor<Path> {

    private final List<Path> files;

    Finder(List<Path> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString();
      if (attributes.isRegularFile() && (name.endsWith(".json") || name.endsWith(".ndjson"))) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      problems.accept(file + ": cannot be read (" + e + ")");
      return FileVisitResult.CONTINUE;
    }
  }
}
