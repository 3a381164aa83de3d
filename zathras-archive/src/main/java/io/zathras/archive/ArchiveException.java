package io.zathras.archive;

import java.io.Serial;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when an archive cannot, or should not, be read any further.
 *
 * <p>The message says where, what was found, what was expected, and for a bound which setting
 * raises it. It holds no control characters, whatever names the archive uses.
 *
 * <p>It does not extend {@code ZathrasException}, which belongs to the schema, because this module
 * depends on no other one.
 *
 * @since 0.1
 */
public class ArchiveException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String archive;
  private final @Nullable String entry;
  private final Reason reason;
  private final transient @Nullable FileTree partial;

  /**
   * Why reading stopped: one constant per decision a caller may take.
   *
   * @since 0.1
   */
  public enum Reason {
    /** There is no such file or directory. */
    NOT_FOUND,
    /** The bytes have none of the supported formats, or use an unsupported feature. */
    UNSUPPORTED_FORMAT,
    /** The file has no bytes at all. */
    EMPTY,
    /** The data ends too early. */
    TRUNCATED,
    /** The data contradicts itself: a wrong checksum, size, header or order. */
    CORRUPT,
    /** A member is encrypted. */
    ENCRYPTED,
    /** A name is absolute, leads out of the tree, is empty or holds characters no name may have. */
    UNSAFE_NAME,
    /** Two entries have one name, or a file is used as a directory. */
    DUPLICATE_NAME,
    /** A name is longer than {@link ArchiveLimits#maxPathLength()}. */
    NAME_TOO_LONG,
    /** There are more entries than {@link ArchiveLimits#maxEntries()}. */
    TOO_MANY_ENTRIES,
    /** The archive is larger than {@link ArchiveLimits#maxCompressedBytes()}. */
    TOO_LARGE_COMPRESSED,
    /** The archive expands to more than {@link ArchiveLimits#maxExpandedBytes()}. */
    TOO_LARGE_EXPANDED,
    /** One file is larger than {@link ArchiveLimits#maxFileBytes()}. */
    FILE_TOO_LARGE,
    /** The archive expands by more than {@link ArchiveLimits#maxRatio()}. */
    RATIO,
    /** Unpacking needs more memory than {@link ArchiveLimits#maxDecoderBytes()}. */
    DECODER_TOO_LARGE,
    /** Archives are nested deeper than {@link ArchiveLimits#maxDepth()}. */
    TOO_DEEP,
    /** A zip holds no tar. */
    NO_TAR,
    /** One tree was asked for and the zip holds several tars. */
    SEVERAL_TARS,
    /** The content of a listed file was asked for, but was not kept. */
    NOT_KEPT,
    /** The operating system reported an error. */
    IO,
    /** The reading thread was interrupted; its interrupt flag is still set. */
    INTERRUPTED
  }

  ArchiveException(
      Reason reason,
      String archive,
      @Nullable String entry,
      String message,
      @Nullable Throwable cause,
      @Nullable FileTree partial) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.archive = Objects.requireNonNull(archive, "archive");
    this.entry = entry;
    this.partial = partial;
  }

  /**
   * Returns the file name of the archive or directory.
   *
   * @return the name as given, without its directory
   * @since 0.1
   */
  public String archive() {
    return archive;
  }

  /**
   * Returns the place inside the archive, for example {@code
   * results_fio_tuned_none.tar!/fio_2026.01.05-10.00.00/fio.json}.
   *
   * @return the entry, or empty if the archive as a whole is meant
   * @since 0.1
   */
  public Optional<String> entry() {
    return Optional.ofNullable(entry);
  }

  /**
   * Returns why reading stopped.
   *
   * @return the reason
   * @since 0.1
   */
  public Reason reason() {
    return reason;
  }

  /**
   * Returns the files of the damaged tar or directory that had been read as a whole before the
   * fault. Not kept by serialization.
   *
   * @return the files before the fault; empty if there are none, or if what was read cannot be
   *     trusted because a checksum over all of it is wrong
   * @since 0.1
   */
  public Optional<FileTree> partial() {
    return Optional.ofNullable(partial);
  }

  ArchiveException withPartial(FileTree tree) {
    if (tree.isEmpty()) {
      return this;
    }
    ArchiveException copy =
        new ArchiveException(
            reason, archive, entry, Objects.requireNonNullElse(getMessage(), ""), getCause(), tree);
    copy.setStackTrace(getStackTrace());
    return copy;
  }
}
