package io.zathras.cli;

import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes Ctrl-C stop the work in an orderly way, so that no half-written file remains. A plugin that
 * ends Java stops it in the same way, and counts as a failure whatever its exit code.
 */
final class Interruption {

  private static final int SECONDS_TO_STOP = 10;

  private Interruption() {}

  /**
   * Runs the work on this thread; when the process is asked to end, interrupts and awaits it.
   *
   * @return the work's exit code, unless the process is already ending
   */
  static int guard(IntSupplier work) {
    CountDownLatch done = new CountDownLatch(1);
    Thread worker = Thread.currentThread();
    Thread hook = new Thread(() -> stop(worker, done), "zathras-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    int code;
    try {
      code = work.getAsInt();
    } finally {
      done.countDown();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Java ends with the code of the signal; a call of System.exit would race with it.
      new Semaphore(0).acquireUninterruptibly();
    }
    return code;
  }

  private static void stop(Thread worker, CountDownLatch done) {
    StackTraceElement plugin = callerOfExit(Thread.getAllStackTraces().values());
    worker.interrupt();
    try {
      done.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (plugin != null) {
      System.err.println(
          "zathras: " + plugin + " called System.exit; remove the plugin or correct it");
      // The exit code would otherwise be the plugin's.
      Runtime.getRuntime().halt(ExitCode.FAILED);
    }
  }

  /** Returns the code that asked Java to end, or {@code null} for the operating system. */
  private static @Nullable StackTraceElement callerOfExit(Collection<StackTraceElement[]> stacks) {
    for (StackTraceElement[] stack : stacks) {
      boolean exits = false;
      for (StackTraceElement frame : stack) {
        boolean isExit =
            frame.getMethodName().equals("exit")
                && (frame.getClassName().equals("java.lang.Runtime")
                    || frame.getClassName().equals("java.lang.System"));
        if (exits && !isExit) {
          return frame;
        }
        exits = isExit;
      }
    }
    return null;
  }
}
