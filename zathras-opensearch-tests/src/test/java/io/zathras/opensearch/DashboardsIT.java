package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** What the visualisations draw is there: with the samples in the indices none is empty. */
@OnEachOpenSearch
class DashboardsIT {

  private static OpenSearchNode node;
  private static Indices indices;

  @Parameter OpenSearchVersion version;

  @BeforeParameterizedClassInvocation
  static void indexTheSamples(OpenSearchVersion version) {
    node = OpenSearchNode.shared(version);
    indices = Indices.on(node);
    assertThat(indices.index(Samples.onSystems())).isEmpty();
  }

  @Test
  void aggregatedFieldsAreInTheIndexAndCanBeAggregated() throws IOException {
    for (JsonNode visualization : Dashboards.objects("visualization")) {
      String index = indices.renamed(Dashboards.index(visualization));
      for (String field : Dashboards.fields(visualization)) {
        JsonNode types =
            node.get("/" + index + "/_field_caps?fields=" + field).good().json().path("fields");

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

      JsonNode found = node.post("/" + index + "/_count", body.toString()).good().json();

      assertThat(found.path("count").asInt()).as("%s", all).isPositive();
    }
  }
}
