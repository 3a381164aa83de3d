package io.zathras.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.OpenSearchExporter;
import io.zathras.exporter.opensearch.WritePolicy;
import io.zathras.exporter.testing.SyntheticResults;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What arrives in a real node, and what does after every kind of interruption. */
@OnEachOpenSearch
class DeliveryIT {

  private final OpenSearchNode node;
  private final IndexedDelivery delivery;

  DeliveryIT(OpenSearchVersion version) {
    node = OpenSearchNode.shared(version);
    delivery = IndexedDelivery.to(node);
  }

  @Test
  void everyReviewedDocumentArrivesInTheBytesOfTheCodec() throws IOException {
    JsonCodec codec = JsonCodec.compact();
    List<ResultDocument> documents = Samples.goldens();
    int points = 0;
    try (OpenSearchExporter exporter = OpenSearchExporter.to(delivery.target().build())) {
      for (ResultDocument document : documents) {
        assertThat(exporter.export(document).outcome()).isEqualTo(DeliveryOutcome.DELIVERED);
        assertThat(node.get("/" + delivery.results() + "/_source/" + document.id()).good().body())
            .isEqualTo(new String(codec.toBytes(document.summary()), UTF_8));
        points += (int) document.timeSeries().count();
      }
    }
    assertThat(delivery.count(delivery.results())).isEqualTo(documents.size());
    assertThat(delivery.count(delivery.points())).isEqualTo(points);
  }

  @Test
  void pointsAreFoundInOrder() {
    ResultDocument document = SyntheticResults.of('a', 30);
    delivery.export(document);
    delivery.ids(delivery.points());

    JsonNode hits =
        node.post(
                "/" + delivery.points() + "-read/_search",
                "{\"size\": 100, \"sort\": [\"run.run_number\", \"sequence\"], \"query\":"
                    + " {\"term\": {\"metadata.result_id\": \""
                    + document.id()
                    + "\"}}}")
            .good()
            .json()
            .at("/hits/hits");

    List<String> ids = new ArrayList<>();
    hits.forEach(hit -> ids.add(hit.path("_id").asText()));
    assertThat(ids)
        .containsExactlyElementsOf(document.timeSeries().map(point -> point.id()).toList());
  }

  @Test
  void whatIsThereIsADuplicateEvenBeforeItCanBeSearched() {
    ResultDocument document = SyntheticResults.of('a', 3);

    assertThat(delivery.export(document)).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(delivery.export(document)).isEqualTo(DeliveryOutcome.DUPLICATE);
    assertThat(delivery.ids(delivery.results())).containsExactly(document.id());
  }

