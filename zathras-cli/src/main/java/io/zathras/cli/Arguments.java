package io.zathras.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Checks of paths before any work begins. */
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

  static void requireFile(String label, Path path) {
    requireExisting(label, path);
    refuseDirectory(label, path);
  }
}
