package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.DeliveryOutcome;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.Spool;
import io.zathras.exporter.http.HttpOptions;
import io.zathras.exporter.opensearch.OpenSearchExporter;
import io.zathras.exporter.opensearch.WritePolicy;
import io.zathras.exporter.testing.SyntheticResults;
import io.zathras.opensearch.Wire.Way;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a bad line between us and the node does: nothing that lasts. */
class WireIT {

  private static final int STEP = 200;

  @TempDir Path directory;

  private final OpenSearchNode node = OpenSearchNode.shared();
  private final IndexedDelivery delivery = IndexedDelivery.to(node);

  @ParameterizedTest
  @EnumSource(Way.class)
  void aConnectionThatIsCutAnywhereCostsAnAttemptOnly(Way way) throws IOException {
    delivery.export(SyntheticResults.of('f'));
    try (Wire wire = new Wire(node);
        Exporter exporter =
            exporter(wire, IndexedDelivery.quick().build(), WritePolicy.CREATE, 15)) {
      int cuts = 0;
      do {
        wire.cutAfter(way, place(cuts));
        ResultDocument document = SyntheticResults.of(Character.forDigit(cuts, 16), 40);

        assertThat(exporter.export(document).outcome()).isEqualTo(DeliveryOutcome.DELIVERED);
        assertThat(delivery.has(document)).isTrue();
        assertThat(delivery.pointsOf(document)).isEqualTo(IndexedDelivery.pointIds(document));
        cuts++;
      } while (wire.hasHappened());
      assertThat(cuts).isGreaterThan(4);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aReplacementThatIsCutAnywhereCostsAnAttemptOnly(Way way) throws IOException {
    delivery.export(SyntheticResults.of('f'));
    try (Wire wire = new Wire(node);
        Exporter exporter =
            exporter(wire, IndexedDelivery.quick().build(), WritePolicy.REPLACE, 15)) {
      int cuts = 0;
      do {
        char digit = Character.forDigit(cuts, 16);
        exporter.export(SyntheticResults.of(digit, 60, 3));
        ResultDocument newer = SyntheticResults.of(digit, 40);
        wire.cutAfter(way, place(cuts));

        assertThat(exporter.export(newer).outcome()).isEqualTo(DeliveryOutcome.DELIVERED);
        assertThat(delivery.has(newer)).isTrue();
        assertThat(delivery.pointsOf(newer)).isEqualTo(IndexedDelivery.pointIds(newer));
        cuts++;
      } while (wire.hasHappened());
      assertThat(cuts).isGreaterThan(4);
    }
  }

  @Test
  void aSlowLineIsWaitedForUpToTheTimeoutThenTheResultIsKept() throws IOException {
    ResultDocument longer = SyntheticResults.of('a', 3_000);
    ResultDocument shorter = SyntheticResults.of('b', 30);
    delivery.export(SyntheticResults.of('f'));
    Spool spool = Spool.in(directory);
    HttpOptions impatient =
        IndexedDelivery.quick().requestTimeout(Duration.ofSeconds(2)).maxAttempts(1).build();
    try (Wire wire = new Wire(node)) {
      wire.slow(100);
      try (Exporter exporter = spool.behind(exporter(wire, impatient, WritePolicy.CREATE, 5_000))) {
        assertThatThrownBy(() -> exporter.export(longer))
            .hasMessageContaining("gave no whole answer within 2.0 s")
            .hasMessageContaining("kept in " + directory);
      }
      assertThat(delivery.has(longer)).isFalse();
      try (Exporter exporter = exporter(wire, HttpOptions.defaults(), WritePolicy.CREATE, 5_000)) {
        assertThat(exporter.export(shorter).outcome()).isEqualTo(DeliveryOutcome.DELIVERED);
        wire.slow(0);
        assertThat(spool.send(exporter, sent -> {}))
            .singleElement()
            .satisfies(sent -> assertThat(sent.outcome()).isEqualTo(DeliveryOutcome.DELIVERED));
      }
    }
    assertThat(delivery.pointsOf(longer)).isEqualTo(IndexedDelivery.pointIds(longer));
    assertThat(delivery.pointsOf(shorter)).isEqualTo(IndexedDelivery.pointIds(shorter));
    assertThat(delivery.ids(delivery.results()))
        .containsExactlyInAnyOrder(longer.id(), shorter.id(), SyntheticResults.id('f'));
  }

  /** Closer to each other at first, where each byte matters, than in the long bodies later. */
  private static long place(int cut) {
    return 1L + STEP * cut * (cut + 1);
  }

  private Exporter exporter(Wire wire, HttpOptions http, WritePolicy policy, int bulk) {
    return OpenSearchExporter.builder(delivery.target(wire.url()).http(http).build())
        .policy(policy)
        .templates(false)
        .bulk(1 << 20, bulk, 1)
        .build();
  }
}
