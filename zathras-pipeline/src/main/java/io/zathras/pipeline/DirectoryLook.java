package io.zathras.pipeline;

import java.nio.file.Path;
import java.util.List;

/**
 * What a directory holds, found without reading any result.
 *
 * @param hasResults whether {@link ResultPipeline#processDirectory} has something to report:
 *     results, tests that left none, or a place that cannot be read
 * @param below the subdirectories to look at next, by name; without links and those that a result
 *     was unpacked to
 * @since 0.1
 */
public record DirectoryLook(boolean hasResults, List<Path> below) {

  /** Copies the list. */
  public DirectoryLook {
    below = List.copyOf(below);
  }
}
