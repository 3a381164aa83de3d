package io.zathras.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A stream that remembers write failures, which a {@code PrintWriter} swallows. */
final class RecordedStream extends FilterOutputStream {

  private @Nullable IOException failure;

  RecordedStream(OutputStream out) {
    super(out);
  }

  /** Returns the first failure to write, or {@code null}. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw recorded(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw recorded(e);
    }
  }

  private IOException recorded(IOException e) {
    failure = failure == null ? e : failure;
    return e;
  }
}
