package io.zathras.exporter.opensearch;

import io.zathras.exporter.ExportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Questions about documents that several results have at once: while a request is under way, those
 * that come wait and are asked as one. Where that fails, each is asked alone, so that each hears
 * its own reason. Thread-safe.
 *
 * @param <A> what is answered
 */
final class Together<A> {

  private final Function<List<String>, Map<String, A>> asker;
  private final Semaphore turn = new Semaphore(1);
  private final List<Question<A>> waiting = new ArrayList<>();

  /**
   * Makes it.
   *
   * @param asker answers for each of some ids, or throws an {@link ExportException}
   */
  Together(Function<List<String>, Map<String, A>> asker) {
    this.asker = asker;
  }

  /**
   * Asks about a document.
   *
   * @throws ExportException if the cluster cannot be reached or refuses to say
   */
  A ask(String id) {
    Question<A> question = new Question<>(id);
    synchronized (waiting) {
      waiting.add(question);
    }
    try {
      turn.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExportException(Cluster.NAME, "interrupted before " + id + " was looked for", e);
    }
    try {
      askAll();
    } finally {
      turn.release();
    }
    A answer = question.answer;
    return answer == null ? answer(id, asker.apply(List.of(id))) : answer;
  }

  private void askAll() {
    List<Question<A>> all;
    synchronized (waiting) {
      all = List.copyOf(waiting);
      waiting.clear();
    }
    if (all.isEmpty()) {
      return;
    }
    try {
      Map<String, A> answers = asker.apply(all.stream().map(one -> one.id).distinct().toList());
      all.forEach(one -> one.answer = answer(one.id, answers));
    } catch (ExportException e) {
      // Whoever asks alone now hears the same, unless the interrupt was not meant for them.
    }
  }

  private static <A> A answer(String id, Map<String, A> answers) {
    return Objects.requireNonNull(answers.get(id), id);
  }

  /** One that waits; who has the turn writes the answer, and who has it later reads it. */
  private static final class Question<A> {

    private final String id;
    private @Nullable A answer;

    Question(String id) {
      this.id = id;
    }
  }
}
