package io.zathras.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** A part of a file as a stream. */
final class ChannelSlice extends InputStream {

  private final SeekableByteChannel channel;
  private final long end;
  private long position;

  ChannelSlice(SeekableByteChannel channel, long offset, long length) {
    this.channel = channel;
    this.position = offset;
    this.end = offset + length;
  }

  /**
   * Reads a few bytes at once.
   *
   * @throws EOFException if the file ends too early
   */
  static ByteBuffer read(SeekableByteChannel channel, long offset, int length) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(offset);
    while (data.hasRemaining()) {
      if (channel.read(data) < 0) {
        throw new EOFException("the file ends before " + Printable.number(offset + length));
      }
    }
    return data.flip();
  }

  long remaining() {
    return end - position;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (position >= end) {
      return -1;
    }
    channel.position(position);
    int read =
        channel.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, end - position)));
    if (read > 0) {
      position += read;
    }
    return read;
  }
}
