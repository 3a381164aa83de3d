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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Uploads documents to Horreum, each once. */
final class DocumentUploader {

  /** Waiting longer for a lost answer would only hide that the server is gone. */
  static final Duration SETTLE = Duration.ofSeconds(10);

  private final HorreumClient client;
  private final HorreumLocation place;
  private final UploadOptions options;
  private final LabelVerification verification;
  private final Map<String, TestRuns> tests = new HashMap<>();
  private final Set<String> unwatched = new HashSet<>();
  private boolean isHorreum;

  DocumentUploader(HorreumClient client, HorreumLocation place, UploadOptions options) {
    this.client = client;
    this.place = place;
    this.options = options;
    this.verification = new LabelVerification(client, place, options);
  }

  /** Delivers a document, unless Horreum has it. */
  HorreumDelivery of(ResultDocument document) {
    String id = document.id();
    RunTimes times = RunTimes.of(document);
    if (times == null) {
      throw failure(id + " holds no time of its test, and Horreum takes no run without one");
    }
    RunBody body = body(document);
    requireHorreum();
    TestRuns runs = runsOf(document.test().name());
    List<String> notes = new ArrayList<>(times.notes());
    notes.addAll(watch(document, runs));
    SortedSet<Integer> there = runs.holding(id);
    if (!there.isEmpty() && !options.replace()) {
      HorreumDelivery present = present(runs, id, there, notes);
      if (present != null) {
        return present;
      }
    }
    RegressionCheck judging =
        new RegressionCheck(runs, document, times, options.model().regression());
    RunSubmission sending =
        new RunSubmission(id, runs, times, body, judging.comparison().toJson(id), options);
    HorreumDelivery delivery =
        there.isEmpty() || !options.replace()
            ? send(sending, runs, id, notes)
            : replace(sending, runs, id, there, notes);
    return delivery.state() == State.VERIFIED ? judged(judging, runs, delivery) : delivery;
  }

  /** Checks the product because another kind of server may answer success to any request. */
  private void requireHorreum() {
    if (!isHorreum) {
      new ServerCheck(client, place).requireHorreum();
      isHorreum = true;
    }
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

  private TestRuns runsOf(String benchmark) {
    TestRuns known = tests.get(benchmark);
    if (known != null) {
      return known;
    }
    String name = place.testName(benchmark);
    JsonNode test = client.find("/api/test/byName/" + QueryPath.encoded(name));
    if (test == null || !name.equals(test.path("name").asText())) {
      throw failure(
          "there is no test "
              + name
              + "; run zathras install horreum, with a document if the benchmark is not one of the"
              + " project");
    }
    TestRuns runs = TestRuns.of(client, place, options, test);
    tests.put(benchmark, runs);
    return runs;
  }

  /**
   * Adds the label and series of each metric that Horreum does not know yet, or reports the metric
   * once.
   */
  private List<String> watch(ResultDocument document, TestRuns runs) {
    String benchmark = document.test().name();
    List<String> unknown =
        document.results().primaryMetrics().entrySet().stream()
            .filter(metric -> !runs.watches(metric.getKey(), metric.getValue().direction()))
            .map(Map.Entry::getKey)
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
   * Verifies a document that Horreum has, because the last upload may have been interrupted before
   * the labels were computed. Returns {@code null} if its runs were trashed meanwhile.
   */
  private @Nullable HorreumDelivery present(
      TestRuns runs, String id, SortedSet<Integer> there, List<String> notes) {
    List<String> all = new ArrayList<>(notes);
    if (there.size() > 1) {
      all.add(
          "runs "
              + join(there)
              + " all hold this document; put all but "
              + there.first()
              + " into the trash in Horreum, or send it once with replace: true");
    }
    for (Integer run : List.copyOf(there)) {
      LabelVerification.Verdict outcome = verification.ofOld(runs, run, id);
      if (outcome != null) {
        all.addAll(outcome.notes());
        State state = outcome.state() == State.VERIFIED ? State.DUPLICATE : outcome.state();
        return new HorreumDelivery(id, state, run, outcome.reason(), all);
      }
      runs.forget(id, run);
    }
    return null;
  }

  /**
   * Trashes the old runs last so that readers never see less than before. If the new run is refused
   * or cannot be verified, trashes the new run and keeps the old ones.
   */
  private HorreumDelivery replace(
      RunSubmission sending, TestRuns runs, String id, SortedSet<Integer> old, List<String> notes) {
    SortedSet<Integer> replaced = new TreeSet<>(old);
    HorreumDelivery delivery = send(sending.besides(replaced), runs, id, notes);
    Integer run = delivery.runId();
    if (delivery.state() == State.VERIFIED) {
      replaced.forEach(each -> runs.trash(id, each, true));
      return delivery.noting("replaces run " + join(replaced));
    }
    if (run != null && !replaced.contains(run)) {
      runs.trash(id, run, true);
      return delivery.noting("run " + run + " is in the trash, run " + join(replaced) + " stays");
    }
    return delivery;
  }

  private HorreumDelivery send(
      RunSubmission sending, TestRuns runs, String id, List<String> notes) {
    RunSubmission.Submitted sent = sending.send();
    List<String> all = new ArrayList<>(notes);
    all.addAll(sending.notes());
    Integer run = sent.run();
    if (run == null) {
      return new HorreumDelivery(id, State.REJECTED, null, sent.refusal(), all);
    }
    LabelVerification.Verdict outcome = verification.ofNew(runs, run, id);
    if (outcome != null) {
      all.addAll(outcome.notes());
      return new HorreumDelivery(id, outcome.state(), run, outcome.reason(), all);
    }
    // Another process sent this document first, and trashed this run.
    runs.forget(id, run);
    HorreumDelivery other = present(runs, id, runs.holdingNow(id), all);
    return other == null
        ? new HorreumDelivery(id, State.REJECTED, run, "run " + run + " was put in the trash", all)
        : other;
  }

  /**
   * Reports regressions and compares later runs again, because they were compared without this one.
   */
  private HorreumDelivery judged(RegressionCheck judging, TestRuns runs, HorreumDelivery delivery) {
    HorreumDelivery judged = delivery;
    for (String note : judging.notes()) {
      judged = judged.noting(note);
    }
    for (RegressionCheck.Revision revision : judging.revisions()) {
      judged = judged.noting(revised(runs, revision));
    }
    return judged;
  }

  /** Sends a run again with its new comparison; its document stays the same. */
  private String revised(TestRuns runs, RegressionCheck.Revision revision) {
    PastRun run = revision.run();
    String id = run.documentId();
    try {
      RunSubmission sending =
          new RunSubmission(
              id,
              runs,
              runs.times(run.id()),
              RunBody.stored(runs.data(run.id())),
              revision.comparison().toJson(id),
              options);
      HorreumDelivery delivery =
          replace(sending, runs, id, new TreeSet<>(Set.of(run.id())), List.of());
      return "the later run "
          + run.id()
          + " compares otherwise now: "
          + revision.words()
          + (delivery.state() == State.VERIFIED
              ? "; it is run " + delivery.runId() + " now"
              : "; but it could not be sent anew: " + delivery.reason());
    } catch (ExportException e) {
      return "the later run "
          + run.id()
          + " compares otherwise now, but could not be sent anew: "
          + e.getMessage();
    }
  }

  private static String join(Set<Integer> runs) {
    return String.join(", ", runs.stream().map(String::valueOf).toList());
  }

  private static ExportException failure(String what) {
    return new ExportException(HorreumClient.NAME, what, null);
  }
}
