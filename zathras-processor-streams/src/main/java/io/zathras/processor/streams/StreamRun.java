package io.zathras.processor.streams;

import io.zathras.processor.spi.Gaps;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.StatusRules;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the run of one setting: from STREAM's own output, else from the wrapper's means. */
final class StreamRun {

  /** The wrapper cuts its means to integers, so they may be this much below the true ones. */
  private static final double CUT = 1;

  private static final int MAX_FAILURES_KEPT = 10;

  private final StreamSetting setting;
  private final List<StreamOutput> outputs;
  private final Report place;
  private final RunBuilder run;

  private StreamRun(
      RunBuilder run, StreamSetting setting, List<StreamOutput> outputs, Report place) {
    this.run = run;
    this.setting = setting;
    this.outputs = outputs;
    this.place = place;
  }

  /**
   * Adds the run of a setting.
   *
   * @param reported the wrapper's verdict, which counts where STREAM's own is missing
   */
  static void add(
      ResultBuilder result,
      StreamSetting setting,
      StreamOutputs all,
      StreamTables tables,
      Status reported) {
    List<StreamOutput> outputs = all.of(setting);
    RunBuilder run =
        result
            .run(setting.label())
            .setting("optimization_level", setting.levelName())
            .setting("sockets", setting.sockets())
            .setting("array_size", setting.sizeLabel())
            .setting("array_elements", setting.elements())
            .setting("threads", outputs.isEmpty() ? null : outputs.get(0).threads())
            .spread(Kernel.TRIAD.metric());
    for (StreamOutput output : outputs) {
      if (!output.rates.isEmpty()) {
        PointConfiguration point =
            PointConfiguration.of(setting.toString()).repetition("iteration", output.iteration());
        run.point(null, point, output.rates);
      }
    }
    new StreamRun(run, setting, outputs, tables.reportOf(setting))
        .outcome(tables.meansOf(setting), all.iterations(), reported);
  }

  private void outcome(MetricValues means, int iterations, Status reported) {
    // The worst of the validation lines counts, or the wrapper's verdict without STREAM's output.
    Status verdict =
        outputs.stream()
            .filter(output -> !output.rates.isEmpty() || output.verdict() == Status.FAIL)
            .map(StreamOutput::verdict)
            .reduce(StatusRules::worse)
            .orElse(reported);
    run.verdict(verdict)
        .evidence(
            "failures",
            outputs.stream()
                .flatMap(output -> output.failures.stream())
                .distinct()
                .limit(MAX_FAILURES_KEPT)
                .toList());
    // Means alone stay UNKNOWN without a verdict, because their validity is unknown.
    boolean known = !outputs.isEmpty() || verdict != Status.UNKNOWN;
    if (!complement(means) || (!isWhole(iterations) && known)) {
      run.incomplete();
    }
  }

  /**
   * Takes the values from the table that no output has, and compares the others.
   *
   * @return whether every kernel has a number, and the table agrees with the outputs
   */
  private boolean complement(MetricValues means) {
    MetricValues comparable = new MetricValues();
    List<String> missing = new ArrayList<>();
    for (Kernel kernel : Kernel.values()) {
      Double mean = means.get(kernel.metric());
      int samples = run.samples(kernel.metric()).length;
      if (samples == 0 && mean == null) {
        missing.add(kernel.label());
      } else if (samples == 0 || samples == outputs.size()) {
        comparable.put(kernel.metric(), mean);
      }
    }
    boolean agrees = run.crossCheck(comparable, CUT, place).agrees();
    if (!missing.isEmpty() && outputs.isEmpty()) {
      place.error(
          "result-missing", setting.label() + " has no result of " + String.join(", ", missing));
    }
    return missing.isEmpty() && agrees;
  }

  /** Returns whether every iteration has an output with all kernels. */
  private boolean isWhole(int iterations) {
    if (outputs.isEmpty()) {
      place.warning(
          "output-missing",
          setting.label() + " has no output of STREAM itself; the means of the table are used");
      return false;
    }
    Set<Integer> seen = outputs.stream().map(StreamOutput::iteration).collect(Collectors.toSet());
    List<Integer> missing = Gaps.before(seen, iterations);
    for (int iteration : missing) {
      Report first = outputs.get(0).report();
      first.warning(
          "iteration-missing",
          "%s has no output of iteration %s of %s",
          setting.label(),
          iteration,
          iterations);
    }
    return missing.isEmpty() && outputs.stream().allMatch(StreamOutput::hasAllRates);
  }
}
