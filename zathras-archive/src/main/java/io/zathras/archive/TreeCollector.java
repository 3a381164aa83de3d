package io.zathras.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what is found in one tar or directory, and knows when names contradict each other. */
final class TreeCollector {

  static final String DUPLICATE = "two entries have this name; expected names to be unique";
  static final String CONFLICT = "the name is used for a file and for a directory";

  private final Origin origin;
  private final TreeMap<String, FileEntry> files = new TreeMap<>();
  private final TreeSet<String> directories = new TreeSet<>();
  private final List<ArchiveNote> notes = new ArrayList<>();

  TreeCollector(Origin origin) {
    this.origin = origin;
  }

  Origin origin() {
    return origin;
  }

  /** Adds a file; false if there is one of that name. */
  boolean add(FileEntry file) {
    return files.putIfAbsent(file.path(), file) == null;
  }

  boolean hasFile(String path) {
    return files.containsKey(path);
  }

  void addDirectory(String path) {
    directories.add(path);
  }

  void note(ArchiveNote.Code code, String path, String message) {
    notes.add(new ArchiveNote(code, path, message));
  }

  void addNotes(List<ArchiveNote> more) {
    notes.addAll(more);
  }

  /**
   * Returns a path that is a file and a directory at once. Neighbours in the order are enough to
   * know, which costs no set of all parents of all paths: deep names would make that one large.
   */
  @Nullable String conflict() {
    for (String path : files.keySet()) {
      String below = path + "/";
      String next = files.higherKey(below);
      if (directories.contains(path) || (next != null && next.startsWith(below))) {
        return path;
      }
      String nextDirectory = directories.higher(below);
      if (nextDirectory != null && nextDirectory.startsWith(below)) {
        return path;
      }
    }
    return null;
  }

  /** Returns what was collected; the collector may be used further. */
  FileTree tree() {
    return new FileTree(origin, new TreeMap<>(files), new TreeSet<>(directories), notes);
  }
}
