package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The series that a document belongs to: the runs of its test that agree with it in the labels by
 * which Horreum separates series.
 */
final class RunSeries {

  /** More runs add nothing to the usual level. */
  private static final int LONGEST = 500;

  private static final String STATUS = "status";

  private final SortedMap<String, JsonNode> fingerprint = new TreeMap<>();
  private final Collection<String> metrics;

  /**
   * Finds a document's series.
   *
   * @param labels the test's fingerprint labels
   * @param document the document in the form sent to Horreum
   * @param metrics the metrics that are compared
   * @throws IllegalArgumentException if a label is not one of the project's, so that its value is
   *     unknown until Horreum has computed it
   */
  RunSeries(List<String> labels, JsonNode document, Collection<String> metrics) {
    this.metrics = List.copyOf(metrics);
    for (String label : labels) {
      String path =
          HorreumModel.pathOf(label)
              .orElseThrow(
                  () -> new IllegalArgumentException("its series are told apart by " + label));
      fingerprint.put(label, LabelPath.first(document, path));
    }
  }

  /** Returns the runs of the series that Horreum holds now. */
  List<PastRun> runs(HorreumClient client, int testId) {
    QueryPath query =
        QueryPath.to("/api/test/" + testId + "/labelValues")
            .with("filter", filter())
            .with("include", String.join(",", labels()))
            .with("sort", "start")
            .with("direction", "Descending")
            .with("limit", LONGEST);
    List<PastRun> runs = new ArrayList<>();
    for (JsonNode entry : client.array(query)) {
      JsonNode values = entry.path("values");
      // The filter cannot express that a document has no value.
      if (fingerprint.entrySet().stream()
          .allMatch(label -> JsonEquality.same(label.getValue(), values.path(label.getKey())))) {
        runs.add(run(entry, values));
      }
    }
    return runs;
  }

  private String filter() {
    ObjectNode filter = new JsonMapper().createObjectNode();
    fingerprint.forEach(
        (label, value) -> {
          if (!value.isMissingNode()) {
            filter.set(label, value);
          }
        });
    return filter.toString();
  }

  private SortedSet<String> labels() {
    SortedSet<String> labels = new TreeSet<>(fingerprint.keySet());
    metrics.forEach(metric -> labels.add(HorreumModel.labelOf(metric)));
    labels.addAll(List.of(HorreumModel.DOCUMENT_ID, STATUS, RunComparison.LABEL.name()));
    return labels;
  }

  private PastRun run(JsonNode entry, JsonNode labels) {
    Map<String, Double> values = new TreeMap<>();
    for (String metric : metrics) {
      JsonNode value = labels.path(HorreumModel.labelOf(metric));
      if (value.isNumber()) {
        values.put(metric, value.doubleValue());
      }
    }
    return new PastRun(
        entry.path("runId").intValue(),
        Objects.requireNonNullElse(labels.path(HorreumModel.DOCUMENT_ID).textValue(), ""),
        entry.path("start").longValue(),
        Objects.requireNonNullElse(labels.path(STATUS).textValue(), ""),
        values,
        RunComparison.settings(labels.path(RunComparison.LABEL.name())),
        RunComparison.percents(labels.path(RunComparison.LABEL.name())));
  }
}
