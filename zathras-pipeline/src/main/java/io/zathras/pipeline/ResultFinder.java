package io.zathras.pipeline;

import io.zathras.pipeline.ProcessingReport.Outcome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks through paths, depth first and by name, and gives one place with results at a time. It
 * holds only the directories that it has not visited yet. A result is an archive, or the directory
 * that its tar was unpacked to. A link is followed only where the caller names it. A place that
 * cannot be read is a failure because it may hold results.
 */
final class ResultFinder implements Iterator<ResultFinder.Place> {

  /** Lists the entries of a directory, in any order. */
  interface Lister {
    List<Path> list(Path directory) throws IOException;
  }

  /** A stop of the walk. */
  sealed interface Place permits Results, Obstacle {}

  /**
   * A directory with results.
   *
   * @param directory where they are
   * @param archives the result archives, and the unpacked ones, by name
   * @param whole whether these are all results of the directory; false when the caller named one
   */
  record Results(Path directory, List<Path> archives, boolean whole) implements Place {}

  /**
   * A place that cannot be read.
   *
   * @param path where it is
   * @param outcome how bad that is
   * @param reason what is wrong, and what to do about it
   */
  record Obstacle(Path path, Outcome outcome, String reason) implements Place {}

  /** How many entries are searched below a directory that is itself named as a result. */
  private static final int MOST_LOOKED_AT = 10_000;

  private final Lister lister;
  private final ResultNames names;
  private final @Nullable String only;
  private final Deque<Path> pending = new ArrayDeque<>();
  private final Deque<Path> named = new ArrayDeque<>();
  private final Deque<Place> met = new ArrayDeque<>();

  /**
   * Makes a finder.
   *
   * @param only the only test that is wanted, to which a file or directory of the caller belongs
   *     even if it is not named as a result; {@code null} for all tests
   */
  ResultFinder(List<Path> paths, Lister lister, ResultNames names, @Nullable String only) {
    this.lister = lister;
    this.names = names;
    this.only = only;
    named.addAll(paths);
  }

  static ResultFinder over(List<Path> paths, ResultNames names, @Nullable String only) {
    return new ResultFinder(paths, ResultFinder::list, names, only);
  }

  /** Returns a finder that reports the results of one directory and skips its subdirectories. */
  static ResultFinder in(Path place, ResultNames names, @Nullable String only) {
    ResultFinder finder = over(List.of(), names, only);
    finder.start(place);
    finder.pending.clear();
    return finder;
  }

  /** Looks at one place without walking on. */
  static DirectoryLook look(Path place, ResultNames names, @Nullable String only) {
    ResultFinder finder = over(List.of(), names, only);
    finder.start(place);
    return new DirectoryLook(!finder.met.isEmpty(), List.copyOf(finder.pending));
  }

  @Override
  public boolean hasNext() {
    while (met.isEmpty()) {
      @Nullable Path next = pending.poll();
      if (next != null) {
        look(next);
      } else if (!named.isEmpty()) {
        start(named.remove());
      } else {
        return false;
      }
    }
    return true;
  }

  /** Returns whether nothing is left to look at. */
  boolean isAtEnd() {
    return met.isEmpty() && pending.isEmpty() && named.isEmpty();
  }

  @Override
  public Place next() {
    if (!hasNext()) {
      throw new NoSuchElementException("everything was looked at");
    }
    return met.remove();
  }

  private void start(Path path) {
    boolean isDirectory = Files.isDirectory(path);
    if (isDirectory && !isUnpacked(path) && (only == null || holds(path, this::isResult))) {
      look(path);
      return;
    }
    List<Path> renamed = isDirectory && only != null ? zips(path) : List.of();
    if (!renamed.isEmpty()) {
      met.add(new Results(path, renamed, false));
    } else if (isDirectory || Files.exists(path)) {
      Path directory = path.toAbsolutePath().getParent();
      met.add(new Results(directory == null ? path : directory, List.of(path), false));
    } else {
      met.add(new Obstacle(path, Outcome.FAILED, "there is no such file or directory"));
    }
  }

  /** Returns the zips of any name in a directory in which nothing is named as a result. */
  private List<Path> zips(Path directory) {
    try {
      return lister.list(directory).stream()
          .filter(ResultNames::isZip)
          .filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of(); // The later attempt to read the directory reports the failure.
    }
  }

  private void look(Path directory) {
    List<Path> entries = new ArrayList<>();
    try {
      entries.addAll(lister.list(directory));
    } catch (IOException e) {
      met.add(new Obstacle(directory, Outcome.FAILED, "cannot be listed" + reason(e)));
      return;
    }
    Collections.sort(entries);
    List<Path> archives = new ArrayList<>();
    List<Path> below = new ArrayList<>();
    boolean configured = false;
    for (Path entry : entries) {
      configured |= isConfiguration(entry);
      sort(entry, archives::add, below::add);
    }
    if (configured || !archives.isEmpty()) {
      met.addFirst(new Results(directory, List.copyOf(archives), true));
    }
    Collections.reverse(below);
    below.forEach(pending::addFirst);
  }

  private void sort(Path entry, Consumer<Path> archives, Consumer<Path> below) {
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      met.add(new Obstacle(entry, Outcome.FAILED, "cannot be looked at" + reason(e)));
      return;
    }
    if (attributes.isDirectory()) {
      if (!isUnpacked(entry)) {
        below.accept(entry);
      } else if (isWanted(entry)) {
        archives.accept(entry);
      }
    } else if (ResultNames.isArchive(entry) && isWanted(entry)) {
      if (attributes.isRegularFile()) {
        archives.accept(entry);
      } else {
        met.add(
            new Obstacle(
                entry,
                Outcome.SKIPPED,
                "is not a regular file; links are not followed: name the archive itself"));
      }
    }
  }

  private boolean isWanted(Path result) {
    if (only == null) {
      return true;
    }
    String test = names.test(result).orElse(null);
    return test != null && (test.equals(only) || names.withoutSuffix(test).equals(only));
  }

  /**
   * Returns whether a directory is the top of an unpacked tar. A scenario may have such a name too,
   * but it holds archives and configurations.
   */
  private boolean isUnpacked(Path directory) {
    return names.isTopDirectory(directory)
        && !holds(directory, entry -> ResultNames.isArchive(entry) || isConfiguration(entry));
  }

  private boolean isResult(Path entry) {
    return ResultNames.isArchive(entry) || names.isTopDirectory(entry);
  }

  /** Returns whether a directory holds an entry at any depth. */
  private boolean holds(Path directory, Predicate<Path> sought) {
    Deque<Path> below = new ArrayDeque<>(List.of(directory));
    int left = MOST_LOOKED_AT;
    while (!below.isEmpty() && left > 0) {
      List<Path> entries;
      try {
        entries = lister.list(below.remove());
      } catch (IOException e) {
        continue; // The later attempt to read the directory reports the failure.
      }
      for (Path entry : entries.subList(0, Math.min(entries.size(), left))) {
        if (sought.test(entry)) {
          return true;
        }
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          below.add(entry);
        }
      }
      left -= entries.size();
    }
    return false;
  }

  /** A directory with the configuration of a run counts even when no test left results in it. */
  private static boolean isConfiguration(Path entry) {
    Path name = entry.getFileName();
    return name != null
        && (name.toString().equals("ansible_vars.yml")
            || name.toString().equals("ansible_vars_main.yml"));
  }

  private static List<Path> list(Path directory) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  /** Returns the message of the system without the path, which the report has anyway. */
  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return " ("
        + (reason == null ? e.getClass().getSimpleName() : reason)
        + "); check its permissions";
  }
}
