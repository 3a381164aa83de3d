package io.zathras.archive;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The regular files of one tar or directory, ordered by path. Read-only, immutable and thread-safe.
 *
 * <p>Paths are relative, separated by {@code /}, without {@code .} and empty segments, and
 * case-sensitive.
 *
 * @since 0.1
 */
public final class FileTree {

  private final TreeLocation origin;
  private final NavigableMap<String, FileEntry> files;
  private final NavigableSet<String> directories;
  private final List<ArchiveNote> notes;
  private @Nullable String sha256;

  FileTree(
      TreeLocation origin,
      NavigableMap<String, FileEntry> files,
      NavigableSet<String> directories,
      List<ArchiveNote> notes) {
    this.origin = origin;
    this.files = files;
    this.directories = directories;
    this.notes = List.copyOf(notes);
  }

  /**
   * Returns a tree made of the given files, as if it had been read from an archive.
   *
   * @param name where it comes from, as {@link #name()} gives it
   * @param files contents by path; copied
   * @return a new tree
   * @throws ArchiveException if a path is not acceptable or used twice
   * @since 0.1
   */
  public static FileTree of(String name, Map<String, byte[]> files) {
    Builder builder = builder(name);
    files.forEach(builder::file);
    return builder.build();
  }

  /**
   * Returns a builder of a tree, as if it had been read from an archive.
   *
   * @param name where it comes from, as {@link #name()} gives it; the part before the first {@code
   *     !/} is the archive
   * @return a new builder
   * @since 0.1
   */
  public static Builder builder(String name) {
    int end = name.indexOf("!/");
    return new Builder(
        end < 0
            ? TreeLocation.archive(name, null)
            : TreeLocation.archive(name.substring(0, end), name.substring(end + 2)));
  }

  /**
   * Returns where the tree comes from. Locations of its files start with it.
   *
   * @return for example {@code results_coremark.zip!/results_coremark_tuned_none.tar}; made of
   *     names only, never an absolute path, with printable characters only
   * @since 0.1
   */
  public String name() {
    return Printable.of(origin.name());
  }

  /**
   * Returns the file name of the outermost archive or directory.
   *
   * @return for example {@code results_coremark.zip}
   * @since 0.1
   */
  public String archiveName() {
    return origin.archive();
  }

  /**
   * Returns the tar's path in its zip.
   *
   * @return for example {@code results_coremark_tuned_none.tar}; empty if there is no zip around it
   * @since 0.1
   */
  public Optional<String> memberName() {
    return Optional.ofNullable(origin.member());
  }

  /**
   * Returns one digest for the whole tree: SHA-256 over path in UTF-8, a zero byte and the SHA-256
   * of the content of every file, in the order of {@link #files()}.
   *
   * <p>It covers files whose content was not kept, and depends only on paths and contents: the same
   * files in another order, tar, zip or directory give the same digest.
   *
   * @return 64 lower-case hexadecimal digits
   * @since 0.1
   */
  public String sha256() {
    String known = sha256;
    if (known == null) {
      MessageDigest digest = Sha256.newDigest();
      ByteArrayOutputStream all = new ByteArrayOutputStream(128 * files.size());
      for (FileEntry file : files.values()) {
        all.writeBytes(file.path().getBytes(StandardCharsets.UTF_8));
        all.write(0);
        all.writeBytes(file.digest(digest));
      }
      known = HexFormat.of().formatHex(digest.digest(all.toByteArray()));
      sha256 = known;
    }
    return known;
  }

  /**
   * Returns all files.
   *
   * @return ordered by path (as {@link String#compareTo}), unmodifiable
   * @since 0.1
   */
  public List<FileEntry> files() {
    return List.copyOf(files.values());
  }

  /**
   * Returns the file at a path.
   *
   * @param path a normalised path, for example {@code coremark_2026.01.05/version}
   * @return the file, or empty if there is none
   * @since 0.1
   */
  public Optional<FileEntry> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /**
   * Returns the files whose path matches a pattern: {@code *} stands for any characters of one
   * segment, {@code **} as a segment for any number of segments, {@code ?} for one character. So a
   * pattern without {@code /} finds files at the root of the tree only.
   *
   * @param glob for example {@code run*_summary} or {@code **}{@code /results_*.csv}
   * @return ordered by path, unmodifiable; empty if nothing matches
   * @since 0.1
   */
  public List<FileEntry> find(String glob) {
    if (!Glob.hasWildcard(glob)) {
      return file(glob).map(List::of).orElseGet(List::of);
    }
    Glob matcher = new Glob(glob);
    return files.values().stream().filter(file -> matcher.matches(file.path())).toList();
  }

