package io.zathras.exporter.file;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears whole or not at all: it is written under another name in the same directory
 * and moved into place when it is complete. Until then an older file stays. Usage:
 *
 * <pre>{@code
 * try (AtomicFile file = AtomicFile.open(target)) {
 *   file.out().write(content);
 *   file.commit();
 * }
 * }</pre>
 *
 * <p>The next process that writes a file in the same directory removes the leftovers of killed
 * processes.
 *
 * <p>An existing target that is not a regular file, such as a pipe, is written directly. Not
 * thread-safe.
 *
 * @since 0.1
 */
public final class AtomicFile implements Closeable {

  private static final int BUFFER = 1 << 14;

  private final Path target;
  private final @Nullable PartFile part;
  private final OutputStream out;
  private boolean done;

  private AtomicFile(Path target, @Nullable PartFile part, OutputStream out) {
    this.target = target;
    this.part = part;
    this.out = new BufferedOutputStream(out, BUFFER);
  }

  /**
   * Begins a file, and creates its directory if it is missing.
   *
   * @throws IOException if the directory cannot be written to
   */
  public static AtomicFile open(Path target) throws IOException {
    boolean exists = Files.exists(target);
    if (exists && !Files.isRegularFile(target)) {
      return new AtomicFile(target, null, Files.newOutputStream(target, StandardOpenOption.WRITE));
    }
    // Replaces the file that a link points to, not the link.
    Path real = exists ? target.toRealPath() : target.toAbsolutePath();
    Path directory = Objects.requireNonNull(real.getParent(), "the root is no file");
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
    PartFile part = PartFile.create(directory);
    return new AtomicFile(real, part, part.out());
  }

  /**
   * Checks that a directory is writable by creating and removing a file, because permissions alone
   * do not tell what root may do.
   *
   * @throws IOException if it cannot be written to
   */
  public static void requireWritable(Path directory) throws IOException {
    PartFile part = PartFile.create(directory);
    part.close();
    Files.delete(part.path());
  }

  /** Returns the stream to write to; buffered. */
  public OutputStream out() {
    return out;
  }

  /**
   * Completes the file and puts it in its place.
   *
   * @throws IOException if that fails; an older file stays
   */
  public void commit() throws IOException {
    out.close();
    if (part != null) {
      part.close();
      move(part.path(), target);
    }
    done = true;
  }

  /** Removes the file unless it is complete. */
  @Override
  public void close() throws IOException {
    if (done) {
      return;
    }
    done = true;
    try {
      out.close();
    } finally {
      if (part != null) {
        part.close();
        Files.deleteIfExists(part.path());
      }
    }
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
