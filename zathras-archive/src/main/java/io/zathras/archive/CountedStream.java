package io.zathras.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts everything that comes out of one layer against the bounds, including skipped data, because
 * a bomb may be in an unwanted entry or after the end of the tar.
 */
final class CountedStream extends FilterInputStream {

  private static final int BUFFER = 64 * 1024;

  private final ReadBudget budget;

  CountedStream(ReadBudget budget, InputStream in) {
    super(in);
    this.budget = budget;
  }

  static BufferedInputStream buffered(ReadBudget budget, InputStream in) {
    return new BufferedInputStream(new CountedStream(budget, in), BUFFER);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      budget.countExpanded(1);
    }
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read > 0) {
      budget.countExpanded(read);
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(Math.min(count, Integer.MAX_VALUE));
    budget.countExpanded((int) skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
