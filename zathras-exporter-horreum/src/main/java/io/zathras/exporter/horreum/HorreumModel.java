package io.zathras.exporter.horreum;

import io.zathras.schema.Direction;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Describes our documents to Horreum: the labels of the schema, and for each benchmark the series
 * to draw and to watch. Immutable; each {@code with} method returns a new model.
 *
 * @since 0.1
 */
public final class HorreumModel {

  /** The label by which a document is looked up in Horreum. */
  static final String DOCUMENT_ID = "document_id";

  /** The label that puts a run in its place on the time axis. */
  static final String TIMELINE = "test_timestamp";

  private static final List<HorreumLabel> FIXED =
      List.of(
          // Not a filtering label, because the list of choices would be as long as the list of
          // runs.
          HorreumLabel.result(DOCUMENT_ID, "metadata", "document_id"),
          HorreumLabel.result(TIMELINE, "metadata", "test_timestamp"),
          HorreumLabel.identity("test_name", "test", "name"),
          HorreumLabel.identity("test_version", "test", "version"),
          HorreumLabel.identity("wrapper_version", "test", "wrapper_version"),
          HorreumLabel.identity("scenario_name", "metadata", "scenario_name"),
          HorreumLabel.identity("cloud_provider", "metadata", "cloud_provider"),
          HorreumLabel.identity("instance_type", "metadata", "instance_type"),
          HorreumLabel.identity("os_vendor", "metadata", "os_vendor"),
          system("os_distribution", "operating_system", "distribution"),
          system("os_version", "operating_system", "version"),
          system("kernel_version", "operating_system", "kernel_version"),
          system("cpu_vendor", "hardware", "cpu", "vendor"),
          system("cpu_model", "hardware", "cpu", "model"),
          system("cpu_architecture", "hardware", "cpu", "architecture"),
          system("cpu_cores", "hardware", "cpu", "cores"),
          system("logical_cpus", "hardware", "cpu", "logical_cpus"),
          system("memory_bytes", "hardware", "memory", "total_bytes"),
          HorreumLabel.identity("tuned_profile", "test_configuration", "tuning", "tuned_profile"),
          system("system_tuned_profile", "configuration", "tuned_profile"),
          // A run may cover a subset of sub-benchmarks that share one metric.
          new HorreumLabel("sub_test", "$.results.runs.*.configuration.sub_test", false),
          HorreumLabel.identity("total_runs", "results", "total_runs"),
          HorreumLabel.identity("status", "results", "status"));

  /**
   * Documents that agree in all of these form one series. Kernel and operating system are absent
   * because users look for changes between them, and memory because its total differs by kernel.
   * The number of runs is present because a mean over 19 benchmarks says nothing about one over 90.
   */
  private static final List<String> FINGERPRINT =
      List.of(
          "test_name",
          "test_version",
          "sub_test",
          "total_runs",
          "cloud_provider",
          "instance_type",
          "cpu_model",
          "logical_cpus",
          "tuned_profile",
          "system_tuned_profile");

  private final List<HorreumLabel> own;
  private final SortedMap<String, SortedMap<String, Direction>> metrics;
  private final Regression regression;

  private HorreumModel(
      List<HorreumLabel> own,
      SortedMap<String, SortedMap<String, Direction>> metrics,
      Regression regression) {
    this.own = List.copyOf(own);
    this.metrics = metrics;
    this.regression = regression;
  }

  /**
   * Returns the model of the benchmarks that come with the project. A regression is a primary
   * metric more than 10 % worse than the usual level after at least three results.
   */
  public static HorreumModel shipped() {
    return new HorreumModel(List.of(), MetricCatalogue.read(), new Regression(0.1, 3));
  }

  /**
   * Returns the model with the benchmark and primary metrics of one more document. Custom
   * benchmarks need this, and benchmarks whose metrics depend on how they are run.
   */
  public HorreumModel withMetricsOf(ResultDocument document) {
    SortedMap<String, SortedMap<String, Direction>> more = new TreeMap<>(metrics);
    SortedMap<String, Direction> ofTest =
        new TreeMap<>(metrics.getOrDefault(document.test().name(), new TreeMap<>()));
    for (Map.Entry<String, PrimaryMetric> metric : document.results().primaryMetrics().entrySet()) {
      ofTest.put(metric.getKey(), metric.getValue().direction());
    }
    more.put(document.test().name(), ofTest);
    return new HorreumModel(own, more, regression);
  }

