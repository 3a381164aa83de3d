package io.zathras.cli;

import io.zathras.archive.ArchiveLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The bounds of an archive, each an option. */
final class LimitOptions {

  @Option(
      names = "--max-compressed-bytes",
      paramLabel = "SIZE",
      converter = ByteSizeConverter.class,
      description = "Size of one archive file; by default 4GiB.")
  @Nullable Long compressedBytes;

  @Option(
      names = "--max-expanded-bytes",
      paramLabel = "SIZE",
      converter = ByteSizeConverter.class,
      description = "What one archive may expand to; by default 8GiB.")
  @Nullable Long expandedBytes;

  @Option(
      names = "--max-entries",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "Entries in one archive; by default 50000.")
  @Nullable Long entries;

  @Option(
      names = "--max-ratio",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "Expanded to compressed bytes; by default 250.")
  @Nullable Long ratio;

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "Archives inside each other; by default 2.")
  @Nullable Long depth;

  @Option(
      names = "--max-path-length",
      paramLabel = "N",
      converter = PositiveNumber.class,
      description = "Characters of one path; by default 512.")
  @Nullable Long pathLength;

  @Option(
      names = "--max-file-bytes",
      paramLabel = "SIZE",
      converter = ByteSizeConverter.class,
      description = "Size of one file; by default 4GiB.")
  @Nullable Long fileBytes;

  @Option(
      names = "--max-kept-file-bytes",
      paramLabel = "SIZE",
      converter = ByteSizeConverter.class,
      description = "Size of one file that is kept in memory; by default 16MiB.")
  @Nullable Long keptFileBytes;

  @Option(
      names = "--max-kept-bytes",
      paramLabel = "SIZE",
      converter = ByteSizeConverter.class,
      description = "What is kept in memory of one result; by default 64MiB.")
  @Nullable Long keptBytes;

  @Option(
      names = "--max-decoder-bytes",
      paramLabel = "SIZE",
      converter = ByteSizeConverter.class,
      description = "Memory that unpacking an xz may need; by default 72MiB.")
  @Nullable Long decoderBytes;

  LimitOptions() {}

  ArchiveLimits limits() {
    ArchiveLimits defaults = ArchiveLimits.defaults();
    return ArchiveLimits.builder()
        .maxCompressedBytes(or(compressedBytes, defaults.maxCompressedBytes()))
        .maxExpandedBytes(or(expandedBytes, defaults.maxExpandedBytes()))
        .maxEntries(or(entries, defaults.maxEntries()))
        .maxRatio(or(ratio, defaults.maxRatio()))
        .maxDepth(or(depth, defaults.maxDepth()))
        .maxPathLength(or(pathLength, defaults.maxPathLength()))
        .maxFileBytes(or(fileBytes, defaults.maxFileBytes()))
        .maxKeptFileBytes(or(keptFileBytes, defaults.maxKeptFileBytes()))
        .maxKeptBytes(or(keptBytes, defaults.maxKeptBytes()))
        .maxDecoderBytes(or(decoderBytes, defaults.maxDecoderBytes()))
        .build();
  }

  private static long or(@Nullable Long value, long otherwise) {
    return value == null ? otherwise : value;
  }

  /** Clamps larger numbers, which switch the bound off as well. */
  private static int or(@Nullable Long value, int otherwise) {
    return value == null ? otherwise : (int) Math.min(value, Integer.MAX_VALUE);
  }
}
