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
 * A file that is there whole or not at all: it is written under another name beside its place, and
 * moved there when it is complete. Until then an older file stays. Usage:
 *
 * <pre>{@code
 * try (AtomicFile file = AtomicFile.open(target)) {
 *   file.out().write(content);
 *   file.commit();
 * }
 * }</pre>
 *
 * <p>What a process left that was killed is removed by the next one that writes a file in the same
 * directory.
 *
 * <p>A target that exists and is no regular file, such as a pipe, is written directly. Not
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
   * Begins a file; its directory is made if it is missing.
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
   * Makes sure that files can be made in a directory, by making one and removing it: root may do so
   * in places whose permissions refuse it, and may not in others.
   *
   * @throws IOException if it cannot be written to
   */
  public static void requireWritable(Path directory) throws IOException {
    PartFile part = PartFile.create(directory);
    part.close();
    Files.delete(part.path());
  }

  /** Returns where to write; buffered. */
  public OutputStream out() {
    return out;
  }

  /**
   * Completes the file and puts it in its place.
   *
   * @throws IOException if that fails; the older file is still there
   */
  public void commit() throws IOException {
    out.close();
    if (part != null) {
      part.close();
      move(part.path(), target);
    }
    done = true;
  }

  /** Removes what was written, unless it is complete. */
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
