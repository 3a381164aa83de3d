package io.zathras.horreum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.ExporterProvider.Change;
import io.zathras.exporter.ExporterProvider.Finding;
import io.zathras.exporter.Secret;
import io.zathras.exporter.horreum.Access;
import io.zathras.exporter.horreum.HorreumDelivery;
import io.zathras.exporter.horreum.HorreumDelivery.State;
import io.zathras.exporter.horreum.HorreumExporter;
import io.zathras.exporter.horreum.HorreumModel;
import io.zathras.schema.Direction;
import io.zathras.schema.DocumentIds;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.Metadata;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.schema.Timestamp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A whole life in a real Horreum. Run with {@code -Phorreum-live -Dhorreum.url=...
 * -Dhorreum.apiKey=... -Dhorreum.team=...}; the key's user has to be uploader and tester of the
 * team. It makes tests of its own and deletes them; the schema it deletes only if it was not there
 * before.
 */
class LiveIT {

  private static final double[] STEADY = {1, 1.004, 0.997, 1.001};
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String team = System.getProperty("horreum.team", "");
  private final String prefix = "live-" + Long.toString(System.nanoTime(), 36);
  private final Map<String, Integer> tests = new TreeMap<>();
  private Server server;
  private boolean hadSchema;

  @BeforeEach
  void findServer() throws Exception {
    assumeTrue(
        Boolean.getBoolean("horreum.live"),
        "no live Horreum: -Phorreum-live -Dhorreum.url=... -Dhorreum.apiKey=... were not given");
    String url = System.getProperty("horreum.url", "");
    String key = System.getProperty("horreum.apiKey", "");
    assumeTrue(!url.isEmpty() && !key.isEmpty(), "horreum.url or horreum.apiKey is not given");
    server = new Server(URI.create(url), key);
    hadSchema = schema().isNumber();
  }

  @AfterEach
  void cleanUp() throws Exception {
    if (server == null) {
      return;
    }
    for (String benchmark : HorreumModel.shipped().benchmarks()) {
      int test = server.test(prefix + "-" + benchmark);
      if (test > 0) {
        for (JsonNode run : server.get("/api/run/list/" + test + "?limit=1000").path("runs")) {
          server.trash(run.path("id").intValue(), true);
        }
        server.send("DELETE", "/api/test/" + test, "");
      }
    }
    for (JsonNode label : server.get("/api/schema/" + schema() + "/labels")) {
      if (label.path("name").asText().endsWith(prefix)) {
        server.send("DELETE", "/api/schema/" + schema() + "/labels/" + label.path("id"), "");
      }
    }
    if (!hadSchema && schema().isNumber()) {
      server.send("DELETE", "/api/schema/" + schema(), "");
      server.send("DELETE", "/api/schema/" + schema("urn:zathras:comparison:1.0"), "");
    }
  }

  private JsonNode schema() throws Exception {
    return schema(ResultDocument.SCHEMA);
  }

  private JsonNode schema(String uri) throws Exception {
    return server.get("/api/schema/idByUri/" + Server.encoded(uri));
  }

  private HorreumExporter.Builder exporter() {
    return HorreumExporter.builder()
        .url(URI.create(System.getProperty("horreum.url")))
        .apiKey(Secret.of(System.getProperty("horreum.apiKey")))
        .team(team)
        .access(Access.PUBLIC)
        .testNames(prefix + "-{test}")
        .verifyWithin(PATIENCE);
  }

  @Test
  void documentsGoInOnceWithRightLabelsAndOnlyRegressionsAreFound() throws Exception {
    installs();
    uploadsEachDocumentOnce();
    survivesBeingKilled();
    replaces();
    watchesWhatItDidNotKnow();
    findsRegressionsAndNothingElse();
  }

