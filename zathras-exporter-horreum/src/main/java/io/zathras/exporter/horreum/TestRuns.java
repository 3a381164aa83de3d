package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zathras.exporter.rest.RestRequest;
import io.zathras.exporter.rest.RestResponse;
import io.zathras.schema.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The runs of one test in Horreum.
 *
 * <p>Horreum keeps every run of a document that it receives, so existing runs are looked up first:
 * by the label that holds the document's id, and by the run's description, which is also that id.
 * The label alone would miss a run stored a moment ago, or all runs while labels are not computed.
 */
final class TestRuns {

  private static final int PAGE = 500;
  private static final int NEWEST = 50;

  private final HorreumClient client;
  private final HorreumLocation place;
  private final UploadOptions options;
  private final int testId;
  private final List<String> fingerprintLabels;
  private final SortedSet<String> watched = new TreeSet<>();
  private final Map<String, SortedSet<Integer>> byDescription = new HashMap<>();

  private TestRuns(
      HorreumClient client, HorreumLocation place, UploadOptions options, JsonNode test) {
    this.client = client;
    this.place = place;
    this.options = options;
    this.testId = test.path("id").asInt();
    List<String> labels = new ArrayList<>();
    test.path("fingerprintLabels").forEach(label -> labels.add(label.asText()));
    this.fingerprintLabels = List.copyOf(labels);
  }

  /**
   * Returns the runs of a test, after reading which metrics it watches and which documents it
   * holds.
   */
  static TestRuns of(
      HorreumClient client, HorreumLocation place, UploadOptions options, JsonNode test) {
    TestRuns runs = new TestRuns(client, place, options, test);
    runs.readVariables();
    for (int page = 1; runs.readPage(page, PAGE); page++) {}
    return runs;
  }

  /** Reads which metrics the test watches. */
  void readVariables() {
    watched.clear();
    QueryPath query = QueryPath.to("/api/alerting/variables").with("test", testId);
    for (JsonNode variable : client.array(query)) {
      if (variable.path("labels").path(0).asText().equals(RunComparison.LABEL.name())) {
        watched.add(variable.path("name").asText());
      }
    }
  }

  /** Returns whether a primary metric is watched. */
  boolean watches(String metric, Direction direction) {
    return watched.contains(Regression.nameOf(metric, direction));
  }

  /** Returns the labels by which the test separates series. */
  List<String> fingerprintLabels() {
    return fingerprintLabels;
  }

  /** Returns the runs of a series, in their present state. */
  List<PastRun> of(RunSeries series) {
    return series.runs(client, testId);
  }

  /** Returns the runs that hold a document. */
  SortedSet<Integer> holding(String documentId) {
    SortedSet<Integer> runs = new TreeSet<>(labelled(documentId));
    runs.addAll(byDescription.getOrDefault(documentId, new TreeSet<>()));
    return runs;
  }

  /** Returns the runs that hold a document, after reading the newest runs. */
  SortedSet<Integer> holdingNow(String documentId) {
    readPage(1, NEWEST);
    return holding(documentId);
  }

  private List<Integer> labelled(String documentId) {
    String filter =
        new JsonMapper().createObjectNode().put(HorreumModel.DOCUMENT_ID, documentId).toString();
    QueryPath query =
        QueryPath.to("/api/test/" + testId + "/labelValues")
            .with("filter", filter)
            .with("include", HorreumModel.DOCUMENT_ID);
    List<Integer> runs = new ArrayList<>();
    for (JsonNode entry : client.array(query)) {
      // A server that does not know the label returns all runs.
      if (entry.path("values").path(HorreumModel.DOCUMENT_ID).asText().equals(documentId)) {
        runs.add(entry.path("runId").asInt());
      }
    }
    return runs;
  }

  /** Reads the runs of a page, newest first by number; returns whether there may be another. */
  private boolean readPage(int page, int limit) {
    QueryPath query =
        QueryPath.to("/api/run/list/" + testId)
            .with("limit", limit)
            .with("page", page)
            .with("sort", "id")
            .with("direction", "Descending");
    JsonNode runs = client.object(query, "runs").path("runs");
    for (JsonNode run : runs) {
      String description = run.path("description").asText("");
      if (!description.isEmpty()) {
        stored(description, run.path("id").asInt());
      }
    }
    return runs.size() == limit;
  }

  private void stored(String documentId, int run) {
    byDescription.computeIfAbsent(documentId, id -> new TreeSet<>()).add(run);
  }

  /** Sends a document and its comparison, once. */
  RestResponse post(String documentId, RunTimes times, byte[] json, byte[] comparison) {
    QueryPath query =
        QueryPath.to("/api/run/data")
            .with("test", testId)
            .with("start", times.start())
            .with("stop", times.stop())
            .with("owner", place.team())
            .with("access", place.access())
            .with("description", documentId);
    byte[] body = MultipartBody.of("data", json, "metadata", comparison);
    return client.send(
        RestRequest.of("POST", query.toString(), body)
            .as(MultipartBody.CONTENT_TYPE)
            .once()
            .answeredAs("text/plain"));
  }

  /** Returns the document of a run, as Horreum holds it. */
  byte[] data(int run) {
    return client.get("/api/run/" + run + "/data").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Returns when the test of a run began and ended. */
  RunTimes times(int run) {
    JsonNode summary = client.run(run);
    return new RunTimes(
        Instant.ofEpochMilli(summary.path("start").longValue()),
        Instant.ofEpochMilli(summary.path("stop").longValue()),
        List.of());
  }

  /** Forgets a run that was trashed. */
  void forget(String documentId, int run) {
    byDescription.getOrDefault(documentId, new TreeSet<>()).remove(run);
  }

  /** Remembers a run that the server accepted. */
  void remember(String documentId, int run) {
    stored(documentId, run);
  }

  /**
   * Trashes a run or restores it. The request is repeated because Horreum fails while it computes
   * the run's series.
   */
  void trash(String documentId, int run, boolean trashed) {
    RestRequest request =
        RestRequest.of(
            "POST",
            QueryPath.to("/api/run/" + run + "/trash").with("isTrashed", trashed).toString());
    PollingDelay wait = options.wait(options.settle());
    RestResponse response = client.send(request);
    while (response.status() == 500 && wait.again()) {
      response = client.send(request);
    }
    HorreumClient.succeeded(request, response);
    if (trashed) {
      forget(documentId, run);
    } else {
      stored(documentId, run);
      // Horreum restores a run without its values.
      recalculate(run);
    }
  }

  /** Has Horreum recompute a run's labels and changes at once, even without its broker. */
  void recalculate(int run) {
    RestRequest request = RestRequest.of("POST", "/api/run/" + run + "/recalculate");
    HorreumClient.succeeded(request, client.send(request));
  }
}
