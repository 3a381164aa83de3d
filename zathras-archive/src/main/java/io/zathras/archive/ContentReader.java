package io.zathras.archive;

import io.zathras.archive.ArchiveNote.Code;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads and keeps the contents of one tree's files, within the bounds. A file that is not kept is
 * hashed while it is read; a kept one is hashed on request. Where all files of a tree exceed the
 * bound together, the largest are dropped first, because results are small and logs are not.
 */
final class ContentReader {

  private static final int CHUNK = 16 * 1024;

  /** The largest buffer that is allocated for a size that a header claims. */
  private static final int MAX_TRUST = 1024 * 1024;

  private final ReadBudget budget;
  private final TreeCollector tree;
  private final Predicate<String> skip;
  private final @Nullable ContentSource source;
  private @Nullable MessageDigest digest;
  private final byte[] buffer = new byte[CHUNK];
  private long keptBytes;
  private final PriorityQueue<FileEntry> largestKept =
      new PriorityQueue<>(
          Comparator.comparingLong(FileEntry::size).reversed().thenComparing(FileEntry::path));

  /**
   * Makes a reader.
   *
   * @param source opens files again that are not kept; {@code null} where that is impossible
   */
  ContentReader(
      ReadBudget budget,
      TreeCollector tree,
      Predicate<String> skip,
      @Nullable ContentSource source) {
    this.budget = budget;
    this.tree = tree;
    this.skip = skip;
    this.source = source;
  }

  /**
   * Reads one file to the end of the stream.
   *
   * @param expected the claimed size, trusted only after that much was read
   */
  FileEntry read(InputStream in, String path, long expected) throws IOException {
    budget.countFileBytes(expected);
    boolean skipped = skip.test(path);
    boolean keep = !skipped && mayFit(expected);
    byte[] content = keep ? new byte[(int) Math.min(expected, MAX_TRUST)] : buffer;
    long size = 0;
    while (true) {
      boolean direct = keep && size < content.length;
      byte[] target = direct ? content : buffer;
      int offset = direct ? (int) size : 0;
      int read = in.read(target, offset, target.length - offset);
      if (read < 0) {
        break;
      }
      budget.countFileBytes(size + read);
      if (keep && !fits(size + read, expected)) {
        keep = false;
        digest().update(content, 0, (int) size);
      }
      if (!keep) {
        digest().update(target, offset, read);
      } else if (!direct) {
        content = append(content, read, expected);
      }
      size += read;
    }
    if (!keep) {
      return notKept(path, size, digest().digest(), skipped);
    }
    keptBytes += size;
    byte[] exact = size == content.length ? content : Arrays.copyOf(content, (int) size);
    FileEntry kept = FileEntry.kept(tree.origin(), path, exact);
    largestKept.add(kept);
    return kept;
  }

  /** Returns whether a file of a claimed size can be kept, if larger ones are dropped. */
  private boolean mayFit(long size) {
    FileEntry largest = largestKept.peek();
    return isKeepable(size) && (size <= room() || (largest != null && largest.size() > size));
  }

  /** Returns whether this much of a file fits, after dropping larger files for it. */
  private boolean fits(long size, long expected) {
    if (!isKeepable(size)) {
      return false;
    }
    long whole = Math.max(size, expected);
    while (size > room()) {
      FileEntry largest = largestKept.peek();
      if (largest == null || largest.size() <= whole) {
        return false;
      }
      largestKept.remove();
      keptBytes -= largest.size();
      tree.replace(
          largest, notKept(largest.path(), largest.size(), largest.digest(digest()), false));
    }
    return true;
  }

  private boolean isKeepable(long size) {
    return size <= budget.limits().maxKeptFileBytes() && size <= Integer.MAX_VALUE - CHUNK;
  }

  private long room() {
    return budget.limits().maxKeptBytes() - keptBytes;
  }

  /** Adds what is in the buffer to the content, which is full. */
  private byte[] append(byte[] content, int read, long expected) {
    int needed = content.length + read;
    long room = Math.min(2L * content.length, Math.max(expected, needed));
    byte[] grown = Arrays.copyOf(content, (int) Math.max(room, needed));
    System.arraycopy(buffer, 0, grown, content.length, read);
    return grown;
  }

  private MessageDigest digest() {
    if (digest == null) {
      digest = Sha256.newDigest();
    }
    return digest;
  }

  private FileEntry notKept(String path, long size, byte[] sha256, boolean skipped) {
    String why =
        skipped
            ? "it was skipped on request"
            : "it passes ArchiveLimits.maxKeptFileBytes or maxKeptBytes"
                + " (command line: --max-kept-file-bytes, --max-kept-bytes)";
    tree.note(
        skipped ? Code.CONTENT_SKIPPED : Code.FILE_TOO_LARGE_TO_KEEP,
        path,
        Printable.number(size) + " bytes are listed and hashed, not kept: " + why + ".");
    return FileEntry.notKept(tree.origin(), path, size, sha256, why, skipped ? null : source);
  }
}
