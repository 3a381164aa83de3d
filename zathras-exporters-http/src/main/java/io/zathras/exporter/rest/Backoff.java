package io.zathras.exporter.rest;

import io.zathras.exporter.http.HttpOptions;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Exponential backoff with jitter: each pause is up to twice the last one, of random length between
 * half and the whole so that many clients do not return at once, and never shorter than the server
 * requests. A time limit and an optional limit on the number of attempts end the attempts. The last
 * attempt comes at the time limit, not a pause before it.
 */
public final class Backoff {

  /** Waits for a time. */
  interface Pause {
    void of(Duration duration) throws InterruptedException;
  }

  private final HttpOptions options;
  private final Pause pause;
  private final DoubleSupplier random;
  private final long start = System.nanoTime();
  private Duration next;
  private Duration paused = Duration.ZERO;
  private int attempts = 1;

  /** Starts the time limit with the first attempt. */
  public Backoff(HttpOptions options) {
    this(
        options,
        duration -> Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000),
        () -> ThreadLocalRandom.current().nextDouble());
  }

  Backoff(HttpOptions options, Pause pause, DoubleSupplier random) {
    this.options = options;
    this.pause = pause;
    this.random = random;
    next = options.firstPause();
  }

  /**
   * Waits before another attempt, within the time limit of the options.
   *
   * @param asked the pause that the server requests, or {@code null}
   * @return whether there is another attempt; if not, the method did not wait
   */
  public boolean again(@Nullable Duration asked) throws InterruptedException {
    return again(asked, options.giveUpAfter());
  }

  /**
   * Waits before another attempt.
   *
   * @param limit the longest time for all attempts
   * @param asked the pause that the server requests, or {@code null}
   * @return whether there is another attempt; if not, the method did not wait
   */
  boolean again(@Nullable Duration asked, Duration limit) throws InterruptedException {
    Duration duration =
        Duration.ofNanos((long) (next.toNanos() * (0.5 + random.getAsDouble() / 2)));
    Duration left = limit.minus(elapsed());
    if (duration.compareTo(left) > 0) {
      duration = left;
    }
    if (asked != null && asked.compareTo(duration) > 0) {
      duration = asked;
    }
    if (attempts >= options.maxAttempts()
        || left.compareTo(Duration.ZERO) <= 0
        || duration.compareTo(left) > 0) {
      return false;
    }
    pause.of(duration);
    paused = paused.plus(duration);
    attempts++;
    next = next.multipliedBy(2);
    if (next.compareTo(options.longestPause()) > 0) {
      next = options.longestPause();
    }
    return true;
  }

  /** Returns the number of attempts so far. */
  public int attempts() {
    return attempts;
  }

  /** Returns the number and the time of the attempts in words; empty for one attempt. */
  public String tried() {
    long seconds = elapsed().toSeconds();
    return attempts == 1
        ? ""
        : " (tried " + attempts + " times" + (seconds == 0 ? "" : " in " + seconds + " s") + ")";
  }

  private Duration elapsed() {
    Duration real = Duration.ofNanos(System.nanoTime() - start);
    return real.compareTo(paused) > 0 ? real : paused;
  }
}
