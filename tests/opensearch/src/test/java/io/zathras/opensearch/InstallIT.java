package io.zathras.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.zathras.exporter.Exporter;
import io.zathras.exporter.ExporterProvider.Change;
import io.zathras.exporter.ExporterProvider.Change.Action;
import io.zathras.exporter.ExporterProvider.Finding;
import io.zathras.exporter.ExporterSettings;
import io.zathras.exporter.opensearch.OpenSearchProvider;
import io.zathras.exporter.testing.SyntheticResults;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is put in place in a real node, and what is said of it. */
@OnEachOpenSearch
class InstallIT {

  private final OpenSearchVersion version;
  private final OpenSearchNode node;
  private final IndexedDelivery delivery;
  private final OpenSearchProvider provider = new OpenSearchProvider();

  InstallIT(OpenSearchVersion version) {
    this.version = version;
    node = OpenSearchNode.shared(version);
    delivery = IndexedDelivery.to(node);
  }

  @Test
  void installingAgainChangesNothing() {
    List<Change> changes = install(true);

    assertThat(changes)
        .extracting(Change::toString)
        .hasSize(4)
        .allMatch(text -> text.contains("CREATE"));
    assertThat(node.get("/" + delivery.results()).status()).isEqualTo(404);
    assertThat(install(false)).isEqualTo(changes);
    String before = node.get("/" + delivery.results()).good().body();
    assertThat(install(true)).isEmpty();
    assertThat(install(false)).isEmpty();
    assertThat(node.get("/" + delivery.results()).body()).isEqualTo(before);
    assertThat(node.get("/" + delivery.results() + "-read/_count").status()).isEqualTo(200);
  }

  @Test
  void dynamicFieldsOfDocumentsAreNoDifference() {
    delivery.export(SyntheticResults.of('a', 3));

    assertThat(install(true)).isEmpty();
  }

  @Test
  void anOlderTemplateIsUpdatedAndAMissingFieldAdded() {
    String template = older("\"results\": {\"type\": \"object\"}");
    node.put("/_index_template/" + delivery.results(), template).good();
    node.put("/" + delivery.results(), "{}").good();

    List<Change> changes = install(false);

    assertThat(changes)
        .contains(
            new Change(
                Action.UPDATE, "index template " + delivery.results() + " from version 0 to 2"))
        .anyMatch(
            change ->
                change.action() == Action.UPDATE
                    && change.what().startsWith("mapping of index " + delivery.results() + ": ")
                    && change.what().contains("is missing")
                    && change.what().contains("after a re-index only"));
    assertThat(install(true)).isEmpty();
    delivery.export(SyntheticResults.of('a', 1));
    assertThat(delivery.ids(delivery.results())).hasSize(1);
  }

  @Test
  void aFieldOfAnotherTypeIsReportedAndLeftAlone() {
    node.put(
            "/" + delivery.results(),
            "{\"mappings\": {\"properties\": {\"metadata\": {\"properties\":"
                + " {\"document_id\": {\"type\": \"text\"}}}}}}")
        .good();

    List<Change> changes = install(false);

    assertThat(changes)
        .anyMatch(
            change ->
                change.action() == Action.DIFFERS
                    && change.what().contains("mapping of index " + delivery.results())
                    && change
                        .what()
                        .contains("metadata.document_id type is text in place of keyword")
                    && change.what().endsWith("re-index into a new index"))
        .contains(
            new Change(
                Action.CREATE,
                "alias " + delivery.results() + "-read of index " + delivery.results()));
  }