  /** Returns the model of the primary metrics of one document, and of nothing else. */
  HorreumModel ofMetricsOf(ResultDocument document) {
    return new HorreumModel(List.of(), new TreeMap<>(), regression).withMetricsOf(document);
  }

  /**
   * Returns the model with one more label, for example for one run's metric.
   *
   * @throws IllegalArgumentException if it already has a label of that name
   */
  public HorreumModel with(HorreumLabel label) {
    if (label.name().equals(RunComparison.LABEL.name())
        || labels().stream().anyMatch(there -> there.name().equals(label.name()))) {
      throw new IllegalArgumentException("there is a label " + label.name() + " already");
    }
    List<HorreumLabel> more = new ArrayList<>(own);
    more.add(label);
    return new HorreumModel(more, metrics, regression);
  }

  /**
   * Returns the model of these benchmarks only.
   *
   * @throws IllegalArgumentException if one is not in it
   */
  public HorreumModel only(Collection<String> benchmarks) {
    Set<String> unknown = new TreeSet<>(benchmarks);
    unknown.removeAll(metrics.keySet());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "no metrics are known of "
              + String.join(", ", unknown)
              + "; give a document of it. Known are "
              + String.join(", ", metrics.keySet()));
    }
    SortedMap<String, SortedMap<String, Direction>> fewer = new TreeMap<>(metrics);
    fewer.keySet().retainAll(benchmarks);
    return new HorreumModel(own, fewer, regression);
  }

  /**
   * Returns the model with another definition of a regression.
   *
   * @param part how much worse it is, as a fraction of the usual level: 0.1 is 10 %; from 0.01 to
   *     below 1
   * @param minPrevious how many results must precede it, at least 1
   */
  public HorreumModel watching(double part, int minPrevious) {
    return new HorreumModel(own, metrics, new Regression(part, minPrevious));
  }

  /** Returns the labels of the schema: of the document, of all primary metrics, and custom ones. */
  public List<HorreumLabel> labels() {
    List<HorreumLabel> labels = new ArrayList<>(FIXED);
    SortedSet<String> all =
        metrics.values().stream()
            .flatMap(ofTest -> ofTest.keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    for (String metric : all) {
      labels.add(
          HorreumLabel.result(labelOf(metric), "results", "primary_metrics", metric, "value"));
    }
    labels.addAll(own);
    return List.copyOf(labels);
  }

  /** Returns the labels that together distinguish one series of runs from another. */
  public List<String> fingerprintLabels() {
    return FINGERPRINT;
  }

  /** Returns the labels that the time axis is made from. */
  public List<String> timelineLabels() {
    return List.of(TIMELINE);
  }

  /** Returns the benchmarks, sorted. */
  public List<String> benchmarks() {
    return List.copyOf(metrics.keySet());
  }

  /**
   * Returns the series of a benchmark: each primary metric itself, to draw, and how much worse it
   * is than usual, which Horreum reports above a threshold; for a metric without a direction, the
   * deviation.
   */
  public List<HorreumVariable> variables(String benchmark) {
    List<HorreumVariable> variables = new ArrayList<>();
    metrics
        .getOrDefault(benchmark, new TreeMap<>())
        .forEach(
            (metric, direction) -> {
              String label = labelOf(metric);
              variables.add(new HorreumVariable(label, label, null, null));
              variables.add(regression.watched(metric, direction));
            });
    return List.copyOf(variables);
  }

  Regression regression() {
    return regression;
  }

  /** Returns the path of a label of the document itself. */
  static Optional<String> pathOf(String label) {
    return FIXED.stream().filter(it -> it.name().equals(label)).map(HorreumLabel::path).findFirst();
  }

  /** Returns the label of a primary metric: its own name, unless that means something else. */
  static String labelOf(String metric) {
    return FIXED.stream().anyMatch(label -> label.name().equals(metric))
            || RunComparison.LABEL.name().equals(metric)
        ? "metric_" + metric
        : metric;
  }

  private static HorreumLabel system(String name, String... members) {
    List<String> path = new ArrayList<>(List.of("system_under_test"));
    path.addAll(List.of(members));
    return new HorreumLabel(name, LabelPath.of(path), false);
  }
}
