package io.zathras.pipeline;

import io.zathras.metadata.ResultDirectories;
import io.zathras.metadata.ResultDirectory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the surroundings say about all results of one directory. They are read once, when the first
 * result asks, and go with the last one: only the work on the directory's archives holds them.
 */
final class SharedContext {

  private final Path directory;
  private final ResultDirectories directories;
  private @Nullable ResultDirectory known;

  SharedContext(Path directory, ResultDirectories directories) {
    this.directory = directory;
    this.directories = directories;
  }

  synchronized ResultDirectory get() {
    if (known == null) {
      known = directories.read(directory);
    }
    return known;
  }
}
