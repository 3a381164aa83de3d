package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The saved objects have the shape that OpenSearch Dashboards imports. */
class DashboardsTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void areAPatternForEachIndexThreeVisualisationsAndADashboard() throws IOException {
    assertThat(Dashboards.objects("index-pattern")).hasSize(2);
    assertThat(Dashboards.objects("visualization")).hasSize(3);
    assertThat(Dashboards.objects("dashboard")).hasSize(1);
    assertThat(Dashboards.objects()).hasSize(6);
  }

  @Test
  void referencesLeadToObjectsOfTheFile() throws IOException {
    Map<String, JsonNode> objects = Dashboards.objects();
    for (JsonNode object : objects.values()) {
      for (JsonNode reference : object.path("references")) {
        String name = reference.path("name").asText();
        assertThat(objects).containsKey(Dashboards.reference(object, name));
      }
    }
  }

  @Test
  void patternsAreTheReadersAliasesOfTheTemplatesAndTheirTimeIsADate() throws IOException {
    Set<String> aliases = new TreeSet<>();
    for (String name : List.of("results", "timeseries")) {
      JsonNode template = JSON.readTree(Indices.template(name));
      template.at("/template/aliases").fieldNames().forEachRemaining(aliases::add);
      assertThat(
              template.at("/template/mappings/properties/metadata/properties/test_timestamp/type"))
          .hasToString("\"date\"");
    }

    assertThat(Dashboards.objects("index-pattern"))
        .extracting(pattern -> pattern.at("/attributes/title").asText())
        .containsExactlyInAnyOrderElementsOf(aliases);
    assertThat(Dashboards.objects("index-pattern"))
        .extracting(pattern -> pattern.at("/attributes/timeFieldName").asText())
        .containsOnly("metadata.test_timestamp");
  }

  @Test
  void theDashboardShowsEachVisualisationOnceAndNoneOverAnother() throws IOException {
    JsonNode dashboard = Dashboards.objects("dashboard").get(0);
    List<String> shown = new ArrayList<>();
    Set<String> cells = new TreeSet<>();
    int area = 0;
    for (JsonNode panel : Dashboards.inner(dashboard, "panelsJSON")) {
      shown.add(Dashboards.reference(dashboard, panel.path("panelRefName").asText()));
      JsonNode grid = panel.path("gridData");
      assertThat(grid.path("i")).isEqualTo(panel.path("panelIndex"));
      assertThat(grid.path("x").asInt() + grid.path("w").asInt()).isLessThanOrEqualTo(48);
      area += grid.path("w").asInt() * grid.path("h").asInt();
      for (int x = 0; x < grid.path("w").asInt(); x++) {
        for (int y = 0; y < grid.path("h").asInt(); y++) {
          cells.add((grid.path("x").asInt() + x) + "," + (grid.path("y").asInt() + y));
        }
      }
    }

    assertThat(cells).hasSize(area);
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Dashboards.objects("visualization").stream()
                .map(v -> "visualization:" + v.path("id").asText())
                .toList());
    assertThat(Dashboards.searchSource(dashboard).path("filter").isArray()).isTrue();
    assertThat(Dashboards.inner(dashboard, "optionsJSON").isObject()).isTrue();
  }

  @Test
  void aVisualisationHasOneMetricAndWhatItIsDrawnOver() throws IOException {
    for (JsonNode visualization : Dashboards.objects("visualization")) {
      JsonNode state = Dashboards.inner(visualization, "visState");
      List<String> schemas = state.path("aggs").findValuesAsText("schema");

      assertThat(state.path("title")).isEqualTo(visualization.at("/attributes/title"));
      assertThat(state.path("type")).isEqualTo(state.at("/params/type"));
      assertThat(schemas).startsWith("metric", "segment").doesNotHaveDuplicates();
      assertThat(state.path("aggs").findValuesAsText("id")).doesNotHaveDuplicates();
      assertThat(Dashboards.fields(visualization)).isNotEmpty();
      assertThat(Dashboards.inner(visualization, "uiStateJSON").isObject()).isTrue();
    }
  }
}