  /**
   * Series of results as multiples of the usual one, with F for a failed benchmark and P for a
   * partial result of another setting, and the places, from 1, at which a regression is to be told.
   */
  private static final Map<String, String> PLANTED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("4x1 0.7 12x1 0.85", "5 18"),
              Map.entry("4x1 3x0.7 3x1 0.7", "5 11"),
              Map.entry("4x1 0.5 4x1 0.7", "5 10"),
              Map.entry("6x1 3x1.3 1", "10")));

  private static final Map<String, String> PLANTED_TOO =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("4x1 2x0.7 2x1 0.7 2x1 0.85", "5 9 12"),
              Map.entry("4x1 3x0.8 3x0.6", "5 8"),
              Map.entry("6x1 2x1.3 1 1.5", ""),
              Map.entry("3x1 0 1 0.8", "4 6"),
              Map.entry("3x0.01F 4x1 0.01F 1 0.7", "10"),
              Map.entry("4x1 0.5P 1 0.7 0.5P", "7")));

  @Test
  void plantedRegressionsAreToldOnTheRightRunAndNoGain() throws Exception {
    HorreumModel model = HorreumModel.shipped().only(List.of("coremark", "pyperf"));
    Map<Integer, List<Integer>> expected = new LinkedHashMap<>();
    long start = System.nanoTime();
    try (HorreumExporter exporter = exporter().build()) {
      exporter.install(model, false);
      for (String benchmark : model.benchmarks()) {
        for (JsonNode variable : server.variables(test(benchmark))) {
          expected.put(variable.path("id").intValue(), new ArrayList<>());
        }
        ResultDocument like = like(benchmark);
        for (Map.Entry<String, String> series : PLANTED.entrySet()) {
          plant(exporter, like, series.getKey(), series.getValue(), expected);
        }
      }
      for (Map.Entry<String, String> series : PLANTED_TOO.entrySet()) {
        plant(exporter, like("coremark"), series.getKey(), series.getValue(), expected);
      }
      plantBackwards(exporter, like("coremark"), expected);
      say("planted: in " + seconds(start) + " s");
      expected.values().forEach(runs -> runs.sort(null));
      awaitChanges(expected);
      takesARunBackFromTheTrash(exporter, like("coremark"));
    }
    long changes = expected.values().stream().mapToLong(List::size).sum();
    say("changes: " + changes + " of " + changes + " planted regressions, no other");
  }

  private static ResultDocument like(String benchmark) throws Exception {
    return oneOfEachBenchmark().stream()
        .filter(document -> document.test().name().equals(benchmark))
        .findFirst()
        .orElseThrow();
  }

  private void plant(
      HorreumExporter exporter,
      ResultDocument like,
      String series,
      String places,
      Map<Integer, List<Integer>> expected)
      throws Exception {
    List<ResultDocument> documents = documents(like, series);
    for (ResultDocument document : documents) {
      HorreumDelivery delivery = exporter.upload(document);
      assertThat(delivery.state()).as("%s", delivery).isEqualTo(State.VERIFIED);
    }
    expect(documents, places, expected);
    say("planted: " + like.test().name() + " " + series);
  }

  /** The newest comes first, and is looked at again. */
  private void plantBackwards(
      HorreumExporter exporter, ResultDocument like, Map<Integer, List<Integer>> expected)
      throws Exception {
    List<ResultDocument> documents = documents(like, "3x1 1.004 0.7");
    List<ResultDocument> backwards = new ArrayList<>(documents);
    Collections.reverse(backwards);
    for (ResultDocument document : backwards) {
      assertThat(exporter.upload(document).state()).isEqualTo(State.VERIFIED);
    }
    expect(documents, "5", expected);
  }

  private void expect(
      List<ResultDocument> documents, String places, Map<Integer, List<Integer>> expected)
      throws Exception {
    int test = test(documents.get(0).test().name());
    for (String place : places.split(" ")) {
      if (!place.isEmpty()) {
        int run = run(test, documents.get(Integer.parseInt(place) - 1));
        for (String metric : documents.get(0).results().primaryMetrics().keySet()) {
          expected.get(variable(test, metric + " regression")).add(run);
        }
      }
    }
  }

  private void takesARunBackFromTheTrash(HorreumExporter exporter, ResultDocument like)
      throws Exception {
    ResultDocument document = variant(like, "trashed", 0, 1, null);
    int run = exporter.upload(document).runId();
    server.trash(run, true);
    server.trash(run, false);
    assertThat(server.labelValues(run)).isEmpty();

    HorreumDelivery delivery = exporter.upload(document);

    assertThat(delivery.state()).as("%s", delivery).isEqualTo(State.DUPLICATE);
    assertThat(delivery.notes()).singleElement().asString().contains("recalculated by Horreum");
    hasRightLabels(document, delivery);
  }

  private int run(int test, ResultDocument document) throws Exception {
    String filter = Server.encoded("{\"document_id\":\"" + document.id() + "\"}");
    JsonNode runs =
        server.get("/api/test/" + test + "/labelValues?include=document_id&filter=" + filter);
    assertThat(runs).hasSize(1);
    return runs.path(0).path("runId").intValue();
  }

  private List<ResultDocument> documents(ResultDocument like, String series) {
    List<ResultDocument> documents = new ArrayList<>();
    for (String part : series.split(" ")) {
      String[] times = part.split("x");
      String last = times[times.length - 1];
      double factor = Double.parseDouble(last.replaceAll("[FP]", ""));
      for (int i = 0; i < (times.length == 1 ? 1 : Integer.parseInt(times[0])); i++) {
        documents.add(planted(like, series, documents.size(), factor, last));
      }
    }
    return documents;
  }

  private ResultDocument planted(
      ResultDocument like, String series, int number, double factor, String mark) {
    Map<String, PrimaryMetric> metrics = new LinkedHashMap<>();
    like.results()
        .primaryMetrics()
        .forEach(
            (name, metric) -> {
              boolean higher = metric.direction() == Direction.HIGHER_IS_BETTER;
              double noise = 1 + 0.001 * (number % 3);
              PrimaryMetric value = times(metric, noise * (higher ? factor : 1 / factor));
              metrics.put(name, mark.endsWith("P") ? ofAnotherSetting(value) : value);
            });
    Status status =
        mark.endsWith("F")
            ? Status.FAIL
            : mark.endsWith("P") ? Status.PARTIAL : like.results().status();
    return variant(like, series, metrics, number, status);
  }

  private static PrimaryMetric ofAnotherSetting(PrimaryMetric metric) {
    return new PrimaryMetric(
        metric.value(),
        metric.unit(),
        metric.direction(),
        metric.aggregation(),
        metric.sampleCount(),
        metric.stddev(),
        null);
  }

  private void installs() {
    HorreumModel model = HorreumModel.shipped();
    try (HorreumExporter exporter = exporter().build()) {
      List<Change> planned = exporter.install(model, true);
      List<Change> done = exporter.install(model, false);
      say("installed: " + done.size() + " things in " + model.benchmarks().size() + " tests");
      assertThat(done).isEqualTo(planned).isNotEmpty();
      assertThat(exporter.install(model, false)).isEmpty();
      assertThat(exporter.check(model)).allMatch(Finding::ok);
    }
  }

  private void uploadsEachDocumentOnce() throws Exception {
    Map<String, Integer> uploaded = new HashMap<>();
    long start = System.nanoTime();
    try (HorreumExporter exporter = exporter().build()) {
      for (ResultDocument document : Goldens.reviewed()) {
        HorreumDelivery delivery = exporter.upload(document);
        assertThat(delivery.state()).as("%s", delivery).isEqualTo(State.VERIFIED);
        hasRightLabels(document, delivery);
        uploaded.merge(document.test().name(), 1, Integer::sum);
      }
    }
    say("uploaded: " + uploaded + " in " + seconds(start) + " s");
    try (HorreumExporter exporter = exporter().build()) {
      for (ResultDocument document : Goldens.reviewed()) {
        assertThat(exporter.upload(document).state()).isEqualTo(State.DUPLICATE);
      }
    }
    for (Map.Entry<String, Integer> test : uploaded.entrySet()) {
      assertThat(server.activeRuns(test(test.getKey()))).isEqualTo(test.getValue());
    }
  }

  private void hasRightLabels(ResultDocument document, HorreumDelivery delivery) throws Exception {
    JsonNode values = server.labelValues(delivery.runId());
    assertThat(values.path("document_id").asText()).isEqualTo(document.id());
    assertThat(values.path("test_name").asText()).isEqualTo(document.test().name());
    assertThat(values.path("status").asText()).isEqualTo(document.results().status().name());
    document
        .results()
        .primaryMetrics()
        .forEach(
            (name, metric) ->
                assertThat(values.path(name).doubleValue()).as(name).isEqualTo(metric.value()));
  }

  /** As if the exporter had been killed between the server's storing a run and its answering. */
  private void survivesBeingKilled() throws Exception {
    ResultDocument document = variant(Goldens.sample(), "killed", 0, 1, null);
    int test = test(document.test().name());
    int before = server.activeRuns(test);
    String json =
        new String(JsonCodec.compact().toBytes(document.summary()), StandardCharsets.UTF_8);
    String path =
        "/api/run/data?test=%d&start=2026-11-01T00:00:00Z&stop=2026-11-01T00:00:00Z&owner=%s"
            + "&access=PUBLIC&description=%s";
    server.send("POST", path.formatted(test, team, document.id()), json);

    try (HorreumExporter exporter = exporter().build()) {
      assertThat(exporter.upload(document).state()).isEqualTo(State.DUPLICATE);
    }
    assertThat(server.activeRuns(test)).isEqualTo(before + 1);
  }

  private void replaces() throws Exception {
    ResultDocument document = variant(Goldens.sample(), "replaced", 0, 1, null);
    int test = test(document.test().name());
    try (HorreumExporter exporter = exporter().replace(true).build()) {
      HorreumDelivery first = exporter.upload(document);
      int active = server.activeRuns(test);
      HorreumDelivery second = exporter.upload(document);

      assertThat(second.state()).isEqualTo(State.VERIFIED);
      assertThat(second.runId()).isNotEqualTo(first.runId());
      assertThat(server.activeRuns(test)).isEqualTo(active);
    }
  }

  private void watchesWhatItDidNotKnow() throws Exception {
    ResultDocument like = Goldens.sample();
    PrimaryMetric metric = like.results().primaryMetrics().values().iterator().next();
    ResultDocument document =
        variant(like, "unknown", Map.of("p99.9-latency:" + prefix, times(metric, 0.5)), 0);

    try (HorreumExporter exporter = exporter().build()) {
      HorreumDelivery delivery = exporter.upload(document);

      assertThat(delivery.state()).isEqualTo(State.VERIFIED);
      assertThat(delivery.notes()).anyMatch(note -> note.endsWith("watched from now on"));
      hasRightLabels(document, delivery);
    }
  }

  /** Four steady results and a fifth that is 30 % better or worse, in one metric after another. */
  private void findsRegressionsAndNothingElse() throws Exception {
    Map<Integer, List<Integer>> expected = new LinkedHashMap<>();
    int uploads = 0;
    long start = System.nanoTime();
    try (HorreumExporter exporter = exporter().build()) {
      for (ResultDocument golden : oneOfEachBenchmark()) {
        int test = test(golden.test().name());
        for (JsonNode variable : server.variables(test)) {
          expected.put(variable.path("id").intValue(), new ArrayList<>());
        }
        for (String metric : golden.results().primaryMetrics().keySet()) {
          for (boolean worse : new boolean[] {false, true}) {
            int last = series(exporter, golden, metric, worse);
            uploads += STEADY.length + 1;
            if (worse) {
              expected.get(variable(test, metric + " regression")).add(last);
            }
          }
        }
      }
    }
    say("watched: " + uploads + " documents in " + seconds(start) + " s");
    awaitChanges(expected);
    long changes = expected.values().stream().mapToLong(List::size).sum();
    say("changes: " + changes + " of " + changes + " regressions, no other");
  }

  private int series(
      HorreumExporter exporter, ResultDocument golden, String metric, boolean worse) {
    Direction direction = golden.results().primaryMetrics().get(metric).direction();
    boolean up = (direction == Direction.HIGHER_IS_BETTER) != worse;
    String place = metric + (worse ? "-worse" : "-better");
    int run = 0;
    for (int i = 0; i <= STEADY.length; i++) {
      boolean last = i == STEADY.length;
      double factor = last ? (up ? 1.3 : 0.7) : STEADY[i];
      HorreumDelivery delivery =
          exporter.upload(variant(golden, place, i, factor, last ? metric : null));
      assertThat(delivery.state()).as("%s", delivery).isEqualTo(State.VERIFIED);
      run = delivery.runId();
    }
    return run;
  }

  private void awaitChanges(Map<Integer, List<Integer>> expected) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Map<Integer, List<Integer>> found = found(expected);
    while (!found.equals(expected) && System.nanoTime() < end) {
      Thread.sleep(500);
      found = found(expected);
    }
    assertThat(found).isEqualTo(expected);
  }

  private Map<Integer, List<Integer>> found(Map<Integer, List<Integer>> expected) throws Exception {
    Map<Integer, List<Integer>> found = new LinkedHashMap<>();
    for (Integer variable : expected.keySet()) {
      found.put(variable, server.changes(variable).stream().sorted().toList());
    }
    return found;
  }

  private static List<ResultDocument> oneOfEachBenchmark() throws Exception {
    Map<String, ResultDocument> documents = new TreeMap<>();
    for (ResultDocument golden : Goldens.reviewed()) {
      documents.merge(
          golden.test().name(),
          golden,
          (one, other) ->
              one.results().primaryMetrics().size() >= other.results().primaryMetrics().size()
                  ? one
                  : other);
    }
    return List.copyOf(documents.values());
  }

  /**
   * Another document of the same kind: on another instance, of another time, with all primary
   * metrics, or one of them, a little or much different.
   */
  private ResultDocument variant(
      ResultDocument like, String instance, int number, double factor, String only) {
    Map<String, PrimaryMetric> metrics = new LinkedHashMap<>();
    like.results()
        .primaryMetrics()
        .forEach(
            (name, metric) ->
                metrics.put(
                    name, only == null || only.equals(name) ? times(metric, factor) : metric));
    return variant(like, instance, metrics, number);
  }

  private ResultDocument variant(
      ResultDocument like, String instance, Map<String, PrimaryMetric> metrics, int number) {
    return variant(like, instance, metrics, number, like.results().status());
  }

  private ResultDocument variant(
      ResultDocument like,
      String instance,
      Map<String, PrimaryMetric> metrics,
      int number,
      Status status) {
    String sha256 = sha256(prefix + like.test().name() + instance + number);
    Results results = like.results();
    return ResultDocument.builder()
        .metadata(
            Metadata.builder()
                .documentId(DocumentIds.result(like.test().name(), sha256))
                .testTimestamp(
                    Timestamp.utc(
                        Instant.parse("2026-11-01T00:00:00Z").plusSeconds(3600L * number)))
                .testTimestampSource(TestTimestampSource.RESULT_DATA)
                .instanceType(instance)
                .sourceSha256(sha256)
                .build())
        .test(like.test())
        .results(
            Results.builder()
                .status(status)
                .totalRuns(results.totalRuns())
                .metricDefinitions(results.metricDefinitions())
                .primaryMetrics(metrics)
                .runs(results.runs())
                .build())
        .build();
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrimaryMetric times(PrimaryMetric metric, double factor) {
    return new PrimaryMetric(
        metric.value() * factor,
        metric.unit(),
        metric.direction(),
        metric.aggregation(),
        metric.sampleCount(),
        metric.stddev(),
        metric.run());
  }

  private int test(String benchmark) throws Exception {
    if (!tests.containsKey(benchmark)) {
      tests.put(benchmark, server.test(prefix + "-" + benchmark));
    }
    return tests.get(benchmark);
  }

  private int variable(int test, String name) throws Exception {
    for (JsonNode variable : server.variables(test)) {
      if (variable.path("name").asText().equals(name)) {
        return variable.path("id").intValue();
      }
    }
    throw new AssertionError("no variable " + name);
  }

  private static long seconds(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toSeconds();
  }

  private static void say(String what) {
    System.out.println("horreum-live: " + what);
  }
}
