package io.zathras.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The JDK's gzip stream, which also bounds empty members and keeps the data behind the end. */
final class GzipStream extends GZIPInputStream {

  /** The JDK calls itself for each, so that the stack would be the bound. */
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
   * Returns what was taken from the stream below and stands behind the last member; to be called at
   * the end of the data only.
   */
  InputStream leftover() {
    int unread = Math.max(0, inf.getRemaining() - TRAILER);
    return new ByteArrayInputStream(buf, len - unread, unread);
  }
}
