package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.ExportException;
import io.zathras.exporter.ExporterProvider.Change;
import io.zathras.exporter.ExporterProvider.Change.Action;
import io.zathras.schema.PublishedSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sets up schema, labels, tests and variables in Horreum. Things that are already correct stay
 * untouched; things that a person may have changed are reported and stay as they are.
 */
final class Provisioning {

  private static final JsonMapper MAPPER = new JsonMapper();

  /** The members that we own; users may change all others. */
  private static final List<String> LABEL =
      List.of("extractors", "function", "filtering", "metrics");

  private static final String MODEL = "fixedThreshold";

  private static final List<String> TEST = List.of("fingerprintLabels", "timelineLabels");
  private static final List<String> VARIABLE = List.of("labels", "calculation", "changeDetection");

  private final HorreumClient client;
  private final HorreumLocation place;
  private final HorreumModel model;
  private final boolean dryRun;
  private final List<Change> changes = new ArrayList<>();

  Provisioning(HorreumClient client, HorreumLocation place, HorreumModel model, boolean dryRun) {
    this.client = client;
    this.place = place;
    this.model = model;
    this.dryRun = dryRun;
  }

  /** Returns the changes, which a dry run does not make. */
  List<Change> run() {
    ServerCheck server = new ServerCheck(client, place);
    server.requireForInstalling();
    JsonNode id =
        client.find("/api/schema/idByUri/" + QueryPath.encoded(PublishedSchema.RESULT.uri()));
    Map<String, JsonNode> labels = labelsOf(id);
    server.requirePaths(
        model.labels().stream().filter(label -> !labels.containsKey(label.name())).toList());
    Integer schema = schema(id);
    labels(schema, model.labels(), labels);
    comparison();
    for (String benchmark : model.benchmarks()) {
      Integer test = test(benchmark);
      new Variables(test, benchmark).install();
    }
    return List.copyOf(changes);
  }

  private Map<String, JsonNode> labelsOf(@Nullable JsonNode schema) {
    Map<String, JsonNode> labels = new HashMap<>();
    if (schema != null) {
      client
          .array("/api/schema/" + schema.asInt() + "/labels")
          .forEach(label -> labels.put(label.path("name").asText(), label));
    }
    return labels;
  }

  private @Nullable Integer schema(@Nullable JsonNode id) {
    PublishedSchema published = PublishedSchema.RESULT;
    JsonNode ours = parsed(published.text());
    if (id == null) {
      ObjectNode schema =
          owned()
              .put("name", "Zathras result " + published.uri().replaceAll(".*:", ""))
              .put("uri", published.uri())
              .put("description", "The result document of Zathras");
      schema.set("schema", ours);
      return made("schema " + published.uri(), "/api/schema", schema);
    }
    JsonNode there = client.get("/api/schema/" + id.asInt());
    if (!JsonEquality.same(there.path("schema"), ours)) {
      ObjectNode updated = there.deepCopy();
      updated.set("schema", ours);
      change(Action.UPDATE, "schema " + published.uri() + ": its JSON Schema");
      if (!dryRun) {
        client.put("PUT", "/api/schema", updated);
      }
    }
    return id.asInt();
  }

  /** The metadata beside the document has its own schema with one label. */
  private void comparison() {
    JsonNode id = client.find("/api/schema/idByUri/" + QueryPath.encoded(RunComparison.SCHEMA));
    Map<String, JsonNode> labels = labelsOf(id);
    Integer schema =
        id == null
            ? made(
                "schema " + RunComparison.SCHEMA,
                "/api/schema",
                owned()
                    .put("name", "Zathras comparison")
                    .put("uri", RunComparison.SCHEMA)
                    .put("description", "How a result of Zathras compares with those before it"))
            : Integer.valueOf(id.asInt());
    labels(schema, List.of(RunComparison.LABEL), labels);
  }

  private void labels(
      @Nullable Integer schema, List<HorreumLabel> labels, Map<String, JsonNode> there) {
    ArrayNode missing = MAPPER.createArrayNode();
    for (HorreumLabel label : labels) {
      JsonNode existing = there.get(label.name());
      if (existing == null) {
        missing.add(json(label, schema));
        change(Action.CREATE, "label " + label.name() + " " + label.path());
      } else {
        compare("label " + label.name(), existing, json(label, schema), LABEL);
      }
    }
    if (!dryRun && !missing.isEmpty()) {
      client.put("POST", "/api/schema/" + schema + "/labels", missing);
    }
  }

  private ObjectNode json(HorreumLabel label, @Nullable Integer schema) {
    ObjectNode json =
        owned()
            .put("name", label.name())
            .put("schemaId", schema)
            .put("filtering", !label.isMetric())
            .put("metrics", label.isMetric());
    json.putArray("extractors")
        .addObject()
        .put("name", "value")
        .put("jsonpath", label.path())
        .put("isarray", false);
    return json;
  }

