package io.zathras.archive;

import io.zathras.archive.ArchiveException.Reason;
import io.zathras.archive.ArchiveNote.Code;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads an unpacked directory as if it were a tar; links are never followed. */
final class DirectoryReader {

  private final ReadBudget budget;
  private final TreeCollector tree;
  private final ContentReader contents;
  private final Map<String, Path> files = new HashMap<>();

  DirectoryReader(ReadBudget budget, TreeLocation origin, Predicate<String> skip) {
    this.budget = budget;
    this.tree = new TreeCollector(origin, new NoteCollector());
    this.contents = new ContentReader(budget, tree, skip, this::reopen);
  }

  /** A directory that is still to be read, and its path in the tree. */
  private record Pending(Path directory, String path, boolean isRoot) {}

  FileTree read(Path root) {
    return read(new Pending(root, "", true));
  }

  /** Reads a directory, with its own name as the first segment of all paths. */
  FileTree readWithName(Path root) {
    String path = budget.checkName(name(root.toAbsolutePath().normalize()));
    tree.addDirectory(path);
    return read(new Pending(root, path, true));
  }

  private InputStream reopen(String path) throws IOException {
    Path file = files.get(path);
    if (file == null) {
      throw new FileNotFoundException(path);
    }
    return RegularFile.open(file);
  }

  private FileTree read(Pending root) {
    Deque<Pending> pending = new ArrayDeque<>();
    pending.add(root);
    while (!pending.isEmpty()) {
      Pending next = pending.remove();
      list(next).forEach((path, child) -> readChild(child, path, pending));
    }
    return tree.tree();
  }

  /** Returns the children by path, in an order independent of the file system. */
  private Map<String, Path> list(Pending parent) {
    Map<String, Path> children = new TreeMap<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent.directory())) {
      for (Path child : stream) {
        budget.countEntry();
        String name = name(child);
        String path = budget.checkName(parent.path().isEmpty() ? name : parent.path() + "/" + name);
        if (children.put(path, child) != null) {
          budget.enterPath(path);
          throw budget.refused(Reason.DUPLICATE_NAME, TreeCollector.DUPLICATE);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      if (parent.isRoot()) {
        throw budget.refused(Reason.IO, "the directory cannot be listed", e);
      }
      tree.note(Code.UNREADABLE_FILE, parent.path(), "The directory cannot be listed.");
    }
    return children;
  }

  /**
   * Returns the name in UTF-8, as in a tar, independent of the locale, which affects only names of
   * the default file system.
   */
  private static String name(Path child) {
    String name = child.getFileName().toString();
    if (name.indexOf('\ufffd') < 0 || child.getFileSystem() != FileSystems.getDefault()) {
      return name;
    }
    String raw = child.getFileName().toUri().getRawPath();
    int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
    String escaped = raw.substring(raw.lastIndexOf('/', end - 1) + 1, end);
    return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private void readChild(Path child, String path, Deque<Pending> pending) {
    budget.enterPath(path);
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        tree.note(Code.LINK_IGNORED, path, "A link was ignored.");
      } else if (attributes.isDirectory()) {
        tree.addDirectory(path);
        pending.add(new Pending(child, path, false));
      } else if (attributes.isRegularFile()) {
        readFile(child, path, attributes.size());
      } else {
        tree.note(Code.DEVICE_IGNORED, path, "A device, pipe or socket was ignored.");
      }
    } catch (IOException e) {
      tree.note(Code.UNREADABLE_FILE, path, "The file cannot be read.");
    }
  }

  private void readFile(Path file, String path, long size) throws IOException {
    try (InputStream in = new CountedStream(budget, RegularFile.open(file))) {
      tree.add(contents.read(in, path, size));
      files.put(path, file);
    }
  }
}
