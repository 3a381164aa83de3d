package io.zathras.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Lets Ctrl-C stop the work in an orderly way, so that no half-written file stays. */
final class Interruption {

  private static final int SECONDS_TO_STOP = 10;

  private Interruption() {}

  /** Runs the work on this thread; when the process is asked to end, interrupts and awaits it. */
  static int guard(IntSupplier work) {
    CountDownLatch done = new CountDownLatch(1);
    Thread worker = Thread.currentThread();
    Thread hook = new Thread(() -> stop(worker, done), "zathras-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.getAsInt();
    } finally {
      done.countDown();
    }
  }

  private static void stop(Thread worker, CountDownLatch done) {
    if (done.getCount() == 0) {
      return;
    }
    worker.interrupt();
    try {
      done.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
