package io.zathras.processor.phoronix;

import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.Numbers;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Run;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeries;
import io.zathras.schema.TimeSeriesSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An option as a run: a point a sample, and as its metrics the means over the iterations of what
 * the suite reports.
 */
final class PhoronixRun {

  private static final Pattern NO_NAME = Pattern.compile("[^a-z0-9]+");

  /** A longer one is no label but text with a colon in it, which the run's name has. */
  private static final int LONGEST_LABEL = 60;

  private final MeasuredOption option;
  private final Run.Builder run = Run.builder();

  private PhoronixRun(MeasuredOption option) {
    this.option = option;
  }

  /**
   * Makes the run of an option.
   *
   * @param shared the configuration that all runs have
   */
  static Run of(int number, MeasuredOption option, Status status, Map<String, Object> shared) {
    return new PhoronixRun(option).build(number, status, shared);
  }

  private Run build(int number, Status status, Map<String, Object> shared) {
    run.runNumber(number).name(option.option().name()).status(status);
    shared.forEach(run::configuration);
    option.option().labels().forEach(this::label);
    List<Metric> metrics = option.metrics();
    TimeSeries points = points();
    run.timeseries(points);
    for (Metric metric : metrics) {
      boolean main = metric.equals(metrics.get(0));
      run.metric(metric.name(), Statistics.of(option.averages(metric)).mean());
      deviation(metric, Units.deviation(metric, main));
      double[] samples = points.values(metric.name());
      if (main && samples.length > 0) {
        run.timeseriesSummary(TimeSeriesSummary.of(metric.name(), samples));
      }
    }
    problems();
    return run.build();
  }

  /** {@code Threads / Copies: 8} becomes the setting {@code threads_copies}. */
  private void label(String label, String value) {
    String name = NO_NAME.matcher(label.toLowerCase(Locale.ROOT)).replaceAll("_");
    Integer number = Numbers.positiveInteger(value);
    if (name.length() <= LONGEST_LABEL) {
      run.configuration(name, number == null ? value : number);
    }
  }

  private void deviation(Metric of, Metric deviation) {
    double[] values =
        option.results().stream()
            .filter(result -> result.metric().equals(of))
            .map(Result::deviation)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    if (values.length > 0) {
      run.metric(deviation.name(), Statistics.of(values).mean());
    }
  }

  private TimeSeries points() {
    TimeSeries.Builder points = TimeSeries.builder();
    option
        .blocks()
        .forEach(
            (iteration, block) -> {
              int count =
                  block.results().stream().mapToInt(each -> each.samples().size()).max().orElse(0);
              PointConfiguration configuration =
                  PointConfiguration.ofRepetition("iteration", iteration);
              for (int sample = 0; sample < count; sample++) {
                points.untimed(configuration, values(block, sample));
              }
            });
    return points.build();
  }

  private static Map<String, Double> values(Block block, int sample) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Result result : block.results()) {
      if (sample < result.samples().size()) {
        values.put(result.metric().name(), result.samples().get(sample));
      }
    }
    return values;
  }

  private void problems() {
    List<String> problems = new ArrayList<>();
    option
        .blocks()
        .forEach(
            (iteration, block) -> {
              if (block.problem() != null) {
                problems.add("iteration " + iteration + ": " + block.problem());
              }
            });
    if (!problems.isEmpty()) {
      run.validation("problems", problems);
    }
  }
}
