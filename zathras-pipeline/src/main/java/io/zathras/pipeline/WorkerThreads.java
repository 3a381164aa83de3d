package io.zathras.pipeline;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the daemon threads of one executor, and waits for their end. */
final class WorkerThreads implements ThreadFactory {

  private static final Logger LOG = LoggerFactory.getLogger(ResultPipeline.class);
  private static final int SECONDS_TO_STOP = 30;

  /** Is shorter because whoever pressed Ctrl-C waits too. */
  private static final int SECONDS_WHEN_INTERRUPTED = 2;

  private final String prefix;
  private final List<Thread> started = new CopyOnWriteArrayList<>();

  /**
   * Creates no thread yet.
   *
   * @param prefix begins the name of each thread
   */
  WorkerThreads(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, prefix + (started.size() + 1));
    thread.setDaemon(true);
    started.add(thread);
    return thread;
  }

  /**
   * Waits until the threads have ended, even when the caller is interrupted; a thread that does not
   * end within the time limit is left behind.
   */
  void awaitEnd() {
    boolean interrupted = Thread.interrupted();
    try {
      long last =
          System.nanoTime()
              + TimeUnit.SECONDS.toNanos(interrupted ? SECONDS_WHEN_INTERRUPTED : SECONDS_TO_STOP);
      for (Thread thread : started) {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(last - System.nanoTime())));
        if (thread.isAlive()) {
          LOG.warn("{} does not stop and is left behind", thread.getName());
        }
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops waiting for a thread that hangs. */
  void leave(Thread thread) {
    started.remove(thread);
  }
}
