package io.zathras.pipeline;

import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.ResultDocument;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading gave, before it is delivered: a document, or the reason why there is none.
 *
 * @param source the archive, as the caller's paths lead to it
 * @param member the tar in it, or {@code null}
 * @param document the document, or {@code null}
 * @param outcome what became of it so far: {@link Outcome#PROCESSED} with a document
 * @param message why there is no document, or {@code null}
 * @param diagnostics what was missing, broken or doubtful
 * @param duration how long it took
 */
record Reading(
    String source,
    @Nullable String member,
    @Nullable ResultDocument document,
    Outcome outcome,
    @Nullable String message,
    List<Diagnostic> diagnostics,
    Duration duration) {

  static Reading document(
      String source, @Nullable String member, ResultDocument document, Duration duration) {
    return new Reading(
        source,
        member,
        document,
        Outcome.PROCESSED,
        null,
        List.copyOf(document.diagnostics().values()),
        duration);
  }

  static Reading without(String source, Outcome outcome, String message) {
    return new Reading(source, null, null, outcome, message, List.of(), Duration.ZERO);
  }

  Reading took(Duration time) {
    return new Reading(source, member, document, outcome, message, diagnostics, time);
  }
}
