package io.zathras.archive;

import io.zathras.archive.ArchiveException.Reason;
import io.zathras.archive.ArchiveNote.Code;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/** Reads one tar, compressed or not, into one tree. */
final class TarReader {

  private static final int BUFFER = 64 * 1024;

  private final ReadBudget budget;
  private final TreeCollector tree;
  private final ContentReader contents;
  private final boolean ignoreUnsafeNames;
  private final byte[] drain = new byte[BUFFER / 4];
  private boolean trailing;

  TarReader(
      ReadBudget budget,
      TreeLocation origin,
      Predicate<String> skip,
      boolean ignoreUnsafeNames,
      NoteCollector notes,
      @Nullable ContentSource source) {
    this.budget = budget;
    this.ignoreUnsafeNames = ignoreUnsafeNames;
    this.tree = new TreeCollector(origin, notes);
    this.contents = new ContentReader(budget, tree, skip, source);
  }

  /**
   * Reads the tar and everything after it, so that checksums of outer layers cover all of it.
   *
   * @param format the format of {@code in}
   */
  FileTree read(BufferedInputStream in, Format format) {
    try {
      switch (format) {
        case TAR -> readEntries(in);
        case GZIP -> {
          GzipStream gzip = new GzipStream(in, BUFFER);
          readCompressed(gzip, "gzip");
          drain(gzip.leftover());
        }
        case XZ -> {
          // The cache keeps a file of many small blocks from allocating memory for each of them.
          int kibibytes =
              (int) Math.min(Integer.MAX_VALUE, budget.limits().maxDecoderBytes() >> 10);
          readCompressed(new XZInputStream(in, kibibytes, true, new BasicArrayCache()), "xz");
        }
        case EMPTY -> throw budget.refused(Reason.EMPTY, "the data is empty; copy it again");
        case ZIP, OTHER ->
            throw budget.refused(
                Reason.UNSUPPORTED_FORMAT, "this is none of zip, tar, tar.gz and tar.xz");
      }
      drain(in);
    } catch (TarEntries.SparseException e) {
      throw budget
          .refused(
              Reason.UNSUPPORTED_FORMAT,
              "the tar holds a sparse file; expected one made without --sparse",
              e)
          .withPartial(tree.tree());
    } catch (ZipException | XZIOException e) {
      // A checksum over everything is wrong or was not reached: no file can be trusted.
      throw budget.damaged(e);
    } catch (IOException | RuntimeException e) {
      throw budget.damaged(e).withPartial(tree.tree());
    }
    String conflict = tree.conflict();
    if (conflict != null) {
      budget.enterPath(conflict);
      throw budget.refused(Reason.DUPLICATE_NAME, TreeCollector.CONFLICT);
    }
    return tree.tree();
  }

  private void readCompressed(InputStream unpacked, String name) throws IOException {
    BufferedInputStream in = CountedStream.buffered(budget, unpacked);
    switch (Format.of(in)) {
      case TAR -> readEntries(in);
      case EMPTY -> throw budget.refused(Reason.EMPTY, "the " + name + " is empty; copy it again");
      default -> throw budget.refused(Reason.UNSUPPORTED_FORMAT, "the " + name + " holds no tar");
    }
  }

  private void readEntries(InputStream in) throws IOException {
    TarEntries entries = new TarEntries(in);
    TarEntries.Entry entry;
    while ((entry = entries.next()) != null) {
      budget.countEntry();
      String problem = ignoreUnsafeNames ? EntryNames.problem(entry.name()) : null;
      if (problem == null) {
        String path = budget.checkName(entry.name());
        budget.enterPath(path);
        readEntry(entries, entry, path);
      } else {
        String name = Printable.name(entry.name());
        tree.note(
            Code.UNSAFE_NAME_IGNORED,
            "",
            "An entry was ignored: its name '" + name + "' " + problem + ".");
      }
    }
    budget.enterPath("");
    drain(in);
  }

  private void readEntry(TarEntries content, TarEntries.Entry entry, String path)
      throws IOException {
    switch (entry.type()) {
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG -> {
        // Before POSIX, a directory was a file whose name ends with a slash.
        if (entry.name().endsWith("/")) {
          readDirectory(entry, path);
        } else {
          readFile(content, entry, path);
        }
      }
      case TarConstants.LF_DIR -> readDirectory(entry, path);
      case TarConstants.LF_LINK, TarConstants.LF_SYMLINK -> {
        requireNoContent(entry, "link");
        tree.note(
            Code.LINK_IGNORED,
            path,
            "A link to '" + Printable.name(entry.link()) + "' was ignored.");
      }
      case TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO -> {
        requireNoContent(entry, "device");
        tree.note(Code.DEVICE_IGNORED, path, "A device or pipe was ignored.");
      }
      default ->
          tree.note(
              Code.UNKNOWN_TYPE_IGNORED,
              path,
              "An entry of type '"
                  + Printable.of(String.valueOf((char) (entry.type() & 0xff)))
                  + "', which is not a file, was ignored.");
    }
  }

  private void readFile(TarEntries content, TarEntries.Entry entry, String path)
      throws IOException {
    if (path.isEmpty()) {
      budget.enterPath(entry.name());
      throw budget.refused(Reason.UNSAFE_NAME, "the name of a file is that of the root");
    }
    if (tree.hasFile(path)) {
      throw budget.refused(Reason.DUPLICATE_NAME, TreeCollector.DUPLICATE);
    }
    tree.add(contents.read(content, path, entry.size()));
  }

  private void readDirectory(TarEntries.Entry entry, String path) throws IOException {
    requireNoContent(entry, "directory");
    if (!path.isEmpty()) {
      tree.addDirectory(path);
    }
  }

  /** Refuses content, because programs disagree on where the next entry then begins. */
  private static void requireNoContent(TarEntries.Entry entry, String what) throws IOException {
    if (entry.size() > 0) {
      throw new IOException("a " + what + " claims to have content");
    }
  }

  private void drain(InputStream in) throws IOException {
    int read;
    while ((read = in.read(drain)) >= 0) {
      for (int i = 0; i < read && !trailing; i++) {
        if (drain[i] != 0) {
          trailing = true;
          tree.note(Code.TRAILING_DATA, "", "Data behind the end of the tar was left out.");
        }
      }
    }
  }
}
