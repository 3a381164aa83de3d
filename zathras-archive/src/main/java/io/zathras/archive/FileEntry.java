package io.zathras.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One regular file of a {@link FileTree}. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class FileEntry {

  private final TreeLocation origin;
  private final String path;
  private final long size;
  private final byte @Nullable [] content;
  private final byte @Nullable [] digest;
  private final String whyNotKept;
  private final @Nullable Reopening reopening;

  private FileEntry(
      TreeLocation origin,
      String path,
      long size,
      byte @Nullable [] content,
      byte @Nullable [] digest,
      String whyNotKept,
      @Nullable Reopening reopening) {
    this.origin = origin;
    this.path = path;
    this.size = size;
    this.content = content;
    this.digest = digest;
    this.whyNotKept = whyNotKept;
    this.reopening = reopening;
  }

  /** Where the content can be read again, under the path in the whole tree. */
  private record Reopening(ContentSource source, String path) {}

  static FileEntry kept(TreeLocation origin, String path, byte[] content) {
    return new FileEntry(origin, path, content.length, content, null, "", null);
  }

  static FileEntry notKept(
      TreeLocation origin,
      String path,
      long size,
      byte[] digest,
      String why,
      @Nullable ContentSource source) {
    Reopening reopening = source == null ? null : new Reopening(source, path);
    return new FileEntry(origin, path, size, null, digest, why, reopening);
  }

  FileEntry under(TreeLocation newOrigin, String newPath) {
    return new FileEntry(newOrigin, newPath, size, content, digest, whyNotKept, reopening);
  }

  /** Returns the SHA-256 of the content, computed with the given digest unless it is known. */
  byte[] digest(MessageDigest sha256) {
    return digest == null ? sha256.digest(kept()) : digest;
  }

  /**
   * Returns the path in the tree.
   *
   * @return segments separated by {@code /}, for example {@code coremark_2026.01.05/version}
   * @since 0.1
   */
  public String path() {
    return path;
  }

  /**
   * Returns the last segment of the path.
   *
   * @return the file's name
   * @since 0.1
   */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Returns the size of the content, kept or not.
   *
   * @return bytes
   * @since 0.1
   */
  public long size() {
    return size;
  }

  /**
   * Returns the SHA-256 of the content, kept or not.
   *
   * @return 64 lower-case hexadecimal digits
   * @since 0.1
   */
  public String sha256() {
    return HexFormat.of().formatHex(digest(Sha256.newDigest()));
  }

  /**
   * Tells whether the content is in memory, so that every method can be called.
   *
   * @return false if it was skipped on request or is too large to keep
   * @since 0.1
   */
  public boolean isKept() {
    return content != null;
  }

  /**
   * Tells whether {@link #open()} can be called: the content is kept, or its archive can be read
   * again.
   *
   * @return false if it was skipped on request, or came from a stream or from a zip in a zip
   * @since 0.1
   */
  public boolean isReadable() {
    return content != null || reopening != null;
  }

  /**
   * Returns the content.
   *
   * @return a copy
   * @throws ArchiveException with {@link ArchiveException.Reason#NOT_KEPT} if it was not kept
   * @since 0.1
   */
  public byte[] bytes() {
    return kept().clone();
  }

  /**
   * Returns the content as UTF-8 text, malformed bytes as U+FFFD, without a byte order mark.
   *
   * @return the text
   * @throws ArchiveException with {@link ArchiveException.Reason#NOT_KEPT} if it was not kept
   * @since 0.1
   */
  public String text() {
    byte[] bytes = kept();
    int start = hasByteOrderMark(bytes) ? 3 : 0;
    return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
  }

  /**
   * Returns the lines of {@link #text()}, ended by LF, CRLF or CR, which the last one may lack. The
   * lines of a long text are made on access.
   *
   * @return the lines without their ends, unmodifiable
   * @throws ArchiveException with {@link ArchiveException.Reason#NOT_KEPT} if it was not kept
   * @since 0.1
   */
  public List<String> lines() {
    return LineIndex.of(text());
  }

  /**
   * Tells whether the last line lacks an end, as in a file that was not written completely.
   *
   * @return false for an empty file
   * @throws ArchiveException with {@link ArchiveException.Reason#NOT_KEPT} if it was not kept
   * @since 0.1
   */
  public boolean endsWithinLine() {
    byte[] bytes = kept();
    byte last = bytes.length == 0 ? (byte) '\n' : bytes[bytes.length - 1];
    return last != '\n' && last != '\r';
  }

  /**
   * Opens the content without copying it. For a file that was not kept, the archive is read again
   * up to it, which takes as long as the first time, so large files should be read once or twice,
   * as a stream.
   *
   * @return a stream over the raw bytes, to be closed
   * @throws ArchiveException with {@link ArchiveException.Reason#NOT_KEPT} if it is not readable,
   *     and with the reason if the archive cannot be read again
   * @since 0.1
   */
  public InputStream open() {
    if (content != null || reopening == null) {
      return new ByteArrayInputStream(kept());
    }
    try {
      return new UnchangedStream(reopening.source().open(reopening.path()), this);
    } catch (IOException e) {
      throw new ArchiveException(
          ArchiveException.Reason.IO,
          origin.archive(),
          origin.entry(path),
          location() + ": the content cannot be read once more: " + e.getMessage(),
          e,
          null);
    }
  }

  /**
   * Returns where the file comes from, for messages.
   *
   * @return for example {@code
   *     results_coremark.zip!/results_coremark_tuned_none.tar!/coremark_2026.01.05/version}; never
   *     an absolute path, with printable characters only
   * @since 0.1
   */
  public String location() {
    return Printable.of(origin.locate(path));
  }

  /** Returns the location. */
  @Override
  public String toString() {
    return location();
  }

  private byte[] kept() {
    if (content == null) {
      throw new ArchiveException(
          ArchiveException.Reason.NOT_KEPT,
          origin.archive(),
          origin.entry(path),
          location() + ": the content was not kept: " + whyNotKept,
          null,
          null);
    }
    return content;
  }

  private static boolean hasByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xef
        && bytes[1] == (byte) 0xbb
        && bytes[2] == (byte) 0xbf;
  }
}
