package io.zathras.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on a bounded number of threads and hands over their results in the order of the tasks,
 * on the calling thread. A task whose turn has not come waits after its second result, so the
 * results in memory are bounded.
 *
 * @param <T> the result of tasks
 */
final class OrderedExecutor<T> implements AutoCloseable {

  /** More threads would wait for the same CPUs, each with a result in memory. */
  static final int MOST_THREADS = 256;

  private final int window;
  private final WorkerThreads started = new WorkerThreads("zathras-worker-");
  private final ThreadPoolExecutor threads;

  /** A piece of work, which passes its results to a consumer. */
  interface Task<T> {
    void run(Consumer<T> results);
  }

  /**
   * Creates an executor.
   *
   * @param threads the number of threads, at least 1; at most {@link #MOST_THREADS} are used
   */
  OrderedExecutor(int threads) {
    int bounded = Math.min(threads, MOST_THREADS);
    window = 2 * bounded;
    this.threads =
        new ThreadPoolExecutor(
            bounded, bounded, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), started);
  }

  /**
   * Runs all tasks.
   *
   * @throws InterruptedException if the calling thread was interrupted; the rest is not run
   */
  void run(Iterator<? extends Task<T>> tasks, Consumer<T> results) throws InterruptedException {
    Deque<Turn<T>> turns = new ArrayDeque<>();
    while (true) {
      while (turns.size() < window && tasks.hasNext()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        Turn<T> turn = new Turn<>(tasks.next());
        turns.add(turn);
        start(turn);
      }
      if (turns.isEmpty()) {
        return;
      }
      turns.remove().handOver(results);
    }
  }

  private void start(Turn<T> turn) {
    try {
      threads.execute(turn);
    } catch (OutOfMemoryError e) {
      // The system refuses another thread, so the existing threads do the work.
      if (threads.getPoolSize() == 0) {
        throw e;
      }
      threads.setCorePoolSize(threads.getPoolSize());
      threads.execute(turn);
    }
  }

  /** Ends the threads, and waits until they have ended, also when the caller is interrupted. */
  @Override
  public void close() {
    threads.shutdownNow();
    started.awaitEnd();
  }

  /** The results of one task, on their way from its thread to the calling one. */
  private static final class Turn<T> implements Runnable {

    private final Task<T> task;
    private final BlockingQueue<Step<T>> steps = new ArrayBlockingQueue<>(1);

    /**
     * The latest result, held back until it is known whether it is the last one, so that most tasks
     * wake the caller once.
     */
    private @Nullable T held;

    Turn(Task<T> task) {
      this.task = task;
    }

    @Override
    public void run() {
      try {
        @Nullable Throwable failure = null;
        try {
          task.run(this::hold);
        } catch (Stopped e) {
          return;
        } catch (RuntimeException | Error e) {
          failure = e;
        }
        if (failure == null) {
          pass(new Step.Last<>(held));
        } else {
          hold(null);
          pass(new Step.Broken<>(failure));
        }
      } catch (Stopped e) {
        Thread.currentThread().interrupt();
      }
    }

    private void hold(@Nullable T result) {
      if (held != null) {
        pass(new Step.Given<>(held));
      }
      held = result;
    }

    private void pass(Step<T> step) {
      try {
        steps.put(step);
      } catch (InterruptedException e) {
        throw new Stopped(e);
      }
    }

    void handOver(Consumer<T> results) throws InterruptedException {
      while (true) {
        Step<T> step = steps.take();
        if (step instanceof Step.Given<T> given) {
          results.accept(given.result());
        } else if (step instanceof Step.Broken<T> broken) {
          throw new IllegalStateException("work failed outside of any archive", broken.cause());
        } else if (step instanceof Step.Last<T> last) {
          if (last.result() != null) {
            results.accept(last.result());
          }
          return;
        }
      }
    }
  }

  private sealed interface Step<T> {
    record Given<T>(T result) implements Step<T> {}

    record Last<T>(@Nullable T result) implements Step<T> {}

    record Broken<T>(Throwable cause) implements Step<T> {}
  }

  /** Ends a task whose results are no longer taken. */
  static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stopped(InterruptedException cause) {
      super("interrupted", cause);
    }
  }
}
