package io.zathras.archive;

import io.zathras.archive.ArchiveException.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads result archives: a zip of tars, a tar, tar.gz or tar.xz, or an unpacked directory. Formats
 * are told by their first bytes, not by names. Each tar gives one {@link FileTree}; the bytes are
 * passed over once and nothing is written to disk. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ArchiveReader {

  private static final int BUFFER = 64 * 1024;

  private final ArchiveLimits limits;
  private final Predicate<String> skipContent;
  private final boolean ignoreUnsafeNames;

  private ArchiveReader(
      ArchiveLimits limits, Predicate<String> skipContent, boolean ignoreUnsafeNames) {
    this.limits = limits;
    this.skipContent = skipContent;
    this.ignoreUnsafeNames = ignoreUnsafeNames;
  }

  /** Returns a reader with the default bounds that keeps every file. */
  public static ArchiveReader defaults() {
    return builder().build();
  }

  /** Returns a builder with the default bounds. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns a reader that leaves out an entry of a tar whose name is not acceptable, with a note,
   * instead of refusing the tar: for descriptions, where what is left is still worth having.
   */
  public ArchiveReader ignoringUnsafeNames() {
    return new ArchiveReader(limits, skipContent, true);
  }

  /**
   * Reads an archive and hands over its trees, one at a time, so that memory is bounded by one.
   *
   * @param archive a file, or an unpacked directory
   * @param consumer takes each tree; what it throws is passed on
   * @throws ArchiveException if the archive is damaged, hostile, or passes a bound
   */
  public void read(Path archive, Consumer<? super FileTree> consumer) {
    Path fileName = archive.toAbsolutePath().normalize().getFileName();
    String name = fileName == null ? "root" : fileName.toString();
    if (Files.isDirectory(archive)) {
      Origin origin = Origin.directory(name);
      ReadSession session = new ReadSession(limits, origin, Long.MAX_VALUE);
      consumer.accept(new DirectoryReader(session, origin, skipContent).read(archive));
      return;
    }
    Origin origin = Origin.archive(name, null);
    ReadSession session = new ReadSession(limits, origin, sizeOf(archive, origin));
    FileTree tree;
    try (SeekableByteChannel channel = Files.newByteChannel(archive);
        BufferedInputStream in = counted(session, Channels.newInputStream(channel))) {
      Format format = Format.of(in);
      if (format == Format.ZIP) {
        new ZipReader(session, skipContent, ignoreUnsafeNames, consumer).read(channel, origin, 1);
        return;
      }
      tree = tarReader(session, origin).read(in, format);
    } catch (IOException e) {
      throw session.damaged(e);
    }
    consumer.accept(tree);
  }

  /**
   * Reads an archive whole.
   *
   * @return the trees, one for each tar
   * @throws ArchiveException if the archive is damaged, hostile, or passes a bound
   */
  public List<FileTree> readAll(Path archive) {
    List<FileTree> trees = new ArrayList<>();
    read(archive, trees::add);
    return Collections.unmodifiableList(trees);
  }

  /**
   * Reads an archive that holds one tar.
   *
   * @throws ArchiveException if it holds several, is damaged, hostile, or passes a bound
   */
  public FileTree readSingle(Path archive) {
    AtomicReference<@Nullable FileTree> single = new AtomicReference<>();
    read(
        archive,
        tree -> {
          FileTree first = single.getAndSet(tree);
          if (first != null) {
            throw new ReadSession(limits, Origin.archive(tree.archiveName(), null), 0)
                .refused(Reason.SEVERAL_TARS, "the zip holds several tars; expected one");
          }
        });
    return Objects.requireNonNull(single.get());
  }

  /**
   * Reads a tar, compressed or not, from a stream, which is not closed.
   *
   * @param name where the stream comes from, for messages
   * @throws ArchiveException if it is no tar, damaged, hostile, or passes a bound
   */
  public FileTree readSingle(String name, InputStream in) {
    Origin origin = Origin.archive(name, null);
    ReadSession session = new ReadSession(limits, origin, Long.MAX_VALUE);
    BufferedInputStream buffered = counted(session, in);
    try {
      return tarReader(session, origin).read(buffered, Format.of(buffered));
    } catch (IOException e) {
      throw session.damaged(e);
    }
  }

  private TarReader tarReader(ReadSession session, Origin origin) {
    return new TarReader(session, origin, skipContent, ignoreUnsafeNames, new Notes());
  }

  private static BufferedInputStream counted(ReadSession session, InputStream in) {
    return new BufferedInputStream(new CountedStream(session, in), BUFFER);
  }

  private long sizeOf(Path archive, Origin origin) {
    ReadSession session = new ReadSession(limits, origin, 0);
    if (Files.notExists(archive)) {
      throw session.refused(Reason.NOT_FOUND, "there is no such file");
    }
    if (!Files.isRegularFile(archive)) {
      throw session.refused(Reason.UNSUPPORTED_FORMAT, "this is no regular file");
    }
    try {
      long size = Files.size(archive);
      if (size == 0) {
        throw session.refused(Reason.EMPTY, "the file is empty; copy the archive again");
      }
      if (size > limits.maxCompressedBytes()) {
        throw session.bound(
            Reason.TOO_LARGE_COMPRESSED,
            "has more than " + Printable.number(limits.maxCompressedBytes()) + " bytes",
            "maxCompressedBytes",
            "--max-compressed-bytes");
      }
      return size;
    } catch (IOException e) {
      throw session.damaged(e);
    }
  }

  /** Collects the settings of a reader. */
  public static final class Builder {

    private ArchiveLimits limits = ArchiveLimits.defaults();
    private Predicate<String> skipContent = path -> false;

    private Builder() {}

    /** Sets the bounds; {@link ArchiveLimits#defaults()} by default. */
    public Builder limits(ArchiveLimits limits) {
      this.limits = limits;
      return this;
    }

    /**
     * Sets which files are listed and hashed only; none by default.
     *
     * @param skipContent is given a file's path in the tree
     */
    public Builder skipContent(Predicate<String> skipContent) {
      this.skipContent = skipContent;
      return this;
    }

    /** Returns the reader. */
    public ArchiveReader build() {
      return new ArchiveReader(limits, skipContent, false);
    }
  }
}
