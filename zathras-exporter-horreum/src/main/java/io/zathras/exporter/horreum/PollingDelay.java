package io.zathras.exporter.horreum;

import io.zathras.exporter.ExportException;
import java.time.Duration;

/** Pauses that grow by half up to two seconds, until a time has passed. */
final class PollingDelay {

  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final long end;
  private Duration pause;

  PollingDelay(Duration deadline, Duration first) {
    end = System.nanoTime() + deadline.toNanos();
    pause = first;
  }

  /**
   * Pauses, unless the time has passed.
   *
   * @return whether there is time for another poll
   * @throws ExportException if the thread was interrupted; the interrupt status stays set
   */
  boolean again() {
    long left = end - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    long now = Math.min(left, pause.toNanos());
    pause = pause.multipliedBy(3).dividedBy(2);
    pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    try {
      Thread.sleep(now / 1_000_000, (int) (now % 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExportException(HorreumClient.NAME, "interrupted while waiting for Horreum", e);
    }
    return true;
  }
}
