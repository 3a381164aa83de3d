package io.zathras.exporter.opensearch.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.ExporterProvider.Change;
import io.zathras.exporter.ExporterProvider.Change.Action;
import io.zathras.exporter.opensearch.cluster.ClusterClient;
import io.zathras.exporter.opensearch.cluster.RefusedException;
import io.zathras.exporter.rest.RestRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Installs the index templates, the indices and their reader aliases. Things of the same version
 * stay as they are. A mapping that only lacks something is completed; one that would require
 * reindexing stays and is reported.
 */
public final class TemplateInstaller {

  private static final String TEMPLATES = "/_index_template/";

  private final ClusterClient cluster;
  private final List<IndexTemplate> templates;

  /** Creates an installer of the templates and indices with these names. */
  public TemplateInstaller(ClusterClient cluster, IndexNames names, IndexLayout layout) {
    this.cluster = cluster;
    this.templates =
        List.of(IndexTemplate.timeseries(names, layout), IndexTemplate.results(names, layout));
  }

  /** Returns the templates as they should be. */
  public List<IndexTemplate> all() {
    return templates;
  }

  /** Returns a template from the cluster, or {@code null} when it does not exist. */
  public @Nullable JsonNode find(IndexTemplate template) {
    JsonNode found =
        cluster.find(
            TEMPLATES + ClusterClient.encoded(template.name()),
            "index template " + template.name(),
            answer -> answer.at("/index_templates/0/name").asText().equals(template.name()));
    return found == null ? null : found.path("index_templates").path(0).path("index_template");
  }

  /** Returns the indices behind a template's name, by their own names; {@code null} for none. */
  public @Nullable JsonNode findIndices(IndexTemplate template) {
    return cluster.find(
        "/" + ClusterClient.encoded(template.name()),
        "index " + template.name() + " with its mappings",
        answer -> isIndices(template.name(), answer));
  }

  /** Returns whether an answer describes an index of that name or alias. */
  private static boolean isIndices(String name, JsonNode answer) {
    return !answer.isEmpty()
        && answer.properties().stream()
            .allMatch(
                index ->
                    index.getValue().path("mappings").isObject()
                        && (index.getKey().equals(name)
                            || index.getValue().path("aliases").has(name)));
  }

  /**
   * Installs everything, or only reports what it would do.
   *
   * @throws ExportException if the cluster refuses
   */
  public List<Change> install(boolean dryRun) {
    try {
      return installAll(dryRun);
    } catch (RefusedException e) {
      throw e.isForbidden() ? e.or("set templates: never once an administrator installed them") : e;
    }
  }

  private List<Change> installAll(boolean dryRun) {
    List<Change> changes = new ArrayList<>();
    for (IndexTemplate template : templates) {
      installTemplate(template, dryRun, changes);
      JsonNode indices = findIndices(template);
      if (indices == null) {
        changes.add(new Change(Action.CREATE, "index " + template.name()));
        if (!dryRun) {
          create(template.name());
        }
      } else {
        for (Map.Entry<String, JsonNode> index : indices.properties()) {
          complete(template, index.getKey(), index.getValue(), dryRun, changes);
        }
      }
    }
    return changes;
  }

  private void installTemplate(IndexTemplate template, boolean dryRun, List<Change> changes) {
    JsonNode there = find(template);
    String what = "index template " + template.name();
    if (there == null) {
      changes.add(new Change(Action.CREATE, what + " version " + template.version()));
    } else if (!IndexTemplate.isOurs(there)) {
      changes.add(new Change(Action.DIFFERS, what + " is not ours; it stays as it is"));
      return;
    } else if (IndexTemplate.version(there) < template.version()) {
      String from = " from version " + IndexTemplate.version(there);
      changes.add(new Change(Action.UPDATE, what + from + " to " + template.version()));
    } else {
      String difference = difference(template, there);
      if (!difference.isEmpty()) {
        changes.add(new Change(Action.DIFFERS, what + ": " + difference + "; it stays as it is"));
      }
      return;
    }
    put(dryRun, TEMPLATES + ClusterClient.encoded(template.name()), template.json());
  }

  /**
   * Returns in words how a template of our version or a newer one differs from ours; empty if it
   * does not.
   */
  private static String difference(IndexTemplate template, JsonNode there) {
    int version = IndexTemplate.version(there);
    if (version > template.version()) {
      return "version " + version + " is newer than our " + template.version();
    }
    if (!there.path("template").path("mappings").equals(template.mappings())) {
      return "its mapping was changed by someone";
    }
    JsonNode settings = there.path("template").path("settings").path("index");
    for (String name : List.of("number_of_shards", "number_of_replicas", "auto_expand_replicas")) {
      String expected = template.settings().path(name).asText("");
      String found = settings.path(name).asText("");
      if (!expected.equals(found)) {
        return name + " is " + (found.isEmpty() ? "not set" : found);
      }
    }
    return "";
  }

