package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the visualisations draw is there: with the samples in the indices none is empty. */
class DashboardsIT {

  private static final OpenSearchNode NODE = OpenSearchNode.shared();
  private static Indices indices;

  @BeforeAll
  static void indexTheSamples() {
    indices = Indices.on(NODE);
    assertThat(indices.index(Samples.onSystems())).isEmpty();
  }

  @Test
  void aggregatedFieldsAreInTheIndexAndCanBeAggregated() throws IOException {
    for (JsonNode visualization : Dashboards.objects("visualization")) {
      String index = indices.renamed(Dashboards.index(visualization));
      for (String field : Dashboards.fields(visualization)) {
        JsonNode types =
            NODE.get("/" + index + "/_field_caps?fields=" + field).good().json().path("fields");

        assertThat(types.path(field)).as("%s in %s", field, index).isNotEmpty();
        assertThat(types.path(field)).allMatch(type -> type.path("aggregatable").asBoolean());
      }
    }
  }

  @Test
  void queriesOfVisualisationsFindDocumentsThatHaveTheFields() throws IOException {
    for (JsonNode visualization : Dashboards.objects("visualization")) {
      String index = indices.renamed(Dashboards.index(visualization));
      String query = Dashboards.searchSource(visualization).at("/query/query").asText();
      StringBuilder all = new StringBuilder(query.isEmpty() ? "*" : query.replace(" : ", ":"));
      Dashboards.fields(visualization).forEach(f -> all.append(" AND _exists_:").append(f));
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.putObject("query").putObject("query_string").put("query", all.toString());

      JsonNode found = NODE.post("/" + index + "/_count", body.toString()).good().json();

      assertThat(found.path("count").asInt()).as("%s", all).isPositive();
    }
  }
}
