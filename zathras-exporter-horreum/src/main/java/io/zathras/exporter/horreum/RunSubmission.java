package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.rest.AnswerLostException;
import io.zathras.exporter.rest.RestResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Submits one document so that it ends as exactly one run, even if the answer to an upload is lost.
 */
final class RunSubmission {

  /**
   * The result of a submission.
   *
   * @param run the number of the run; {@code null} when the server refused
   * @param refusal why it refused; {@code null} when there is a run
   */
  record Submitted(@Nullable Integer run, @Nullable String refusal) {}

  private static final int MOST_ATTEMPTS = 3;

  private final String documentId;
  private final TestRuns runs;
  private final RunTimes times;
  private final byte[] comparison;
  private final UploadOptions options;
  private final List<String> notes = new ArrayList<>();
  private SortedSet<Integer> old = new TreeSet<>();
  private RunBody body;

  RunSubmission(
      String documentId,
      TestRuns runs,
      RunTimes times,
      RunBody body,
      JsonNode comparison,
      UploadOptions options) {
    this.documentId = documentId;
    this.runs = runs;
    this.times = times;
    this.body = body;
    this.comparison = comparison.toString().getBytes(StandardCharsets.UTF_8);
    this.options = options;
  }

  /** Keeps runs that already hold the document. */
  RunSubmission besides(SortedSet<Integer> there) {
    old = there;
    return this;
  }

  /** Returns how the sent data differs from the document, in words. */
  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    all.addAll(body.notes());
    return all;
  }

  /**
   * Sends the document, and sends it again where it was certainly lost.
   *
   * @throws ExportException if no server answers, or the outcome stays unknown
   */
  Submitted send() {
    for (int attempt = 1; ; attempt++) {
      try {
        Submitted sent = answered(post());
        return sent.run() == null ? sent : first(sent.run());
      } catch (AnswerLostException e) {
        Integer run = arrived();
        if (run != null) {
          return new Submitted(run, null);
        }
        if (attempt == MOST_ATTEMPTS || e.isTimeout()) {
          throw lost(e);
        }
        // The server may cut the connection for a body that is too large before it says so.
        makeSmaller("the connection was cut while they were sent");
      }
    }
  }

  private ExportException lost(AnswerLostException e) {
    return new ExportException(
        HorreumClient.NAME,
        documentId
            + " of "
            + body.json().length
            + " bytes: "
            + e.getMessage()
            + "; it is not among the runs now, and may still come. Run again later: what is there"
            + " is not sent twice",
        e);
  }

  /** Posts the document, without its time series if the server finds them too large. */
  private RestResponse post() {
    RestResponse response = runs.post(documentId, times, body.json(), comparison);
    return response.status() == 413 && makeSmaller("with them it is larger than the server takes")
        ? runs.post(documentId, times, body.json(), comparison)
        : response;
  }

  private boolean makeSmaller(String why) {
    RunBody smaller = body.smaller();
    if (smaller == null) {
      return false;
    }
    notes.add("without time series: " + why);
    body = smaller;
    return true;
  }

  private Submitted answered(RestResponse response) {
    Integer run = response.isSuccess() ? number(response.text()) : null;
    if (run == null && (response.isSuccess() || response.status() >= 500)) {
      // The document may have arrived all the same.
      SortedSet<Integer> there = there();
      run = there.isEmpty() ? null : there.last();
    }
    if (run == null) {
      return new Submitted(null, HorreumClient.refusal(response));
    }
    runs.remember(documentId, run);
    return new Submitted(run, null);
  }

  private SortedSet<Integer> there() {
    SortedSet<Integer> there = runs.holdingNow(documentId);
    there.removeAll(old);
    return there;
  }

  /** Looks for the document until it appears, or for as long as a late upload may take. */
  private @Nullable Integer arrived() {
    PollingDelay wait = options.wait(options.settle());
    do {
      SortedSet<Integer> there = there();
      if (!there.isEmpty()) {
        return there.last();
      }
    } while (wait.again());
    return null;
  }

  /**
   * Keeps the first run and trashes all others: an upload that seemed lost may have arrived late,
   * and another process may have sent the document at the same time. The process that looks last
   * sees all of them.
   */
  private Submitted first(int run) {
    SortedSet<Integer> all = there();
    all.add(run);
    int first = all.first();
    all.tailSet(first + 1).forEach(this::putAside);
    return new Submitted(first, null);
  }

  private void putAside(int other) {
    try {
      runs.trash(documentId, other, true);
    } catch (ExportException e) {
      notes.add("run " + other + " holds it too and could not be put aside: " + e.getMessage());
    }
  }

  private static @Nullable Integer number(String text) {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
