package io.zathras.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The bundled results of two nights, of which the second has one planted change. */
final class TwoNights {

  static final Path MONDAY = Path.of("../examples/two-nights/monday");
  static final Path TUESDAY = Path.of("../examples/two-nights/tuesday");

  private TwoNights() {}

  /** Writes the documents of a night into a new directory, and returns it. */
  static Path documents(Path night, Path directory) {
    Cli.run("process", night, "--json", directory);
    return directory;
  }

  static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  /** Copies documents with other texts in them, and returns the new directory. */
  static Path edited(Path documents, Path directory, UnaryOperator<String> edit)
      throws IOException {
    Files.createDirectories(directory);
    for (Path file : files(documents)) {
      Files.writeString(directory.resolve(file.getFileName()), edit.apply(Files.readString(file)));
    }
    return directory;
  }

  /** Puts the documents of one test into a new directory, at most so many. */
  static Path only(Path documents, String test, int most, Path directory) throws IOException {
    Files.createDirectories(directory);
    files(documents).stream()
        .filter(file -> file.getFileName().toString().startsWith(test))
        .limit(most)
        .forEach(
            file -> {
              try {
                Files.copy(file, directory.resolve(file.getFileName()));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return directory;
  }
}
