package io.zathras.processor.streams;

import io.zathras.processor.spi.Gaps;
import io.zathras.processor.spi.Verdicts;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes the run of one setting: from STREAM's own output, else from the wrapper's means. */
final class StreamRun {

  /** The table's means are cut to integers, so they may be this much below the true ones. */
  private static final double CUT = 1;

  private static final int MAX_FAILURES_KEPT = 10;

  private final Setting setting;
  private final List<StreamOutput> outputs;
  private final StreamTables tables;
  private final Diagnostics diagnostics;

  private StreamRun(
      Setting setting, List<StreamOutput> outputs, StreamTables tables, Diagnostics diagnostics) {
    this.setting = setting;
    this.outputs = outputs;
    this.tables = tables;
    this.diagnostics = diagnostics;
  }

  /**
   * Returns the run of a setting.
   *
   * @param reported the wrapper's verdict, which counts where STREAM's own is not there
   */
  static Run of(
      int number,
      Setting setting,
      StreamOutputs outputs,
      StreamTables tables,
      Status reported,
      Diagnostics diagnostics) {
    StreamRun run = new StreamRun(setting, outputs.of(setting), tables, diagnostics);
    return run.build(number, outputs.iterations(), reported);
  }

  private Run build(int number, int iterations, Status reported) {
    TimeSeries points = points();
    Run.Builder run =
        Run.builder()
            .runNumber(number)
            .name(setting.label())
            .configuration("optimization_level", setting.levelName())
            .configuration("sockets", setting.sockets())
            .configuration("array_size", setting.sizeLabel())
            .configuration("array_elements", setting.size() * 1024L)
            .measured(points, Kernel.TRIAD.metric().name());
    if (!outputs.isEmpty()) {
      run.configuration("threads", outputs.get(0).threads());
    }
    Map<Kernel, Double> means = tables.means.getOrDefault(setting, Map.of());
    boolean complete = complement(run, points, means);
    boolean whole = complete && isWhole(iterations);
    List<String> failures =
        outputs.stream().flatMap(output -> output.failures().stream()).distinct().toList();
    if (!failures.isEmpty()) {
      run.validation("failures", failures.stream().limit(MAX_FAILURES_KEPT).toList());
    }
    Status verdict = verdict(reported);
    // Means alone, without any verdict, are UNKNOWN; a kernel that is missing is missing either
    // way.
    boolean known = !outputs.isEmpty() || verdict != Status.UNKNOWN || !complete;
    boolean partial = known && verdict != Status.FAIL && !whole;
    Run built = run.status(partial ? Status.PARTIAL : verdict).build();
    return built.metrics().isEmpty() ? run.status(Status.FAIL).build() : built;
  }

  private TimeSeries points() {
    TimeSeries.Builder points = TimeSeries.builder();
    for (StreamOutput output : outputs) {
      Map<String, Double> rates = new LinkedHashMap<>();
      output.rates().forEach((kernel, rate) -> rates.put(kernel.metric().name(), rate));
      if (!rates.isEmpty()) {
        points.untimed(
            PointConfiguration.of(setting.toString()).repetition("iteration", output.iteration()),
            rates);
      }
    }
    return points.build();
  }

  /** The worst of the validation lines; without STREAM's output only the wrapper's word is left. */
  private Status verdict(Status reported) {
    return outputs.stream()
        .filter(output -> !output.rates().isEmpty() || output.verdict() == Status.FAIL)
        .map(StreamOutput::verdict)
        .reduce(Verdicts::worse)
        .orElse(reported);
  }

  /**
   * Takes from the table what no output has, and compares the rest.
   *
   * @return whether every kernel has a number, and the table is of these outputs
   */
  private boolean complement(Run.Builder run, TimeSeries points, Map<Kernel, Double> means) {
    List<String> missing = new ArrayList<>();
    boolean agrees = true;
    for (Kernel kernel : Kernel.values()) {
      double[] samples = points.values(kernel.metric().name());
      Double mean = means.get(kernel);
      if (samples.length == 0 && mean == null) {
        missing.add(kernel.label());
      } else if (samples.length == 0) {
        run.metric(kernel.metric().name(), Objects.requireNonNull(mean));
      } else if (mean != null && samples.length == outputs.size()) {
        agrees &= agrees(kernel, mean, samples);
      }
    }
    if (!missing.isEmpty()) {
      diagnostics.error(
          "result-missing",
          tables.placeOf(setting),
          null,
          setting + " has no result of " + String.join(", ", missing));
    }
    return missing.isEmpty() && agrees;
  }

  private boolean agrees(Kernel kernel, double mean, double[] samples) {
    double own = java.util.Arrays.stream(samples).average().orElseThrow();
    if (Math.abs(own - mean) <= CUT) {
      return true;
    }
    diagnostics.warning(
        "table-differs",
        tables.placeOf(setting),
        null,
        setting
            + ": "
            + kernel.label()
            + " is "
            + mean
            + " in the table; STREAM's own output gives "
            + own
            + ", which is used (is an output lost?)");
    return false;
  }

  /** Returns whether every iteration has an output with all kernels. */
  private boolean isWhole(int iterations) {
    if (outputs.isEmpty()) {
      diagnostics.warning(
          "output-missing",
          tables.placeOf(setting),
          null,
          setting + " has no output of STREAM itself; the means of the table are used");
      return false;
    }
    Set<Integer> seen = new HashSet<>();
    boolean whole = true;
    for (StreamOutput output : outputs) {
      seen.add(output.iteration());
      whole &= output.rates().size() == Kernel.values().length;
    }
    List<Integer> missing = Gaps.before(seen, iterations);
    for (int iteration : missing) {
      diagnostics.warning(
          "iteration-missing",
          outputs.get(0).file().location(),
          null,
          setting + " has no output of iteration " + iteration + " of " + iterations);
    }
    return whole && missing.isEmpty();
  }
}
