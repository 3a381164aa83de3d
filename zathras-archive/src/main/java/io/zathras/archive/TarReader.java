package io.zathras.archive;

import io.zathras.archive.ArchiveException.Reason;
import io.zathras.archive.ArchiveNote.Code;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Reads one tar into one tree. */
final class TarReader {

  private static final int DRAIN_CHUNK = 16 * 1024;

  private final ReadSession session;
  private final TreeCollector tree;
  private final ContentReader contents;

  TarReader(ReadSession session, Origin origin, Predicate<String> skip) {
    this.session = session;
    this.tree = new TreeCollector(origin);
    this.contents = new ContentReader(session, tree, skip);
  }

  /**
   * Reads the tar and everything behind it, so that checksums of outer layers get to see all.
   *
   * @param in buffered
   * @param notes of the outer layers
   */
  FileTree read(InputStream in, List<ArchiveNote> notes) {
    tree.addNotes(notes);
    TarStream tar = TarStream.over(in);
    try {
      readEntries(tar);
      session.enterPath("");
      drain(in);
    } catch (TarStream.SparseException e) {
      throw session
          .refused(
              Reason.UNSUPPORTED_FORMAT,
              "the tar holds a sparse file; expected one made without --sparse",
              e)
          .withPartial(tree.tree());
    } catch (IOException | RuntimeException e) {
      throw session.damaged(e, tar.isAtEnd()).withPartial(tree.tree());
    }
    String conflict = tree.conflict();
    if (conflict != null) {
      session.enterPath(conflict);
      throw session.refused(Reason.DUPLICATE_NAME, TreeCollector.CONFLICT);
    }
    return tree.tree();
  }

  private void readEntries(TarStream tar) throws IOException {
    while (true) {
      tar.nextEntryBegins();
      TarArchiveEntry entry = tar.getNextEntry();
      if (entry == null) {
        if (!tar.sawEndMarker()) {
          throw new IOException("attributes are not followed by an entry");
        }
        return;
      }
      session.countEntry();
      String path = session.checkName(entry.getName());
      session.enterPath(path);
      if (entry.isSparse()) {
        throw new TarStream.SparseException();
      }
      readEntry(tar, entry, path);
    }
  }

  private void readEntry(TarStream tar, TarArchiveEntry entry, String path) throws IOException {
    switch (entry.getLinkFlag()) {
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG -> {
        // Before POSIX, a directory was a file whose name ends with a slash.
        if (entry.getName().endsWith("/")) {
          readDirectory(entry, path);
        } else {
          readFile(tar, entry, path);
        }
      }
      case TarConstants.LF_DIR -> readDirectory(entry, path);
      case TarConstants.LF_LINK, TarConstants.LF_SYMLINK ->
          tree.note(
              Code.LINK_IGNORED,
              path,
              "A link to '" + Printable.of(entry.getLinkName()) + "' was ignored.");
      case TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO ->
          tree.note(Code.DEVICE_IGNORED, path, "A device or pipe was ignored.");
      default ->
          tree.note(
              Code.UNKNOWN_TYPE_IGNORED,
              path,
              "An entry of type '"
                  + Printable.of(String.valueOf((char) (entry.getLinkFlag() & 0xff)))
                  + "', which is no file, was ignored.");
    }
  }

  private void readFile(TarStream tar, TarArchiveEntry entry, String path) throws IOException {
    if (path.isEmpty()) {
      session.enterPath(entry.getName());
      throw session.refused(Reason.UNSAFE_NAME, "the name of a file is that of the root");
    }
    if (tree.hasFile(path)) {
      throw session.refused(Reason.DUPLICATE_NAME, TreeCollector.DUPLICATE);
    }
    FileEntry file = contents.read(tar, path, entry.getSize());
    tree.add(file);
  }

  private void readDirectory(TarArchiveEntry entry, String path) throws IOException {
    if (entry.getSize() > 0) {
      throw new IOException("a directory claims to have content");
    }
    if (!path.isEmpty()) {
      tree.addDirectory(path);
    }
  }

  private void drain(InputStream in) throws IOException {
    byte[] buffer = new byte[DRAIN_CHUNK];
    boolean noted = false;
    int read;
    while ((read = in.read(buffer)) >= 0) {
      for (int i = 0; i < read && !noted; i++) {
        if (buffer[i] != 0) {
          noted = true;
          tree.note(Code.TRAILING_DATA, "", "Data behind the end marker of the tar was left out.");
        }
      }
    }
  }
}
