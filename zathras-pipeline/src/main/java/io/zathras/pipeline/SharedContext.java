package io.zathras.pipeline;

import io.zathras.archive.ArchiveReader;
import io.zathras.metadata.ResultDirectory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the surroundings say about all results of one directory. They are read once, when the first
 * result asks, and go with the last one: only the work on the directory's archives holds them.
 */
final class SharedContext {

  private final Path directory;
  private final ArchiveReader reader;
  private final boolean includePrivate;
  private @Nullable ResultDirectory known;

  SharedContext(Path directory, ArchiveReader reader, boolean includePrivate) {
    this.directory = directory;
    this.reader = reader;
    this.includePrivate = includePrivate;
  }

  synchronized ResultDirectory get() {
    if (known == null) {
      known = ResultDirectory.read(directory, reader, includePrivate);
    }
    return known;
  }
}
