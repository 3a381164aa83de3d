package io.zathras.metadata.sysconfig;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.metadata.cache.ParseCache;
import io.zathras.schema.Diagnostics;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files of {@code sysconfig_info.tar} by name, whatever their directory is called. An empty
 * file counts as missing because a missing tool leaves one.
 */
final class SystemFiles {

  private final Map<String, FileEntry> files = new HashMap<>();
  private final ParseCache cache;
  private final Diagnostics diagnostics;

  SystemFiles(FileTree tree, ParseCache cache, Diagnostics diagnostics) {
    this.cache = cache;
    this.diagnostics = diagnostics;
    for (FileEntry file : tree.files()) {
      if (file.isKept() && file.size() > 0) {
        files.putIfAbsent(file.name(), file);
      }
    }
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** Warns about a file. */
  void warning(String name, String code, String message) {
    FileEntry file = files.get(name);
    diagnostics.warning(code, file == null ? name : file.location(), null, message);
  }

  /** Runs a parser on a file. Whatever fails in it loses only the facts of this file. */
  <T> @Nullable T read(String name, Function<SystemFile, ? extends @Nullable T> parser) {
    FileEntry file = files.get(name);
    return file == null
        ? null
        : cache.<T>read(
            file.location(),
            file.bytes(),
            found -> parse(new SystemFile(file, found), parser),
            diagnostics);
  }

  /**
   * As {@link #read(String, Function)}, for a file of which much is not read.
   *
   * @param alike returns whether the parser makes the same value of two contents
   */
  <T> @Nullable T read(
      String name,
      BiPredicate<byte[], byte[]> alike,
      Function<SystemFile, ? extends @Nullable T> parser) {
    FileEntry file = files.get(name);
    return file == null
        ? null
        : cache.<T>read(
            file.location(),
            file.bytes(),
            alike,
            found -> parse(new SystemFile(file, found), parser),
            diagnostics);
  }

  private static <T> @Nullable T parse(
      SystemFile file, Function<SystemFile, ? extends @Nullable T> parser) {
    if (file.isTooLarge()) {
      return null;
    }
    try {
      return parser.apply(file);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // The stack and the memory that parsing this file needed are free again.
      file.failed(e);
      return null;
    }
  }

  /** As {@link #read(String, Function)}, with a value for a missing file. */
  <T> T read(String name, T otherwise, Function<SystemFile, ? extends @Nullable T> parser) {
    T read = read(name, parser);
    return read == null ? otherwise : read;
  }
}
