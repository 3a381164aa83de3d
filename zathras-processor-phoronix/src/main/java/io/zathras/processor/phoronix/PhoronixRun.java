package io.zathras.processor.phoronix;

import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a run of an option, with a point for each sample. Its metrics are the means of the suite's
 * values over the iterations.
 */
final class PhoronixRun {

  private static final Pattern NO_NAME = Pattern.compile("[^a-z0-9]+");

  /** A longer one is not a label but text with a colon, which is in the run's name. */
  private static final int LONGEST_LABEL = 60;

  private PhoronixRun() {}

  /**
   * Adds the run of an option.
   *
   * @param shared the settings that all runs have
   */
  static void add(
      ResultBuilder result,
      MeasuredOption option,
      Status status,
      Map<String, @Nullable String> shared) {
    RunBuilder run = result.run(option.option().name()).sweep().verdict(status);
    shared.forEach(run::setting);
    option.option().labels().forEach((label, value) -> setting(run, label, value));
    option.blocks().forEach((iteration, block) -> addPoints(run, iteration, block));
    List<Metric> metrics = option.metrics();
    for (Metric metric : metrics) {
      boolean main = metric.equals(metrics.get(0));
      Metric deviation = Units.deviation(metric, main);
      result.metrics(metric, deviation);
      run.metric(metric, Statistics.of(option.averages(metric)).mean());
      double[] deviations =
          option.results().stream()
              .filter(each -> each.metric().equals(metric))
              .map(Result::deviation)
              .filter(Objects::nonNull)
              .mapToDouble(Double::doubleValue)
              .toArray();
      if (deviations.length > 0) {
        run.metric(deviation, Statistics.of(deviations).mean());
      }
      if (main) {
        run.spread(metric);
      }
    }
    run.evidence(
        "problems",
        option.blocks().entrySet().stream()
            .filter(block -> block.getValue().problem() != null)
            .map(block -> "iteration " + block.getKey() + ": " + block.getValue().problem())
            .toList());
  }

  /** Adds a setting, such as {@code threads_copies} for {@code Threads / Copies: 8}. */
  private static void setting(RunBuilder run, String label, String value) {
    String name = NO_NAME.matcher(label.toLowerCase(Locale.ROOT)).replaceAll("_");
    Integer number = Numbers.positiveInteger(value);
    if (name.length() <= LONGEST_LABEL) {
      run.setting(name, number == null ? value : number);
    }
  }

  private static void addPoints(RunBuilder run, int iteration, Block block) {
    int count = block.results().stream().mapToInt(each -> each.samples().size()).max().orElse(0);
    PointConfiguration configuration = PointConfiguration.ofRepetition("iteration", iteration);
    for (int sample = 0; sample < count; sample++) {
      MetricValues values = new MetricValues();
      for (Result result : block.results()) {
        if (sample < result.samples().size()) {
          values.put(result.metric(), result.samples().get(sample));
        }
      }
      run.point(null, configuration, values);
    }
  }
}
