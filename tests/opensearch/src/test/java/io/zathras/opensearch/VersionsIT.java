package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the querying guide says of the versions: where they differ, and what is the same on all. */
@OnEachOpenSearch
class VersionsIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SYSCTL = "system_under_test.configuration.sysctl_parameters";

  private static OpenSearchNode node;
  private static Indices indices;

  @Parameter OpenSearchVersion version;

  @BeforeParameterizedClassInvocation
  static void indexOneOfAKind(OpenSearchVersion version) throws IOException {
    node = OpenSearchNode.shared(version);
    indices = Indices.on(node);
    index(
        "whole",
        """
        {"system_under_test": {"configuration": {"sysctl_parameters":
           {"vm.swappiness": "60", "net": {"core": {"somaxconn": 4096}}}}},
         "diagnostics": {"diagnostic_0": {"code": "no-dates"}},
         "results": {"runs": {"run_1": {"status": "PASS", "configuration": {"threads": 16}}}}}
        """);
    index("empty", "{}");
  }

  private static void index(String id, String document) throws IOException {
    indices.indexResult(id, JSON.readTree(document)).good();
  }

  @Test
  void existsOnAnObjectWithWideObjectsWorksInTheNewerOneOnly() {
    Answer answer = search(exists("results.runs.run_1"));

    if (version == OpenSearchVersion.V2) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("failed to create query");
    } else {
      assertThat(ids(answer)).containsExactly("whole");
    }
    assertThat(found(exists("results.runs.run_1.status"))).containsExactly("whole");
  }

  @Test
  void existsInAWideObjectTakesWholePathsInTheNewerOneAndSingleNamesInTheOther() {
    boolean newer = version == OpenSearchVersion.V3;

    assertThat(found(exists(SYSCTL + ".vm.swappiness"))).hasSize(newer ? 1 : 0);
    assertThat(found(exists(SYSCTL + ".swappiness"))).hasSize(newer ? 0 : 1);
    assertThat(found(exists("diagnostics.diagnostic_0"))).hasSize(newer ? 0 : 1);
    assertThat(found(exists("diagnostics.diagnostic_0.code"))).hasSize(newer ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'wildcard': {'SYSCTL.vm.swappiness': '*'}}",
        "{'wildcard': {'SYSCTL.net.core.somaxconn': '*'}}",
        "{'wildcard': {'diagnostics.diagnostic_0.code': '*'}}",
        "{'term': {'SYSCTL.vm.swappiness': '60'}}",
        "{'term': {'SYSCTL': '60'}}",
        "{'terms': {'SYSCTL.vm.swappiness': ['10', '60']}}",
        "{'terms': {'SYSCTL': ['10', '60']}}",
        "{'terms': {'results.runs.run_1.configuration.threads': [8, 16]}}",
        "{'prefix': {'diagnostics.diagnostic_0.code': 'no-'}}",
        "{'wildcard': {'diagnostics': '*dates'}}",
        "{'regexp': {'diagnostics.diagnostic_0.code': 'no-.*'}}",
        "{'range': {'SYSCTL.vm.swappiness': {'gte': '6'}}}",
      })
  void inWideObjectsOtherQueriesFindTheSame(String query) {
    assertThat(found(query.replace('\'', '"').replace("SYSCTL", SYSCTL))).containsExactly("whole");
  }

  @Test
  void percentilesAreEstimatedDifferentlyAndTheSameWithHdr() throws IOException {
    for (int value = 1; value <= 20; value++) {
      node.put(
              "/" + indices.timeSeries() + "/_doc/" + value,
              "{\"sequence\": " + value + ", \"metrics\": {\"seconds\": " + value * value + "}}")
          .good();
    }
    node.post("/" + indices.timeSeries() + "/_refresh", "").good();

    assertThat(percentile95("")).isEqualTo(version == OpenSearchVersion.V2 ? 380.5 : 400.0);
    assertThat(percentile95(", \"hdr\": {\"number_of_significant_value_digits\": 4}"))
        .isBetween(360.99, 361.1);
  }

  private static double percentile95(String method) {
    return node.post(
            "/" + indices.timeSeries() + "/_search",
            "{\"size\": 0, \"aggs\": {\"a\": {\"percentiles\":"
                + " {\"field\": \"metrics.seconds\", \"percents\": [95]"
                + method
                + "}}}}")
        .good()
        .json()
        .at("/aggregations/a/values/95.0")
        .asDouble();
  }

  private static String exists(String field) {
    return "{\"exists\": {\"field\": \"" + field + "\"}}";
  }

  private List<String> found(String query) {
    return ids(search(query).good());
  }

  private Answer search(String query) {
    return node.post("/" + indices.results() + "/_search", "{\"query\": " + query + "}");
  }

  private static List<String> ids(Answer answer) {
    List<String> ids = new ArrayList<>();
    for (JsonNode hit : answer.json().at("/hits/hits")) {
      ids.add(hit.path("_id").asText());
    }
    return ids;
  }
}