  @Test
  void replaceLeavesTheNewPointsAndSummaryOnly() {
    delivery.export(SyntheticResults.of('a', 30, 20));
    delivery.export(SyntheticResults.of('b', 7));
    ResultDocument newer = SyntheticResults.of('a', 25);

    assertThat(replace(newer)).isEqualTo(DeliveryOutcome.DELIVERED);

    assertThat(delivery.ids(delivery.points()))
        .hasSize(25 + 7)
        .containsAll(IndexedDelivery.pointIds(newer));
    assertThat(delivery.ids(delivery.results())).hasSize(2);
    assertThat(
            node.get("/" + delivery.results() + "/_doc/" + newer.id())
                .json()
                .at("/_source/results/total_runs")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void anAliasIsAsGoodAsTheIndexThatItStandsFor() {
    for (String alias : List.of(delivery.results(), delivery.points())) {
      String keywords =
          "{\"dynamic_templates\": [{\"texts\": {\"match_mapping_type\": \"string\","
              + " \"mapping\": {\"type\": \"keyword\"}}}]}";
      String body = "{\"aliases\": {\"" + alias + "\": {}}, \"mappings\": " + keywords + "}";
      node.put("/" + alias + "-000001", body).good();
    }
    try (OpenSearchExporter exporter =
        OpenSearchExporter.builder(delivery.target().build())
            .templates(false)
            .policy(WritePolicy.REPLACE)
            .build()) {
      assertThat(exporter.export(SyntheticResults.of('a', 12)).outcome())
          .isEqualTo(DeliveryOutcome.DELIVERED);
      assertThat(exporter.export(SyntheticResults.of('a', 4)).outcome())
          .isEqualTo(DeliveryOutcome.DELIVERED);
    }
    assertThat(delivery.ids(delivery.points()))
        .isEqualTo(IndexedDelivery.pointIds(SyntheticResults.of('a', 4)));
    assertThat(delivery.count(delivery.results() + "-000001")).isEqualTo(1);
  }

  @Test
  void replaceOfWhatIsNotThereDelivers() {
    assertThat(replace(SyntheticResults.of('a'))).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(replace(SyntheticResults.of('b', 3))).isEqualTo(DeliveryOutcome.DELIVERED);
    assertThat(delivery.ids(delivery.results())).hasSize(2);
  }

  private DeliveryOutcome replace(ResultDocument document) {
    try (OpenSearchExporter exporter =
        OpenSearchExporter.builder(delivery.target().build()).policy(WritePolicy.REPLACE).build()) {
      return exporter.export(document).outcome();
    }
  }

  @Test
  void anInterruptionAfterAnyRequestIsRepairedByTheNextRun() throws IOException {
    boolean through = false;
    int requests = 0;
    while (!through) {
      ResultDocument document = SyntheticResults.numbered(requests++, 10);
      through = isDelivered(document, WritePolicy.CREATE, requests);
      assertThat(requests).isLessThan(60);
      boolean summary = delivery.has(document);

      DeliveryOutcome again = delivery.export(document);

      assertThat(again).isEqualTo(summary ? DeliveryOutcome.DUPLICATE : DeliveryOutcome.DELIVERED);
      assertThat(delivery.has(document)).isTrue();
      assertThat(delivery.pointsOf(document))
          .as("after %d requests", requests)
          .isEqualTo(IndexedDelivery.pointIds(document));
    }
    assertThat(requests).isGreaterThan(6);
  }

  @Test
  void anInterruptionOfAReplaceLeavesTheOlderOrTheNewResultAndTheNextRunCompletesIt()
      throws IOException {
    boolean through = false;
    int requests = 0;
    while (!through) {
      ResultDocument older = SyntheticResults.numbered(requests, 12, 3);
      ResultDocument newer = SyntheticResults.numbered(requests++, 10);
      delivery.export(older);
      through = isDelivered(newer, WritePolicy.REPLACE, requests);
      assertThat(requests).isLessThan(60);

      assertThat(delivery.pointsOf(newer))
          .as("after %d requests", requests)
          .containsAll(IndexedDelivery.pointIds(runs(newer) == 2 ? older : newer));

      assertThat(replace(newer)).isEqualTo(DeliveryOutcome.DELIVERED);
      assertThat(runs(newer)).isEqualTo(1);
      assertThat(delivery.pointsOf(newer))
          .as("after %d requests", requests)
          .isEqualTo(IndexedDelivery.pointIds(newer));
    }
    assertThat(requests).isGreaterThan(10);
  }

  /** Returns how many runs the result in the index has, which has to be there. */
  private int runs(ResultDocument document) {
    return node.get("/" + delivery.results() + "/_doc/" + document.id())
        .good()
        .json()
        .at("/_source/results/total_runs")
        .asInt();
  }

  @Test
  void aResultThatAnotherOneRemovedMeanwhileIsReplacedAllTheSame() throws IOException {
    delivery.export(SyntheticResults.of('a', 12, 3));
    ResultDocument newer = SyntheticResults.of('a', 10);
    AtomicBoolean isRemoved = new AtomicBoolean();
    try (Proxy proxy = new Proxy(node, Integer.MAX_VALUE);
        OpenSearchExporter exporter =
            OpenSearchExporter.builder(delivery.target(proxy.url()).build())
                .policy(WritePolicy.REPLACE)
                .templates(false)
                .build()) {
      proxy.watch(
          request -> {
            if (request.endsWith("/_refresh") && isRemoved.compareAndSet(false, true)) {
              node.delete("/" + delivery.results() + "/_doc/" + newer.id()).good();
            }
          });

      assertThat(exporter.export(newer).outcome()).isEqualTo(DeliveryOutcome.DELIVERED);
    }
    assertThat(runs(newer)).isEqualTo(1);
    assertThat(delivery.pointsOf(newer)).isEqualTo(IndexedDelivery.pointIds(newer));
  }

  @Test
  void ofTwoProcessesThatReplaceAResultAtOnceOneLeavesItsOwnWhole() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 10; round++) {
        ResultDocument one = SyntheticResults.numbered(round, 25, 30);
        ResultDocument other = SyntheticResults.numbered(round, 90);
        delivery.export(SyntheticResults.numbered(round, 70, 5, 5));

        Future<DeliveryOutcome> first = threads.submit(() -> replace(one));
        Future<DeliveryOutcome> second = threads.submit(() -> replace(other));

        assertThat(List.of(first.get(), second.get())).containsOnly(DeliveryOutcome.DELIVERED);
        assertThat(delivery.pointsOf(one))
            .as("round %d", round)
            .isEqualTo(IndexedDelivery.pointIds(runs(one) == 2 ? one : other));
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void anIndexOfPointsThatTakesNoWritesLeavesAllOlderResultsAsTheyAre() {
    List<ResultDocument> older =
        List.of(
            SyntheticResults.of('a', 12, 3),
            SyntheticResults.of('b', 0, 0),
            SyntheticResults.of('c', 4, 4));
    older.forEach(delivery::export);
    Set<String> before = delivery.ids(delivery.points());
    node.put("/" + delivery.points() + "/_settings", "{\"index.blocks.write\": true}").good();

    for (ResultDocument newer :
        List.of(
            SyntheticResults.of('a', 5), SyntheticResults.of('b'), SyntheticResults.of('c', 9))) {
      assertThatThrownBy(() -> replace(newer))
          .hasMessageContaining("the older stay")
          .hasMessageContaining("the index takes no writes now");
      assertThat(runs(newer)).isEqualTo(2);
    }
    assertThat(delivery.ids(delivery.points())).isEqualTo(before);
  }

  /** Delivers through a proxy that lets a number of requests through. */
  private boolean isDelivered(ResultDocument document, WritePolicy policy, int requests)
      throws IOException {
    try (Proxy proxy = new Proxy(node, requests);
        OpenSearchExporter exporter =
            OpenSearchExporter.builder(
                    delivery
                        .target(proxy.url())
                        .http(IndexedDelivery.quick().maxAttempts(1).build())
                        .build())
                .policy(policy)
                .templates(policy == WritePolicy.CREATE)
                .bulk(1 << 20, 5, 1)
                .build()) {
      exporter.export(document);
      return true;
    } catch (ExportException e) {
      return false;
    }
  }
}
