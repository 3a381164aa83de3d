package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zathras.exporter.Exporter;
import io.zathras.schema.PublishedSchema;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The index templates and the published schemas say the same of every member of a document. */
class TemplateTest {

  private static final JsonMapper JSON = new JsonMapper();

  /** What the results index keeps and does not index: its cost is a field for each run. */
  private static final Set<String> KEPT_ONLY =
      Set.of(
          "results.runs.*.run_number",
          "results.runs.*.description",
          "results.runs.*.start_time",
          "results.runs.*.end_time",
          "results.runs.*.timeseries",
          "results.runs.*.timeseries_summary.metric",
          "results.runs.*.timeseries_summary.count",
          "results.runs.*.timeseries_summary.mean",
          "results.runs.*.timeseries_summary.min",
          "results.runs.*.timeseries_summary.max",
          "results.runs.*.timeseries_summary.median",
          "results.runs.*.validation",
          "results.runs.*.details",
          "results.primary_metrics.*.aggregation",
          "results.primary_metrics.*.run");

  private static final Map<String, String> TYPES =
      Map.of("integer", "long", "number", "double", "boolean", "boolean", "string", "keyword");

  @ParameterizedTest
  @CsvSource({"results, RESULT", "timeseries, TIMESERIES"})
  void everyMemberOfADocumentHasAFieldOfItsTypeAndNothingElseHas(
      String name, PublishedSchema published) throws Exception {
    JsonNode schema = JSON.readTree(published.text());
    Map<String, String> expected = new TreeMap<>();
    new Members(schema, expected).add("", schema);
    if (published == PublishedSchema.RESULT) {
      KEPT_ONLY.forEach(member -> assertThat(expected.remove(member)).as(member).isNotNull());
    }
    Map<String, String> actual = new TreeMap<>();
    JsonNode mappings = JSON.readTree(Indices.template(name)).at("/template/mappings");
    addFields("", mappings, actual);
    actual.values().removeIf("alias"::equals);
    actual.keySet().removeAll(known(mappings));
    addTemplates(mappings, actual);

    assertThat(actual).isEqualTo(expected);
  }

  /**
   * Metrics that the templates name, so that a dashboard can draw them before the first document.
   */
  private static Set<String> known(JsonNode mappings) {
    Set<String> known = new TreeSet<>();
    JsonNode headlines = mappings.at("/properties/results/properties/primary_metrics/properties");
    for (Map.Entry<String, JsonNode> headline : headlines.properties()) {
      for (String member : Set.of("value", "unit", "direction", "sample_count", "stddev")) {
        known.add("results.primary_metrics." + headline.getKey() + "." + member);
      }
    }
    JsonNode values = mappings.at("/properties/metrics/properties");
    values.fieldNames().forEachRemaining(value -> known.add("metrics." + value));
    return known;
  }

