package io.zathras.exporter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that is there whole or not at all: it is written under another name and moved when it is
 * complete.
 */
final class AtomicFiles {

  private AtomicFiles() {}

  /** Writes the content. */
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  static void write(Path target, Writer writer) throws IOException {
    Path directory = parent(target);
    Files.createDirectories(directory);
    Path part = Files.createTempFile(directory, ".zathras-", ".part");
    boolean moved = false;
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
        writer.write(out);
      }
      move(part, target);
      moved = true;
    } finally {
      if (!moved) {
        Files.deleteIfExists(part);
      }
    }
  }

  static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static Path parent(Path file) {
    @Nullable Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
