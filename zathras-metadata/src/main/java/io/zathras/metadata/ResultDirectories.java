package io.zathras.metadata;

import io.zathras.archive.ArchiveReader;
import io.zathras.metadata.cache.ParseCache;
import java.nio.file.Path;

/**
 * Reads result directories one after another. A file with the same bytes in several of them, which
 * is frequent for machines of one kind, is parsed once; see {@link
 * io.zathras.metadata.cache.ParseCache} for the bounds. Thread-safe.
 *
 * @since 0.1
 */
public final class ResultDirectories {

  private final ArchiveReader reader;
  private final boolean includePrivate;
  private final ParseCache cache = new ParseCache();

  /**
   * Makes a reader.
   *
   * @param reader reads {@code sysconfig_info.tar}, within its bounds
   * @param includePrivate whether host names, users, home directories and addresses are wanted
   */
  public ResultDirectories(ArchiveReader reader, boolean includePrivate) {
    this.reader = reader;
    this.includePrivate = includePrivate;
  }

  /**
   * Reads what all results of a directory share.
   *
   * @param directory the directory, whose links are resolved to find its place
   */
  public ResultDirectory read(Path directory) {
    return new ResultDirectory(directory, reader, includePrivate, cache);
  }
}