  @Test
  void anIndexOfAnotherProgramIsRefusedWhateverTheTemplatesAreAndNothingIsChanged() {
    // As an index is that nobody made a mapping for.
    node.put(
            "/" + delivery.results() + "/_doc/1?refresh=true",
            "{\"test\": {\"name\": \"coremark\"}, \"metadata\": {\"iteration\": 1}}")
        .good();
    String before = node.get("/" + delivery.results()).good().body();
    for (String templates : List.of("auto", "never")) {
      try (Exporter exporter = provider.create(settings(Map.of("templates", templates)))) {
        assertThatThrownBy(() -> exporter.export(SyntheticResults.of('a', 1)))
            .hasMessageContaining("index " + delivery.results() + " has another mapping than ours")
            .hasMessageContaining("test.name type is text in place of keyword")
            .hasMessageContaining("--set opensearch.accept_mapping=true");
      }
    }
    assertThat(node.get("/" + delivery.results()).good().body()).isEqualTo(before);
    assertThat(node.get("/" + delivery.points()).status()).isEqualTo(404);
    assertThat(check()).extracting(Finding::ok).contains(false);

    Map<String, ?> accepting = Map.of("accept_mapping", true);
    try (Exporter exporter = provider.create(settings(accepting))) {
      exporter.export(SyntheticResults.of('a', 1));
    }
    assertThat(delivery.ids(delivery.results())).hasSize(2);
    assertThat(provider.check(settings(accepting)))
        .filteredOn(finding -> finding.text().contains("mapping of index " + delivery.results()))
        .extracting(Finding::ok)
        .containsOnly(true);
  }

  @Test
  void anIndexThatAnotherTemplateWouldMakeIsRefusedBeforeItIsMade() {
    node.put(
            "/_index_template/" + delivery.results(),
            """
            {"index_patterns": ["%s"], "priority": 900,
             "template": {"mappings": {"properties": {"test": {"properties":
               {"name": {"type": "text"}}}}}}}
            """
                .formatted(delivery.results()))
        .good();
    try (Exporter exporter = provider.create(settings(Map.of()))) {
      assertThatThrownBy(() -> exporter.export(SyntheticResults.of('a', 1)))
          .hasMessageContaining("which is not ours, has another mapping than ours");
    }
    assertThat(node.get("/" + delivery.results()).status()).isEqualTo(404);
  }

  @Test
  void anIndexOfTheVersionBeforeKeepsItsOldFieldsAndGetsTheNewOnes() {
    node.put(
            "/" + delivery.points(),
            """
            {"mappings": {"dynamic": "strict", "_meta": {"product": "zathras", "version": 1},
              "properties": {
                "metadata": {"properties": {
                  "instance_type": {"type": "keyword", "ignore_above": 8191},
                  "result_id": {"type": "keyword", "ignore_above": 8191}}},
                "system_under_test": {"properties": {
                  "cpu_vendor": {"type": "keyword", "ignore_above": 8191},
                  "cores": {"type": "long"}}}}}}
            """)
        .good();

    List<Change> changes = install(false);

    assertThat(changes).extracting(Change::action).containsOnly(Action.CREATE, Action.UPDATE);
    assertThat(changes)
        .extracting(Change::what)
        .anyMatch(what -> what.startsWith("mapping of index " + delivery.points()))
        .anyMatch(what -> what.startsWith("setting index.query.default_field"));
    assertThat(install(true)).isEmpty();
    String mapping = "/" + delivery.points() + "/mappings/properties/";
    JsonNode index = node.get("/" + delivery.points()).good().json();
    assertThat(index.at(mapping + "system_under_test/properties/cores/type").asText())
        .isEqualTo("long");
    assertThat(index.at(mapping + "system_under_test/properties/os_version/type").asText())
        .isEqualTo("alias");
    assertThat(index.at(mapping + "metadata/properties/instance_type/fields/keyword/type").asText())
        .isEqualTo("keyword");
    delivery.export(SyntheticResults.of('a', 1));
    assertThat(delivery.ids(delivery.points())).hasSize(1);
  }

  @Test
  void anEmptyIndexWithoutAMappingIsGivenOurs() {
    node.put("/" + delivery.results(), "{\"settings\": {\"number_of_replicas\": 0}}").good();

    delivery.export(SyntheticResults.of('a', 1));

    JsonNode index = node.get("/" + delivery.results()).good().json().path(delivery.results());
    assertThat(index.at("/mappings/dynamic").asText()).isEqualTo("strict");
    assertThat(index.at("/settings/index/query/default_field")).isNotEmpty();
    assertThat(install(true)).isEmpty();
  }

