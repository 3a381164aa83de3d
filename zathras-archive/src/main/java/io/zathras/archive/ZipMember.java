package io.zathras.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * One member of a zip, as the directory describes it.
 *
 * @param name normalised
 * @param rawName as in the zip
 * @param unixMode type and permissions; 0 if they are not known
 * @param compressed size in the zip
 * @param size expanded size
 * @param offset the position of its own header
 * @param end the position of the next member or of the directory
 */
@SuppressWarnings("ArrayRecordComponent") // Compared with nothing but another header's name.
record ZipMember(
    String name,
    byte[] rawName,
    int unixMode,
    int flags,
    int method,
    long crc,
    long compressed,
    long size,
    long offset,
    long end) {

  /** Bytes of a member's own header, without its name and extra fields. */
  static final int HEADER_SIZE = 30;

  static final String OVERLAP = "the member reaches into what follows it";
  static final int MADE_BY_UNIX = 3;
  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int HEADER_SIGNATURE = 0x04034b50;
  private static final int ENCRYPTED = 1;
  private static final int SIZES_FOLLOW = 8;

  /** The value of a 32-bit field that refers to a 64-bit one. */
  static final long IN_ZIP64 = 0xffff_ffffL;

  private static final int TYPE = 0170000;
  private static final int SYMBOLIC_LINK = 0120000;

  ZipMember withEnd(long newEnd) {
    return new ZipMember(
        name, rawName, unixMode, flags, method, crc, compressed, size, offset, newEnd);
  }

  boolean isDirectory() {
    return rawName[rawName.length - 1] == '/';
  }

  boolean isLink() {
    return (unixMode & TYPE) == SYMBOLIC_LINK;
  }

  boolean isEncrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  /** Opens the content, whose end is reached only if size and checksum are right. */
  InputStream open(SeekableByteChannel channel) throws IOException {
    ByteBuffer header = ChannelSlice.read(channel, offset, HEADER_SIZE);
    if (header.getInt(0) != HEADER_SIGNATURE) {
      throw new IOException("the member is not where the zip's directory says");
    }
    int nameLength = header.getShort(26) & 0xffff;
    int extraLength = header.getShort(28) & 0xffff;
    long start = offset + HEADER_SIZE + nameLength + extraLength;
    if (compressed > end - start) {
      throw new IOException(OVERLAP);
    }
    ByteBuffer localName = ChannelSlice.read(channel, offset + HEADER_SIZE, nameLength);
    if (!agrees(header) || !localName.equals(ByteBuffer.wrap(rawName))) {
      throw new IOException("the member's header and the zip's directory contradict each other");
    }
    return new ZipContent(this, new ChannelSlice(channel, start, compressed));
  }

  private boolean agrees(ByteBuffer header) {
    int localFlags = header.getShort(6) & 0xffff;
    if ((header.getShort(8) & 0xffff) != method
        || (localFlags & ENCRYPTED) != (flags & ENCRYPTED)) {
      return false;
    }
    return (localFlags & SIZES_FOLLOW) != 0
        || (isSame(header.getInt(14), crc)
            && isSame(header.getInt(18), compressed)
            && isSame(header.getInt(22), size));
  }

  private static boolean isSame(int local, long value) {
    long unsigned = local & 0xffff_ffffL;
    return unsigned == value || unsigned == IN_ZIP64;
  }
}
