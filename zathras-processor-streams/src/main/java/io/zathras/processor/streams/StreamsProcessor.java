package io.zathras.processor.streams;

import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.TestReport;
import io.zathras.processor.spi.Verdicts;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads STREAM results. A run is one (optimisation level, sockets, array size), its points are the
 * wrapper's iterations. Rates come from STREAM's own output; the wrapper's means, which are cut to
 * integers, are compared with them and stand in where an output is missing. The headline is the
 * mean of each kernel at the highest level, most sockets and largest array size that has a result:
 * there caches help least. Rates of different sizes are never averaged. STREAM's output has no
 * times, so points have none; the table's dates are the whole test's.
 */
public final class StreamsProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("streams")
          .title("STREAM: sustained memory bandwidth")
          .url("https://www.cs.virginia.edu/stream/")
          .threadsSetting("threads")
          .build();

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    StreamOutputs outputs = StreamOutputs.read(input);
    StreamTables tables = StreamTables.read(outputs.iterations(), input);
    TreeSet<Setting> settings = new TreeSet<>(outputs.bySetting().keySet());
    settings.addAll(tables.means.keySet());
    if (settings.isEmpty()) {
      throw new ProcessingException(
          input.files().name(),
          null,
          "no results: expected results_streams_opt_O<n>.csv, results_streams.csv or"
              + " stream.*.out.*",
          null);
    }
    ResultLimits.checkRuns(input.files().name(), settings.size());
    Status reported = TestReport.read(input.firstOf(TestReport.FILE));
    boolean complete = tables.hasLevelsOf(outputs.bySetting().keySet()) && tables.complete;
    List<Setting> ordered = List.copyOf(settings);
    List<Run> runs = new ArrayList<>();
    for (Setting setting : ordered) {
      runs.add(
          StreamRun.of(runs.size() + 1, setting, outputs, tables, reported, input.diagnostics()));
    }
    String version = outputs.version() == null ? tables.version : outputs.version();
    BenchmarkResult.Builder result =
        BenchmarkResult.builder()
            .benchmarkVersion(version)
            .metrics(Arrays.stream(Kernel.values()).map(Kernel::metric).toArray(Metric[]::new))
            .interval(tables.interval.start(), tables.interval.end())
            .beginStamp(outputs.begin());
    runs.forEach(result::run);
    Run headline = headline(input, ordered, runs);
    if (headline != null) {
      primary(result, headline);
    }
    Status verdict = headline == null ? null : headline.status();
    Status overall = Verdicts.overall(verdict, runs, complete);
    // The report has a line a block and does not say which, so one failure fails the test.
    Status report = TestReport.check(input, tables.promiseReport());
    return result.status(Verdicts.reported(report, overall)).build();
  }

  /** The last run, in their natural order, that has a result. */
  private static @Nullable Run headline(ResultInput input, List<Setting> settings, List<Run> runs) {
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (runs.get(i).metrics().isEmpty()) {
        input
            .diagnostics()
            .warning(
                "headline-smaller",
                input.files().name(),
                null,
                settings.get(i)
                    + " has no result; the headline is taken from the next smaller one");
      } else {
        return runs.get(i);
      }
    }
    return null;
  }

  private static void primary(BenchmarkResult.Builder result, Run run) {
    for (Kernel kernel : Kernel.values()) {
      String name = kernel.metric().name();
      double[] samples = run.timeseries().values(name);
      Double fromTable = run.metrics().get(name);
      Metric headline = kernel.headline();
      if (samples.length > 0) {
        result.primaryMean(headline, samples, run);
      } else if (fromTable != null) {
        result.primary(
            headline, PrimaryMetric.reported(fromTable, headline.definition(), run.key()));
      }
    }
    double[] triads = run.timeseries().values(Kernel.TRIAD.metric().name());
    if (triads.length > 0) {
      result.statistics(Kernel.TRIAD.metric(), triads);
    }
  }
}
