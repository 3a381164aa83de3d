package io.zathras.pipeline;

import io.zathras.pipeline.UnderWay.ProcessorCall;
import io.zathras.processor.spi.BenchmarkProcessor;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs processors on threads of their own, because Java cannot end a thread that computes forever:
 * a call that exceeds the time limit leaves its thread behind, and the caller goes on.
 */
final class ProcessorThreads implements AutoCloseable {

  /** Each thread that hangs may take a CPU from the results that can still be read. */
  static final int MOST_HANGS = 3;

  private final Duration limit;
  private final UnderWay underWay;
  private final Map<BenchmarkProcessor, Integer> hangs = new ConcurrentHashMap<>();
  private final WorkerThreads started = new WorkerThreads("zathras-processor-");
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), started);

  /**
   * Creates no thread before the first call.
   *
   * @param limit the time that one call may take
   * @param underWay is told what processors do
   */
  ProcessorThreads(Duration limit, UnderWay underWay) {
    this.limit = limit;
    this.underWay = underWay;
  }

  /**
   * Returns what the work returns.
   *
   * @param processor the processor that the work calls
   * @throws HangException if the work exceeds the limit, or earlier work of the processor did so
   *     {@value #MOST_HANGS} times
   * @throws InterruptedException if the calling thread is interrupted; the work then is too
   * @throws Throwable whatever the work throws
   */
  <T> T call(BenchmarkProcessor processor, Callable<T> work) throws Throwable {
    if (hangs.getOrDefault(processor, 0) >= MOST_HANGS) {
      throw new HangException(
          "exceeded the time limit " + MOST_HANGS + " times before and is not called again", null);
    }
    Call<T> call = new Call<>(processor, work);
    underWay.calls(call);
    try {
      threads.execute(call);
    } catch (OutOfMemoryError e) {
      // The system gives no further thread; without a limit the result can still be read.
      underWay.calls(null);
      return work.call();
    }
    try {
      return call.get(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      HangException hang =
          new HangException(
              "did not end within the time limit of "
                  + limit.toString().substring(2).toLowerCase(Locale.ROOT),
              call.trace());
      call.cancel(true);
      Thread thread = call.thread;
      if (thread != null) {
        started.leave(thread);
      }
      hangs.merge(processor, 1, Integer::sum);
      throw hang;
    } catch (InterruptedException e) {
      call.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    } finally {
      underWay.calls(null);
    }
  }

  /** Ends the threads, and waits for those that do not hang. */
  @Override
  public void close() {
    threads.shutdownNow();
    started.awaitEnd();
  }

  /** One call, which knows the thread that it runs on. */
  private static final class Call<T> extends FutureTask<T> implements ProcessorCall {

    private final BenchmarkProcessor processor;
    private volatile @Nullable Thread thread;

    Call(BenchmarkProcessor processor, Callable<T> work) {
      super(work);
      this.processor = processor;
    }

    @Override
    public BenchmarkProcessor processor() {
      return processor;
    }

    @Override
    public StackTraceElement[] trace() {
      Thread on = thread;
      return on == null ? new StackTraceElement[0] : on.getStackTrace();
    }

    @Override
    public void run() {
      thread = Thread.currentThread();
      super.run();
    }
  }

  /** A processor that does not end in time; its stack trace is that of the processor's thread. */
  static final class HangException extends Exception {

    private static final long serialVersionUID = 1L;

    HangException(String message, StackTraceElement @Nullable [] trace) {
      super(message);
      setStackTrace(trace == null ? new StackTraceElement[0] : trace);
    }
  }
}
