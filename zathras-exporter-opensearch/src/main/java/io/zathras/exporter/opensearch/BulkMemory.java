package io.zathras.exporter.opensearch;

import io.zathras.exporter.ExportException;
import java.util.concurrent.Semaphore;

/**
 * Bounds what all results at work hold as requests: small results are at work together, and of long
 * series as many as there is room for, at least one. Thread-safe.
 */
final class BulkMemory {

  private static final int UNIT = 1 << 10;

  private final int units;
  private final Semaphore free;

  BulkMemory(BulkLimits limits) {
    // As many requests as are under way, and the one that is being filled.
    long bytes = limits.bytes() * (limits.requestsInFlight() + 1L);
    units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
    free = new Semaphore(units, true);
  }

  /**
   * Waits until there is room.
   *
   * @param bytes how much a result has to send; one that has more than there is takes all
   * @throws ExportException if the thread was interrupted; it still is
   */
  Room take(long bytes) {
    int taken = (int) Math.max(1, Math.min(units, bytes / UNIT));
    try {
      free.acquire(taken);
      return new Room(taken);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExportException(Cluster.NAME, "interrupted before a bulk request", e);
    }
  }

  /** Room that was taken, until it is closed. */
  final class Room implements AutoCloseable {

    private final int taken;

    private Room(int taken) {
      this.taken = taken;
    }

    @Override
    public void close() {
      free.release(taken);
    }
  }
}
