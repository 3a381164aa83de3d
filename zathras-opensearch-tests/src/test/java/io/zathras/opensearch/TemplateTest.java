package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zathras.schema.PublishedSchema;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
          "results.runs.*.timeseries_summary.median",
          "results.runs.*.validation",
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
    addTemplates(mappings, actual);

    assertThat(actual).isEqualTo(expected);
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
