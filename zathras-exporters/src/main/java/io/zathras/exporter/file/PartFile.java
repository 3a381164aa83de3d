package io.zathras.exporter.file;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being written, under the temporary name {@code .zathras-<system>-<number>.part}.
 * The next process that writes in the same directory removes the leftovers of killed processes. A
 * file is locked while it is being written, and the system releases the lock of a killed process. A
 * process id would not do because in another container it means another process.
 *
 * @param path where it is
 * @param out writes it, not buffered; closing it ends the lock
 */
record PartFile(Path path, OutputStream out) implements Closeable {

  private static final String PREFIX = ".zathras-";
  private static final String SUFFIX = ".part";

  /**
   * Leaves files of other systems alone for longer than any write takes, because locks may not be
   * visible across systems that share a directory.
   */
  private static final Duration LONGEST_WRITE = Duration.ofDays(1);

  private static final int MOST_KNOWN = 10_000;

  private static final Pattern NAME =
      Pattern.compile("\\.zathras-([0-9a-f]{1,8})-[0-9]{1,9}\\.part");

  /** The directories that are already cleaned of leftovers. */
  private static final Set<Path> CLEANED = new HashSet<>();

  /** Files that this process writes. Opening one of them again would release its lock. */
  private static final Set<Path> OPEN = new HashSet<>();

  /** Creates a file in a directory, and removes the leftovers of killed processes there. */
  static synchronized PartFile create(Path directory) throws IOException {
    for (int number = 0; ; number++) {
      Path path = directory.resolve(PREFIX + SystemName.VALUE + "-" + number + SUFFIX);
      try {
        Files.createFile(path);
        OutputStream out = open(path);
        if (isOurs(out, path)) {
          OPEN.add(path);
          if (CLEANED.size() < MOST_KNOWN && CLEANED.add(directory)) {
            // Uses the time of the file system because files of other machines have it too.
            removeAbandoned(directory, Files.getLastModifiedTime(path).toInstant());
          }
          return new PartFile(path, out);
        }
        out.close();
      } catch (FileAlreadyExistsException e) {
        // Another thread or process writes it, so the next number is tried.
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (PartFile.class) {
      OPEN.remove(path);
    }
    out.close();
  }

  /** Writes through a stream because an interrupt would close a channel and lose the document. */
  private static OutputStream open(Path path) throws IOException {
    return path.getFileSystem() == FileSystems.getDefault()
        ? new FileOutputStream(path.toFile())
        : Files.newOutputStream(path);
  }

  /**
   * Returns whether the file still exists, because another process that cleans up may have locked
   * and removed it before us.
   */
  private static boolean isOurs(OutputStream out, Path path) {
    try {
      return !(out instanceof FileOutputStream file)
          || (file.getChannel().tryLock() != null && Files.exists(path));
    } catch (IOException e) {
      // This file system has no locks, so no process takes the file for an abandoned one.
      return true;
    }
  }

  private static void removeAbandoned(Path directory, Instant now) {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
      for (Path part : parts) {
        removeIfAbandoned(part, now);
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // The leftovers stay; nothing depends on their removal.
    }
  }

  private static void removeIfAbandoned(Path part, Instant now) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(part, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile() || !mayBeAbandoned(part, attributes, now)) {
      return;
    }
    try (FileChannel channel =
            FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.deleteIfExists(part);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // Another thread writes the file, or the lock cannot be tested.
    }
  }

  private static boolean mayBeAbandoned(Path part, BasicFileAttributes attributes, Instant now)
      throws IOException {
    Matcher name = NAME.matcher(String.valueOf(part.getFileName()));
    if (!name.matches() || !name.group(1).equals(SystemName.VALUE)) {
      return attributes.lastModifiedTime().toInstant().isBefore(now.minus(LONGEST_WRITE));
    }
    for (Path ours : OPEN) {
      // Finds our file also where another path leads to the directory.
      if (Files.isSameFile(ours, part)) {
        return false;
      }
    }
    return true;
  }

  /** Identifies the running system across containers, because only its processes see the locks. */
  private static final class SystemName {

    static final String VALUE = read();

    private SystemName() {}

    private static String read() {
      @Nullable String boot = null;
      try {
        boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      } catch (IOException | SecurityException e) {
        // Not Linux.
      }
      return boot == null || boot.length() < 8 ? "0" : boot.substring(0, 8);
    }
  }
}
