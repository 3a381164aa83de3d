package io.zathras.cli;

import io.zathras.archive.ArchiveLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The bounds of an archive, each an option. */
final class LimitOptions {

  @Option(names = "--max-compressed-bytes", description = "Bytes of one archive file.")
  @Nullable Long compressed;

  @Option(names = "--max-expanded-bytes", description = "Bytes one archive may expand to.")
  @Nullable Long expanded;

  @Option(names = "--max-entries", description = "Entries in one archive.")
  @Nullable Integer entries;

  @Option(names = "--max-ratio", description = "Expanded to compressed bytes.")
  @Nullable Integer ratio;

  @Option(names = "--max-depth", description = "Archives within archives.")
  @Nullable Integer depth;

  @Option(names = "--max-path-length", description = "Characters of a name.")
  @Nullable Integer pathLength;

  @Option(names = "--max-file-bytes", description = "Bytes of one file.")
  @Nullable Long file;

  @Option(names = "--max-kept-file-bytes", description = "Bytes of one file kept in memory.")
  @Nullable Long keptFile;

  @Option(names = "--max-kept-bytes", description = "Bytes of one result kept in memory.")
  @Nullable Long kept;

  LimitOptions() {}

  ArchiveLimits limits() {
    ArchiveLimits defaults = ArchiveLimits.defaults();
    return new ArchiveLimits(
        or(compressed, defaults.maxCompressedBytes()),
        or(expanded, defaults.maxExpandedBytes()),
        or(entries, defaults.maxEntries()),
        or(ratio, defaults.maxRatio()),
        or(depth, defaults.maxDepth()),
        or(pathLength, defaults.maxPathLength()),
        or(file, defaults.maxFileBytes()),
        or(keptFile, defaults.maxKeptFileBytes()),
        or(kept, defaults.maxKeptBytes()));
  }

  private static long or(@Nullable Long value, long otherwise) {
    return value == null ? otherwise : value;
  }

  private static int or(@Nullable Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }
}
