package io.zathras.archive;

import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects the files of one tar or directory, and refuses names that contradict each other. */
final class TreeCollector {

  static final String DUPLICATE = "two entries have this name; expected names to be unique";
  static final String CONFLICT = "the name is used for a file and for a directory";

  private final TreeLocation origin;
  private final TreeMap<String, FileEntry> files = new TreeMap<>();
  private final TreeSet<String> directories = new TreeSet<>();
  private final NoteCollector notes;

  /**
   * Makes an empty collector.
   *
   * @param notes collects the notes; it may already hold some
   */
  TreeCollector(TreeLocation origin, NoteCollector notes) {
    this.origin = origin;
    this.notes = notes;
  }

  TreeLocation origin() {
    return origin;
  }

  /** Adds a file; returns false if there is one of that name. */
  boolean add(FileEntry file) {
    return files.putIfAbsent(file.path(), file) == null;
  }

  /** Puts a file in the place of another of the same path. */
  void replace(FileEntry file, FileEntry other) {
    files.replace(file.path(), file, other);
  }

  boolean hasFile(String path) {
    return files.containsKey(path);
  }

  void addDirectory(String path) {
    directories.add(path);
  }

  void note(ArchiveNote.Code code, String path, String message) {
    notes.add(code, path, message);
  }

  /**
   * Returns a path that is both a file and a directory. Compares neighbours in the order of paths
   * because a set of all parents would be large for deep names.
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

  /** Returns the files collected so far; the collector can be used further. */
  FileTree tree() {
    return new FileTree(origin, new TreeMap<>(files), new TreeSet<>(directories), notes.list());
  }
}