  @Test
  void metricsThatAreKnownBeforehandAreMappedAsAllOthers() throws Exception {
    JsonNode results = JSON.readTree(Indices.template("results")).at("/template/mappings");
    JsonNode points = JSON.readTree(Indices.template("timeseries")).at("/template/mappings");
    JsonNode headlines = results.at("/properties/results/properties/primary_metrics/properties");
    Set<String> names = new TreeSet<>();
    try (InputStream in = Exporter.class.getResourceAsStream("horreum/primary-metrics.json")) {
      for (JsonNode test : JSON.readTree(in)) {
        test.fieldNames().forEachRemaining(names::add);
      }
    }

    assertThat(headlines.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(names);
    assertThat(headlines).allMatch(rule(results, "primary_metric")::equals);
    assertThat(points.at("/properties/metrics/properties"))
        .isNotEmpty()
        .allMatch(rule(points, "values")::equals);
  }

  private static JsonNode rule(JsonNode mappings, String name) {
    for (JsonNode named : mappings.path("dynamic_templates")) {
      if (named.has(name)) {
        return named.path(name).path("mapping");
      }
    }
    throw new AssertionError("there is no rule " + name);
  }

  @Test
  void onePathServesBothIndicesForWhatBothHave() throws Exception {
    Map<String, String> results = new TreeMap<>();
    Map<String, String> points = new TreeMap<>();
    addFields("", JSON.readTree(Indices.template("results")).at("/template/mappings"), results);
    addFields("", JSON.readTree(Indices.template("timeseries")).at("/template/mappings"), points);
    points.values().removeIf("alias"::equals);
    Set<String> ofPoints =
        Set.of(
            "run",
            "sequence",
            "timestamp",
            "timestamp_source",
            "configuration_id",
            "setting_id",
            "metrics");
    points.keySet().removeIf(path -> ofPoints.contains(path.split("\\.", 2)[0]));
    // In the results index it is another name of the document's id.
    assertThat(results.remove("metadata.result_id")).isEqualTo("alias");
    assertThat(points.remove("metadata.result_id")).isEqualTo("keyword");

    assertThat(results).containsAllEntriesOf(points);
    assertThat(points)
        .containsKeys(
            "metadata.cloud_region",
            "metadata.price_usd_per_hour",
            "test_configuration.tuned_profile",
            "results.status",
            "results.headline_threads",
            "system_under_test.hardware.cpu.model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"results", "timeseries"})
  void otherNamesLeadToFieldsAndSearchedFieldsAreKeywords(String name) throws Exception {
    JsonNode template = JSON.readTree(Indices.template(name));
    JsonNode mappings = template.at("/template/mappings");
    Map<String, String> fields = new TreeMap<>();
    addFields("", mappings, fields);
    Set<String> aliases = new TreeSet<>();
    fields.forEach((path, type) -> aliases.add(type.equals("alias") ? path : ""));
    aliases.remove("");

    assertThat(aliases).isNotEmpty();
    for (String alias : aliases) {
      String target = at(mappings, alias).path("path").asText();
      assertThat(fields.get(target)).as(alias).isIn("keyword", "long");
    }
    JsonNode searched = template.at("/template/settings/index/query/default_field");
    assertThat(searched).hasSizeGreaterThan(15).hasSizeLessThan(100);
    for (JsonNode field : searched) {
      assertThat(fields.get(field.asText())).as("%s", field).isEqualTo("keyword");
    }
  }

  private static JsonNode at(JsonNode mappings, String path) {
    return mappings.at("/properties/" + path.replace(".", "/properties/"));
  }

  @Test
  void whatPeopleFilterByHasTheNameThatAnIndexWithoutATemplateGivesItToo() throws Exception {
    for (String name : Set.of("results", "timeseries")) {
      JsonNode mappings = JSON.readTree(Indices.template(name)).at("/template/mappings");
      for (String field :
          Set.of(
              "test.name",
              "test.version",
              "metadata.scenario_name",
              "metadata.os_vendor",
              "metadata.cloud_provider",
              "metadata.instance_type",
              "system_under_test.hardware.cpu.vendor",
              "system_under_test.hardware.cpu.model",
              "system_under_test.operating_system.distribution",
              "system_under_test.operating_system.version",
              "system_under_test.operating_system.kernel_version",
              "test_configuration.tuned_profile",
              "results.status")) {
        assertThat(at(mappings, field).at("/fields/keyword/type").asText())
            .as("%s.keyword in %s", field, name)
            .isEqualTo("keyword");
      }
    }
  }

  private static void addFields(String prefix, JsonNode object, Map<String, String> fields) {
    object
        .path("properties")
        .properties()
        .forEach(
            field -> {
              String path = prefix + field.getKey();
              if (!field.getValue().path("type").asText("object").equals("object")) {
                fields.put(path, field.getValue().path("type").asText());
              }
              addFields(path + ".", field.getValue(), fields);
            });
  }

  private static void addTemplates(JsonNode mappings, Map<String, String> fields) {
    for (JsonNode named : mappings.path("dynamic_templates")) {
      JsonNode template = named.iterator().next();
      JsonNode mapping = template.path("mapping");
      String path = template.path("path_match").asText();
      if (!mapping.path("type").asText().equals("object")) {
        fields.put(path, mapping.path("type").asText());
      }
      addFields(path + ".", mapping, fields);
    }
  }

  /** Finds the type that each member of a schema should have in an index. */
  private record Members(JsonNode schema, Map<String, String> types) {

    void add(String prefix, JsonNode object) {
      object
          .path("properties")
          .properties()
          .forEach(member -> addMember(prefix + member.getKey(), member.getValue()));
    }

    private void addMember(String path, JsonNode member) {
      String definition = member.path("$ref").asText().replace("#/$defs/", "");
      if (definition.equals("timestamp") || path.equals("metadata.processing_timestamp")) {
        types.put(path, "date");
      } else if (definition.equals("open_object")) {
        types.put(path, "flat_object");
      } else if (!definition.isEmpty()) {
        add(path + ".", schema.path("$defs").path(definition));
      } else if (path.endsWith("cpu.caches")) {
        for (String level : Set.of("l1d", "l1i", "l2", "l3", "l4")) {
          add(path + "." + level + ".", schema.at("/$defs/cpu_cache"));
        }
      } else if (path.equals("results.runs") || path.equals("results.primary_metrics")) {
        JsonNode value = member.path("patternProperties").iterator().next();
        addMember(path + ".*", value);
      } else if (path.endsWith("timeseries")) {
        types.put(path, "not in the summary form");
      } else if (path.equals("metrics") || path.endsWith(".metrics")) {
        types.put(path + ".*", TYPES.get(member.at("/additionalProperties/type").asText()));
      } else if (member.path("type").asText().equals("object")) {
        types.put(path, "flat_object");
      } else {
        types.put(path, TYPES.get(member.path("type").asText("string")));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"results, RESULT", "timeseries, TIMESERIES"})
  void versionAndSchemaAreSaidInTheTemplateAndInEveryIndexItMakes(
      String name, PublishedSchema published) throws Exception {
    JsonNode template = JSON.readTree(Indices.template(name));
    String schema = JSON.readTree(published.text()).path("$id").asText();

    assertThat(template.at("/_meta/schema").asText()).isEqualTo(schema);
    assertThat(template.at("/_meta/version")).isEqualTo(template.path("version"));
    assertThat(template.at("/template/mappings/_meta")).isEqualTo(template.path("_meta"));
  }

  @Test
  void textsAreCutForTheIndexBeforeOneIsTooLongForIt() throws Exception {
    Set<String> limits = new TreeSet<>();
    for (String name : Set.of("results", "timeseries")) {
      for (JsonNode type : JSON.readTree(Indices.template(name)).findParents("type")) {
        if (type.path("type").asText().equals("keyword")) {
          limits.add(type.path("ignore_above").asText());
        }
      }
    }

    // 8191 characters of four bytes are the most that fit into a term of 32,766 bytes.
    assertThat(limits).containsExactly("8191");
  }
}
