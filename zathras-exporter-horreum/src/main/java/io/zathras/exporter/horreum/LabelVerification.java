package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.ExporterProvider.Finding;
import io.zathras.exporter.horreum.HorreumDelivery.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a run that the server accepted: Horreum computes labels later, and reports only in the
 * run whether the document is valid.
 */
final class LabelVerification {

  /** How far a run went, why no further, and what had to be done for it. */
  record Verdict(State state, @Nullable String reason, List<String> notes) {

    private Verdict(State state, @Nullable String reason) {
      this(state, reason, List.of());
    }
  }

  private static final int SHOWN_ERRORS = 5;

  private final HorreumClient client;
  private final HorreumLocation place;
  private final UploadOptions options;

  LabelVerification(HorreumClient client, HorreumLocation place, UploadOptions options) {
    this.client = client;
    this.place = place;
    this.options = options;
  }

  /**
   * Waits for the label values of a run that was just sent, and looks for faults in it; {@code
   * null} when the run was trashed meanwhile. If Horreum has computed none in time, requests the
   * computation once, because Horreum loses the message that triggers it when it or its broker
   * restarts.
   */
  @Nullable Verdict ofNew(TestRuns runs, int run, String documentId) {
    return of(runs, run, documentId, options.verifyWithin());
  }

  /** Verifies an earlier run, whose labels should exist. */
  @Nullable Verdict ofOld(TestRuns runs, int run, String documentId) {
    Duration settle = options.settle();
    boolean isShort = settle.compareTo(options.verifyWithin()) < 0;
    return of(runs, run, documentId, isShort ? settle : options.verifyWithin());
  }

  private @Nullable Verdict of(TestRuns runs, int run, String documentId, Duration deadline) {
    Looked looked = look(run, documentId, deadline);
    if (looked.isOver) {
      return looked.outcome;
    }
    Verdict faults = faults(run);
    if (faults != null) {
      return faults;
    }
    if (client.run(run).path("schemas").isEmpty()) {
      return new Verdict(
          State.ACCEPTED,
          unlabelled(run, deadline)
              + "Horreum does not know the document's schema; run zathras install horreum");
    }
    try {
      runs.recalculate(run);
    } catch (ExportException e) {
      return new Verdict(
          State.ACCEPTED,
          unlabelled(run, deadline) + "and they could not be recalculated: " + e.getMessage());
    }
    Looked again = look(run, documentId, options.verifyWithin());
    if (!again.isOver) {
      return new Verdict(State.ACCEPTED, unlabelled(run, deadline) + known());
    }
    return again.outcome == null || again.outcome.state != State.VERIFIED
        ? again.outcome
        : new Verdict(
            State.VERIFIED,
            null,
            List.of(
                unlabelled(run, deadline)
                    + "recalculated by Horreum, which sends no notification of changes in it"));
  }

  /**
   * What polling for labels observed.
   *
   * @param outcome {@code null} if there were no labels, or the run was trashed
   * @param isOver whether further polling is useless
   */
  private record Looked(@Nullable Verdict outcome, boolean isOver) {}

  private Looked look(int run, String documentId, Duration deadline) {
    PollingDelay wait = options.wait(deadline);
    do {
      for (JsonNode dataset : client.array("/api/run/" + run + "/labelValues")) {
        JsonNode values = dataset.path("values");
        if (!values.isEmpty()) {
          return new Looked(labelled(run, documentId, values), true);
        }
      }
      if (client.run(run).path("trashed").booleanValue()) {
        return new Looked(null, true);
      }
    } while (wait.again());
    return new Looked(null, false);
  }

  private Verdict labelled(int run, String documentId, JsonNode values) {
    Verdict faults = faults(run);
    if (faults != null) {
      return faults;
    }
    JsonNode id = values.path(HorreumModel.DOCUMENT_ID);
    if (!id.asText().equals(documentId)) {
      return new Verdict(
          State.ACCEPTED,
          "run "
              + run
              + " has label values, but "
              + HorreumModel.DOCUMENT_ID
              + " is "
              + (id.isMissingNode() ? "not among them" : id)
              + "; see what zathras check horreum says");
    }
    return new Verdict(State.VERIFIED, null);
  }

  private @Nullable Verdict faults(int run) {
    JsonNode errors = client.run(run).path("validationErrors");
    if (errors.isEmpty()) {
      return null;
    }
    List<String> words = new ArrayList<>();
    for (JsonNode error : errors) {
      if (words.size() < SHOWN_ERRORS) {
        words.add(error.path("error").path("message").asText(error.toString()));
      }
    }
    String more = errors.size() > SHOWN_ERRORS ? ", ..." : "";
    return new Verdict(
        State.REJECTED,
        "run "
            + run
            + " is stored, but not valid by the schema in Horreum: "
            + String.join(", ", words)
            + more
            + "; is that schema of another version? zathras check horreum tells");
  }

  private static String unlabelled(int run, Duration deadline) {
    return "run "
        + run
        + " is stored, but had no label values after "
        + deadline.toMillis() / 1000.0
        + " s: ";
  }

  /**
   * Returns the known facts about a run that still has no labels after Horreum was asked to compute
   * them.
   */
  private String known() {
    String known = "recalculating it was of no use";
    try {
      ServerCheck server = new ServerCheck(client, place);
      List<Finding> paths = server.paths();
      known +=
          paths.isEmpty()
              ? ", and the path of no label is wrong; Horreum's own log tells why. replace: true"
                  + " sends the document anew"
              : "; " + String.join("; ", paths.stream().map(Finding::text).toList());
      String down = ServerHealth.down(client.send(ServerHealth.REQUEST));
      return down.isEmpty() ? known : known + "; the server says of itself: " + down;
    } catch (ExportException e) {
      return known + "; the server no longer answers (" + e.getMessage() + ")";
    }
  }
}
