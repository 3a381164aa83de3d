package io.zathras.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.opensearch.OpenSearchExporter;
import io.zathras.exporter.opensearch.WritePolicy;
import io.zathras.exporter.testing.SyntheticResults;
import io.zathras.schema.JsonCodec;
import io.zathras.schema.ResultDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * How fast results are delivered, against the same bytes sent as they are with {@code _bulk}. A
 * measurement, so the build does not run it; by hand:
 *
 * <pre>mvn verify -pl tests/opensearch -am -Dit.test=DeliveryTimes
 *     -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
 * </pre>
 */
class DeliveryTimes {

  private static final int ROUNDS = 5;
  private static final int BULK_BYTES = 5 << 20;

  private final OpenSearchNode node = OpenSearchNode.shared();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void measure() throws Exception {
    compare("160 results of 0 to 200 points", results(160, i -> i * 13 % 200));
    compare("16 results of 5,680 points", results(16, i -> 5_680));
  }

  /** How much of the node's CPU it costs to replace results, against delivering them first. */
  @Test
  void measureReplacing() throws Exception {
    compareReplacing("160 results of 0 to 200 points", results(160, i -> i * 13 % 200));
    compareReplacing("16 results of 5,680 points", results(16, i -> 5_680));
  }

  private void compareReplacing(String what, List<ResultDocument> documents) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      IndexedDelivery delivery = IndexedDelivery.to(node);
      install(delivery);
      long start = cpuMillis();
      deliver(delivery, WritePolicy.CREATE, documents);
      long created = cpuMillis();
      deliver(delivery, WritePolicy.REPLACE, documents);
      long replaced = cpuMillis();

      System.out.printf(
          "%s: CPU of the node: created %d ms, replaced %d ms, ratio %.2f%n",
          what,
          created - start,
          replaced - created,
          (replaced - created) / (double) (created - start));
    }
  }

  private long cpuMillis() {
    JsonNode nodes = node.get("/_nodes/stats/process").good().json().path("nodes");
    return nodes.elements().next().at("/process/cpu/total_in_millis").asLong();
  }

  private static List<ResultDocument> results(int number, IntUnaryOperator points) {
    return IntStream.range(0, number)
        .mapToObj(i -> SyntheticResults.numbered(i, points.applyAsInt(i)))
        .toList();
  }

  private void compare(String what, List<ResultDocument> documents) throws Exception {
    long points = documents.stream().mapToLong(one -> one.timeSeries().count()).sum();
    for (int round = 0; round < ROUNDS; round++) {
      IndexedDelivery raw = IndexedDelivery.to(node);
      install(raw);
      long start = System.nanoTime();
      replay(raw, documents);
      double rawSeconds = (System.nanoTime() - start) / 1e9;

      IndexedDelivery ours = IndexedDelivery.to(node);
      install(ours);
      start = System.nanoTime();
      deliver(ours, WritePolicy.CREATE, documents);
      double seconds = (System.nanoTime() - start) / 1e9;
      assertHolds(raw, documents.size(), points);
      assertHolds(ours, documents.size(), points);

      System.out.printf(
          "%s: %.0f results/s, %.0f points/s; raw %.2f s, delivered %.2f s, ratio %.2f%n",
          what,
          documents.size() / seconds,
          points / seconds,
          rawSeconds,
          seconds,
          rawSeconds / seconds);
    }
  }

  /** A rate counts written documents only, because one that exists already costs almost nothing. */
  private static void assertHolds(IndexedDelivery delivery, int results, long points) {
    // One more is from installing.
    assertThat(delivery.count(delivery.results())).isEqualTo(results + 1);
    assertThat((long) delivery.count(delivery.points())).isEqualTo(points);
  }

  private static void install(IndexedDelivery delivery) {
    try (Exporter exporter = OpenSearchExporter.to(delivery.target().build())) {
      exporter.export(SyntheticResults.of('f'));
    }
  }

  /** As a pipeline does it: in batches. */
  private static void deliver(
      IndexedDelivery delivery, WritePolicy policy, List<ResultDocument> documents) {
    try (Exporter exporter =
        OpenSearchExporter.builder(delivery.target().build()).policy(policy).build()) {
      for (int first = 0; first < documents.size(); first += exporter.batchSize()) {
        int end = Math.min(documents.size(), first + exporter.batchSize());
        exporter
            .export(documents.subList(first, end))
            .forEach(io.zathras.exporter.Delivery::orThrow);
      }
    }
  }

  private void replay(IndexedDelivery delivery, List<ResultDocument> documents) throws Exception {
    JsonCodec codec = JsonCodec.compact();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (ResultDocument document : documents) {
      for (var points = document.timeSeries().iterator(); points.hasNext(); ) {
        var point = points.next();
        line(body, point.id(), codec.toBytes(point));
        if (body.size() > BULK_BYTES) {
          send(delivery.points(), body);
        }
      }
    }
    send(delivery.points(), body);
    for (ResultDocument document : documents) {
      line(body, document.id(), codec.toBytes(document.summary()));
    }
    send(delivery.results(), body);
  }

  private static void line(ByteArrayOutputStream body, String id, byte[] json) {
    body.writeBytes(("{\"index\":{\"_id\":\"" + id + "\"}}\n").getBytes(UTF_8));
    body.writeBytes(json);
    body.write('\n');
  }

  private void send(String index, ByteArrayOutputStream body)
      throws IOException, InterruptedException {
    if (body.size() == 0) {
      return;
    }
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      body.writeTo(gzip);
    }
    body.reset();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(node.url() + "/" + index + "/_bulk"))
            .header("Content-Type", "application/x-ndjson")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(compressed.toByteArray()))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200 || response.body().contains("\"errors\":true")) {
      throw new IOException(response.body().substring(0, 300));
    }
  }
}
