package io.zathras.processor.phoronix;

import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Metric;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.Run;
import java.util.List;
import java.util.Objects;

/** The one number over all options, where there can be one. */
final class Headline {

  private Headline() {}

  /** Adds the metrics of all options and, where they are in one unit, the headline. */
  static void add(BenchmarkResult.Builder result, List<MeasuredOption> options, List<Run> runs) {
    for (MeasuredOption option : options) {
      for (Metric metric : option.metrics()) {
        boolean main = metric.equals(option.metrics().get(0));
        result.metrics(metric, Units.deviation(metric, main));
      }
    }
    List<Metric> metrics =
        options.stream().flatMap(option -> option.metrics().stream()).distinct().toList();
    if (metrics.size() != 1) {
      return;
    }
    Metric metric = metrics.get(0);
    if (options.size() == 1) {
      result.primaryMean(metric, options.get(0).averages(metric), runs.get(0));
      double[] samples = runs.get(0).timeseries().values(metric.name());
      if (samples.length > 0) {
        result.statistics(metric, samples);
      }
      return;
    }
    double[] values =
        runs.stream()
            .map(run -> run.metrics().get(metric.name()))
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    Metric mean =
        new Metric(
            metric.name() + "_geometric_mean",
            metric.unit(),
            metric.direction(),
            "Geometric mean over the options that have a result");
    result.primary(mean, PrimaryMetric.geometricMeanOf(values, mean.definition()));
  }
}