  /**
   * Refuses an index whose fields have other types than ours, because queries for one kind of
   * documents would not find the other, and both kinds would mix. A mapping that the user may not
   * see, or that only lacks fields, is accepted.
   *
   * @throws ExportException with the differences and advice
   */
  public void requireOurMappings() {
    for (IndexTemplate template : templates) {
      JsonNode indices = visible(() -> findIndices(template));
      if (indices != null) {
        for (Map.Entry<String, JsonNode> index : indices.properties()) {
          require(template, "index " + index.getKey(), index.getValue().path("mappings"));
        }
        continue;
      }
      JsonNode there = visible(() -> find(template));
      if (there != null && !IndexTemplate.isOurs(there)) {
        String simulation = TEMPLATES + "_simulate_index/" + ClusterClient.encoded(template.name());
        JsonNode made = visible(() -> cluster.ask(RestRequest.of("POST", simulation)));
        if (made != null) {
          require(
              template,
              "an index of the index template " + template.name() + ", which is not ours,",
              made.path("template").path("mappings"));
        }
      }
    }
  }

  private static void require(IndexTemplate template, String what, JsonNode mappings) {
    MappingComparison comparison = MappingComparison.of(template.mappings(), mappings);
    if (comparison.isAddition() || IndexTemplate.version(mappings) > template.version()) {
      return;
    }
    String maker =
        IndexTemplate.isOurs(mappings)
            ? "the mapping was changed by someone"
            : "it was made by another program, such as Chronicler, whose indices have the same"
                + " names, or without the index template";
    throw new ExportException(
        ClusterClient.NAME,
        what
            + " has another mapping than ours, and nothing is sent to it: "
            + comparison.words()
            + ". As it seems, "
            + maker
            + ". Choose another name (summary_index, timeseries_index), move the index as"
            + " docs/COMPATIBILITY.md says, or, if you know that it serves you, set accept_mapping:"
            + " true (--set opensearch.accept_mapping=true)",
        null);
  }

  /** Returns {@code null} if the user may not see it. */
  private static @Nullable JsonNode visible(Supplier<@Nullable JsonNode> question) {
    try {
      return question.get();
    } catch (RefusedException e) {
      if (e.isForbidden()) {
        return null;
      }
      throw e;
    }
  }

  private void complete(
      IndexTemplate template, String index, JsonNode there, boolean dryRun, List<Change> changes) {
    JsonNode mappings = there.path("mappings");
    MappingComparison comparison = MappingComparison.of(template.mappings(), mappings);
    if (comparison.isAddition()) {
      searchedFields(template, index, there, dryRun, changes);
    }
    if (!comparison.isSame() && IndexTemplate.version(mappings) <= template.version()) {
      if (comparison.isAddition()) {
        changes.add(
            new Change(
                Action.UPDATE,
                "mapping of index "
                    + index
                    + ": "
                    + comparison.words()
                    + "; documents from before are found by new fields after a re-index only"));
        put(dryRun, "/" + ClusterClient.encoded(index) + "/_mapping", comparison.additions());
      } else {
        changes.add(
            new Change(
                Action.DIFFERS,
                "mapping of index "
                    + index
                    + ": "
                    + comparison.words()
                    + "; it stays as it is: re-index into a new index"));
      }
    }
    if (!there.path("aliases").has(template.alias())) {
      changes.add(new Change(Action.CREATE, "alias " + template.alias() + " of index " + index));
      String path =
          "/" + ClusterClient.encoded(index) + "/_alias/" + ClusterClient.encoded(template.alias());
      put(dryRun, path, ClusterClient.JSON.createObjectNode());
    }
  }

  /**
   * Sets the fields that a query without a field name searches. By default an index searches all
   * fields, which fails for more than 1,024. A setting that a user chose stays.
   */
  private void searchedFields(
      IndexTemplate template, String index, JsonNode there, boolean dryRun, List<Change> changes) {
    JsonNode chosen = there.path("settings").path("index").path("query").path("default_field");
    if (chosen.isMissingNode()) {
      JsonNode fields = template.settings().path("query").path("default_field");
      ObjectNode settings = ClusterClient.JSON.createObjectNode();
      settings.set("index.query.default_field", fields);
      changes.add(
          new Change(
              Action.UPDATE,
              "setting index.query.default_field of index " + index + ": the fields to search"));
      put(dryRun, "/" + ClusterClient.encoded(index) + "/_settings", settings);
    }
  }

  /** Creates an index, or accepts the one that another process created meanwhile. */
  private void create(String index) {
    try {
      cluster.put("/" + ClusterClient.encoded(index), ClusterClient.JSON.createObjectNode());
    } catch (RefusedException e) {
      if (!e.type().equals("resource_already_exists_exception")) {
        throw e;
      }
    }
  }

  private void put(boolean dryRun, String path, JsonNode body) {
    if (!dryRun) {
      cluster.put(path, body);
    }
  }
}
