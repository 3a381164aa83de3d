package io.zathras.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The JDK's gzip stream, which also bounds empty members and keeps the data after the end. */
final class GzipStream extends GZIPInputStream {

  /** The JDK's stream calls itself for each, so that the stack would be the bound. */
  private static final int MAX_EMPTY_MEMBERS = 100;

  private static final int TRAILER = 8;

  private int depth;

  GzipStream(InputStream in, int bufferSize) throws IOException {
    super(in, bufferSize);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (depth == MAX_EMPTY_MEMBERS) {
      throw new ZipException("more than " + MAX_EMPTY_MEMBERS + " empty gzip members in a row");
    }
    depth++;
    try {
      return super.read(target, offset, length);
    } finally {
      depth--;
    }
  }

  /**
   * Returns the bytes after the last member that were already taken from the underlying stream; may
   * be called only at the end of the data.
   */
  InputStream leftover() {
    int unread = Math.max(0, inf.getRemaining() - TRAILER);
    return new ByteArrayInputStream(buf, len - unread, unread);
  }
}
