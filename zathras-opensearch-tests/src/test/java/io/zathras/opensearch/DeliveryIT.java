package io.zathras.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.Delivery.Outcome;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.OpenSearchExporter;
import io.zathras.exporter.opensearch.WritePolicy;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What arrives in a real node, and what does after every kind of interruption. */
@OnEachOpenSearch
class DeliveryIT {

  private final OpenSearchNode node;
  private final Delivery delivery;

  DeliveryIT(OpenSearchVersion version) {
    node = OpenSearchNode.shared(version);
    delivery = Delivery.to(node);
  }

  @Test
  void everyReviewedDocumentArrivesInTheBytesOfTheCodec() throws IOException {
    JsonCodec codec = JsonCodec.compact();
    List<ResultDocument> documents = Samples.goldens();
    int points = 0;
    try (OpenSearchExporter exporter = OpenSearchExporter.to(delivery.target().build())) {
      for (ResultDocument document : documents) {
        assertThat(exporter.export(document).outcome()).isEqualTo(Outcome.DELIVERED);
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
    ResultDocument document = Results.of('a', 30);
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
    ResultDocument document = Results.of('a', 3);

    assertThat(delivery.export(document)).isEqualTo(Outcome.DELIVERED);
    assertThat(delivery.export(document)).isEqualTo(Outcome.DUPLICATE);
    assertThat(delivery.ids(delivery.results())).containsExactly(document.id());
  }

  @Test
  void replaceLeavesTheNewPointsAndSummaryOnly() {
    delivery.export(Results.of('a', 30, 20));
    delivery.export(Results.of('b', 7));
    ResultDocument newer = Results.of('a', 25);

    assertThat(replace(newer)).isEqualTo(Outcome.DELIVERED);

    assertThat(delivery.ids(delivery.points()))
        .hasSize(25 + 7)
        .containsAll(Delivery.pointIds(newer));
    assertThat(delivery.ids(delivery.results())).hasSize(2);
    assertThat(
            node.get("/" + delivery.results() + "/_doc/" + newer.id())
                .json()
                .at("/_source/results/total_runs")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void replaceOfWhatIsNotThereDelivers() {
    assertThat(replace(Results.of('a'))).isEqualTo(Outcome.DELIVERED);
    assertThat(replace(Results.of('b', 3))).isEqualTo(Outcome.DELIVERED);
    assertThat(delivery.ids(delivery.results())).hasSize(2);
  }

  private Outcome replace(ResultDocument document) {
    try (OpenSearchExporter exporter =
        OpenSearchExporter.builder(delivery.target().build()).policy(WritePolicy.REPLACE).build()) {
      return exporter.export(document).outcome();
    }
  }

  @ParameterizedTest
  @EnumSource(WritePolicy.class)
  void anInterruptionAfterAnyRequestIsRepairedByTheNextRun(WritePolicy policy) throws IOException {
    boolean through = false;
    int requests = 0;
    while (!through) {
      char digit = Character.forDigit(requests++, 16);
      ResultDocument document = Results.of(digit, 10);
      if (policy == WritePolicy.REPLACE) {
        delivery.export(Results.of(digit, 12, 3));
      }
      through = isDelivered(document, policy, requests);
      boolean summary = delivery.has(document);
      Set<String> before = delivery.pointsOf(document);

      Outcome again = delivery.export(document);

      assertThat(again).isEqualTo(summary ? Outcome.DUPLICATE : Outcome.DELIVERED);
      assertThat(delivery.has(document)).isTrue();
      assertThat(delivery.pointsOf(document))
          .as("after %d requests", requests)
          .isEqualTo(summary ? before : Delivery.pointIds(document));
      assertThat(before)
          .as("whole before, if there was a summary, after %d requests", requests)
          .matches(points -> !summary || points.size() == 15 || points.size() == 10);
    }
    assertThat(requests).isGreaterThan(6);
  }

  @Test
  void aResultThatAnotherOneRemovedMeanwhileIsReplacedAndNotThereBeforeItsPointsAre()
      throws IOException {
    delivery.export(Results.of('a', 12, 3));
    ResultDocument newer = Results.of('a', 10);
    List<Boolean> early = new ArrayList<>();
    try (Proxy proxy = new Proxy(node, Integer.MAX_VALUE);
        OpenSearchExporter exporter =
            OpenSearchExporter.builder(delivery.target(proxy.url()).build())
                .policy(WritePolicy.REPLACE)
                .templates(false)
                .build()) {
      proxy.watch(
          request -> {
            if (request.startsWith("PUT ")) {
              node.delete("/" + delivery.results() + "/_doc/" + newer.id()).good();
            } else if (request.equals("POST /" + delivery.points() + "/_bulk")) {
              early.add(delivery.has(newer));
            }
          });

      assertThat(exporter.export(newer).outcome()).isEqualTo(Outcome.DELIVERED);
    }
    assertThat(early).isNotEmpty().containsOnly(false);
    assertThat(delivery.has(newer)).isTrue();
    assertThat(delivery.pointsOf(newer)).isEqualTo(Delivery.pointIds(newer));
  }

  /** Delivers through a proxy that lets a number of requests through. */
  private boolean isDelivered(ResultDocument document, WritePolicy policy, int requests)
      throws IOException {
    try (Proxy proxy = new Proxy(node, requests);
        OpenSearchExporter exporter =
            OpenSearchExporter.builder(
                    delivery
                        .target(proxy.url())
                        .http(Delivery.quick().maxAttempts(1).build())
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
