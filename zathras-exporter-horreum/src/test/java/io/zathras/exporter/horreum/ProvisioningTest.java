package io.zathras.exporter.horreum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.ExporterProvider.Change;
import io.zathras.exporter.ExporterProvider.Change.Action;
import io.zathras.schema.ResultDocument;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the stand-in for Horreum 0.19.3. */
class ProvisioningTest {

  private static final HorreumModel MODEL = Exporters.coremark();

  private StandIn server;

  @BeforeEach
  void start() throws IOException {
    server = new StandIn();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void putsSchemaLabelsTestAndVariablesInPlace() {
    List<Change> changes = install(MODEL);

    assertThat(changes).extracting(Change::action).containsOnly(Action.CREATE);
    assertThat(changes).hasSize(1 + MODEL.labels().size() + 2 + 1 + 2);
    assertThat(server.changes())
        .containsExactly(
            "POST /api/schema",
            "POST /api/schema/10/labels",
            "POST /api/schema",
            "POST /api/schema/" + server.label("comparison").path("schemaId") + "/labels",
            "POST /api/test",
            "POST /api/alerting/variables");
    assertThat(server.schema().path("uri").asText()).isEqualTo(ResultDocument.SCHEMA);
    assertThat(server.schema().path("schema").path("$id").isTextual()).isTrue();
    ObjectNode label = server.label("iterations_per_second");
    assertThat(label.path("schemaId").intValue()).isEqualTo(10);
    assertThat(label.path("metrics").booleanValue()).isTrue();
    assertThat(label.path("filtering").booleanValue()).isFalse();
    assertThat(label.at("/extractors/0/jsonpath").asText())
        .isEqualTo("$.results.primary_metrics.iterations_per_second.value");
    for (ObjectNode owned : List.of(server.schema(), label, server.test("zathras-coremark"))) {
      assertThat(owned.path("owner").asText()).isEqualTo("perf-team");
      assertThat(owned.path("access").asText()).isEqualTo("PUBLIC");
    }
  }

  @Test
  void watchesForRegressionsOnly() {
    install(MODEL);

    assertThat(server.variable("zathras-coremark", "iterations_per_second").path("changeDetection"))
        .isEmpty();
    JsonNode watched = server.variable("zathras-coremark", "iterations_per_second regression");
    assertThat(watched.path("labels").path(0).asText()).isEqualTo("comparison");
    assertThat(watched.path("calculation").asText()).contains("value[\"iterations_per_second\"]");
    assertThat(watched.at("/changeDetection/0/model").asText()).isEqualTo("fixedThreshold");
    assertThat(watched.at("/changeDetection/0/config/max/value").doubleValue()).isEqualTo(10);
    assertThat(watched.at("/changeDetection/0/config/max/enabled").booleanValue()).isTrue();
    assertThat(watched.at("/changeDetection/0/config/min/enabled").booleanValue()).isFalse();
  }

  /** A power of the metric, compared with a mean, was watched before there was a comparison. */
  @Test
  void beginsASeriesAnewThatWatchedAPowerOfTheMetric() {
    install(MODEL);
    ObjectNode former = server.variable("zathras-coremark", "iterations_per_second regression");
    former.putArray("labels").add("iterations_per_second");
    former.put("calculation", "value => value > 0 ? Math.pow(value, -6.57881) : 1e300");
    ((ObjectNode) former.at("/changeDetection/0/config")).put("model", "relativeDifference");
    int drawn = number("iterations_per_second");
    int watched = number("iterations_per_second regression");

    assertThat(install(MODEL))
        .containsExactly(
            new Change(
                Action.UPDATE,
                "variable iterations_per_second regression of zathras-coremark: begins anew, with"
                    + " another kind of values"));
    assertThat(number("iterations_per_second")).isEqualTo(drawn);
    assertThat(number("iterations_per_second regression")).isNotEqualTo(watched);
    assertThat(install(MODEL)).isEmpty();
  }

  private int number(String variable) {
    return server.variable("zathras-coremark", variable).path("id").intValue();
  }

  @Test
  void setsFingerprintAndTimelineOfTheTest() {
    install(MODEL);

    ObjectNode test = server.test("zathras-coremark");
    assertThat(test.path("fingerprintLabels"))
        .extracting(JsonNode::asText)
        .isEqualTo(MODEL.fingerprintLabels());
    assertThat(test.path("timelineLabels"))
        .extracting(JsonNode::asText)
        .containsExactly("test_timestamp");
  }

  @Test
  void changesNothingTheSecondTime() {
    install(MODEL);
    int before = server.changes().size();

    assertThat(install(MODEL)).isEmpty();
    assertThat(server.changes()).hasSize(before);
  }

  @Test
  void onlySaysInADryRunWhatItWouldDo() {
    List<Change> changes = dryRun(MODEL);

    assertThat(server.changes()).isEmpty();
    assertThat(changes).isEqualTo(install(MODEL));
  }

  @Test
  void addsWhatIsNewAndKeepsWhatOthersMade() {
    install(MODEL);
    server.variable("zathras-coremark", "iterations_per_second").put("name", "of a user");
    int kept = server.variable("zathras-coremark", "of a user").path("id").intValue();
    HorreumModel newer =
        MODEL.withMetricsOf(TestDocuments.builder("coremark", 'a', "watts").build());

    assertThat(install(newer))
        .extracting(change -> change.action() + " " + change.what())
        .containsExactly(
            "CREATE label watts $.results.primary_metrics.watts.value",
            "CREATE variable iterations_per_second of zathras-coremark",
            "CREATE variable watts of zathras-coremark",
            "CREATE variable watts regression of zathras-coremark");
    assertThat(server.variable("zathras-coremark", "of a user").path("id").intValue())
        .isEqualTo(kept);
    assertThat(install(newer)).isEmpty();
  }

  @Test
  void saysWhatDiffersAndLeavesIt() {
    install(MODEL);
    ((ObjectNode)
            server
                .variable("zathras-coremark", "iterations_per_second regression")
                .at("/changeDetection/0/config/max"))
        .put("value", 25);
    ((ObjectNode) server.label("os_version").at("/extractors/0")).put("jsonpath", "$.os");
    server.label("kernel_version").put("function", "value => value");
    server.test("zathras-coremark").putArray("fingerprintLabels").add("instance_type");
    int before = server.changes().size();

    List<Change> changes = install(MODEL);

    assertThat(changes).extracting(Change::action).containsOnly(Action.DIFFERS);
    assertThat(changes)
        .extracting(Change::what)
        .satisfiesExactly(
            what -> assertThat(what).startsWith("label os_version: extractors is").contains("$.os"),
            what ->
                assertThat(what)
                    .isEqualTo(
                        "label kernel_version: function is \"value => value\", ours not set"),
            what -> assertThat(what).startsWith("test zathras-coremark: fingerprintLabels is"),
            what ->
                assertThat(what)
                    .startsWith("variable iterations_per_second regression of zathras-coremark: ")
                    .contains("changeDetection is"));
    assertThat(server.changes()).hasSize(before);
  }

  @Test
  void bringsAnOlderSchemaUpToDate() {
    install(MODEL);
    ((ObjectNode) server.schema().path("schema")).put("title", "an older one");

    assertThat(install(MODEL))
        .containsExactly(
            new Change(Action.UPDATE, "schema urn:zathras:result:1.0: its JSON Schema"));
    assertThat(install(MODEL)).isEmpty();
  }

  @Test
  void setsTheLabelsOfATestThatHasNone() {
    install(MODEL);
    server.test("zathras-coremark").putNull("fingerprintLabels").putNull("timelineLabels");

    assertThat(install(MODEL)).extracting(Change::action).containsExactly(Action.UPDATE);
    assertThat(install(MODEL)).isEmpty();
  }

  @Test
  void sendsNothingWhenThePathOfOneLabelIsWrongForTheDatabase() {
    server.refusesPaths("$.test.name");

    assertThatThrownBy(() -> install(MODEL))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("nothing was sent: the path of label test_name is wrong")
        .hasMessageContaining("syntax error at end of jsonpath input");
    assertThat(server.changes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST /api/schema | schema-dup | Name already used",
        "POST /api/schema | schema-badowner | HTTP 500",
        "POST /api/schema | up-viewer | the user lacks the role",
        "POST /api/schema/10/labels | label-dup#2 | There is an existing label with the same name",
        "POST /api/test | test-dup | Could not persist test due to another test.",
        "POST /api/alerting/variables | up-viewer | installing its tester"
      })
  void saysWhatTheServerRefused(String request, String step, String words) {
    server.answerNext(request, step);

    assertThatThrownBy(() -> install(MODEL))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining(request)
        .hasMessageContaining(words)
        .hasMessageNotContaining(StandIn.KEY);
  }

  @ParameterizedTest
  @CsvSource({"POST /api/schema", "POST /api/test", "POST /api/alerting"})
  void goesOnWhereItWasCut(String request) {
    server.answerNext(request, "schema-badowner");
    assertThatThrownBy(() -> install(MODEL)).isInstanceOf(ExportException.class);

    install(MODEL);

    assertThat(install(MODEL)).isEmpty();
    assertThat(server.variable("zathras-coremark", "iterations_per_second")).isNotNull();
  }

  @Test
  void refusesAVersionThatIsTooOld() {
    server.answerNext("GET /api/config/version", "version-0.18");

    assertThatThrownBy(() -> install(MODEL)).hasMessageContaining("Horreum 0.18.7 is too old");
  }

  @Test
  void refusesATeamTheUserIsNotIn() {
    try (HorreumExporter exporter = Exporters.to(server).team("other-team").build()) {
      assertThatThrownBy(() -> exporter.install(MODEL, false))
          .hasMessageContaining("the user is not in team other-team; only in perf-team");
    }
    assertThat(server.changes()).isEmpty();
  }

  private List<Change> install(HorreumModel model) {
    try (HorreumExporter exporter = Exporters.to(server).build()) {
      return exporter.install(model, false);
    }
  }

  private List<Change> dryRun(HorreumModel model) {
    try (HorreumExporter exporter = Exporters.to(server).build()) {
      return exporter.install(model, true);
    }
  }
}
