package io.zathras.schema.discovery;

import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Creates providers, those of plugins within a time limit, because one that hangs in its class
 * initialisation or constructor must not stop the others.
 *
 * <p>The calling thread creates the providers of this library's own class loader. They belong to
 * the program, whose main class may be in the middle of its own initialisation, for which another
 * thread would wait in vain.
 */
final class ProviderMaker {

  private final Duration limit;

  ProviderMaker(Duration limit) {
    this.limit = limit;
  }

  /**
   * Creates and checks a provider.
   *
   * @throws HangException if that takes longer than the limit; the thread is abandoned
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

  /** Waits even if the thread is interrupted, as it would if it created the provider itself. */
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
   * A provider was not created within the limit; the stack trace is that of the creating thread.
   */
  static final class HangException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
