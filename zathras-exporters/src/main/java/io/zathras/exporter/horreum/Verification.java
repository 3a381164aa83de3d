package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.horreum.HorreumDelivery.State;
import io.zathras.exporter.rest.RestResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run that the server took has become what it should: Horreum computes labels later, and
 * says only in the run whether the document is valid.
 */
final class Verification {

  /** How far a run came, and why no further. */
  record Outcome(State state, @Nullable String reason) {}

  private static final int SHOWN_ERRORS = 5;

  private final HorreumClient client;
  private final UploadOptions options;

  Verification(HorreumClient client, UploadOptions options) {
    this.client = client;
    this.options = options;
  }

  /**
   * Waits for the label values of a run and looks for faults in it; {@code null} when somebody put
   * the run aside meanwhile.
   */
  @Nullable Outcome of(int run, String documentId) {
    Wait wait = options.wait(options.verifyWithin());
    do {
      for (JsonNode dataset : client.get("/api/run/" + run + "/labelValues")) {
        JsonNode values = dataset.path("values");
        if (!values.isEmpty()) {
          return labelled(run, documentId, values);
        }
      }
      if (summary(run).path("trashed").booleanValue()) {
        return null;
      }
    } while (wait.again());
    return unlabelled(run);
  }

  private Outcome labelled(int run, String documentId, JsonNode values) {
    Outcome faults = faults(run);
    if (faults != null) {
      return faults;
    }
    JsonNode id = values.path(HorreumModel.DOCUMENT_ID);
    if (!id.asText().equals(documentId)) {
      return new Outcome(
          State.ACCEPTED,
          "run "
              + run
              + " has label values, but "
              + HorreumModel.DOCUMENT_ID
              + " is "
              + (id.isMissingNode() ? "not among them" : id)
              + "; see what zathras check horreum says");
    }
    return new Outcome(State.VERIFIED, null);
  }

  private @Nullable Outcome faults(int run) {
    JsonNode errors = summary(run).path("validationErrors");
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
    return new Outcome(
        State.REJECTED,
        "run "
            + run
            + " is stored, but not valid by the schema in Horreum: "
            + String.join(", ", words)
            + more
            + "; is that schema of another version? zathras check horreum tells");
  }

  private Outcome unlabelled(int run) {
    Outcome faults = faults(run);
    if (faults != null) {
      return faults;
    }
    JsonNode schemas = summary(run).path("schemas");
    String why =
        schemas.isEmpty()
            ? "Horreum does not know the document's schema; run zathras install horreum"
            : broker();
    return new Outcome(
        State.ACCEPTED,
        "run "
            + run
            + " is stored, but has no label values after "
            + options.verifyWithin().toMillis() / 1000.0
            + " s: "
            + why);
  }

  private JsonNode summary(int run) {
    return client.get("/api/run/" + run + "/summary");
  }

  private String broker() {
    try {
      RestResponse health = client.send(Health.REQUEST);
      String down = Health.down(health);
      if (!down.isEmpty()) {
        return "the server says of itself: " + down + "; labels are computed once that is up";
      }
    } catch (ExportException e) {
      return "the server no longer answers (" + e.getMessage() + ")";
    }
    return "one wrong path in a label keeps all labels of the schema empty; zathras check horreum"
        + " looks at the paths";
  }
}
