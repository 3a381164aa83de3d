package io.zathras.exporter.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.exporter.Delivery;
import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.Spool;
import io.zathras.exporter.opensearch.FakeCluster.Fault;
import io.zathras.exporter.testing.SyntheticResults;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several results at once share requests, and one that fails costs no other. */
class BatchDeliveryTest {

  private static final String RESULTS = "zathras-results";
  private static final String POINTS = "zathras-timeseries";
  private static final String LOOKUP = "POST /" + RESULTS + "/_mget";
  private static final String BULK_OF_RESULTS = "POST /" + RESULTS + "/_bulk";
  private static final String BULK_OF_POINTS = "POST /" + POINTS + "/_bulk";

  private final List<ResultDocument> three =
      List.of(
          SyntheticResults.of('a', 2), SyntheticResults.of('b', 3), SyntheticResults.of('c', 1));

  @TempDir Path directory;

  private FakeCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = new FakeCluster();
    try (Exporter exporter = exporter(WritePolicy.CREATE)) {
      exporter.export(SyntheticResults.of('f'));
    }
    cluster.requests.clear();
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void aBatchIsLookedForAndWrittenInOneRequestEach() {
    assertThat(export(three)).containsOnly(DeliveryOutcome.DELIVERED);

    assertThat(cluster.count(LOOKUP)).isEqualTo(1);
    assertThat(cluster.count(BULK_OF_POINTS)).isEqualTo(1);
    assertThat(cluster.count(BULK_OF_RESULTS)).isEqualTo(1);
    assertThat(cluster.documents(POINTS)).hasSize(6);
    assertThat(cluster.documents(RESULTS)).hasSize(4);
  }

  @Test
  void whatIsThereIsADuplicateAndTheRestIsWritten() {
    export(three.subList(1, 2));

    assertThat(export(three))
        .containsExactly(
            DeliveryOutcome.DELIVERED, DeliveryOutcome.DUPLICATE, DeliveryOutcome.DELIVERED);
  }

  @Test
  void aReplacedBatchSharesItsRequestsAndItsRefresh() {
    export(three);
    cluster.requests.clear();
    List<ResultDocument> newer =
        List.of(
            SyntheticResults.of('a', 1), SyntheticResults.of('b', 1), SyntheticResults.of('c', 4));
    try (Exporter exporter = exporter(WritePolicy.REPLACE)) {
      assertThat(exporter.export(newer))
          .extracting(Delivery::outcome)
          .containsOnly(DeliveryOutcome.DELIVERED);
    }

    assertThat(cluster.count("POST /" + POINTS + "/_refresh")).isEqualTo(1);
    assertThat(cluster.count(BULK_OF_RESULTS)).isEqualTo(2);
    assertThat(cluster.count(BULK_OF_POINTS)).isEqualTo(3);
    assertThat(cluster.documents(POINTS)).hasSize(6);
  }

  @Test
  void aLookupOfSeveralThatFailsIsMadeForEachAlone() {
    cluster.fail(LOOKUP, Fault.answer(404, "{}"));

    assertThat(export(three)).containsOnly(DeliveryOutcome.DELIVERED);
    assertThat(cluster.count(LOOKUP)).isEqualTo(4);
  }

  @Test
  void eachHearsWhyItCouldNotBeLookedFor() {
    cluster.fail(LOOKUP, Fault.answer(403, "{}"), Fault.answer(403, "{\"error\":\"not you\"}"));
    try (Exporter exporter = exporter(WritePolicy.CREATE)) {
      List<Delivery> deliveries = exporter.export(three);

      assertThat(deliveries.get(0).failure())
          .hasMessage(
              "opensearch: POST /zathras-results/_mget: HTTP 403 (not you); grant the user what is"
                  + " missing");
      assertThat(deliveries.subList(1, 3))
          .extracting(Delivery::outcome)
          .containsOnly(DeliveryOutcome.DELIVERED);
    }
  }

  @Test
  void aBulkRequestOfSeveralThatFailsIsSentForEachAlone() {
    cluster.fail(BULK_OF_POINTS, Fault.answer(200, "{\"items\":[{},{}]}"));
    cluster.fail(BULK_OF_RESULTS, Fault.answer(400, "{}"));

    assertThat(export(three)).containsOnly(DeliveryOutcome.DELIVERED);
    assertThat(cluster.count(BULK_OF_POINTS)).isEqualTo(4);
    assertThat(cluster.count(BULK_OF_RESULTS)).isEqualTo(4);
  }

  @Test
  void aResultWithARefusedPointIsNamedAndKeptAndTheOthersAreDelivered() throws IOException {
    String refused = SyntheticResults.id('b') + "_run_1_sequence_1";
    cluster.itemFault = (id, attempt) -> id.equals(refused) ? "400 no number" : null;
    Spool spool = Spool.in(directory);
    try (Exporter exporter = spool.behind(exporter(WritePolicy.CREATE))) {
      List<Delivery> deliveries = exporter.export(three);

      assertThat(deliveries)
          .extracting(Delivery::outcome)
          .containsExactly(
              DeliveryOutcome.DELIVERED, DeliveryOutcome.FAILED, DeliveryOutcome.DELIVERED);
      assertThat(deliveries.get(1).failure())
          .hasMessageContaining("1 points of " + SyntheticResults.id('b') + " were not taken")
          .hasMessageContaining(refused, "kept in ");
    }
    assertThat(spool.kept("opensearch"))
        .singleElement()
        .asString()
        .endsWith(SyntheticResults.id('b') + ".ndjson");
    assertThat(cluster.documents(RESULTS))
        .containsKeys(SyntheticResults.id('a'), SyntheticResults.id('c'))
        .doesNotContainKey(SyntheticResults.id('b'));
  }

  @Test
  void aLongSeriesInABatchIsSentInSeveralRequests() {
    List<ResultDocument> batch = List.of(SyntheticResults.of('a', 25), SyntheticResults.of('b', 3));
    try (Exporter exporter =
        OpenSearchExporter.builder(cluster.target().build()).bulk(1 << 20, 10, 2).build()) {
      assertThat(exporter.export(batch))
          .extracting(Delivery::outcome)
          .containsOnly(DeliveryOutcome.DELIVERED);
    }
    assertThat(cluster.count(BULK_OF_POINTS)).isEqualTo(3);
    assertThat(cluster.documents(POINTS)).hasSize(28);
  }

  @Test
  void anInterruptFailsWhatIsNotDeliveredAndStays() {
    try (Exporter exporter = exporter(WritePolicy.CREATE)) {
      exporter.export(SyntheticResults.of('f'));
      Thread.currentThread().interrupt();

      List<Delivery> deliveries = exporter.export(three);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(deliveries).extracting(Delivery::outcome).containsOnly(DeliveryOutcome.FAILED);
      assertThat(deliveries.get(2).failure()).hasMessageContaining("interrupted");
    }
  }

  private List<DeliveryOutcome> export(List<ResultDocument> documents) {
    try (Exporter exporter = exporter(WritePolicy.CREATE)) {
      return exporter.export(documents).stream().map(Delivery::outcome).toList();
    }
  }

  private OpenSearchExporter exporter(WritePolicy policy) {
    return OpenSearchExporter.builder(cluster.target().build()).policy(policy).build();
  }
}