  /**
   * Returns the names of the top-level directories, including empty ones.
   *
   * @return ordered, unmodifiable
   * @since 0.1
   */
  public List<String> directories() {
    TreeSet<String> names = new TreeSet<>();
    for (String path : files.keySet()) {
      int end = path.indexOf('/');
      if (end > 0) {
        names.add(path.substring(0, end));
      }
    }
    for (String path : directories) {
      int end = path.indexOf('/');
      names.add(end < 0 ? path : path.substring(0, end));
    }
    return List.copyOf(names);
  }

  /**
   * Returns the part of the tree below a directory. Paths are relative to it, locations stay the
   * same, notes are those about it.
   *
   * @param path a normalised path; empty for this tree
   * @return the part; empty if there is no such directory
   * @since 0.1
   */
  public FileTree directory(String path) {
    requireNonNull(path, "path");
    if (path.isEmpty()) {
      return this;
    }
    String prefix = path + "/";
    // '0' is the character after '/'.
    String end = path + "0";
    TreeLocation below = origin.subdirectory(path);
    TreeMap<String, FileEntry> part = new TreeMap<>();
    files
        .subMap(prefix, true, end, false)
        .forEach(
            (full, file) -> {
              String relative = full.substring(prefix.length());
              part.put(relative, file.under(below, relative));
            });
    TreeSet<String> subdirectories = new TreeSet<>();
    for (String full : directories.subSet(prefix, true, end, false)) {
      subdirectories.add(full.substring(prefix.length()));
    }
    List<ArchiveNote> about =
        notes.stream()
            .filter(note -> note.path().startsWith(prefix))
            .map(
                note ->
                    new ArchiveNote(
                        note.code(), note.path().substring(prefix.length()), note.message()))
            .toList();
    return new FileTree(below, part, subdirectories, about);
  }

  /**
   * Tells whether there are no files.
   *
   * @return true if {@link #files()} is empty
   * @since 0.1
   */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /**
   * Returns notes about entries that were left out or ignored while the tree was read.
   *
   * @return the notes in reading order, unmodifiable
   * @since 0.1
   */
  public List<ArchiveNote> notes() {
    return notes;
  }

  /** Returns the name and the number of files. */
  @Override
  public String toString() {
    return name() + " (" + files.size() + " files)";
  }

  /**
   * Collects files for a tree that is not read from an archive. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final TreeLocation origin;
    private final TreeCollector collector;

    private Builder(TreeLocation origin) {
      this.origin = origin;
      this.collector = new TreeCollector(origin, new NoteCollector());
    }

    /**
     * Adds a text file in UTF-8.
     *
     * @param path its path; {@code ./} and double slashes are normalised
     * @param text its content
     * @return this builder
     * @throws ArchiveException if the path is not acceptable or used twice
     * @since 0.1
     */
    public Builder file(String path, String text) {
      return add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds a file.
     *
     * @param path its path; {@code ./} and double slashes are normalised
     * @param content its content; copied
     * @return this builder
     * @throws ArchiveException if the path is not acceptable or used twice
     * @since 0.1
     */
    public Builder file(String path, byte[] content) {
      return add(path, content.clone());
    }

    /**
     * Returns the tree of all files added so far.
     *
     * @return a new tree
     * @throws ArchiveException if a file is used as a directory
     * @since 0.1
     */
    public FileTree build() {
      String conflict = collector.conflict();
      if (conflict != null) {
        throw refused(ArchiveException.Reason.DUPLICATE_NAME, conflict, TreeCollector.CONFLICT);
      }
      return collector.tree();
    }

    private Builder add(String path, byte[] content) {
      String problem = EntryNames.problem(path);
      String normal = EntryNames.normalize(path);
      if (problem != null || normal.isEmpty()) {
        throw refused(
            ArchiveException.Reason.UNSAFE_NAME,
            path,
            "the name " + (problem == null ? "is the root" : problem));
      }
      if (!collector.add(FileEntry.kept(origin, normal, content))) {
        throw refused(ArchiveException.Reason.DUPLICATE_NAME, normal, TreeCollector.DUPLICATE);
      }
      return this;
    }

    private ArchiveException refused(ArchiveException.Reason reason, String path, String what) {
      return new ArchiveException(
          reason,
          origin.archive(),
          origin.entry(path),
          Printable.name(origin.locate(path)) + ": " + what,
          null,
          null);
    }
  }
}