  @Test
  void aTemplateOfAnotherOneOfThatNameStays() {
    node.put(
            "/_index_template/" + delivery.results(),
            "{\"index_patterns\": [\"" + delivery.results() + "\"]}")
        .good();

    assertThat(install(false))
        .contains(
            new Change(
                Action.DIFFERS,
                "index template " + delivery.results() + " is not ours; it stays as it is"));
  }

  @Test
  void shardsAndReplicasAreThoseOfTheSettings() {
    install(false, Map.of("shards", 2, "replicas", 0));

    JsonNode settings =
        node.get("/" + delivery.results() + "/_settings?flat_settings=true")
            .json()
            .path(delivery.results())
            .path("settings");
    assertThat(settings.path("index.number_of_shards").asText()).isEqualTo("2");
    assertThat(settings.path("index.number_of_replicas").asText()).isEqualTo("0");
    assertThat(install(true, Map.of("shards", 2, "replicas", 0))).isEmpty();
    assertThat(install(true, Map.of("shards", 3, "replicas", 0)))
        .extracting(Change::what)
        .contains(
            "index template " + delivery.results() + ": number_of_shards is 2; it stays as it is");
  }

  @Test
  void checkLeavesNothingBehind() {
    List<Finding> before = check();
    assertThat(before).extracting(Finding::ok).containsOnly(true);
    assertThat(before)
        .extracting(Finding::text)
        .contains(
            version + " answers, to none",
            "may create index " + delivery.results(),
            "may install index templates");
    assertThat(node.get("/" + delivery.results()).status()).isEqualTo(404);
    assertThat(node.get("/_index_template/zathras-check").status()).isEqualTo(404);

    install(false);

    assertThat(check())
        .extracting(Finding::text)
        .containsExactly(
            version + " answers, to none",
            "index templates, indices and aliases are in place",
            "may read " + delivery.points(),
            "may write to " + delivery.points(),
            "may refresh " + delivery.points(),
            "may search " + delivery.points(),
            "may delete from " + delivery.points(),
            "may read " + delivery.results(),
            "may write to " + delivery.results(),
            "may delete from " + delivery.results());
    assertThat(delivery.ids(delivery.results())).isEmpty();
    assertThat(delivery.ids(delivery.points())).isEmpty();
  }

  @Test
  void checkSaysThatAnIndexTakesNoWrites() {
    install(false);
    node.put("/" + delivery.results() + "/_settings", "{\"index.blocks.write\": true}").good();

    assertThat(check())
        .filteredOn(finding -> !finding.ok())
        .extracting(Finding::text)
        .hasSize(2)
        .first()
        .asString()
        .startsWith("may not write to " + delivery.results() + ": cluster_block_exception: ")
        .endsWith("look for full disks and index.blocks settings");
  }

  private String older(String properties) {
    return """
    {"index_patterns": ["%s"], "priority": 300, "_meta": {"product": "zathras", "version": 0},
     "template": {"mappings": {"dynamic": "strict", "properties": {%s}}}}
    """
        .formatted(delivery.results(), properties);
  }

  private List<Change> install(boolean dryRun) {
    return install(dryRun, Map.of());
  }

  private List<Change> install(boolean dryRun, Map<String, ?> more) {
    return provider.install(settings(more), dryRun);
  }

  private List<Finding> check() {
    return provider.check(settings(Map.of("policy", "replace")));
  }

  private ExporterSettings settings(Map<String, ?> more) {
    Map<String, Object> values = new HashMap<>(more);
    values.put("url", node.url().toString());
    values.put("summary_index", delivery.results());
    values.put("timeseries_index", delivery.points());
    return ExporterSettings.of("test: opensearch", values, name -> null);
  }
}
