package io.zathras.archive;

import io.zathras.archive.ArchiveException.Reason;
import io.zathras.archive.ArchiveNote.Code;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * Reads result archives: a zip of tars, a tar, tar.gz or tar.xz, or an unpacked directory. Formats
 * are told by their first bytes, not by names. Each tar gives one {@link FileTree}; the bytes are
 * passed over once and nothing is written to disk. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class ArchiveReader {

  private static final int BLOCK = 512;
  private static final int BUFFER = 64 * 1024;
  private static final int XZ_MEMORY_KIB = 128 * 1024;

  private final ArchiveLimits limits;
  private final Predicate<String> skipContent;

  private ArchiveReader(ArchiveLimits limits, Predicate<String> skipContent) {
    this.limits = limits;
    this.skipContent = skipContent;
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
    Format format;
    try (InputStream in = buffered(Files.newInputStream(archive))) {
      format = Format.of(in);
      if (format != Format.ZIP) {
        consumer.accept(readTar(session, origin, in, format, new ArrayList<>()));
        return;
      }
    } catch (IOException e) {
      throw session.damaged(e, false);
    }
    readZip(session, archive, consumer);
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
    List<FileTree> trees = readAll(archive);
    if (trees.size() != 1) {
      ReadSession session =
          new ReadSession(limits, Origin.archive(trees.get(0).archiveName(), null), 0);
      throw session.refused(
          Reason.SEVERAL_TARS, "the zip holds " + trees.size() + " tars; expected one");
    }
    return trees.get(0);
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
    try {
      InputStream buffered = buffered(in);
      return readTar(session, origin, buffered, Format.of(buffered), new ArrayList<>());
    } catch (IOException e) {
      throw session.damaged(e, false);
    }
  }

  private long sizeOf(Path archive, Origin origin) {
    ReadSession session = new ReadSession(limits, origin, 0);
    if (Files.notExists(archive)) {
      throw session.refused(Reason.NOT_FOUND, "there is no such file");
    }
    if (!Files.isRegularFile(archive, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(archive)) {
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
      throw session.refused(Reason.IO, "the file cannot be read", e);
    }
  }

  private void readZip(ReadSession session, Path archive, Consumer<? super FileTree> consumer) {
    List<ArchiveNote> notes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int trees = 0;
    try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        session.countEntry();
        String name = session.checkName(rawName(entry));
        if (!names.add(name)) {
          session.enterPath(name);
          throw session.refused(Reason.DUPLICATE_NAME, TreeCollector.DUPLICATE);
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          session.enterPath(name);
          throw session.refused(
              Reason.ENCRYPTED, "the member is encrypted; expected a zip without a password");
        }
        if (entry.isDirectory() || entry.isUnixSymlink()) {
          continue;
        }
        Origin origin = Origin.archive(session.origin().archive(), name);
        FileTree tree = readMember(session, zip, entry, origin, notes);
        session.enter(Origin.archive(origin.archive(), null));
        if (tree != null) {
          trees++;
          notes = new ArrayList<>();
          consumer.accept(tree);
        }
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw session.damaged(e, false);
    }
    if (trees == 0) {
      throw session.refused(Reason.NO_TAR, "the zip holds no tar; expected results_<test>_*.tar");
    }
  }

  /** The name as the zip has it: the library turns backslashes into slashes. */
  private static String rawName(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    return raw == null ? entry.getName() : new String(raw, StandardCharsets.UTF_8);
  }

  private @Nullable FileTree readMember(
      ReadSession session,
      ZipFile zip,
      ZipArchiveEntry entry,
      Origin origin,
      List<ArchiveNote> notes)
      throws IOException {
    session.enter(origin);
    InputStream raw = zip.getInputStream(entry);
    if (raw == null) {
      throw session.refused(Reason.UNSUPPORTED_FORMAT, "the member's compression is not supported");
    }
    CheckedInputStream checked = new CheckedInputStream(raw, new CRC32());
    try (InputStream in = buffered(checked)) {
      Format format = Format.of(in);
      if (format == Format.ZIP) {
        throw session.bound(
            Reason.TOO_DEEP, "holds a zip within the zip", "maxDepth", "--max-depth");
      }
      if (format == Format.OTHER) {
        notes.add(
            new ArchiveNote(
                Code.NOT_A_TAR,
                origin.entry(""),
                "A member that is no tar was left out: " + Printable.of(origin.name())));
        return null;
      }
      FileTree tree = readTar(session, origin, in, format, notes);
      if (format == Format.TAR
          && entry.getCrc() >= 0
          && checked.getChecksum().getValue() != entry.getCrc()) {
        session.enterPath("");
        throw session.refused(
            Reason.CORRUPT, "the member's checksum is wrong; copy the archive again");
      }
      return tree;
    }
  }

  private FileTree readTar(
      ReadSession session, Origin origin, InputStream in, Format format, List<ArchiveNote> notes)
      throws IOException {
    TarReader reader = new TarReader(session, origin, skipContent);
    return switch (format) {
      case TAR -> reader.read(in, notes);
      case GZIP -> reader.read(buffered(new GZIPInputStream(in, BUFFER)), notes);
      case XZ -> reader.read(buffered(new XZInputStream(in, XZ_MEMORY_KIB)), notes);
      case EMPTY -> throw session.refused(Reason.EMPTY, "the data is empty; copy it again");
      case ZIP, OTHER ->
          throw session.refused(
              Reason.UNSUPPORTED_FORMAT, "this is none of zip, tar, tar.gz and tar.xz");
    };
  }

  private static InputStream buffered(InputStream in) {
    return new BufferedInputStream(in, BUFFER);
  }

  /** What the first bytes say. */
  private enum Format {
    ZIP,
    GZIP,
    XZ,
    TAR,
    EMPTY,
    OTHER;

    static Format of(InputStream in) throws IOException {
      in.mark(BLOCK);
      byte[] head;
      try {
        head = in.readNBytes(BLOCK);
      } catch (EOFException e) {
        head = new byte[0];
      }
      in.reset();
      if (head.length == 0) {
        return EMPTY;
      }
      if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6)) {
        return ZIP;
      }
      if (startsWith(head, 0x1f, 0x8b)) {
        return GZIP;
      }
      if (startsWith(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
        return XZ;
      }
      boolean tar = head.length == BLOCK && (TarStream.isZero(head) || hasTarChecksum(head));
      boolean cutTar =
          head.length > 262 && head.length < BLOCK && head[257] == 'u' && head[258] == 's';
      return tar || cutTar ? TAR : OTHER;
    }

    private static boolean hasTarChecksum(byte[] head) {
      try {
        return TarUtils.verifyCheckSum(head);
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    private static boolean startsWith(byte[] head, int... magic) {
      for (int i = 0; i < magic.length; i++) {
        if (i >= head.length || (head[i] & 0xff) != magic[i]) {
          return false;
        }
      }
      return true;
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
      return new ArchiveReader(limits, skipContent);
    }
  }
}
