package io.zathras.analysis;

import io.zathras.schema.JsonCodec;
import io.zathras.schema.JsonException;
import io.zathras.schema.ResultDocument;
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

/** Reads the documents of files and directories one by one. */
final class DocumentFiles {

  /** Twice what a hundred thousand points are as JSON. */
  private static final int MOST_BYTES = 64 << 20;

  private final Consumer<ResultDocument> documents;
  private final Consumer<String> problems;
  private final JsonCodec codec = JsonCodec.compact();

  DocumentFiles(Consumer<ResultDocument> documents, Consumer<String> problems) {
    this.documents = documents;
    this.problems = problems;
  }

  void read(Path place) {
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
      Collections.sort(files);
    } else {
      files.add(place);
    }
    files.forEach(this::readFile);
  }

  private void readFile(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      if (file.toString().endsWith(".ndjson")) {
        readLines(file, in);
      } else {
        readDocument(file.toString(), in.readNBytes(MOST_BYTES + 1));
      }
    } catch (IOException e) {
      problems.accept(file + ": cannot be read (" + e + ")");
    }
  }

  private void readLines(Path file, InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    int number = 1;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      int start = 0;
      for (int i = 0; i < read; i++) {
        if (buffer[i] == '\n') {
          line.write(buffer, start, i - start);
          readLine(file, number, line);
          number++;
          start = i + 1;
        }
      }
      line.write(buffer, start, read - start);
      if (line.size() > MOST_BYTES) {
        problems.accept(
            file + ":" + number + ": has more than " + MOST_BYTES + " bytes; the lines from here on"
                + " are left out");
        return;
      }
    }
    readLine(file, number, line);
  }

  private void readLine(Path file, int number, ByteArrayOutputStream line) {
    if (line.size() > 0) {
      readDocument(file + ":" + number, line.toByteArray());
      line.reset();
    }
  }

  private void readDocument(String place, byte[] json) {
    if (json.length > MOST_BYTES) {
      problems.accept(
          place + ": has more than " + MOST_BYTES + " bytes; no document is that large");
      return;
    }
    ResultDocument document;
    try {
      document = codec.readResult(json);
    } catch (JsonException e) {
      problems.accept(place + ": " + e.getMessage());
      return;
    }
    documents.accept(document);
  }

  /** Finds files of documents; what cannot be looked into is a problem. */
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
