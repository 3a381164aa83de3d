package io.zathras.archive;

import io.zathras.archive.ArchiveException.Reason;
import io.zathras.archive.ArchiveNote.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads an unpacked directory as if it were a tar; links are never followed. */
final class DirectoryReader {

  private final ReadSession session;
  private final TreeCollector tree;
  private final ContentReader contents;

  DirectoryReader(ReadSession session, Origin origin, Predicate<String> skip) {
    this.session = session;
    this.tree = new TreeCollector(origin);
    this.contents = new ContentReader(session, tree, skip);
  }

  FileTree read(Path root) {
    List<String> pending = new ArrayList<>(List.of(""));
    while (!pending.isEmpty()) {
      String below = pending.remove(pending.size() - 1);
      List<Path> children = new ArrayList<>();
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(root.resolve(below))) {
        for (Path child : stream) {
          session.countEntry();
          children.add(child);
        }
      } catch (IOException e) {
        if (below.isEmpty()) {
          throw session.refused(Reason.IO, "the directory cannot be listed", e);
        }
        tree.note(Code.UNREADABLE_FILE, below, "The directory cannot be listed.");
      }
      for (Path child : children) {
        String name = child.getFileName().toString();
        String path = session.checkName(below.isEmpty() ? name : below + "/" + name);
        session.enterPath(path);
        if (Files.isSymbolicLink(child)) {
          tree.note(Code.LINK_IGNORED, path, "A link was ignored.");
        } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          tree.addDirectory(path);
          pending.add(path);
        } else if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
          readFile(child, path);
        } else {
          tree.note(Code.DEVICE_IGNORED, path, "A device, pipe or socket was ignored.");
        }
      }
    }
    return tree.tree();
  }

  private void readFile(Path file, String path) {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      tree.add(contents.read(in, path, -1));
    } catch (IOException e) {
      tree.note(Code.UNREADABLE_FILE, path, "The file cannot be read.");
    }
  }
}
