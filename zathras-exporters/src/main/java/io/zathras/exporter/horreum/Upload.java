package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.horreum.HorreumDelivery.State;
import io.zathras.schema.ResultDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Brings documents into Horreum, each once. */
final class Upload {

  /** Waiting for what was lost longer than this would only hide that the server is gone. */
  static final Duration SETTLE = Duration.ofSeconds(10);

  private final HorreumClient client;
  private final Place place;
  private final UploadOptions options;
  private final Verification verification;
  private final Map<String, Runs> tests = new HashMap<>();
  private final Set<String> unwatched = new HashSet<>();

  Upload(HorreumClient client, Place place, UploadOptions options) {
    this.client = client;
    this.place = place;
    this.options = options;
    this.verification = new Verification(client, options);
  }

  /** Delivers a document, unless it is there. */
  HorreumDelivery of(ResultDocument document) {
    String id = document.id();
    RunTimes times = RunTimes.of(document);
    if (times == null) {
      throw failure(id + " holds no time of its test, and Horreum takes no run without one");
    }
    RunBody body = body(document);
    Runs runs = runsOf(document.test().name());
    List<String> notes = new ArrayList<>(times.notes());
    notes.addAll(watch(document, runs));
    SortedSet<Integer> there = runs.holding(id);
    Sending sending = new Sending(document, runs, times, body, options);
    if (!there.isEmpty() && options.replace()) {
      return replace(sending, runs, id, there, notes);
    }
    HorreumDelivery present = present(runs, id, there, notes);
    return present == null ? send(sending, runs, id, notes) : present;
  }

  private RunBody body(ResultDocument document) {
    RunBody body =
        options.timeSeries() ? RunBody.whole(document, options.limit()) : RunBody.summary(document);
    if (body.json().length > options.limit()) {
      throw failure(
          document.id()
              + " has "
              + body.json().length
              + " bytes even without its time series; Horreum takes "
              + options.limit());
    }
    return body;
  }

  private Runs runsOf(String benchmark) {
    Runs known = tests.get(benchmark);
    if (known != null) {
      return known;
    }
    String name = place.testName(benchmark);
    JsonNode test = client.find("/api/test/byName/" + Query.encoded(name));
    if (test == null || !name.equals(test.path("name").asText())) {
      throw failure(
          "there is no test "
              + name
              + "; run zathras install horreum, with a document if the benchmark is not one of the"
              + " project");
    }
    Runs runs = Runs.of(client, place, options, test.path("id").asInt());
    tests.put(benchmark, runs);
    return runs;
  }

  /** A metric that Horreum does not know yet gets its label and its series, or is said once. */
  private List<String> watch(ResultDocument document, Runs runs) {
    String benchmark = document.test().name();
    List<String> unknown =
        document.results().primaryMetrics().keySet().stream()
            .filter(metric -> !runs.watches(metric))
            .filter(metric -> unwatched.add(benchmark + '/' + metric))
            .toList();
    if (unknown.isEmpty()) {
      return List.of();
    }
    String metrics = String.join(", ", unknown) + " of " + benchmark;
    if (!options.addMetrics()) {
      return List.of(
          metrics + " not watched; run zathras install horreum with a document that has it");
    }
    try {
      HorreumModel model = options.model().ofMetricsOf(document);
      new Provisioning(client, place, model, false).run();
      runs.readVariables();
      return List.of(metrics + " watched from now on");
    } catch (ExportException e) {
      return List.of(metrics + " not watched: " + e.getMessage());
    }
  }

  /**
   * A document that is there counts once it has its labels, for the last upload may have been cut;
   * {@code null} when its runs were put aside meanwhile.
   */
  private @Nullable HorreumDelivery present(
      Runs runs, String id, SortedSet<Integer> there, List<String> notes) {
    List<String> all = new ArrayList<>(notes);
    if (there.size() > 1) {
      all.add("runs " + join(there) + " all hold this document; put all but one aside in Horreum");
    }
    for (Integer run : List.copyOf(there)) {
      Verification.Outcome outcome = verification.of(run, id);
      if (outcome != null) {
        State state = outcome.state() == State.VERIFIED ? State.DUPLICATE : outcome.state();
        return new HorreumDelivery(id, state, run, outcome.reason(), all);
      }
      runs.forget(id, run);
    }
    return null;
  }

  /** The old runs go first, so that no series ever has the document twice; they can come back. */
  private HorreumDelivery replace(
      Sending sending, Runs runs, String id, SortedSet<Integer> old, List<String> notes) {
    boolean replaced = false;
    try {
      old.forEach(run -> runs.trash(id, run, true));
      HorreumDelivery delivery = send(sending, runs, id, notes);
      replaced = delivery.state() != State.REJECTED;
      if (!replaced && delivery.runId() != null) {
        runs.trash(id, delivery.runId(), true);
      }
      return replaced ? delivery.noting("replaces run " + join(old)) : delivery;
    } finally {
      if (!replaced) {
        old.forEach(run -> runs.trash(id, run, false));
      }
    }
  }

  private HorreumDelivery send(Sending sending, Runs runs, String id, List<String> notes) {
    Sending.Sent sent = sending.send();
    List<String> all = new ArrayList<>(notes);
    all.addAll(sending.notes());
    Integer run = sent.run();
    if (run == null) {
      return new HorreumDelivery(id, State.REJECTED, null, sent.refusal(), all);
    }
    Verification.Outcome outcome = verification.of(run, id);
    if (outcome != null) {
      return new HorreumDelivery(id, outcome.state(), run, outcome.reason(), all);
    }
    // Another process was first with this document, and put this run aside.
    runs.forget(id, run);
    HorreumDelivery other = present(runs, id, runs.holdingNow(id), all);
    return other == null
        ? new HorreumDelivery(id, State.REJECTED, run, "run " + run + " was put in the trash", all)
        : other;
  }

  private static String join(Set<Integer> runs) {
    return String.join(", ", runs.stream().map(String::valueOf).toList());
  }

  private static ExportException failure(String what) {
    return new ExportException(HorreumClient.NAME, what, null);
  }
}
