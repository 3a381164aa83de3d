package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.horreum.HorreumDelivery.State;
import io.zathras.exporter.rest.AnswerLostException;
import io.zathras.exporter.rest.RestResponse;
import io.zathras.schema.ResultDocument;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Brings documents into Horreum, each once. */
final class Upload {

  private static final int MOST_ATTEMPTS = 3;

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
    this.verification = new Verification(client, options.verifyWithin(), options.pause());
  }

  /** Delivers a document, unless it is there. */
  HorreumDelivery of(ResultDocument document) {
    String id = document.id();
    RunTimes times = RunTimes.of(document);
    if (times == null) {
      throw failure(id + " holds no time of its test, and Horreum takes no run without one", null);
    }
    RunBody body = body(document);
    Runs runs = runsOf(document.test().name());
    List<String> notes = new ArrayList<>(times.notes());
    notes.addAll(watch(document, runs));
    SortedSet<Integer> there = runs.holding(id);
    if (there.isEmpty()) {
      return store(new Sending(document, runs, times, notes), body);
    }
    return options.replace()
        ? replace(new Sending(document, runs, times, notes), body, there)
        : present(id, there, notes);
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
              + options.limit(),
          null);
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
              + " project",
          null);
    }
    Runs runs = Runs.of(client, place, test.path("id").asInt());
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

  /** A document that is there counts once it has its labels: the last upload may have been cut. */
  private HorreumDelivery present(String id, SortedSet<Integer> there, List<String> notes) {
    List<String> all = new ArrayList<>(notes);
    if (there.size() > 1) {
      all.add("runs " + there + " all hold this document; put all but one aside in Horreum");
    }
    Verification.Outcome outcome = verification.of(there.last(), id);
    State state = outcome.state() == State.VERIFIED ? State.DUPLICATE : outcome.state();
    return new HorreumDelivery(id, state, there.last(), outcome.reason(), all);
  }

  /** The old runs go first, so that no series ever has the document twice; they can come back. */
  private HorreumDelivery replace(Sending sending, RunBody body, SortedSet<Integer> old) {
    String id = sending.document.id();
    old.forEach(run -> sending.runs.trash(id, run, true));
    boolean stored = false;
    try {
      HorreumDelivery delivery = store(sending, body);
      stored = delivery.state() != State.REJECTED;
      if (!stored && delivery.runId() != null) {
        sending.runs.trash(id, delivery.runId(), true);
      }
      if (stored) {
        sending.notes.add("replaces run " + join(old));
      }
      return delivery.state() == State.REJECTED ? delivery : sending.noted(delivery);
    } finally {
      if (!stored) {
        old.forEach(run -> sending.runs.trash(id, run, false));
      }
    }
  }

  private HorreumDelivery store(Sending sending, RunBody body) {
    String id = sending.document.id();
    RunBody toSend = body;
    for (int attempt = 1; ; attempt++) {
      try {
        RestResponse response = sending.runs.post(id, sending.times, toSend.json());
        if (response.status() == 413 && !toSend.isSummary()) {
          sending.notes.add("without time series: with them it is larger than the server takes");
          toSend = RunBody.summary(sending.document);
          continue;
        }
        return answered(sending.with(toSend), response, attempt);
      } catch (AnswerLostException e) {
        Integer run = stored(sending);
        if (run != null) {
          return verified(sending.with(toSend), run);
        }
        if (attempt == MOST_ATTEMPTS || isSlow(e)) {
          throw failure(
              id
                  + ": "
                  + e.getMessage()
                  + "; it is not among the runs now, and may still come. Run again later: what is"
                  + " there is not sent twice",
              e);
        }
      }
    }
  }

  /** A server that is slow may be at work on the document still. */
  private static boolean isSlow(AnswerLostException e) {
    return e.getCause() instanceof TimeoutException || e.getCause() instanceof HttpTimeoutException;
  }

  private HorreumDelivery answered(Sending sending, RestResponse response, int attempt) {
    String id = sending.document.id();
    if (!response.isSuccess() && response.status() < 500) {
      return sending.delivery(State.REJECTED, null, HorreumClient.refusal(response));
    }
    Integer run = response.isSuccess() ? number(response.text()) : null;
    if (run == null) {
      run = stored(sending);
    }
    if (run == null) {
      return sending.delivery(State.REJECTED, null, HorreumClient.refusal(response));
    }
    sending.runs.remember(id, run);
    return verified(sending, attempt == 1 ? run : onlyOne(sending, run));
  }

  /** What was thought lost may have arrived late, after it was sent again. */
  private static int onlyOne(Sending sending, int run) {
    String id = sending.document.id();
    SortedSet<Integer> all = new TreeSet<>(sending.runs.holdingNow(id));
    all.add(run);
    all.headSet(all.last()).forEach(late -> sending.runs.trash(id, late, true));
    return all.last();
  }

  private HorreumDelivery verified(Sending sending, int run) {
    Verification.Outcome outcome = verification.of(run, sending.document.id());
    return sending.delivery(outcome.state(), run, outcome.reason());
  }

  /** Looks for the document until it is there, or long enough for it to have come. */
  private @Nullable Integer stored(Sending sending) {
    Wait wait = new Wait(options.settle(), options.pause());
    do {
      SortedSet<Integer> runs = sending.runs.holdingNow(sending.document.id());
      if (!runs.isEmpty()) {
        return runs.last();
      }
    } while (wait.again());
    return null;
  }

  private static @Nullable Integer number(String text) {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String join(Set<Integer> runs) {
    return String.join(", ", runs.stream().map(String::valueOf).toList());
  }

  private static ExportException failure(String what, @Nullable Throwable cause) {
    return new ExportException(HorreumClient.NAME, what, cause);
  }

  /** One document on its way. */
  private record Sending(ResultDocument document, Runs runs, RunTimes times, List<String> notes) {

    Sending with(RunBody body) {
      List<String> all = new ArrayList<>(notes);
      all.addAll(body.notes());
      return new Sending(document, runs, times, all);
    }

    HorreumDelivery delivery(State state, @Nullable Integer run, @Nullable String reason) {
      return new HorreumDelivery(document.id(), state, run, reason, notes);
    }

    HorreumDelivery noted(HorreumDelivery delivery) {
      List<String> all = new ArrayList<>(delivery.notes());
      notes.stream().filter(note -> !all.contains(note)).forEach(all::add);
      return new HorreumDelivery(
          delivery.documentId(), delivery.state(), delivery.runId(), delivery.reason(), all);
    }
  }

  /** Waiting for what was lost longer than this would only hide that the server is gone. */
  static final Duration SETTLE = Duration.ofSeconds(10);
}
