package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zathras.exporter.horreum.BaselineLevels.Compared;
import io.zathras.schema.Direction;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a run's primary metrics compare with the runs of its series before it. It goes into Horreum
 * beside the document, as the run's metadata, with a separate schema and label.
 *
 * @param metrics by the metric's name
 */
record RunComparison(SortedMap<String, Metric> metrics) {

  /** The URI of the schema by which Horreum recognises the metadata. */
  static final String SCHEMA = "urn:zathras:comparison:1.0";

  /** The label of that schema, which holds all metrics. */
  static final HorreumLabel LABEL = HorreumLabel.result("comparison", "metrics");

  /** How much worse, in percent. */
  static final String WORSE = "worse_percent";

  /** The largest number of runs compared, because older runs say little about the present. */
  private static final int LONGEST = 100;

  private static final String SETTING = "setting";
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * One metric.
   *
   * @param setting which of several settings the value belongs to
   * @param compared the comparison; {@code null} when there was none
   */
  record Metric(String setting, @Nullable Compared compared) {

    /** Returns a description of the regression, or {@code null} if there is none. */
    @Nullable String regression(String name) {
      return compared == null || !compared.isRegression()
          ? null
          : String.format(
              Locale.ROOT,
              "%s is %.1f %% worse than usual (%s, over %d results)",
              name,
              compared.worse() * 100,
              compared.usual(),
              compared.of());
    }
  }

  /**
   * Compares a run with its series.
   *
   * @param run the run to compare
   * @param directions the metrics, with the direction of each
   * @param series the runs of the same series, in any order; those after it do not count
   */
  static RunComparison of(
      PastRun run, Map<String, Direction> directions, List<PastRun> series, Regression regression) {
    List<PastRun> before = series.stream().filter(run::isAfter).sorted(PastRun.BY_TIME).toList();
    before = before.subList(Math.max(0, before.size() - LONGEST), before.size());
    SortedMap<String, Metric> metrics = new TreeMap<>();
    for (Map.Entry<String, Direction> each : directions.entrySet()) {
      String metric = each.getKey();
      BaselineLevels levels =
          new BaselineLevels(regression.part(), regression.minPrevious(), each.getValue());
      for (PastRun past : before) {
        Double value = past.values().get(metric);
        if (value != null && past.isComparableTo(run, metric)) {
          levels.next(value);
        }
      }
      Double value = run.isFailed() ? null : run.values().get(metric);
      metrics.put(
          metric,
          new Metric(
              run.settings().getOrDefault(metric, ""), value == null ? null : levels.next(value)));
    }
    return new RunComparison(metrics);
  }

  /** Returns in words which metrics are a regression. */
  List<String> regressions() {
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, Metric> metric : metrics.entrySet()) {
      String regression = metric.getValue().regression(metric.getKey());
      if (regression != null) {
        words.add(regression);
      }
    }
    return words;
  }

  /**
   * Returns in words which metrics are a regression now, or no longer are.
   *
   * @param percents how much worse they were reported to be
   * @param part how much worse a regression is
   */
  String changeFrom(Map<String, Double> percents, double part) {
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, Metric> metric : metrics.entrySet()) {
      String name = metric.getKey();
      boolean was = percents.getOrDefault(name, 0.0) > percent(part);
      String regression = metric.getValue().regression(name);
      if (was && regression == null) {
        words.add(name + " is no regression");
      } else if (regression != null && !was) {
        words.add(regression);
      }
    }
    return String.join(", ", words);
  }

  /** Returns the comparison in the form sent to Horreum. */
  ObjectNode toJson(String documentId) {
    ObjectNode json =
        MAPPER.createObjectNode().put("$schema", SCHEMA).put(HorreumModel.DOCUMENT_ID, documentId);
    ObjectNode all = json.putObject("metrics");
    metrics.forEach(
        (name, metric) -> {
          ObjectNode one = all.putObject(name).put(SETTING, metric.setting);
          Compared compared = metric.compared;
          if (compared != null) {
            one.put("usual", compared.usual())
                .put("usual_of", compared.of())
                .put(WORSE, percent(compared.worse()));
          }
        });
    return json;
  }

  private static double percent(double part) {
    return Math.abs(part) < 1e6 ? Math.rint(part * 1e8) / 1e6 : part * 100;
  }

  /** Returns the settings in a run's label value, by metric. */
  static Map<String, String> settings(JsonNode label) {
    Map<String, String> settings = new TreeMap<>();
    for (Map.Entry<String, JsonNode> metric : label.properties()) {
      settings.put(metric.getKey(), metric.getValue().path(SETTING).asText());
    }
    return settings;
  }

  /** Returns the percentages in a run's label value, by metric. */
  static Map<String, Double> percents(JsonNode label) {
    Map<String, Double> percents = new TreeMap<>();
    for (Map.Entry<String, JsonNode> metric : label.properties()) {
      JsonNode percent = metric.getValue().path(WORSE);
      if (percent.isNumber()) {
        percents.put(metric.getKey(), percent.doubleValue());
      }
    }
    return percents;
  }

  /** Returns the setting that a primary metric is from, without the number of the repetition. */
  static String setting(ResultDocument document, PrimaryMetric metric) {
    Run run = metric.run() == null ? null : document.results().runs().get(metric.run());
    if (run == null) {
      return metric.aggregation() + " of " + metric.sampleCount();
    }
    String name = run.name() == null ? "" : run.name();
    return name.replaceAll("(^| )iteration=[0-9]+", "").strip();
  }
}
