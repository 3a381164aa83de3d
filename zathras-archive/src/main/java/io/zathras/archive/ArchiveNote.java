package io.zathras.archive;

import java.util.Objects;

/**
 * A note about an entry that was ignored, left out or not kept; the rest of the tree was read.
 *
 * <p>The constructor is not stable, because a later version may add components.
 *
 * @param code the kind of the note
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
    /** An entry with an unsafe name, where {@link ArchiveReader#ignoringUnsafeNames()} is set. */
    UNSAFE_NAME_IGNORED,
    /** A device, pipe or socket, which is neither opened nor listed. */
    DEVICE_IGNORED,
    /** A tar entry of a type that holds no file, or an unknown one. */
    UNKNOWN_TYPE_IGNORED,
    /** A file that is listed and hashed, but is too large for its content to be kept. */
    FILE_TOO_LARGE_TO_KEEP,
    /** A file that is listed and hashed, but whose content the caller did not want. */
    CONTENT_SKIPPED,
    /** A file or directory that could not be opened; it is not listed. */
    UNREADABLE_FILE,
    /** A member of the zip that is not a tar and was left out. */
    NOT_A_TAR,
    /** Data after the end of the tar, which was left out. */
    TRAILING_DATA
  }

  /** Rejects missing parts. */
  public ArchiveNote {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
  }
}
