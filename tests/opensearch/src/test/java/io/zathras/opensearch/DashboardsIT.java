package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the visualisations draw is there, before the first document and after it. */
@OnEachOpenSearch
class DashboardsIT {

  private final OpenSearchNode node;
  private final Indices indices;

  DashboardsIT(OpenSearchVersion version) {
    node = OpenSearchNode.shared(version);
    indices = Indices.on(node);
  }

  @Test
  void allFieldsAreThereAndCanBeAggregatedBeforeTheFirstDocument() throws IOException {
    node.put("/" + indices.results(), "{}").good();
    node.put("/" + indices.timeSeries(), "{}").good();

    for (JsonNode visualization : Dashboards.objects("visualization")) {
      String index = indices.renamed(Dashboards.index(visualization));
      for (String field : Dashboards.fields(visualization)) {
        JsonNode types =
            node.get("/" + index + "/_field_caps?fields=" + field).good().json().path("fields");
        assertThat(types.path(field)).as("%s in %s", field, index).isNotEmpty();
        assertThat(types.path(field)).allMatch(type -> type.path("aggregatable").asBoolean());
      }
      JsonNode answer = ask(visualization);
      assertThat(answer.at("/hits/total/value").asInt()).isZero();
      assertThat(answer.at("/aggregations/along/buckets")).isEmpty();
    }
  }

  @Test
  void noPanelIsEmptyWhenEachBenchmarkHasAResult() throws IOException {
    assertThat(indices.index(Samples.onSystems())).isEmpty();
    // Headlines that no sample has, as a processor would give them.
    Map<String, ObjectNode> others = new TreeMap<>();
    for (JsonNode visualization : Dashboards.objects("visualization")) {
      for (String field : Dashboards.fields(visualization, "metric")) {
        String query = Dashboards.searchSource(visualization).at("/query/query").asText();
        String test = query.isEmpty() ? "" : query.split("\"", -1)[1];
        if (field.startsWith("results.primary_metrics.") && count(test, field) == 0) {
          others.put(test + "-" + field, result(test, field.split("\\.", -1)[2]));
        }
      }
    }
    others.forEach((id, other) -> indices.indexResult(id, other).good());

    for (JsonNode visualization : Dashboards.objects("visualization")) {
      JsonNode groups = ask(visualization).at("/aggregations/along/buckets");
      assertThat(groups).as("%s", visualization.path("id")).isNotEmpty();
      List<String> values = Dashboards.fields(visualization, "metric");
      for (int i = 1; i <= values.size(); i++) {
        assertThat(groups.findValues("value_" + i))
            .as("%s", values.get(i - 1))
            .anyMatch(value -> value.path("value").isNumber());
      }
    }
  }

  @Test
  void aResultOfWhichNothingIsKnownButItsHeadlineIsDrawnToo() throws IOException {
    indices.indexResult("1", result("coremark", "iterations_per_second")).good();

    JsonNode panel = Dashboards.objects().get("visualization:zathras-coremark-by-system");
    JsonNode group = ask(panel).at("/aggregations/along/buckets/0");

    assertThat(group.path("key").asText()).isEqualTo("unknown");
    assertThat(group.at("/along/buckets/0/value_1/value").asDouble()).isEqualTo(7);
  }

  private static ObjectNode result(String test, String metric) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.putObject("metadata").put("test_timestamp", "2026-11-22T10:35:08.000Z");
    result.putObject("test").put("name", test);
    ObjectNode results = result.putObject("results").put("status", "PASS");
    results.putObject("primary_metrics").putObject(metric).put("value", 7);
    return result;
  }

  private int count(String test, String field) {
    String query =
        "{\"query\": {\"query_string\": {\"query\": \"test.name:%s AND _exists_:%s\"}}}"
            .formatted(test, field);
    return node.post("/" + indices.results() + "/_count", query)
        .good()
        .json()
        .path("count")
        .asInt();
  }

  private JsonNode ask(JsonNode visualization) throws IOException {
    String index = indices.renamed(Dashboards.index(visualization));
    String request = Dashboards.request(visualization).toString();
    return node.post("/" + index + "/_search", request).good().json();
  }
}
