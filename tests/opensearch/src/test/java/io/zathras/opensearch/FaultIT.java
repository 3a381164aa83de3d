package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.Spool;
import io.zathras.exporter.http.HttpOptions;
import io.zathras.exporter.opensearch.DocumentsRejectedException;
import io.zathras.exporter.opensearch.OpenSearchExporter;
import io.zathras.exporter.opensearch.OpenSearchTarget;
import io.zathras.exporter.testing.SyntheticResults;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real node refuses, and what a real node that dies takes with it: nothing is lost. */
class FaultIT {

  @TempDir Path directory;

  private final OpenSearchNode shared = OpenSearchNode.shared();

  @Test
  void whatTheNodeRefusesUnderPressureIsNamedKeptAndDeliveredInSmallerRequests()
      throws IOException {
    try (OpenSearchNode node =
        OpenSearchNode.builder().setting("indexing_pressure.memory.limit", "200kb").start()) {
      IndexedDelivery delivery = IndexedDelivery.to(node);
      ResultDocument document = SyntheticResults.of('a', 2_000);
      Spool spool = Spool.in(directory);

      try (Exporter exporter = spool.behind(OpenSearchExporter.to(delivery.target().build()))) {
        assertThatThrownBy(() -> exporter.export(document))
            .isInstanceOf(ExportException.class)
            .hasMessageContaining("HTTP 429")
            .hasMessageContaining("rejected_execution_exception")
            .hasMessageContaining("kept in " + directory);
      }
      assertThat(delivery.has(document)).isFalse();

      try (Exporter exporter =
          OpenSearchExporter.builder(delivery.target().build()).bulk(50_000, 500, 1).build()) {
        assertThat(spool.send(exporter, sent -> {}))
            .singleElement()
            .satisfies(sent -> assertThat(sent.outcome()).isEqualTo(DeliveryOutcome.DELIVERED));
      }
      assertThat(delivery.has(document)).isTrue();
      assertThat(delivery.pointsOf(document)).isEqualTo(IndexedDelivery.pointIds(document));
      assertThat(spool.kept("opensearch")).isEmpty();
    }
  }

  @Test
  void aRequestThatIsTooLongForTheNodeIsSentInParts() throws IOException {
    try (OpenSearchNode node =
        OpenSearchNode.builder().setting("http.max_content_length", "1mb").start()) {
      IndexedDelivery delivery = IndexedDelivery.to(node);
      ResultDocument document = SyntheticResults.of('a', 6_000);

      assertThat(delivery.export(document)).isEqualTo(DeliveryOutcome.DELIVERED);
      assertThat(delivery.pointsOf(document)).isEqualTo(IndexedDelivery.pointIds(document));
    }
  }

  @Test
  void aResultThatIsTooLongForTheNodeIsNamedWithTheWayOutAndTheOthersArrive() throws IOException {
    try (OpenSearchNode node =
        OpenSearchNode.builder().setting("http.max_content_length", "64kb").start()) {
      IndexedDelivery delivery = IndexedDelivery.to(node);
      ResultDocument tooLong = SyntheticResults.of('a', new int[2_000]);
      ResultDocument other = SyntheticResults.of('b', 40);
      Spool spool = Spool.in(directory);

      try (Exporter exporter = spool.behind(OpenSearchExporter.to(delivery.target().build()))) {
        assertThatThrownBy(() -> exporter.export(tooLong))
            .hasMessageContaining("the result was not taken: " + tooLong.id() + ": HTTP 413")
            .hasMessageContaining("raise http.max_content_length")
            .hasMessageContaining("kept in " + directory);
        exporter.export(other);
      }
      assertEverythingIsThere(delivery, List.of(other));
      assertThat(spool.kept("opensearch")).hasSize(1);
    }
  }

  @Test
  void aNodeThatIsKilledWhileItTakesResultsLosesAndDoublesNone() throws Exception {
    try (OpenSearchNode node = OpenSearchNode.builder().start()) {
      IndexedDelivery delivery = IndexedDelivery.to(node);
      HttpOptions patient =
          HttpOptions.builder()
              .pauses(Duration.ofMillis(100), Duration.ofSeconds(1))
              .maxAttempts(200)
              .build();
      List<ResultDocument> documents = documents(16);
      CompletableFuture<List<DeliveryOutcome>> delivered =
          CompletableFuture.supplyAsync(
              () -> {
                try (Exporter exporter =
                    OpenSearchExporter.builder(delivery.target().http(patient).build())
                        .bulk(20_000, 100, 2)
                        .build()) {
                  return documents.stream().map(one -> exporter.export(one).outcome()).toList();
                }
              },
              // Not the common pool, which may have one thread only, and the HTTP client needs it.
              work -> new Thread(work, "delivery").start());
      while (node.get("/" + delivery.results() + "/_count").json().path("count").asInt() < 2) {
        node.post("/" + delivery.results() + "/_refresh", "");
        Thread.sleep(20);
      }
      node.kill();
      Thread.sleep(500);
      node.start();

      assertThat(delivered.get()).hasSize(documents.size());
      assertEverythingIsThere(delivery, documents);
    }
  }

