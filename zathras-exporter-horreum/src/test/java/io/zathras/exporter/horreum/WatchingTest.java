package io.zathras.exporter.horreum;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.horreum.HorreumDelivery.State;
import io.zathras.schema.Direction;
import io.zathras.schema.MetricDefinition;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.Run;
import io.zathras.schema.RuntimeInfo;
import io.zathras.schema.Status;
import io.zathras.schema.TestInfo;
import io.zathras.schema.Timestamp;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What runs bring along for Horreum to tell regressions by. */
class WatchingTest {

  private static final String METRIC = "iterations_per_second";

  private StandIn server;
  private HorreumExporter exporter;

  @BeforeEach
  void start() throws IOException {
    server = new StandIn();
    server.labelsAtLook(1);
    Exporters.install(server);
    exporter = Exporters.to(server).build();
  }

  @AfterEach
  void stop() {
    exporter.close();
    server.close();
  }

  @Test
  void bringsAlongHowMuchWorseItIsThanUsual() {
    send(0, 1000);
    send(1, 1010);
    send(2, 990);
    HorreumDelivery bad = send(3, 700);

    assertThat(comparison(2).has("worse_percent")).isFalse();
    assertThat(comparison(3).path("usual").doubleValue()).isEqualTo(1000);
    assertThat(comparison(3).path("usual_of").intValue()).isEqualTo(3);
    assertThat(comparison(3).path("worse_percent").doubleValue()).isEqualTo(30);
    assertThat(bad.notes())
        .containsExactly(METRIC + " is 30.0 % worse than usual (1000.0, over 3 results)");
  }

  @Test
  void tellsRegressionsAfterABadNightAndNoGain() {
    double[] values = {1000, 1004, 997, 1001, 500, 1000, 1003, 1300, 1001, 998, 700, 1000};
    List<Integer> told = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      send(i, values[i]);
      if (comparison(i).path("worse_percent").doubleValue() > 10) {
        told.add(i);
      }
    }

    assertThat(told).containsExactly(4, 10);
  }

  @Test
  void comparesOnlyWhatIsOfOneKind() {
    for (int i = 0; i < 4; i++) {
      send(i, 1000);
    }
    ResultDocument other =
        document(4, 100, Status.PASS, null)
            .test(new TestInfo("coremark", "v2", null, null, null))
            .build();
    exporter.upload(other);

    assertThat(comparison(4).has("worse_percent")).isFalse();
  }

  @Test
  void takesAFailedResultNeitherForUsualNorForWorse() {
    for (int i = 0; i < 3; i++) {
      send(i, 10, Status.FAIL, null);
    }
    for (int i = 3; i < 6; i++) {
      send(i, 1000);
    }
    send(6, 10, Status.FAIL, null);
    send(7, 1000);

    assertThat(comparison(5).has("worse_percent")).isFalse();
    assertThat(comparison(6).has("worse_percent")).isFalse();
    assertThat(comparison(7).path("usual_of").intValue()).isEqualTo(3);
  }

  @Test
  void comparesAPartialResultOnlyWhereItIsOfTheUsualSetting() {
    for (int i = 0; i < 4; i++) {
      send(i, 1000, Status.PASS, "threads=8");
    }
    send(4, 600, Status.PARTIAL, "threads=4");
    send(5, 600, Status.PARTIAL, "threads=8");
    send(6, 1000, Status.PASS, "threads=7");

    assertThat(comparison(4).has("worse_percent")).isFalse();
    assertThat(comparison(5).path("worse_percent").doubleValue()).isEqualTo(40);
    assertThat(comparison(6).path("worse_percent").doubleValue()).isZero();
  }

  @Test
  void comparesResultsThatAreAlwaysPartialWithTheirLike() {
    for (int i = 0; i < 3; i++) {
      send(i, 1000, Status.PARTIAL, "threads=8 iteration=" + i);
    }
    send(3, 700, Status.PARTIAL, "threads=8 iteration=1");

    assertThat(comparison(3).path("worse_percent").doubleValue()).isEqualTo(30);
  }

  @Test
  void looksAgainAtLaterRunsWhenAnEarlierOneComesLate() {
    send(5, 700);
    send(1, 1000);
    send(2, 1000);
    HorreumDelivery last = send(0, 1000);

    assertThat(last.state()).isEqualTo(State.VERIFIED);
    assertThat(last.notes())
        .singleElement()
        .asString()
        .contains("compares otherwise now: " + METRIC + " is 30.0 % worse than usual")
        .contains("; it is run ");
    assertThat(server.activeRuns()).hasSize(4);
    assertThat(comparison(5).path("worse_percent").doubleValue()).isEqualTo(30);
    assertThat(exporter.upload(document(5, 700, Status.PASS, null).build()).state())
        .isEqualTo(State.DUPLICATE);
  }

  @Test
  void doesNotCompareADocumentWithItself() {
    for (int i = 0; i < 3; i++) {
      send(i, 1000);
    }
    send(3, 700);
    try (HorreumExporter replacing = Exporters.to(server).replace(true).build()) {
      replacing.upload(document(3, 700, Status.PASS, null).build());
    }

    assertThat(comparison(3).path("worse_percent").doubleValue()).isEqualTo(30);
    assertThat(comparison(3).path("usual_of").intValue()).isEqualTo(3);
  }

  @Test
  void saysWhenSeriesAreToldApartByWhatItCannotKnow() {
    server.test("zathras-coremark").putArray("fingerprintLabels").add("of a user");

    assertThat(send(0, 1000).notes())
        .containsExactly(
            "not compared with the runs before it: its series are told apart by of a user");
  }

  private HorreumDelivery send(int night, double value) {
    return send(night, value, Status.PASS, null);
  }

  private HorreumDelivery send(int night, double value, Status status, String setting) {
    return exporter.upload(document(night, value, status, setting).build());
  }

  private JsonNode comparison(int night) {
    String id = document(night, 1, Status.PASS, null).build().id();
    return server.activeRuns().stream()
        .filter(run -> id.equals(run.query.get("description")))
        .reduce((one, other) -> other)
        .orElseThrow()
        .comparison
        .path("metrics")
        .path(METRIC);
  }

  private static ResultDocument.Builder document(
      int night, double value, Status status, String setting) {
    MetricDefinition definition =
        new MetricDefinition("iterations/s", Direction.HIGHER_IS_BETTER, null);
    Instant start = Instant.parse("2026-11-01T02:00:00Z").plusSeconds(86_400L * night);
    Results.Builder results =
        Results.builder()
            .status(status)
            .totalRuns(1)
            .metricDefinitions(Map.of(METRIC, definition))
            .primaryMetrics(
                Map.of(
                    METRIC,
                    PrimaryMetric.reported(value, definition, setting == null ? null : "run_1")))
            .runs(
                setting == null
                    ? Map.of()
                    : Map.of(
                        "run_1",
                        Run.builder().runNumber(1).status(Status.PASS).name(setting).build()));
    return TestDocuments.builder(Character.forDigit(night, 16))
        .runtimeInfo(RuntimeInfo.builder().startTime(Timestamp.utc(start)).build())
        .results(results.build());
  }
}
