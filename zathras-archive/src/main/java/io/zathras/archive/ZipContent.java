package io.zathras.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The content of a zip's member, checked against the size and checksum that it should have. */
final class ZipContent extends InputStream {

  private static final int BUFFER = 16 * 1024;

  private final ZipMember member;
  private final ChannelSlice raw;
  private final @Nullable Inflater inflater;
  private final InputStream content;
  private final CRC32 crc = new CRC32();
  private long size;

  ZipContent(ZipMember member, ChannelSlice raw) {
    this.member = member;
    this.raw = raw;
    boolean stored = member.method() == ZipMember.STORED || member.compressed() == 0;
    inflater = stored ? null : new Inflater(true);
    // Results are often smaller than a buffer. A wrong size costs time only.
    int buffer = (int) Math.min(BUFFER, member.compressed());
    content = inflater == null ? raw : new InflaterInputStream(raw, inflater, buffer);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = content.read(target, offset, length);
    if (read >= 0) {
      crc.update(target, offset, read);
      size += read;
    }
    if (size > member.size() || (read < 0 && size < member.size())) {
      throw new ZipException(
          "the member does not have the " + Printable.number(member.size()) + " bytes it claims");
    }
    if (read < 0 && (raw.remaining() > 0 || (inflater != null && inflater.getRemaining() > 0))) {
      throw new ZipException("the member's compressed data ends too early");
    }
    if (read < 0 && crc.getValue() != member.crc()) {
      throw new ZipException("the member's checksum is wrong");
    }
    return read;
  }

  @Override
  public void close() {
    if (inflater != null) {
      inflater.end();
    }
  }
}
