package io.zathras.schema.discovery;

import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Makes providers, each within a time limit where it is a plugin's: one that hangs when its class
 * is initialized or its constructor is called must not stop the others.
 *
 * <p>A provider of this library's own class loader is made by the calling thread. It belongs to the
 * program, whose main class may be in the middle of its own initialization, for which another
 * thread would wait in vain.
 */
final class ProviderMaker {

  private final Duration limit;

  ProviderMaker(Duration limit) {
    this.limit = limit;
  }

  /**
   * Makes and checks a provider.
   *
   * @throws HangException if that takes longer than the limit; its thread is left behind
   * @throws ExecutionException if the provider or the check throws anything
   */
  <S> S make(ServiceLoader.Provider<S> provider, Consumer<S> check)
      throws HangException, ExecutionException {
    FutureTask<S> making =
        new FutureTask<>(
            () -> {
              S made = provider.get();
              check.accept(made);
              return made;
            });
    Class<?> type = provider.type();
    if (type.getClassLoader() == ProviderMaker.class.getClassLoader()) {
      making.run();
      return await(making);
    }
    Thread thread = new Thread(making, "zathras-makes-" + type.getName());
    thread.setDaemon(true);
    thread.start();
    try {
      return await(making);
    } catch (HangException e) {
      e.setStackTrace(thread.getStackTrace());
      thread.interrupt();
      throw e;
    }
  }

  /** Waits whether or not the thread is interrupted, as for a provider that it makes itself. */
  private <S> S await(FutureTask<S> making) throws HangException, ExecutionException {
    long end = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return making.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (TimeoutException e) {
          throw new HangException();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * A provider is not made within the limit; the stack trace is that of the thread that makes it.
   */
  static final class HangException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