  @Test
  void whatANodeDoesNotTakeWhileItIsGoneOrAsleepIsSentLater() throws IOException {
    try (OpenSearchNode node = OpenSearchNode.builder().start()) {
      IndexedDelivery delivery = IndexedDelivery.to(node);
      HttpOptions impatient =
          IndexedDelivery.quick().requestTimeout(Duration.ofSeconds(1)).maxAttempts(1).build();
      List<ResultDocument> documents = documents(4);
      Spool spool = Spool.in(directory);
      delivery.export(documents.get(0));

      OpenSearchTarget target = delivery.target().http(impatient).build();
      try (Exporter exporter = spool.behind(OpenSearchExporter.to(target))) {
        node.freeze();
        assertThatThrownBy(() -> exporter.export(documents.get(1)))
            .hasMessageContaining("gave no whole answer within 1.0 s");
        node.thaw();
      }
      OpenSearchTarget awake =
          delivery.target().http(IndexedDelivery.quick().maxAttempts(1).build()).build();
      try (Exporter exporter = spool.behind(OpenSearchExporter.to(awake))) {
        node.kill();
        assertThatThrownBy(() -> exporter.export(documents.get(2)))
            .hasMessageContaining("nothing accepts connections at");
        assertThat(spool.kept("opensearch")).hasSize(2);
        node.start();
        assertThat(exporter.export(documents.get(3)).outcome())
            .isEqualTo(DeliveryOutcome.DELIVERED);
        assertThat(spool.send(exporter, sent -> {})).allMatch(sent -> sent.outcome() != null);
      }
      assertEverythingIsThere(delivery, documents);
    }
  }

  @Test
  void anIndexThatTakesNoWritesIsSaidAndTheNextRunDelivers() {
    IndexedDelivery delivery = IndexedDelivery.to(shared);
    delivery.export(SyntheticResults.of('a', 3));
    block(delivery.points(), true);

    assertThatThrownBy(() -> delivery.export(SyntheticResults.of('b', 3)))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("cluster_block_exception")
        .hasMessageContaining("the index takes no writes now");
    assertThat(delivery.has(SyntheticResults.of('b', 3))).isFalse();

    block(delivery.points(), false);
    assertThat(delivery.export(SyntheticResults.of('b', 3))).isEqualTo(DeliveryOutcome.DELIVERED);
  }

  @Test
  void aResultThatTheMappingRefusesIsNamedWithTheNodesReason() {
    IndexedDelivery delivery = IndexedDelivery.to(shared);
    shared.put("/" + delivery.results(), "{\"mappings\": {\"dynamic\": \"strict\"}}").good();
    shared.put("/" + delivery.points(), "{}").good();

    assertThatThrownBy(() -> exportWithoutTemplates(delivery))
        .isInstanceOf(DocumentsRejectedException.class)
        .hasMessageContaining(
            SyntheticResults.id('a')
                + ": HTTP 400 (strict_dynamic_mapping_exception: mapping set to strict")
        .hasMessageContaining("'zathras install opensearch' says");
    assertThat(delivery.has(SyntheticResults.of('a', 3))).isFalse();
  }

  @Test
  void aResultWithTooManyFieldsIsNamedWithTheWayOut() {
    IndexedDelivery delivery = IndexedDelivery.to(shared);
    shared
        .put("/" + delivery.results(), "{\"settings\": {\"index.mapping.total_fields.limit\": 5}}")
        .good();
    shared.put("/" + delivery.points(), "{}").good();

    assertThatThrownBy(() -> exportWithoutTemplates(delivery))
        .isInstanceOf(DocumentsRejectedException.class)
        .hasMessageContaining(SyntheticResults.id('a') + ": HTTP 400 (illegal_argument_exception: ")
        .hasMessageContaining("Limit of total fields [5] has been exceeded")
        .hasMessageContaining("raise index.mapping.total_fields.limit");
    assertThat(delivery.has(SyntheticResults.of('a', 3))).isFalse();

    shared
        .put("/" + delivery.results() + "/_settings", "{\"index.mapping.total_fields.limit\": 99}")
        .good();
    exportWithoutTemplates(delivery);
    assertEverythingIsThere(delivery, List.of(SyntheticResults.of('a', 3)));
  }

  private static void exportWithoutTemplates(IndexedDelivery delivery) {
    try (Exporter exporter =
        OpenSearchExporter.builder(delivery.target().build())
            .templates(false)
            .acceptMapping(true)
            .build()) {
      exporter.export(SyntheticResults.of('a', 3));
    }
  }

  private void block(String index, boolean blocked) {
    shared.put("/" + index + "/_settings", "{\"index.blocks.write\": " + blocked + "}").good();
  }

  private static List<ResultDocument> documents(int number) {
    List<ResultDocument> documents = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      documents.add(SyntheticResults.of(Character.forDigit(i, 16), 300));
    }
    return documents;
  }

  private static void assertEverythingIsThere(
      IndexedDelivery delivery, List<ResultDocument> documents) {
    Set<String> results = new TreeSet<>();
    Set<String> points = new TreeSet<>();
    for (ResultDocument document : documents) {
      results.add(document.id());
      points.addAll(IndexedDelivery.pointIds(document));
    }
    assertThat(delivery.ids(delivery.results())).isEqualTo(results);
    assertThat(delivery.ids(delivery.points())).isEqualTo(points);
  }
}
