package io.zathras.processor.uperf;

import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.StatusRules;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A run of a family's cases, with a point for each. Its metrics are the means over the iterations
 * with the most instances that were measured.
 *
 * @param top the cases that the metrics are computed from
 * @param outcome their outcome
 */
record UperfRun(Family family, RunBuilder run, List<Case> top, Status outcome) {

  static UperfRun add(ResultBuilder result, Family family, List<Case> cases, Status report) {
    List<Case> measured = cases.stream().filter(each -> !each.rates().isEmpty()).toList();
    int instances = measured.stream().mapToInt(Case::instances).max().orElse(0);
    List<Case> top = measured.stream().filter(each -> each.instances() == instances).toList();
    Status outcome = worst(top, report);
    Status worst = worst(cases, report);
    Combination combination = family.combination();
    RunBuilder run =
        result
            .run(family.label())
            .sweep()
            // If the cases of the metrics did not fail, other failed cases only make the run
            // partial.
            .verdict(outcome == Status.FAIL || worst != Status.FAIL ? worst : Status.PARTIAL)
            .times(cases.stream().map(Case::interval).toList())
            .setting("test_type", combination.testType())
            .setting("protocol", combination.protocol())
            .setting("packet_size_bytes", combination.packetSize())
            .setting("networks", family.networks())
            .setting("instances", instances > 0 ? (Integer) instances : null)
            .evidence("cases", cases.size())
            .evidence("failed_cases", labels(cases, each -> each.status(report) == Status.FAIL))
            .evidence("partial_cases", labels(cases, each -> each.status(report) == Status.PARTIAL))
            .evidence("rates_from_table", labels(cases, Case::isFromTable))
            .evidence("not_in_table", labels(cases, each -> each.row() == null));
    for (Case each : cases) {
      run.point(each.interval().start(), each.configuration(), each.rates());
    }
    for (Metric metric : UperfMetrics.all()) {
      double[] samples = samples(top, metric);
      run.metric(metric, samples.length == 0 ? null : (Double) Statistics.of(samples).mean());
    }
    // A spread over different instance counts would compare unlike cases.
    if (top.size() == measured.size()) {
      run.spread(combination.mainMetric());
    }
    Case most = cases.get(cases.size() - 1);
    if (instances > 0 && instances < most.instances()) {
      most.report()
          .warning(
              "fewer-instances",
              "%s: nothing was measured with %s instances; the run's metrics are those with %s",
              family.label(),
              most.instances(),
              instances);
    }
    return new UperfRun(family, run, top, outcome);
  }

  /** Returns the main metric of the cases that the run's metrics are computed from. */
  double[] samples() {
    return samples(top, family.combination().mainMetric());
  }

  private static Status worst(List<Case> cases, Status report) {
    return cases.stream()
        .map(each -> each.status(report))
        .reduce(StatusRules::worse)
        .orElse(Status.FAIL);
  }

  private static double[] samples(List<Case> cases, Metric metric) {
    return cases.stream()
        .map(each -> each.rates().get(metric))
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static List<String> labels(List<Case> cases, Predicate<Case> condition) {
    return cases.stream().filter(condition).map(Case::label).toList();
  }
}
