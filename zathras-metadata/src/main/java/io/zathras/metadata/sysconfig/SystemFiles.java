package io.zathras.metadata.sysconfig;

import io.zathras.archive.FileEntry;
import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files of {@code sysconfig_info.tar} by name, whatever their directory is called. An empty
 * file is what a missing tool leaves, and counts as missing.
 */
final class SystemFiles {

  private final Map<String, SystemFile> files = new HashMap<>();

  SystemFiles(FileTree tree, Diagnostics diagnostics) {
    for (FileEntry file : tree.files()) {
      if (file.isKept() && file.size() > 0) {
        files.putIfAbsent(file.name(), new SystemFile(file, diagnostics));
      }
    }
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** Runs a parser on a file. Whatever fails in it costs this file's facts only. */
  <T> @Nullable T read(String name, Function<SystemFile, ? extends @Nullable T> parser) {
    SystemFile file = files.get(name);
    if (file == null) {
      return null;
    }
    try {
      return parser.apply(file);
    } catch (RuntimeException e) {
      file.failed(e);
      return null;
    }
  }

  /** As {@link #read(String, Function)}, with a value to stand for a file that is missing. */
  <T> T read(String name, T otherwise, Function<SystemFile, ? extends @Nullable T> parser) {
    T read = read(name, parser);
    return read == null ? otherwise : read;
  }
}
