package io.zathras.pipeline;

import java.nio.file.Path;
import java.util.List;

/**
 * What a look at a directory tells, before any result is read.
 *
 * @param hasResults whether {@link ResultPipeline#processDirectory} has something to report of it:
 *     results, tests that left none, or a place that cannot be read
 * @param below the directories in it to look at, by name; not those that a result was unpacked to,
 *     nor links
 * @since 0.1
 */
public record DirectoryLook(boolean hasResults, List<Path> below) {

  /** Copies the list. */
  public DirectoryLook {
    below = List.copyOf(below);
  }
}
