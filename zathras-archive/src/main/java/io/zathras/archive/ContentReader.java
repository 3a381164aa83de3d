package io.zathras.archive;

import io.zathras.archive.ArchiveNote.Code;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads and keeps the contents of one tree's files, within the bounds. What is not kept is hashed
 * as it passes; what is kept can be hashed when somebody asks.
 */
final class ContentReader {

  private static final int CHUNK = 16 * 1024;

  /** The largest buffer that is allocated for a size that a header claims. */
  private static final int MAX_TRUST = 1024 * 1024;

  private final ReadBudget budget;
  private final TreeCollector tree;
  private final Predicate<String> skip;
  private @Nullable MessageDigest digest;
  private final byte[] buffer = new byte[CHUNK];
  private long keptBytes;

  ContentReader(ReadBudget budget, TreeCollector tree, Predicate<String> skip) {
    this.budget = budget;
    this.tree = tree;
    this.skip = skip;
  }

  /**
   * Reads one file to the end of the stream.
   *
   * @param expected the size somebody claims, believed only after that much was read
   */
  FileEntry read(InputStream in, String path, long expected) throws IOException {
    budget.countFileBytes(expected);
    boolean skipped = skip.test(path);
    boolean keep = !skipped && fits(expected);
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
      if (keep && !fits(size + read)) {
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
      return notKept(path, size, skipped);
    }
    keptBytes += size;
    byte[] exact = size == content.length ? content : Arrays.copyOf(content, (int) size);
    return FileEntry.kept(tree.origin(), path, exact);
  }

  private boolean fits(long size) {
    ArchiveLimits limits = budget.limits();
    return size <= limits.maxKeptFileBytes()
        && size <= limits.maxKeptBytes() - keptBytes
        && size <= Integer.MAX_VALUE - CHUNK;
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

  private FileEntry notKept(String path, long size, boolean skipped) {
    String why =
        skipped
            ? "it was skipped on request"
            : "it passes ArchiveLimits.maxKeptFileBytes or maxKeptBytes"
                + " (command line: --max-kept-file-bytes, --max-kept-bytes)";
    tree.note(
        skipped ? Code.CONTENT_SKIPPED : Code.FILE_TOO_LARGE_TO_KEEP,
        path,
        Printable.number(size) + " bytes are listed and hashed, not kept: " + why + ".");
    return FileEntry.notKept(tree.origin(), path, size, digest().digest(), why);
  }
}
