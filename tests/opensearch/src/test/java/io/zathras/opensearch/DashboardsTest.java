package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.opensearch.OpenSearchDashboards;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The saved objects have the shape that OpenSearch Dashboards imports. */
class DashboardsTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void areAPatternForEachIndexAndThreeDashboardsOfAllPanels() throws IOException {
    assertThat(Dashboards.objects("index-pattern")).hasSize(2);
    assertThat(Dashboards.objects("dashboard")).hasSize(3);
    assertThat(Dashboards.objects("visualization")).hasSizeGreaterThan(25);
    assertThat(Dashboards.objects().values())
        .extracting(object -> object.path("type").asText())
        .containsOnly("index-pattern", "dashboard", "visualization");
  }

  @Test
  void everyHeadlineOfEveryBenchmarkIsDrawnBySystemAndOverTimeForItsTestOnly() throws IOException {
    Map<String, Set<String>> expected = new TreeMap<>();
    try (InputStream in = Exporter.class.getResourceAsStream("horreum/primary-metrics.json")) {
      for (Map.Entry<String, JsonNode> test : JSON.readTree(in).properties()) {
        Set<String> metrics = expected.computeIfAbsent(test.getKey(), key -> new TreeSet<>());
        test.getValue()
            .fieldNames()
            .forEachRemaining(m -> metrics.add("results.primary_metrics." + m + ".value"));
      }
    }
    for (String kind : List.of("-by-system", "-over-time")) {
      Map<String, Set<String>> drawn = new TreeMap<>();
      for (JsonNode visualization : Dashboards.objects("visualization")) {
        if (visualization.path("id").asText().endsWith(kind)) {
          String query = Dashboards.searchSource(visualization).at("/query/query").asText();
          assertThat(query)
              .matches("test\\.name : \"[a-z0-9_]+\" and not results\\.status : \"FAIL\"");
          drawn
              .computeIfAbsent(query.split("\"", -1)[1], key -> new TreeSet<>())
              .addAll(Dashboards.fields(visualization, "metric"));
          assertThat(Dashboards.fields(visualization)).contains("metadata.instance_type");
        }
      }
      assertThat(drawn).isEqualTo(expected);
    }
  }

  @Test
  void everyFieldThatIsDrawnIsNamedByTheTemplateSoThatItIsThereBeforeTheFirstDocument()
      throws IOException {
    for (JsonNode visualization : Dashboards.objects("visualization")) {
      boolean ofResults = Dashboards.index(visualization).equals("zathras-results-read");
      JsonNode mappings =
          JSON.readTree(Indices.template(ofResults ? "results" : "timeseries"))
              .at("/template/mappings");
      for (String field : Dashboards.fields(visualization)) {
        String type =
            mappings.at("/properties/" + field.replace(".", "/properties/")).path("type").asText();
        assertThat(type)
            .as("%s in %s", field, visualization.path("id"))
            .isIn("double", "keyword", "date");
      }
    }
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
  void eachDashboardShowsPanelsOnceAndNoneOverAnotherAndAllAreShown() throws IOException {
    Set<String> all = new TreeSet<>();
    for (JsonNode dashboard : Dashboards.objects("dashboard")) {
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
      assertThat(shown).isNotEmpty().doesNotHaveDuplicates();
      all.addAll(shown);
      assertThat(Dashboards.searchSource(dashboard).path("filter").isArray()).isTrue();
      assertThat(Dashboards.inner(dashboard, "optionsJSON").isObject()).isTrue();
    }
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(
            Dashboards.objects("visualization").stream()
                .map(v -> "visualization:" + v.path("id").asText())
                .toList());
  }

  @Test
  void aVisualisationHasValuesWhatTheyAreDrawnOverAndSeries() throws IOException {
    for (JsonNode visualization : Dashboards.objects("visualization")) {
      JsonNode state = Dashboards.inner(visualization, "visState");
      List<String> schemas = state.path("aggs").findValuesAsText("schema");

      assertThat(state.path("title")).isEqualTo(visualization.at("/attributes/title"));
      assertThat(state.path("type")).isEqualTo(state.at("/params/type"));
      assertThat(schemas).startsWith("metric").endsWith("segment", "group");
      assertThat(schemas.subList(0, schemas.size() - 2)).containsOnly("metric");
      assertThat(state.at("/params/seriesParams")).hasSize(schemas.size() - 2);
      assertThat(state.path("aggs").findValuesAsText("id")).doesNotHaveDuplicates();
      assertThat(Dashboards.fields(visualization)).isNotEmpty();
      assertThat(Dashboards.inner(visualization, "uiStateJSON").isObject()).isTrue();
    }
  }

  @Test
  void thePatternsAreOfTheNamesThatTheIndicesHave() {
    assertThat(OpenSearchDashboards.of("perf-results", "perf-points").toNdjson().lines().limit(2))
        .satisfiesExactly(
            line -> assertThat(line).contains("\"title\":\"perf-results-read\""),
            line -> assertThat(line).contains("\"title\":\"perf-points-read\""));
  }
}
