package io.zathras.spark.hadoop;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.hadoop.fs.FSDataInputStream;

/** A large file of Hadoop with random access. Not thread-safe. */
final class HadoopChannel implements SeekableByteChannel {

  /**
   * The largest size of a file that is read whole at once, because a zip is read from its end and
   * then from several places, and on object storage each place costs a request.
   */
  static final int SMALL = 16 << 20;

  private final FSDataInputStream in;
  private final long size;
  private long position;
  private boolean closed;

  private HadoopChannel(FSDataInputStream in, long size) {
    this.in = in;
    this.size = size;
  }

  /** Returns a channel over a stream, which it closes. */
  static SeekableByteChannel open(FSDataInputStream in, long size) throws IOException {
    if (size > SMALL) {
      return new HadoopChannel(in, size);
    }
    try (in) {
      byte[] content = in.readNBytes((int) size);
      if (content.length < size) {
        throw new EOFException("the file ends after " + content.length + " of " + size + " bytes");
      }
      return new SeekableInMemoryByteChannel(content);
    }
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (position >= size) {
      return -1;
    }
    if (in.getPos() != position) {
      in.seek(position);
    }
    byte[] part = new byte[(int) Math.min(target.remaining(), size - position)];
    int read = in.read(part, 0, part.length);
    if (read > 0) {
      target.put(part, 0, read);
      position += read;
    }
    return read;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    in.close();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long newSize) {
    throw new NonWritableChannelException();
  }
}
