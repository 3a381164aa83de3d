package io.zathras.cli;

import io.zathras.archive.ArchiveLimits;
import org.jspecify.annotations.Nullable;

/** The options for the limits of an archive. */
final class LimitOptions {

  private final Value<@Nullable Long> compressedBytes;
  private final Value<@Nullable Long> expandedBytes;
  private final Value<@Nullable Long> entries;
  private final Value<@Nullable Long> ratio;
  private final Value<@Nullable Long> depth;
  private final Value<@Nullable Long> pathLength;
  private final Value<@Nullable Long> fileBytes;
  private final Value<@Nullable Long> keptFileBytes;
  private final Value<@Nullable Long> keptBytes;
  private final Value<@Nullable Long> decoderBytes;

  LimitOptions(CommandOptions options) {
    ByteSizeConverter size = new ByteSizeConverter();
    PositiveNumber number = new PositiveNumber();
    compressedBytes =
        options.option(
            "--max-compressed-bytes", "SIZE", size, "Size of one archive file; by default 4GiB.");
    expandedBytes =
        options.option(
            "--max-expanded-bytes",
            "SIZE",
            size,
            "What one archive may expand to; by default 8GiB.");
    entries =
        options.option("--max-entries", "N", number, "Entries in one archive; by default 50000.");
    ratio =
        options.option("--max-ratio", "N", number, "Expanded to compressed bytes; by default 250.");
    depth = options.option("--max-depth", "N", number, "Archives inside each other; by default 2.");
    pathLength =
        options.option("--max-path-length", "N", number, "Characters of one path; by default 512.");
    fileBytes =
        options.option("--max-file-bytes", "SIZE", size, "Size of one file; by default 4GiB.");
    keptFileBytes =
        options.option(
            "--max-kept-file-bytes",
            "SIZE",
            size,
            "Size of one file that is kept in memory; by default 16MiB.");
    keptBytes =
        options.option(
            "--max-kept-bytes",
            "SIZE",
            size,
            "What is kept in memory of one result; by default 64MiB.");
    decoderBytes =
        options.option(
            "--max-decoder-bytes",
            "SIZE",
            size,
            "Memory that unpacking an xz may need; by default 72MiB.");
  }

  ArchiveLimits limits() {
    ArchiveLimits defaults = ArchiveLimits.defaults();
    return ArchiveLimits.builder()
        .maxCompressedBytes(compressedBytes.or(defaults.maxCompressedBytes()))
        .maxExpandedBytes(expandedBytes.or(defaults.maxExpandedBytes()))
        .maxEntries(or(entries, defaults.maxEntries()))
        .maxRatio(or(ratio, defaults.maxRatio()))
        .maxDepth(or(depth, defaults.maxDepth()))
        .maxPathLength(or(pathLength, defaults.maxPathLength()))
        .maxFileBytes(fileBytes.or(defaults.maxFileBytes()))
        .maxKeptFileBytes(keptFileBytes.or(defaults.maxKeptFileBytes()))
        .maxKeptBytes(keptBytes.or(defaults.maxKeptBytes()))
        .maxDecoderBytes(decoderBytes.or(defaults.maxDecoderBytes()))
        .build();
  }

  /** Clamps larger numbers, which also switch the limit off. */
  private static int or(Value<@Nullable Long> value, int otherwise) {
    return (int) Math.min(value.or((long) otherwise), Integer.MAX_VALUE);
  }
}
