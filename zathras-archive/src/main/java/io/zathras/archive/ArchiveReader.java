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
 * are recognised by their first bytes, not by names. Each tar gives one {@link FileTree}; the bytes
 * are read once and nothing is written to disk. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ArchiveReader {

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
   * instead of refusing the tar: for archives whose other entries are of use without it.
   */
  public ArchiveReader ignoringUnsafeNames() {
    return new ArchiveReader(limits, skipContent, true);
  }

  /**
   * Reads an archive and hands over its trees, one at a time, so that memory is bounded by one.
   *
   * @param archive a file, or an unpacked directory
   * @param consumer takes each tree; its exceptions are passed on
   * @throws ArchiveException if the archive is damaged, hostile, or exceeds a bound
   */
  public void read(Path archive, Consumer<? super FileTree> consumer) {
    String name = nameOf(archive);
    if (Files.isDirectory(archive)) {
      TreeLocation origin = TreeLocation.directory(name);
      ReadBudget budget = new ReadBudget(limits, origin, Long.MAX_VALUE);
      consumer.accept(new DirectoryReader(budget, origin, skipContent).read(archive));
      return;
    }
    TreeLocation origin = TreeLocation.archive(name, null);
    ReadBudget budget = new ReadBudget(limits, origin, sizeOf(archive, origin));
    FileTree tree;
    try (SeekableByteChannel channel = Files.newByteChannel(archive);
        BufferedInputStream in = CountedStream.buffered(budget, Channels.newInputStream(channel))) {
      Format format = Format.of(in);
      if (format == Format.ZIP) {
        new ZipReader(budget, skipContent, ignoreUnsafeNames, archive, consumer)
            .read(channel, origin, 1);
        return;
      }
      tree = tarReader(budget, origin, new TarSource(archive, null, limits)).read(in, format);
    } catch (IOException e) {
      throw budget.damaged(e);
    }
    consumer.accept(tree);
  }

  /**
   * Reads the top directory of a tar that was unpacked. Its own name is the first segment of every
   * path, as in the tar, so the tree has the same digest.
   *
   * @throws ArchiveException if the directory is hostile, exceeds a bound, or cannot be listed
   */
  public FileTree readTopDirectory(Path directory) {
    TreeLocation origin = TreeLocation.topDirectory(nameOf(directory));
    ReadBudget budget = new ReadBudget(limits, origin, Long.MAX_VALUE);
    return new DirectoryReader(budget, origin, skipContent).readWithName(directory);
  }

  /**
   * Reads all trees of an archive.
   *
   * @return the trees, one for each tar
   * @throws ArchiveException if the archive is damaged, hostile, or exceeds a bound
   */
  public List<FileTree> readAll(Path archive) {
    List<FileTree> trees = new ArrayList<>();
    read(archive, trees::add);
    return Collections.unmodifiableList(trees);
  }

  /**
   * Reads an archive that holds one tar.
   *
   * @throws ArchiveException if it holds several, is damaged, hostile, or exceeds a bound
   */
  public FileTree readSingle(Path archive) {
    AtomicReference<@Nullable FileTree> single = new AtomicReference<>();
    read(
        archive,
        tree -> {
          FileTree first = single.getAndSet(tree);
          if (first != null) {
            throw new ReadBudget(limits, TreeLocation.archive(tree.archiveName(), null), 0)
                .refused(Reason.SEVERAL_TARS, "the zip holds several tars; expected one");
          }
        });
    return Objects.requireNonNull(single.get());
  }

  /**
   * Reads a tar, compressed or not, from a stream, which is not closed.
   *
   * @param name where the stream comes from, for messages
   * @throws ArchiveException if it is not a tar, is damaged or hostile, or exceeds a bound
   */
  public FileTree readSingle(String name, InputStream in) {
    TreeLocation origin = TreeLocation.archive(name, null);
    ReadBudget budget = new ReadBudget(limits, origin, Long.MAX_VALUE);
    BufferedInputStream buffered = CountedStream.buffered(budget, in);
    try {
      return tarReader(budget, origin, null).read(buffered, Format.of(buffered));
    } catch (IOException e) {
      throw budget.damaged(e);
    }
  }

  private static String nameOf(Path archive) {
    Path fileName = archive.toAbsolutePath().normalize().getFileName();
    return fileName == null ? "root" : fileName.toString();
  }

  private TarReader tarReader(
      ReadBudget budget, TreeLocation origin, @Nullable ContentSource source) {
    return new TarReader(
        budget, origin, skipContent, ignoreUnsafeNames, new NoteCollector(), source);
  }

  private long sizeOf(Path archive, TreeLocation origin) {
    ReadBudget budget = new ReadBudget(limits, origin, 0);
    if (Files.notExists(archive)) {
      throw budget.refused(Reason.NOT_FOUND, "there is no such file");
    }
    if (!Files.isRegularFile(archive)) {
      throw budget.refused(Reason.UNSUPPORTED_FORMAT, "this is not a regular file");
    }
    try {
      long size = Files.size(archive);
      if (size == 0) {
        throw budget.refused(Reason.EMPTY, "the file is empty; copy the archive again");
      }
      if (size > limits.maxCompressedBytes()) {
        throw budget.bound(
            Reason.TOO_LARGE_COMPRESSED,
            "has more than " + Printable.number(limits.maxCompressedBytes()) + " bytes",
            "maxCompressedBytes",
            "--max-compressed-bytes");
      }
      return size;
    } catch (IOException e) {
      throw budget.damaged(e);
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
     * Sets which files are only listed and hashed; none by default.
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
