package io.zathras.exporter.opensearch;

import io.zathras.exporter.ExportException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Something that is asked on a thread of its own. */
final class OnItsThread<T> {

  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final Thread thread;

  private OnItsThread(Supplier<T> question) {
    thread =
        new Thread(
            () -> {
              try {
                answer.complete(question.get());
              } catch (ExportException e) {
                answer.completeExceptionally(e);
              }
            });
  }

  /** Returns once the thread waits: for its answer, or for its turn. */
  static <T> OnItsThread<T> ask(Supplier<T> question) {
    OnItsThread<T> asked = new OnItsThread<>(question);
    asked.thread.start();
    while (asked.thread.getState() != Thread.State.WAITING
        && asked.thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return asked;
  }

  void interrupt() {
    thread.interrupt();
  }

  T answer() {
    return answer.join();
  }
}
