package io.zathras.processor.spi.assembly;

import io.zathras.schema.DataPoint;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.MetricDefinition;
import io.zathras.schema.OverallStatistics;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.Run;
import io.zathras.schema.Severity;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeriesSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rules for every document that JSON Schema cannot express: every metric has a definition, a
 * primary metric agrees with it and names a run that exists, a mean lies within its samples, a
 * document that passed has a run. The pipeline refuses a document that breaks one, because that is
 * a defect of its processor.
 *
 * @since 0.1
 */
public final class DocumentRules {

  /** The diagnostic of a status for which the processor gave no reason. */
  static final String NO_REASON = "status-without-reason";

  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  private final ResultDocument document;
  private final Results results;
  private final List<String> broken = new ArrayList<>();

  private DocumentRules(ResultDocument document) {
    this.document = document;
    results = document.results();
  }

  /** Returns the rules that a document breaks, each with the value that breaks it. */
  public static List<String> broken(ResultDocument document) {
    DocumentRules rules = new DocumentRules(document);
    rules.checkCodes();
    rules.checkNumbers();
    rules.checkStatus();
    rules.results.runs().values().forEach(rules::checkRun);
    rules.results.primaryMetrics().forEach(rules::checkPrimary);
    OverallStatistics statistics = rules.results.overallStatistics();
    if (statistics != null) {
      rules.checkDefined("overall_statistics", statistics.metric());
    }
    return rules.broken;
  }

  /**
   * Returns whether the processor gave no reason for a status other than PASS. Such a document is
   * delivered, with an error that says so.
   */
  public static boolean lacksReason(ResultDocument document) {
    return document.diagnostics().values().stream()
        .anyMatch(diagnostic -> diagnostic.code().equals(NO_REASON));
  }

  /**
   * Returns whether a status has a reason: the result passed, or a warning or an error says why
   * not.
   *
   * @param diagnostics those about the result itself, not about the files beside it
   */
  static boolean hasReason(Status status, Collection<Diagnostic> diagnostics) {
    return status == Status.PASS
        || diagnostics.stream().anyMatch(each -> each.severity() != Severity.INFO);
  }

  private void checkCodes() {
    for (Diagnostic diagnostic : document.diagnostics().values()) {
      if (!CODE.matcher(diagnostic.code()).matches()) {
        broken.add(
            "the diagnostic code '"
                + diagnostic.code()
                + "' is not lower-case words joined by '-'");
      }
    }
  }

  private void checkNumbers() {
    if (results.totalRuns() != results.runs().size()) {
      broken.add(
          "total_runs is " + results.totalRuns() + ", but there are " + results.runs().size());
    }
    int expected = 1;
    for (String key : results.runs().keySet()) {
      if (!key.equals("run_" + expected++)) {
        broken.add(key + " stands where run_" + (expected - 1) + " is expected");
      }
    }
    results
        .runs()
        .forEach(
            (key, run) -> {
              if (!key.equals(run.key())) {
                broken.add(key + " has run_number " + run.runNumber());
              }
            });
  }

  private void checkStatus() {
    if (results.status() != Status.PASS) {
      return;
    }
    if (results.runs().isEmpty()) {
      broken.add("status is PASS without any run");
    }
    for (Run run : results.runs().values()) {
      if (run.status() == Status.FAIL || run.status() == Status.PARTIAL) {
        broken.add("status is PASS, but " + run.key() + " is " + run.status());
      }
    }
  }

  private void checkRun(Run run) {
    run.metrics().keySet().forEach(metric -> checkDefined(run.key(), metric));
    for (String metric : run.timeseries().metrics()) {
      checkDefined(run.key() + ".timeseries", metric);
    }
    boolean isLog = true;
    for (DataPoint point : run.timeseries()) {
      // A setting of a sweep that failed is a point with a configuration and no values.
      if (point.metrics().isEmpty() && point.configurationId() == null) {
        broken.add(run.key() + " has a point that says nothing, sequence_" + point.sequence());
      }
      isLog &= point.timestamp() != null && point.configurationId() == null;
    }
    // Points with nothing but a time are a log, and the run's own value need not lie within it.
    if (!isLog) {
      run.metrics().forEach((metric, value) -> checkMean(run, metric, value));
    }
    TimeSeriesSummary summary = run.timeseriesSummary();
    if (summary != null) {
      checkDefined(run.key() + ".timeseries_summary", summary.metric());
      int points = run.timeseries().values(summary.metric()).length;
      if (summary.count() != points) {
        broken.add(
            run.key() + ".timeseries_summary counts " + summary.count() + " points of " + points);
      }
      checkMean(run, summary.metric(), summary.mean());
    }
  }

  /** Checks that a run's value of a metric lies between the values of its points. */
  private void checkMean(Run run, String metric, double value) {
    double[] samples = run.timeseries().values(metric);
    if (samples.length == 0) {
      return;
    }
    double min = Arrays.stream(samples).min().orElseThrow();
    double max = Arrays.stream(samples).max().orElseThrow();
    if (value < min || value > max) {
      broken.add(
          run.key() + " has " + metric + " " + value + ", and points from " + min + " to " + max);
    }
  }

  private void checkPrimary(String name, PrimaryMetric primary) {
    MetricDefinition definition = results.metricDefinitions().get(name);
    checkDefined("primary_metrics", name);
    if (definition != null
        && (!definition.unit().equals(primary.unit())
            || definition.direction() != primary.direction())) {
      broken.add(
          "primary metric '" + name + "' and its definition have different units or directions");
    }
    if (primary.run() != null && !results.runs().containsKey(primary.run())) {
      broken.add("primary metric '" + name + "' is of " + primary.run() + ", which is not there");
    }
  }

  private void checkDefined(String place, String metric) {
    if (!results.metricDefinitions().containsKey(metric)) {
      broken.add(place + " uses the metric '" + metric + "', which has no definition");
    }
  }
}
