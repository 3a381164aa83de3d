package io.zathras.exporter.opensearch;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.rest.UnreachableException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * A question about each result of a batch, which one request asks for all of them.
 *
 * @param <A> the type of the answer for one result
 */
interface BatchQuestion<A> {

  /**
   * Sends one request about all ids.
   *
   * @return an answer for each of the ids
   * @throws ExportException if the cluster cannot be reached or refuses to answer
   */
  Map<String, A> ask(Collection<String> ids);

  /**
   * Asks about all results together. If that request fails, asks about each result alone, so that
   * each gets its own reason and one result cannot cost another its answer.
   */
  default void ask(List<PendingResult> results, BiConsumer<PendingResult, A> answered) {
    if (results.isEmpty()) {
      return;
    }
    try {
      Map<String, A> answers = ask(results.stream().map(PendingResult::id).distinct().toList());
      results.forEach(
          result -> answered.accept(result, Objects.requireNonNull(answers.get(result.id()))));
    } catch (ExportException e) {
      boolean isOfAll = e instanceof UnreachableException || Thread.currentThread().isInterrupted();
      if (results.size() == 1 || isOfAll) {
        results.forEach(result -> result.failed(e));
      } else {
        results.forEach(result -> ask(List.of(result), answered));
      }
    }
  }
}
