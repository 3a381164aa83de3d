package io.zathras.spark;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/** The local disk under another scheme, which hangs and fails when a test wants it to. */
public final class UnreliableFileSystem extends RawLocalFileSystem {

  static final String SCHEME = "unreliable";

  /** How many archives are still to hang in opening, until their thread is interrupted. */
  static final AtomicInteger HANGS = new AtomicInteger();

  /** How many files are still to fail after they were begun. */
  static final AtomicInteger FAILURES = new AtomicInteger();

  /** Is down when an archive hangs. */
  static volatile CountDownLatch hanging = new CountDownLatch(1);

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FSDataInputStream open(Path file, int buffer) throws IOException {
    if (file.getName().endsWith(".zip") && HANGS.getAndUpdate(UnreliableFileSystem::less) > 0) {
      hanging.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("the test's file system was interrupted");
      }
    }
    return super.open(file, buffer);
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int buffer,
      short replication,
      long block,
      Progressable progress)
      throws IOException {
    FSDataOutputStream out = super.create(file, overwrite, buffer, replication, block, progress);
    if (file.getName().startsWith("part-")
        && FAILURES.getAndUpdate(UnreliableFileSystem::less) > 0) {
      out.write(1);
      out.close();
      throw new IOException("the test's file system failed");
    }
    return out;
  }

  private static int less(int left) {
    return Math.max(0, left - 1);
  }
}
