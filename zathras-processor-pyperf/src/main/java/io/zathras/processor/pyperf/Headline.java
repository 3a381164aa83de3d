package io.zathras.processor.pyperf;

import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Verdicts;
import io.zathras.schema.Direction;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.List;

/** What all benchmarks together come to: the geometric mean of their times, and the outcome. */
final class Headline {

  private static final Metric GEOMETRIC_MEAN =
      new Metric(
          "geometric_mean_seconds",
          "s",
          Direction.LOWER_IS_BETTER,
          "Geometric mean of the benchmarks' mean times");

  private Headline() {}

  /**
   * Adds the runs, the headline and the outcome.
   *
   * @param complete whether every benchmark that was tried is among the runs
   * @param report the wrapper's verdict
   */
  static void add(
      BenchmarkResult.Builder result,
      List<Run> runs,
      boolean complete,
      Status report,
      ResultInput input) {
    runs.forEach(result::run);
    double[] means = means(runs, input);
    if (means.length > 0) {
      result.primary(
          GEOMETRIC_MEAN, PrimaryMetric.geometricMeanOf(means, GEOMETRIC_MEAN.definition()));
    }
    boolean measured = runs.stream().anyMatch(run -> run.status() != Status.FAIL);
    Status status = Verdicts.overall(measured ? Status.PASS : Status.FAIL, runs, complete);
    result.status(Verdicts.worse(report, status));
  }

  private static double[] means(List<Run> runs, ResultInput input) {
    List<Double> means = new ArrayList<>();
    for (Run run : runs) {
      Double mean = run.metrics().get(Unit.SECOND.mean().name());
      if (mean != null && mean > 0) {
        means.add(mean);
      } else if (mean != null) {
        input
            .diagnostics()
            .warning(
                "mean-zero",
                input.files().name(),
                null,
                "the mean of "
                    + run.key()
                    + " '"
                    + run.name()
                    + "' is 0; expected a time above 0; it is left out of the geometric mean");
      }
    }
    return means.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