  private @Nullable Integer test(String benchmark) {
    String name = place.testName(benchmark);
    JsonNode test = client.find("/api/test/byName/" + QueryPath.encoded(name));
    if (test == null || !name.equals(test.path("name").asText())) {
      ObjectNode made =
          owned()
              .put("name", name)
              .put("description", "Results of " + benchmark + " by Zathras")
              .put("notificationsEnabled", true)
              .putNull("datastoreId");
      made.set("fingerprintLabels", texts(model.fingerprintLabels()));
      made.set("timelineLabels", texts(model.timelineLabels()));
      return made("test " + name, "/api/test", made);
    }
    ObjectNode wanted = MAPPER.createObjectNode();
    wanted.set("fingerprintLabels", texts(model.fingerprintLabels()));
    wanted.set("timelineLabels", texts(model.timelineLabels()));
    if (test.path("fingerprintLabels").isEmpty() && test.path("timelineLabels").isEmpty()) {
      ObjectNode updated = test.deepCopy();
      updated.setAll(wanted);
      change(Action.UPDATE, "test " + name + ": its fingerprint and timeline labels, not set yet");
      if (!dryRun) {
        client.put("PUT", "/api/test", updated);
      }
    } else {
      compare("test " + name, test, wanted, TEST);
    }
    return test.path("id").asInt();
  }

  /** Sends a new thing and returns its number, or {@code null} in a dry run. */
  private @Nullable Integer made(String what, String path, ObjectNode body) {
    change(Action.CREATE, what);
    if (dryRun) {
      return null;
    }
    JsonNode answer = client.put("POST", path, body).json();
    int id = answer.isObject() ? answer.path("id").asInt() : answer.asInt();
    if (id <= 0) {
      throw new ExportException(
          HorreumClient.NAME, what + " was made, but the answer is no number: " + answer, null);
    }
    return id;
  }

  private void compare(String what, JsonNode there, ObjectNode ours, List<String> members) {
    String differences = JsonEquality.differences(there, ours, members);
    if (!differences.isEmpty()) {
      change(Action.DIFFERS, what + ": " + differences);
    }
  }

  private void change(Action action, String what) {
    changes.add(new Change(action, what));
  }

  private ObjectNode owned() {
    return MAPPER
        .createObjectNode()
        .put("owner", place.team())
        .put("access", place.access().name());
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = MAPPER.createArrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static JsonNode parsed(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("the published schema is no JSON", e);
    }
  }

  /**
   * The variables of one test. Horreum replaces the whole set, so existing variables are sent back
   * with the new ones.
   */
  private final class Variables {

    private final @Nullable Integer test;
    private final String benchmark;

    Variables(@Nullable Integer test, String benchmark) {
      this.test = test;
      this.benchmark = benchmark;
    }

    void install() {
      ArrayNode all = MAPPER.createArrayNode();
      if (test != null) {
        client.array(QueryPath.to("/api/alerting/variables").with("test", test)).forEach(all::add);
      }
      Map<String, JsonNode> there = new HashMap<>();
      all.forEach(variable -> there.put(variable.path("name").asText(), variable));
      boolean isNew = false;
      for (HorreumVariable variable : model.variables(benchmark)) {
        String what = "variable " + variable.name() + " of " + place.testName(benchmark);
        JsonNode existing = there.get(variable.name());
        if (existing == null) {
          all.add(json(variable, all.size()));
          change(Action.CREATE, what);
          isNew = true;
        } else if (isFormer(existing)) {
          all.remove(indexOf(all, existing));
          all.add(json(variable, all.size()));
          change(Action.UPDATE, what + ": begins anew, with another kind of values");
          isNew = true;
        } else {
          compare(what, existing, json(variable, 0), VARIABLE);
        }
      }
      if (isNew && test != null && !dryRun) {
        client.put("POST", QueryPath.to("/api/alerting/variables").with("test", test), all);
      }
    }

    private ObjectNode json(HorreumVariable variable, int order) {
      ObjectNode json =
          MAPPER
              .createObjectNode()
              .put("id", -1)
              .put("testId", test)
              .put("name", variable.name())
              .putNull("group")
              .put("order", order)
              .put("calculation", variable.calculation());
      json.putArray("labels").add(variable.label());
      ArrayNode detection = json.putArray("changeDetection");
      if (variable.highest() != null) {
        ObjectNode config =
            detection
                .addObject()
                .put("id", -1)
                .put("model", MODEL)
                .putObject("config")
                .put("model", MODEL);
        bound(config.putObject("min"), 0, false);
        bound(config.putObject("max"), variable.highest(), true);
      }
      return json;
    }

    private void bound(ObjectNode bound, double value, boolean enabled) {
      bound.put("value", value).put("inclusive", true).put("enabled", enabled);
    }

    /** Versions before the comparison watched a power of the metric. */
    private boolean isFormer(JsonNode variable) {
      return variable.path("name").asText().endsWith(" regression")
          && variable.path("calculation").asText().contains("Math.pow(value, ")
          && variable.at("/changeDetection/0/config/model").asText().equals("relativeDifference");
    }

    private int indexOf(ArrayNode all, JsonNode variable) {
      int index = 0;
      while (!all.get(index).path("name").equals(variable.path("name"))) {
        index++;
      }
      return index;
    }
  }
}
