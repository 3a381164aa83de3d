package io.zathras.cli;

import io.zathras.exporter.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Checks of paths before the work begins. */
final class Arguments {

  private Arguments() {}

  static void requireExisting(String label, Path path) {
    if (Files.notExists(path)) {
      throw new UsageException(label + " " + path + ": there is no such file or directory");
    }
  }

  static void refuseDirectory(String label, @Nullable Path path) {
    if (path != null && Files.isDirectory(path)) {
      throw new UsageException(label + " " + path + " is a directory; expected a file");
    }
  }

  static void requireDirectory(String label, Path path) {
    requireExisting(label, path);
    if (!Files.isDirectory(path)) {
      throw new UsageException(label + " " + path + " is a file; expected a directory");
    }
  }

  static void refuseFile(String label, Path path) {
    if (Files.isRegularFile(path)) {
      throw new UsageException(label + " " + path + " is a file; expected a directory");
    }
  }

  /**
   * Makes sure that a directory, which need not exist yet, can take files.
   *
   * @param option the option that names it, or a file in it
   * @param directory the directory, or {@code null} for none
   */
  static void requireWritable(String option, @Nullable Path directory) {
    if (directory == null) {
      return;
    }
    Path there = directory.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new UsageException(
          option + ": " + there + " is no directory, so nothing can be written there");
    }
    try {
      AtomicFile.requireWritable(there);
    } catch (IOException e) {
      throw new UsageException(
          option + ": " + there + " cannot be written (" + e + "); check its permissions");
    }
  }

  /** Returns whether a file is JSON by its name or its first character, and so not an archive. */
  static boolean isDocument(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    String name = path.toString();
    if (name.endsWith(".json") || name.endsWith(".ndjson")) {
      return true;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == '{';
    } catch (IOException e) {
      return false; // The reader of the file reports that it cannot be read.
    }
  }

  static void requireFile(String label, Path path) {
    requireExisting(label, path);
    refuseDirectory(label, path);
  }
}
