package io.zathras.pipeline;

import io.zathras.pipeline.ExportLane.TimedDelivery;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.ResultDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One result on its way through the pipeline: a document, or the reason why there is none, and what
 * the exporters do with it.
 *
 * @param source the archive, as the caller's paths lead to it
 * @param member the tar in it, or {@code null}
 * @param test the test that it belongs to, or {@code null} when unknown
 * @param document the document, or {@code null}
 * @param outcome what became of it so far: {@link Outcome#PROCESSED} with a document
 * @param message why there is no document, or it is not delivered; {@code null} otherwise
 * @param diagnostics what was missing, broken or doubtful
 * @param duration how long reading took
 * @param deliveries what each exporter does or did with the document, by its name; empty before it
 *     is handed over
 */
record ProcessedResult(
    String source,
    @Nullable String member,
    @Nullable String test,
    @Nullable ResultDocument document,
    Outcome outcome,
    @Nullable String message,
    List<Diagnostic> diagnostics,
    Duration duration,
    Map<String, Future<TimedDelivery>> deliveries) {

  static ProcessedResult document(
      String source, @Nullable String member, ResultDocument document, Duration duration) {
    return new ProcessedResult(
        source,
        member,
        document.test().name(),
        document,
        Outcome.PROCESSED,
        null,
        List.copyOf(document.diagnostics().values()),
        duration,
        Map.of());
  }

  static ProcessedResult without(
      String source, @Nullable String test, Outcome outcome, String message) {
    return new ProcessedResult(
        source, null, test, null, outcome, message, List.of(), Duration.ZERO, Map.of());
  }

  static ProcessedResult failed(
      String source,
      @Nullable String member,
      String test,
      String message,
      List<Diagnostic> diagnostics,
      Duration duration) {
    return new ProcessedResult(
        source, member, test, null, Outcome.FAILED, message, diagnostics, duration, Map.of());
  }

  ProcessedResult took(Duration time) {
    return new ProcessedResult(
        source, member, test, document, outcome, message, diagnostics, time, deliveries);
  }

  /** Returns the result as a duplicate of an earlier one. */
  ProcessedResult duplicateOf(String first) {
    return new ProcessedResult(
        source,
        member,
        test,
        document,
        Outcome.DUPLICATE,
        "the same result as in " + first,
        diagnostics,
        duration,
        deliveries);
  }

  /** Returns the result as handed over to exporters. */
  ProcessedResult handedOver(Map<String, Future<TimedDelivery>> to) {
    return new ProcessedResult(
        source, member, test, document, outcome, message, diagnostics, duration, to);
  }

  /** Returns whether every exporter is done with it. */
  boolean isDone() {
    return deliveries.values().stream().allMatch(Future::isDone);
  }

  /**
   * Returns roughly how many bytes of memory the document takes: a fixed size for its description,
   * and the points of its series, which make up most of a large one.
   */
  long weight() {
    if (document == null) {
      return 0;
    }
    long points =
        document.results().runs().values().stream().mapToLong(run -> run.timeseries().size()).sum();
    return (64L << 10) + points * 256;
  }
}
