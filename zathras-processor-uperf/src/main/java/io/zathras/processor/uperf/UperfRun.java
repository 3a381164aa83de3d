package io.zathras.processor.uperf;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.Verdicts;
import io.zathras.schema.Run;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeries;
import io.zathras.schema.TimeSeriesSummary;
import io.zathras.schema.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A family's cases as a run: a point for each, and as its metrics the means over the iterations
 * with the most instances that were measured.
 *
 * @param family what the run stands for
 * @param run the run
 * @param instances the instance count of its metrics; 0 when nothing was measured
 * @param outcome the outcome of the cases its metrics rest on
 * @param top those cases
 */
record UperfRun(Family family, Run run, int instances, Status outcome, List<Case> top) {

  /** Returns the main metric in the cases that the run's metrics rest on. */
  double[] samples() {
    return samples(top, mainMetric(family));
  }

  static UperfRun of(int number, Family family, List<Case> cases, Status report) {
    List<Case> measured = cases.stream().filter(each -> !each.rates().isEmpty()).toList();
    int instances = measured.stream().mapToInt(Case::instances).max().orElse(0);
    List<Case> top = measured.stream().filter(each -> each.instances() == instances).toList();
    Status outcome = worst(top, report);
    Run.Builder run =
        Run.builder()
            .runNumber(number)
            .name(family.label())
            .status(status(outcome, worst(cases, report)))
            .timeseries(points(cases));
    configuration(run, family, instances);
    times(run, cases);
    metrics(run, top);
    if (top.size() == measured.size()) {
      spread(run, mainMetric(family), top);
    }
    validation(run, cases, report);
    return new UperfRun(family, run.build(), instances, outcome, top);
  }

  static Metric mainMetric(Family family) {
    return family.isRequestResponse() ? Rates.TRANSACTIONS : Rates.THROUGHPUT;
  }

  private static Status worst(List<Case> cases, Status report) {
    return cases.stream()
        .map(each -> each.status(report))
        .reduce(Verdicts::worse)
        .orElse(Status.FAIL);
  }

  /** Failed cases beside those that the metrics rest on leave the run in parts. */
  private static Status status(Status outcome, Status worst) {
    return outcome == Status.FAIL || worst != Status.FAIL ? worst : Status.PARTIAL;
  }

  private static void configuration(Run.Builder run, Family family, int instances) {
    run.configuration("test_type", family.testType())
        .configuration("protocol", family.protocol())
        .configuration("packet_size_bytes", family.packetSize());
    if (family.networks() != null) {
      run.configuration("networks", family.networks());
    }
    if (instances > 0) {
      run.configuration("instances", instances);
    }
  }

  private static TimeSeries points(List<Case> cases) {
    TimeSeries.Builder points = TimeSeries.builder();
    for (Case each : cases) {
      Timestamp start = each.interval().start();
      Map<String, Double> metrics = each.rates().metrics();
      if (start == null) {
        points.untimed(each.configuration(), metrics);
      } else {
        points.measured(start, each.configuration(), metrics);
      }
    }
    return points.build();
  }

  private static void times(Run.Builder run, List<Case> cases) {
    Interval whole = cases.stream().map(Case::interval).reduce(Interval.UNKNOWN, Interval::span);
    List<Double> seconds =
        cases.stream().map(each -> each.interval().seconds()).filter(Objects::nonNull).toList();
    run.startTime(whole.start()).endTime(whole.end());
    if (seconds.size() == cases.size()) {
      run.durationSeconds(seconds.stream().mapToDouble(Double::doubleValue).sum());
    }
  }

  private static void metrics(Run.Builder run, List<Case> top) {
    for (Metric metric : Rates.METRICS) {
      double[] samples = samples(top, metric);
      if (samples.length > 0) {
        run.metric(metric.name(), Statistics.of(samples).mean());
      }
    }
  }

  /** A spread over different instance counts would be one of unlike cases. */
  private static void spread(Run.Builder run, Metric metric, List<Case> cases) {
    double[] samples = samples(cases, metric);
    if (samples.length > 0) {
      run.timeseriesSummary(TimeSeriesSummary.of(metric.name(), samples));
    }
  }

  private static double[] samples(List<Case> cases, Metric metric) {
    return cases.stream()
        .map(each -> each.rates().metrics().get(metric.name()))
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static void validation(Run.Builder run, List<Case> cases, Status report) {
    run.validation("cases", cases.size());
    list(run, "failed_cases", cases, each -> each.status(report) == Status.FAIL);
    list(run, "partial_cases", cases, each -> each.status(report) == Status.PARTIAL);
    list(run, "rates_from_table", cases, Case::isFromTable);
    list(run, "not_in_table", cases, each -> each.row() == null);
  }

  private static void list(
      Run.Builder run, String name, List<Case> cases, Predicate<Case> condition) {
    List<String> labels = cases.stream().filter(condition).map(Case::label).toList();
    if (!labels.isEmpty()) {
      run.validation(name, labels);
    }
  }
}
