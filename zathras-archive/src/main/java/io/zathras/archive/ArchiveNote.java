package io.zathras.archive;

import java.util.Objects;

/**
 * Something a reader of the tree should know, that did not keep the rest from being read.
 *
 * @param code what kind of thing it is
 * @param path the path in the tree it is about, or the member of the zip for {@link
 *     Code#NOT_A_TAR}; empty if it is about the whole tree
 * @param message one English sentence or two, without control characters
 * @since 0.1
 */
public record ArchiveNote(Code code, String path, String message) {

  /**
   * The kinds of notes.
   *
   * @since 0.1
   */
  public enum Code {
    /** A symbolic or hard link, which is neither followed nor listed. */
    LINK_IGNORED,
    /** An entry whose name no entry may have, where {@link ArchiveReader#ignoringUnsafeNames()}. */
    UNSAFE_NAME_IGNORED,
    /** A device, pipe or socket, which is neither opened nor listed. */
    DEVICE_IGNORED,
    /** A tar entry of a type that holds no file, or an unknown one. */
    UNKNOWN_TYPE_IGNORED,
    /** A file that is listed and hashed, but whose content passed a bound of what is kept. */
    FILE_TOO_LARGE_TO_KEEP,
    /** A file that is listed and hashed, but whose content the caller did not want. */
    CONTENT_SKIPPED,
    /** A file or directory that could not be opened; it is not listed. */
    UNREADABLE_FILE,
    /** A member of the zip that is no tar and was left out. */
    NOT_A_TAR,
    /** Data behind the end of the tar, which was left out. */
    TRAILING_DATA
  }

  /** Rejects missing parts. */
  public ArchiveNote {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
  }
}
