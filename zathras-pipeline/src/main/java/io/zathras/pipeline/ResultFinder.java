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
import org.jspecify.annotations.Nullable;

/**
 * Walks through paths, depth first and by name, and gives one place with results at a time; only
 * what is still to be looked into is kept. A link is followed where the caller names it, and
 * nowhere below. A place that cannot be looked into may hold results, so it is a failure.
 */
final class ResultFinder implements Iterator<ResultFinder.Place> {

  /** Lists the entries of a directory, in any order. */
  interface Lister {
    List<Path> list(Path directory) throws IOException;
  }

  /** Something that was met on the way. */
  sealed interface Place permits Results, Obstacle {}

  /**
   * A directory with results.
   *
   * @param directory where they are
   * @param archives the result archives, by name
   * @param whole whether these are all results of the directory: not when the caller named one
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

  private final Lister lister;
  private final Deque<Path> pending = new ArrayDeque<>();
  private final Deque<Path> named = new ArrayDeque<>();
  private final Deque<Place> met = new ArrayDeque<>();

  ResultFinder(List<Path> paths, Lister lister) {
    this.lister = lister;
    named.addAll(paths);
  }

  static ResultFinder over(List<Path> paths) {
    return new ResultFinder(paths, ResultFinder::list);
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

  @Override
  public Place next() {
    if (!hasNext()) {
      throw new NoSuchElementException("everything was looked at");
    }
    return met.remove();
  }

  private void start(Path path) {
    if (Files.isDirectory(path)) {
      look(path);
    } else if (Files.exists(path)) {
      Path directory = path.toAbsolutePath().getParent();
      met.add(new Results(directory == null ? path : directory, List.of(path), false));
    } else {
      met.add(new Obstacle(path, Outcome.FAILED, "there is no such file or directory"));
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
      below.accept(entry);
    } else if (ArchiveName.test(entry) != null) {
      if (attributes.isRegularFile()) {
        archives.accept(entry);
      } else {
        met.add(
            new Obstacle(
                entry,
                Outcome.SKIPPED,
                "is no regular file; links are not followed: name the archive itself"));
      }
    }
  }

  /** A directory whose run was configured counts also when no test left results in it. */
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

  /** Returns the message of the system without the path, which the caller prints anyway. */
  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return " ("
        + (reason == null ? e.getClass().getSimpleName() : reason)
        + "); check its permissions";
  }
}
