package io.zathras.archive;

import io.zathras.archive.ArchiveNote.Code;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.Predicate;

/**
 * Reads and keeps the contents of one tree's files, within the bounds. What is not kept is hashed
 * as it passes; what is kept can be hashed when somebody asks.
 */
final class ContentReader {

  private static final int CHUNK = 64 * 1024;

  private final ReadSession session;
  private final TreeCollector tree;
  private final Predicate<String> skip;
  private final MessageDigest digest = Sha256.newDigest();
  private final byte[] buffer = new byte[CHUNK];
  private long kept;

  ContentReader(ReadSession session, TreeCollector tree, Predicate<String> skip) {
    this.session = session;
    this.tree = tree;
    this.skip = skip;
  }

  /**
   * Reads one file.
   *
   * @param declared the size its header claims, believed only after that much was read; negative
   *     where nothing is claimed
   */
  FileEntry read(InputStream in, String path, long declared) throws IOException {
    ArchiveLimits limits = session.limits();
    session.countFileBytes(declared);
    boolean skipped = skip.test(path);
    boolean keep =
        !skipped
            && declared <= limits.maxKeptFileBytes()
            && kept + Math.max(0, declared) <= limits.maxKeptBytes();
    ByteArrayOutputStream content =
        new ByteArrayOutputStream((int) Math.max(0, Math.min(declared, keep ? CHUNK : 0)));
    long size = 0;
    int read;
    while ((read = in.read(buffer)) > 0) {
      size += read;
      session.countFileBytes(size);
      session.countExpanded(read);
      if (keep && (size > limits.maxKeptFileBytes() || kept + size > limits.maxKeptBytes())) {
        keep = false;
        digest.update(content.toByteArray());
      }
      if (keep) {
        content.write(buffer, 0, read);
      } else {
        digest.update(buffer, 0, read);
      }
    }
    if (declared >= 0 && size != declared) {
      throw new EOFException(size + " of " + declared + " bytes");
    }
    if (keep) {
      kept += size;
      return FileEntry.kept(tree.origin(), path, content.toByteArray());
    }
    String why =
        skipped
            ? "it was skipped on request"
            : "it passes ArchiveLimits.maxKeptFileBytes or maxKeptBytes"
                + " (command line: --max-kept-file-bytes, --max-kept-bytes)";
    tree.note(
        skipped ? Code.CONTENT_SKIPPED : Code.FILE_TOO_LARGE_TO_KEEP,
        path,
        Printable.number(size) + " bytes are listed and hashed, not kept: " + why + ".");
    return FileEntry.notKept(tree.origin(), path, size, digest.digest(), why);
  }
}
