package io.zathras.archive;

import io.zathras.archive.ArchiveException.Reason;
import io.zathras.archive.ArchiveNote.Code;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** Reads the tars of one zip, and of the zips in it down to the allowed depth. */
final class ZipReader {

  private static final int BUFFER = 64 * 1024;

  private static final Pattern TAR_NAME = Pattern.compile(".*\\.(?:tar|tgz|tar\\.gz|tar\\.xz)");

  private final ReadBudget budget;
  private final Predicate<String> skip;
  private final boolean ignoreUnsafeNames;
  private final Path archive;
  private final Consumer<? super FileTree> consumer;

  ZipReader(
      ReadBudget budget,
      Predicate<String> skip,
      boolean ignoreUnsafeNames,
      Path archive,
      Consumer<? super FileTree> consumer) {
    this.budget = budget;
    this.skip = skip;
    this.ignoreUnsafeNames = ignoreUnsafeNames;
    this.archive = archive;
    this.consumer = consumer;
  }

  /** A member that is an archive. */
  private record Inner(ZipMember member, Format format) {}

  /**
   * Reads a zip. All members are examined before the first is read, so that no tree of a hostile
   * zip is handed over before the zip is refused, and every note has a tree that carries it.
   *
   * @param depth of the zip: 1 unless it is in another
   */
  void read(SeekableByteChannel zip, TreeLocation origin, int depth) {
    NoteCollector notes = new NoteCollector();
    budget.enter(origin);
    List<Inner> archives;
    try {
      archives = look(zip, depth, notes);
    } catch (IOException e) {
      throw budget.damaged(e);
    }
    if (archives.isEmpty()) {
      throw budget.refused(Reason.NO_TAR, "the zip holds no tar; expected results_<test>_*.tar");
    }
    for (Inner inner : archives) {
      TreeLocation within = origin.member(inner.member().name());
      budget.enter(within);
      if (inner.format() == Format.ZIP) {
        read(new SeekableInMemoryByteChannel(load(zip, inner)), within, depth + 1);
      } else {
        ContentSource source =
            depth == 1 ? new TarSource(archive, inner.member(), budget.limits()) : null;
        consumer.accept(readTar(zip, inner, within, notes, source));
        notes = new NoteCollector();
      }
    }
  }

  private List<Inner> look(SeekableByteChannel zip, int depth, NoteCollector notes)
      throws IOException {
    List<Inner> archives = new ArrayList<>();
    for (ZipMember member : new ZipDirectory(budget, zip).read(notes)) {
      budget.enterPath(member.name());
      Format format = look(zip, member, notes);
      if (format != null) {
        int needed = depth + 1;
        // A zip is pointless without a tar in it.
        if ((format == Format.ZIP ? needed + 1 : needed) > budget.limits().maxDepth()) {
          throw budget.bound(
              Reason.TOO_DEEP,
              "nests archives deeper than " + budget.limits().maxDepth(),
              "maxDepth",
              "--max-depth");
        }
        archives.add(new Inner(member, format));
      }
    }
    budget.enterPath("");
    return archives;
  }

  /** Returns the format of a member, or {@code null} when the member is not an archive. */
  private @Nullable Format look(SeekableByteChannel zip, ZipMember member, NoteCollector notes)
      throws IOException {
    if (member.isEncrypted()) {
      throw budget.refused(
          Reason.ENCRYPTED, "the member is encrypted; expected a zip without a password");
    }
    if (member.isDirectory()) {
      if (member.size() > 0) {
        throw new IOException("a directory claims to have content");
      }
      return null;
    }
    if (member.isLink()) {
      notes.add(Code.LINK_IGNORED, member.name(), "A link in the zip was ignored.");
      return null;
    }
    if (member.method() != ZipMember.STORED && member.method() != ZipMember.DEFLATED) {
      throw budget.refused(
          Reason.UNSUPPORTED_FORMAT,
          "the member is compressed by method "
              + member.method()
              + "; expected 0 (stored) or 8 (deflated)");
    }
    Format format;
    try (BufferedInputStream in = open(zip, member, Format.LOOK)) {
      format = Format.of(in);
    }
    if (format == Format.EMPTY && TAR_NAME.matcher(member.name()).matches()) {
      throw budget.refused(Reason.EMPTY, "the member is empty; copy the archive again");
    }
    if (format == Format.EMPTY || format == Format.OTHER) {
      notes.add(
          Code.NOT_A_TAR,
          member.name(),
          "A member that is not a tar was left out: " + Printable.name(member.name()));
      return null;
    }
    return format;
  }

  private FileTree readTar(
      SeekableByteChannel zip,
      Inner inner,
      TreeLocation origin,
      NoteCollector notes,
      @Nullable ContentSource source) {
    try (BufferedInputStream in = open(zip, inner.member(), buffer(inner))) {
      return new TarReader(budget, origin, skip, ignoreUnsafeNames, notes, source)
          .read(in, inner.format());
    } catch (IOException e) {
      throw budget.damaged(e);
    }
  }

  /** Limits the buffer to the size of small results. A wrong size costs time only. */
  private static int buffer(Inner inner) {
    return (int) Math.max(Format.LOOK, Math.min(BUFFER, inner.member().size()));
  }

  /** Reads a zip in the zip into memory because its directory is at its end. */
  private byte[] load(SeekableByteChannel zip, Inner inner) {
    if (inner.member().size() > budget.limits().maxKeptFileBytes()) {
      throw budget.bound(
          Reason.FILE_TOO_LARGE,
          "holds a zip of more than "
              + Printable.number(budget.limits().maxKeptFileBytes())
              + " bytes",
          "maxKeptFileBytes",
          "--max-kept-file-bytes");
    }
    try (BufferedInputStream in = open(zip, inner.member(), BUFFER)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw budget.damaged(e);
    }
  }

  private BufferedInputStream open(SeekableByteChannel zip, ZipMember member, int buffer)
      throws IOException {
    return new BufferedInputStream(new CountedStream(budget, member.open(zip)), buffer);
  }
}
