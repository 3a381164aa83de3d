package io.zathras.exporter.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Secret;
import io.zathras.exporter.http.Credentials;
import io.zathras.exporter.opensearch.FakeCluster.Fault;
import io.zathras.exporter.opensearch.bulk.BulkLimits;
import io.zathras.exporter.opensearch.bulk.BulkThreads;
import io.zathras.exporter.opensearch.bulk.BulkWriter;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.rest.UnexpectedAnswerException;
import io.zathras.exporter.testing.SyntheticResults;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSearchExporterTest {

  private static final String RESULTS = "zathras-results";
  private static final String POINTS = "zathras-timeseries";
  private static final String LOOKUP = "POST /" + RESULTS + "/_mget";
  private static final String BULK_OF_POINTS = "POST /zathras-timeseries/_bulk";
  private static final String BULK_OF_RESULTS = "POST /zathras-results/_bulk";

  private FakeCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = new FakeCluster();
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void deliversEveryPointAndTheSummaryInTheBytesOfTheCodec() {
    ResultDocument document = SyntheticResults.of('a', 2, 1);

    assertThat(export(document)).isEqualTo(DeliveryOutcome.DELIVERED);

    JsonCodec codec = JsonCodec.compact();
    assertThat(cluster.documents(RESULTS))
        .containsExactly(
            Map.entry(document.id(), new String(codec.toBytes(document.summary()), UTF_8)));
    assertThat(cluster.documents(POINTS).values())
        .containsExactlyElementsOf(
            document.timeSeries().map(point -> new String(codec.toBytes(point), UTF_8)).toList());
    assertThat(cluster.documents(POINTS).keySet())
        .containsExactly(
            document.id() + "_run_1_sequence_0",
            document.id() + "_run_1_sequence_1",
            document.id() + "_run_2_sequence_0");
  }

  @Test
  void sendsPointsFirstAndTheSummaryLast() {
    export(SyntheticResults.of('a', 3));

    assertThat(requestsOfDocuments()).containsExactly(LOOKUP, BULK_OF_POINTS, BULK_OF_RESULTS);
  }

  @Test
  void whatIsThereIsADuplicateAndIsNotSentAgain() {
    export(SyntheticResults.of('a', 3));
    cluster.requests.clear();

    assertThat(export(SyntheticResults.of('a', 4))).isEqualTo(DeliveryOutcome.DUPLICATE);
    assertThat(requestsOfDocuments()).containsExactly(LOOKUP);
  }

  @Test
  void aResultWithoutPointsIsOneDocument() {
    assertThat(export(SyntheticResults.of('a'))).isEqualTo(DeliveryOutcome.DELIVERED);

    assertThat(cluster.requests).doesNotContain(BULK_OF_POINTS);
    assertThat(cluster.documents(RESULTS)).hasSize(1);
  }

  @Test
  void bulksAreBoundedByCount() {
    try (OpenSearchExporter exporter = builder().bulk(1 << 20, 4, 2).build()) {
      exporter.export(SyntheticResults.of('a', 10));
    }
    assertThat(cluster.bulkSizes).containsExactlyInAnyOrder(4, 4, 2, 1);
    assertThat(cluster.documents(POINTS)).hasSize(10);
  }

  @Test
  void bulksAreBoundedByBytesExceptOfOneDocument() {
    try (OpenSearchExporter exporter = builder().bulk(1_000, 100, 1).build()) {
      exporter.export(SyntheticResults.of('a', 20));
    }
    assertThat(cluster.documents(POINTS)).hasSize(20);
    List<Integer> ofPoints = cluster.bulkBytes.subList(0, cluster.bulkBytes.size() - 1);
    assertThat(ofPoints).hasSizeGreaterThan(5).allMatch(bytes -> bytes <= 1_000);
    try (OpenSearchExporter exporter = builder().bulk(10, 100, 1).build()) {
      exporter.export(SyntheticResults.of('b', 3));
    }
    assertThat(cluster.documents(POINTS)).hasSize(23);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void onlyItemsRefusedForNowAreSentAgain(int status) {
    cluster.itemFault =
        (id, attempt) -> id.endsWith("_sequence_1") && attempt < 3 ? status + " busy" : null;

    assertThat(export(SyntheticResults.of('a', 3))).isEqualTo(DeliveryOutcome.DELIVERED);

    assertThat(cluster.bulkSizes).containsExactly(3, 1, 1, 1);
    assertThat(cluster.documents(POINTS)).hasSize(3);
  }

  @Test
  void itemsRefusedForNowTooOftenFailTheResult() {
    cluster.itemFault = (id, attempt) -> id.endsWith("_sequence_1") ? "429 busy" : null;

    assertThatThrownBy(() -> export(SyntheticResults.of('a', 3)))
        .isInstanceOf(DocumentsRejectedException.class)
        .hasMessage(
            "opensearch: 1 points of "
                + SyntheticResults.id('a')
                + " were not taken: "
                + SyntheticResults.id('a')
                + "_run_1_sequence_1: HTTP 429 (t: 429 busy (tried 3 times))");
    assertThat(cluster.documents(RESULTS)).isEmpty();
  }

  @Test
  void everyRefusedPointIsNamedAndTheResultIsNotDelivered() {
    cluster.itemFault = (id, attempt) -> id.contains("run_1") ? "400 no such field" : null;

    DocumentsRejectedException failure =
        catchThrowableOfType(
            DocumentsRejectedException.class, () -> export(SyntheticResults.of('a', 5, 2)));

    assertThat(failure)
        .hasMessageStartingWith(
            "opensearch: 5 points of " + SyntheticResults.id('a') + " were not taken: ")
        .hasMessageContaining("_run_1_sequence_0: HTTP 400 (t: 400 no such field)")
        .hasMessageEndingWith("; and 2 more");
    assertThat(failure.rejections())
        .hasSize(5)
        .extracting(Rejection::toString)
        .contains(SyntheticResults.id('a') + "_run_1_sequence_4: HTTP 400 (t: 400 no such field)");
    assertThat(cluster.count(BULK_OF_POINTS)).isEqualTo(1);
    assertThat(cluster.documents(RESULTS)).isEmpty();
  }

  @Test
  void sendingStopsAfterTheFirstRefusedPoints() {
    cluster.itemFault = (id, attempt) -> "400 no such field";
    try (OpenSearchExporter exporter = builder().bulk(1 << 20, 1, 1).build()) {
      assertThatThrownBy(() -> exporter.export(SyntheticResults.of('a', 1000)))
          .isInstanceOf(DocumentsRejectedException.class);
    }
    assertThat(cluster.count(BULK_OF_POINTS)).isLessThan(5);
  }

  @Test
  void aRefusedSummaryIsNamed() {
    cluster.itemFault =
        (id, attempt) -> id.equals(SyntheticResults.id('a')) ? "403 write block" : null;

    assertThatThrownBy(() -> export(SyntheticResults.of('a', 1)))
        .hasMessageStartingWith("opensearch: the result was not taken: " + SyntheticResults.id('a'))
        .hasMessageContaining("HTTP 403 (t: 403 write block)");
  }

  @Test
  void requestsThatAreTooLongAreHalved() {
    cluster.longestBody = 1_500;

    assertThat(export(SyntheticResults.of('a', 40))).isEqualTo(DeliveryOutcome.DELIVERED);

    assertThat(cluster.documents(POINTS)).hasSize(40);
    assertThat(cluster.bulkBytes).allMatch(bytes -> bytes <= 1_500);
  }

  @Test
  void oneDocumentThatIsTooLongIsNamed() {
    cluster.longestBody = 100;

    assertThatThrownBy(() -> export(SyntheticResults.of('a', 2)))
        .hasMessageContaining("2 points of " + SyntheticResults.id('a') + " were not taken")
        .hasMessageContaining("_run_1_sequence_0: HTTP 413 (too_long: ")
        .hasMessageContaining("http.max_content_length");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.Kind.class,
      names = {"CUT_AFTER", "CUT_BEFORE"})
  void aCutConnectionLosesAndDoublesNothing(Fault.Kind kind) {
    Fault cut = kind == Fault.Kind.CUT_AFTER ? Fault.cutAfter() : Fault.cutBefore();
    cluster.fail(BULK_OF_POINTS, cut, cut).fail(BULK_OF_RESULTS, cut, cut);

    assertThat(export(SyntheticResults.of('a', 3))).isEqualTo(DeliveryOutcome.DELIVERED);

    assertThat(cluster.documents(POINTS)).hasSize(3);
    assertThat(cluster.documents(RESULTS)).hasSize(1);
    assertThat(cluster.count(BULK_OF_POINTS)).isEqualTo(3);
  }

  @Test
  void waitsAsLongAsTheServerAsks() {
    cluster.fail(
        BULK_OF_POINTS,
        new Fault(429, "{}", Map.of("Retry-After", "1"), Fault.Kind.ANSWER),
        Fault.answer(503, "OpenSearch Security not initialized."));
    long start = System.nanoTime();

    assertThat(export(SyntheticResults.of('a', 1))).isEqualTo(DeliveryOutcome.DELIVERED);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(990));
  }

  @Test
  void anotherNodeTakesOverWhenOneIsGoneOrBroken() throws IOException {
    URI gone;
    try (ServerSocket closed = new ServerSocket(0)) {
      gone = URI.create("http://127.0.0.1:" + closed.getLocalPort());
    }
    try (FakeCluster broken = new FakeCluster()) {
      for (int number = 0; number < 9; number++) {
        broken.fail(BULK_OF_POINTS, Fault.answer(502, "<html>bad gateway</html>"));
      }
      OpenSearchTarget target =
          cluster.target().urls(List.of(gone, broken.url(), cluster.url())).build();
      try (OpenSearchExporter exporter =
          OpenSearchExporter.builder(target).templates(false).build()) {
        assertThat(exporter.export(SyntheticResults.of('a', 2)).outcome())
            .isEqualTo(DeliveryOutcome.DELIVERED);
      }
    }
    assertThat(cluster.documents(POINTS)).hasSize(2);
  }

  @Test
  void anAnswerThatIsNoneOfABulkRequestIsAFailure() {
    cluster.fail(BULK_OF_POINTS, Fault.answer(200, "<html>Please log in</html>"));

    assertThatThrownBy(() -> export(SyntheticResults.of('a', 2)))
        .isInstanceOf(UnexpectedAnswerException.class)
        .hasMessageContaining("does url lead to the server itself")
        .hasMessageContaining("Please log in");
    assertThat(cluster.documents(RESULTS)).isEmpty();
  }

  @Test
  void aRefusedRequestIsNotRepeatedAndNoSecretIsShown() {
    OpenSearchTarget target =
        cluster.target().credentials(Credentials.basic("perf", Secret.of("hunter2"))).build();
    cluster.fail(LOOKUP, Fault.answer(401, "Unauthorized"));
    try (OpenSearchExporter exporter =
        OpenSearchExporter.builder(target).templates(false).build()) {
      assertThatThrownBy(() -> exporter.export(SyntheticResults.of('a', 2)))
          .hasMessage(
              "opensearch: POST /zathras-results/_mget: HTTP 401 (Unauthorized); the cluster does"
                  + " not know the user perf, or the secret is wrong");
      assertThatThrownBy(() -> exporter.export(SyntheticResults.of('b', 2)))
          .hasMessageContaining("HTTP 401 (Unauthorized)");
    }
    assertThat(requestsOfDocuments()).containsExactly(LOOKUP);
    assertThat(target.toString()).doesNotContain("hunter2");
  }

  @Test
  void aRunAfterAnInterruptionCompletesWhatIsMissing() {
    cluster.itemFault = (id, attempt) -> id.endsWith("_sequence_7") ? "400 broken" : null;
    try (OpenSearchExporter exporter = builder().bulk(1 << 20, 3, 1).build()) {
      assertThatThrownBy(() -> exporter.export(SyntheticResults.of('a', 10))).isNotNull();
    }
    assertThat(cluster.documents(POINTS)).hasSizeBetween(8, 9);
    cluster.itemFault = (id, attempt) -> null;

    assertThat(export(SyntheticResults.of('a', 10))).isEqualTo(DeliveryOutcome.DELIVERED);

    assertThat(cluster.documents(POINTS)).hasSize(10);
    assertThat(cluster.documents(RESULTS)).hasSize(1);
  }

  @Test
  void pointsOfAnInterruptedOlderVersionDoNotStay() {
    cluster.itemFault = (id, attempt) -> id.equals(SyntheticResults.id('a')) ? "400 broken" : null;
    assertThatThrownBy(() -> export(SyntheticResults.of('a', 10, 2))).isNotNull();
    cluster.itemFault = (id, attempt) -> null;

    assertThat(export(SyntheticResults.of('a', 4))).isEqualTo(DeliveryOutcome.DELIVERED);

    assertThat(cluster.documents(POINTS).keySet())
        .containsExactly(
            SyntheticResults.id('a') + "_run_1_sequence_0",
            SyntheticResults.id('a') + "_run_1_sequence_1",
            SyntheticResults.id('a') + "_run_1_sequence_2",
            SyntheticResults.id('a') + "_run_1_sequence_3");
  }

  @Test
  void replaceLeavesTheNewPointsAndSummaryOnly() {
    export(SyntheticResults.of('a', 3, 3));
    export(SyntheticResults.of('b', 2));
    assertThat(replace(SyntheticResults.of('a', 4))).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(cluster.documents(POINTS)).hasSize(4 + 2);
    assertThat(cluster.documents(RESULTS).get(SyntheticResults.id('a')))
        .contains("\"total_runs\":1");
  }

  @Test
  void replaceWritesPointsThenTheSummaryAndRemovesOlderPointsLast() {
    export(SyntheticResults.of('a', 3, 3));
    cluster.requests.clear();

    replace(SyntheticResults.of('a', 4));

    assertThat(requestsOfDocuments())
        .containsExactly(
            LOOKUP,
            // Tried, and not done:
            BULK_OF_POINTS,
            BULK_OF_RESULTS,
            BULK_OF_POINTS,
            "POST /" + POINTS + "/_refresh",
            "POST /" + POINTS + "/_search",
            "POST /" + POINTS + "/_search",
            "POST /" + POINTS + "/_search",
            BULK_OF_RESULTS,
            BULK_OF_POINTS);
  }

  @Test
  void whateverEndsAReplaceReadersNeverSeeLessThanBeforeAndTheNextRunCompletesIt() {
    ResultDocument older = SyntheticResults.of('a', 3, 3);
    ResultDocument newer = SyntheticResults.of('a', 4);
    boolean through = false;
    for (int requests = 0; !through; requests++) {
      cluster.indices.clear();
      export(older);
      Set<String> before = Set.copyOf(cluster.documents(POINTS).keySet());
      cluster.dieAfter(requests);
      try {
        replace(newer);
        through = true;
      } catch (ExportException e) {
        assertThat(cluster.documents(RESULTS)).hasSize(1);
        if (!isNewer()) {
          assertThat(cluster.documents(POINTS).keySet()).containsAll(before);
        }
        assertThat(cluster.documents(POINTS).keySet()).containsAll(isNewer() ? ids(newer) : before);
      }
      cluster.dieAfter(Integer.MAX_VALUE);
      replace(newer);
      assertThat(isNewer()).isTrue();
      assertThat(cluster.documents(POINTS).keySet()).isEqualTo(ids(newer));
      assertThat(requests).isLessThan(50);
    }
  }

  private boolean isNewer() {
    return cluster.documents(RESULTS).get(SyntheticResults.id('a')).contains("\"total_runs\":1");
  }

  private static Set<String> ids(ResultDocument document) {
    return document.timeSeries().map(point -> point.id()).collect(Collectors.toSet());
  }

  @Test
  void replaceKeepsTheOlderResultWhenTheIndexWouldNotTakeTheNewOne() {
    export(SyntheticResults.of('a', 3));
    Map<String, String> points = Map.copyOf(cluster.documents(POINTS));
    cluster.itemFault = (id, attempt) -> id.equals(SyntheticResults.id('a')) ? "400 no x" : null;

    assertThatThrownBy(() -> replace(SyntheticResults.of('a', 4)))
        .hasMessageContaining("the older result stays, the new one would not be taken: ")
        .hasMessageContaining("HTTP 400 (t: 400 no x)");

    assertThat(cluster.documents(RESULTS)).hasSize(1);
    assertThat(cluster.documents(POINTS)).isEqualTo(points);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void replaceKeepsTheOlderResultWhenTheIndexOfPointsTakesNoWrites(int number) {
    export(SyntheticResults.of('a', 3));
    Map<String, String> results = Map.copyOf(cluster.documents(RESULTS));
    cluster.itemFault =
        (id, attempt) -> id.equals(SyntheticResults.id('a')) ? null : "403 write block";

    assertThatThrownBy(() -> replace(SyntheticResults.of('a', number)))
        .hasMessageContaining(" would not be taken, the older stay: ")
        .hasMessageContaining("HTTP 403 (t: 403 write block)");

    assertThat(cluster.documents(RESULTS)).isEqualTo(results);
    assertThat(cluster.documents(POINTS)).hasSize(3);
  }

  @Test
  void replaceKeepsTheOlderResultWhenTheUserMayNotLookForItsPoints() {
    export(SyntheticResults.of('a', 5));
    Map<String, String> results = Map.copyOf(cluster.documents(RESULTS));
    Fault forbidden = Fault.answer(403, "{}");
    cluster.fail("POST /" + POINTS + "/_refresh", forbidden, forbidden);

    assertThatThrownBy(() -> replace(SyntheticResults.of('a', 4)))
        .hasMessageContaining("POST /zathras-timeseries/_refresh: HTTP 403");

    assertThat(cluster.documents(RESULTS)).isEqualTo(results);
    assertThat(cluster.documents(POINTS)).hasSize(5);
  }

  @Test
  void aResultThatAnotherProcessReplacesMeanwhileIsReplacedOnceMoreAndLosesNoPoint() {
    export(SyntheticResults.of('a', 3));
    ResultDocument newer = SyntheticResults.of('a', 2);
    ResultDocument others = SyntheticResults.of('a', 5);
    AtomicInteger looks = new AtomicInteger();
    cluster.liar =
        (request, answer) -> {
          if (request.endsWith("/_refresh") && looks.incrementAndGet() == 1) {
            replace(others);
          }
          return answer;
        };

    assertThat(replace(newer)).isEqualTo(DeliveryOutcome.DELIVERED);

    assertThat(cluster.documents(RESULTS)).hasSize(1);
    assertThat(cluster.documents(POINTS).keySet()).isEqualTo(ids(newer));
    assertThat(looks.get()).isGreaterThan(2);
  }

  @Test
  void anOlderPointThatAnotherProcessWritesAgainMeanwhileStays() {
    export(SyntheticResults.of('a', 5));
    ExecutorService threads = BulkThreads.of(1);
    try (ClusterClient known = cluster.target().build().client()) {
      BulkWriter.Factory writers =
          new BulkWriter.Factory(known, POINTS, threads, BulkLimits.DEFAULTS);
      TimeSeriesIndex points = new TimeSeriesIndex(known, writers);
      PendingResult replaced = new PendingResult(SyntheticResults.of('a', 2));
      points.findOlder(List.of(replaced));
      assertThat(replaced.olderPoints()).hasSize(3);
      cluster.indices.get(POINTS).remove(SyntheticResults.id('a') + "_run_1_sequence_3");
      points.write(List.of(new PendingResult(SyntheticResults.of('a', 0, 1))));
      points.write(List.of(new PendingResult(SyntheticResults.of('a', 3))));

      points.removeOlder(List.of(replaced));
      assertThat(replaced.delivery()).isNull();
    } finally {
      threads.shutdown();
    }
    assertThat(cluster.documents(POINTS).keySet())
        .isEqualTo(
            Set.of(
                SyntheticResults.id('a') + "_run_1_sequence_0",
                SyntheticResults.id('a') + "_run_1_sequence_1",
                SyntheticResults.id('a') + "_run_1_sequence_2",
                SyntheticResults.id('a') + "_run_2_sequence_0"));
  }

  private DeliveryOutcome replace(ResultDocument document) {
    try (OpenSearchExporter exporter = builder().policy(WritePolicy.REPLACE).build()) {
      return exporter.export(document).outcome();
    }
  }

  @Test
  void anIndexThatAnotherOneMadeMeanwhileIsAsGood() {
    cluster.fail(
        "PUT /" + RESULTS,
        Fault.answer(400, "{\"error\":{\"type\":\"resource_already_exists_exception\"}}"));
    try (OpenSearchExporter exporter = OpenSearchExporter.to(cluster.target().build())) {
      exporter.export(SyntheticResults.of('a', 1));
    }
    assertThat(cluster.documents(RESULTS)).hasSize(1);
  }

  @Test
  void anIndexThatIsNotThereIsNotMadeWhereTemplatesAreLeftAlone() {
    cluster.fail(
        "GET /" + POINTS + "/_doc/zathras-check",
        Fault.answer(404, "{\"error\":{\"type\":\"index_not_found_exception\"}}"));
    try (OpenSearchExporter exporter = builder().build()) {
      assertThatThrownBy(() -> exporter.export(SyntheticResults.of('a', 1)))
          .hasMessageContaining("there has to be an index " + POINTS)
          .hasMessageContaining("'zathras install opensearch' makes the indices");
    }
    assertThat(cluster.documents(POINTS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anIndexOfAnotherProgramIsRefusedBeforeTheFirstDocument(boolean templates)
      throws IOException {
    cluster.documents(RESULTS);
    cluster.documents(POINTS);
    cluster.templates.put(
        RESULTS,
        ClusterClient.JSON.readTree(
            """
            {"template": {"mappings": {"properties": {"test": {"properties": {"name":
              {"type": "text", "fields": {"keyword": {"type": "keyword"}}}}}}}}}
            """));
    try (OpenSearchExporter exporter =
        OpenSearchExporter.builder(cluster.target().build()).templates(templates).build()) {
      assertThatThrownBy(() -> exporter.export(SyntheticResults.of('a', 1)))
          .isInstanceOf(ExportException.class)
          .hasMessageContaining("index zathras-results has another mapping than ours")
          .hasMessageContaining("test.name type is text in place of keyword")
          .hasMessageContaining("such as Chronicler")
          .hasMessageContaining("docs/COMPATIBILITY.md")
          .hasMessageContaining("--set opensearch.accept_mapping=true");
    }
    assertThat(cluster.requests).allMatch(request -> request.startsWith("GET "));

    try (OpenSearchExporter exporter =
        OpenSearchExporter.builder(cluster.target().build())
            .templates(templates)
            .acceptMapping(true)
            .build()) {
      assertThat(exporter.export(SyntheticResults.of('a', 1)).outcome())
          .isEqualTo(DeliveryOutcome.DELIVERED);
    }
  }

  @Test
  void anIndexThatAnotherTemplateWouldMakeIsRefusedBeforeItIsMade() throws IOException {
    cluster.templates.put(
        RESULTS,
        ClusterClient.JSON.readTree(
            """
            {"template": {"mappings": {"properties": {"test": {"type": "text"}}}}}
            """));
    try (OpenSearchExporter exporter = OpenSearchExporter.to(cluster.target().build())) {
      assertThatThrownBy(() -> exporter.export(SyntheticResults.of('a', 1)))
          .hasMessageContaining(
              "an index of the index template zathras-results, which is not ours,")
          .hasMessageContaining("test type is text in place of object");
    }
    assertThat(cluster.indices).isEmpty();
  }

  @Test
  void anIndexThatTheUserIsNotShownIsNoReasonToRefuse() {
    cluster.documents(RESULTS);
    cluster.documents(POINTS);
    for (String index : List.of(RESULTS, POINTS)) {
      cluster.fail("GET /" + index, Fault.answer(403, "{}"));
      cluster.fail("GET /_index_template/" + index, Fault.answer(403, "{}"));
    }
    try (OpenSearchExporter exporter =
        OpenSearchExporter.builder(cluster.target().build()).templates(false).build()) {
      assertThat(exporter.export(SyntheticResults.of('a', 1)).outcome())
          .isEqualTo(DeliveryOutcome.DELIVERED);
    }
  }

  @Test
  void whoMayNotSeeWhetherAnIndexIsThereMayWriteToItAllTheSame() {
    cluster.fail("GET /" + POINTS + "/_doc/zathras-check", Fault.answer(403, "{}"));

    assertThat(export(SyntheticResults.of('a', 1))).isEqualTo(DeliveryOutcome.DELIVERED);
  }

  @Test
  void templatesAreInstalledOnceBeforeTheFirstDocument() {
    try (OpenSearchExporter exporter = OpenSearchExporter.to(cluster.target().build())) {
      exporter.export(SyntheticResults.of('a', 1));
      exporter.export(SyntheticResults.of('b', 1));
    }
    assertThat(cluster.templates).containsOnlyKeys(RESULTS, POINTS);
    assertThat(cluster.count("PUT /_index_template/" + RESULTS)).isEqualTo(1);
    assertThat(cluster.requests.indexOf("PUT /_index_template/" + POINTS))
        .isLessThan(cluster.requests.indexOf(BULK_OF_POINTS));
  }

  @Test
  void anInterruptEndsTheDeliveryAndStays() {
    try (OpenSearchExporter exporter = builder().build()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> exporter.export(SyntheticResults.of('a', 3)))
          .isInstanceOf(ExportException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(cluster.documents(RESULTS)).isEmpty();
  }

  private DeliveryOutcome export(ResultDocument document) {
    try (OpenSearchExporter exporter = builder().build()) {
      return exporter.export(document).outcome();
    }
  }

  private OpenSearchExporter.Builder builder() {
    return OpenSearchExporter.builder(cluster.target().build()).templates(false);
  }

  /** All requests but those that find out whether the indices are there, and ours. */
  private List<String> requestsOfDocuments() {
    return cluster.requests.stream()
        .filter(request -> !request.endsWith("/_doc/zathras-check"))
        .filter(request -> !request.matches("GET /(_index_template/)?[a-z-]*"))
        .toList();
  }
}
