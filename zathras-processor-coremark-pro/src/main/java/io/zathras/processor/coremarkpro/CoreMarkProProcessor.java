package io.zathras.processor.coremarkpro;

import static java.util.stream.Collectors.toSet;

import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Gaps;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.TestReport;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeries;
import io.zathras.schema.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads CoreMark-PRO results. There is one run; its points are the wrapper's iterations, each with
 * the suite's marks and the rates of the nine workloads, which are not comparable with each other
 * and are never averaged. The numbers come from the suite's own reports; the wrapper's table, whose
 * means are cut, is compared with them and stands in where a report is missing. The headline is the
 * mean of the iterations' multi-core and single-core marks. The table's dates are those of the last
 * iteration: only with one iteration do they tell when the test began.
 */
public final class CoreMarkProProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("coremark_pro")
          .title("CoreMark-PRO: nine CPU workloads on one and on all CPUs")
          .url("https://www.eembc.org/coremark-pro/")
          .threadsSetting("contexts")
          .build();

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    List<SuiteReport> reports = SuiteReport.readAll(input);
    WrapperResults table = WrapperResults.read(reports.size(), input);
    if (reports.isEmpty() && table.table() == null) {
      throw new ProcessingException(
          input.files().name(),
          null,
          "neither coremark_pro_run_<iteration> nor results_coremark_pro.csv; expected one of them",
          null);
    }
    boolean whole = isWhole(reports, input);
    // Wrapper v2.2 and older, whose table is results.csv, always wrote a report.
    boolean promised = table.table() != null && table.table().file().name().equals("results.csv");
    boolean reported = TestReport.check(input, promised) == Status.PASS;
    TimeSeries points = points(reports, table.lastIteration().start());
    Run.Builder builder =
        Run.builder().runNumber(1).name("certify-all").measured(points, Marks.MULTI_SCORE.name());
    boolean agrees = table.complement(builder, points, input.diagnostics());
    Integer contexts = table.contexts();
    if (contexts != null) {
      builder.configuration("contexts", contexts);
    }
    Run run = withStatus(builder, table.complete() && agrees && whole && reported);
    BenchmarkResult.Builder result =
        BenchmarkResult.builder()
            .benchmarkVersion(table.version() == null ? input.committedVersion() : table.version())
            .metrics(Marks.metrics(run.metrics().keySet()))
            .run(run)
            .status(run.status())
            .interval(
                isOneIteration(reports) ? table.lastIteration().start() : null,
                table.lastIteration().end());
    headline(result, Marks.MULTI_SCORE, run);
    headline(result, Marks.SINGLE_SCORE, run);
    double[] scores = points.values(Marks.MULTI_SCORE.name());
    if (scores.length > 0) {
      result.statistics(Marks.MULTI_SCORE, scores);
    }
    return result.build();
  }

  private static boolean isOneIteration(List<SuiteReport> reports) {
    return reports.size() == 1 && reports.get(0).iteration() == 1;
  }

  /** A point per iteration; only the last one's time is known. */
  private static TimeSeries points(List<SuiteReport> reports, @Nullable Timestamp lastStart) {
    TimeSeries.Builder points = TimeSeries.builder();
    int last = reports.isEmpty() ? 0 : reports.get(reports.size() - 1).iteration();
    for (SuiteReport report : reports) {
      Map<String, Double> values = Marks.byMetric(report.mark(), report.workloads());
      if (!values.isEmpty()) {
        points.at(
            report.iteration() == last ? lastStart : null,
            PointConfiguration.ofRepetition("iteration", report.iteration()),
            values);
      }
    }
    return points.build();
  }

  /** Without a mark the suite gave no result; with one, anything missing makes it partial. */
  private static Run withStatus(Run.Builder builder, boolean complete) {
    Run run = builder.status(complete ? Status.PASS : Status.PARTIAL).build();
    return run.metrics().containsKey(Marks.MULTI_SCORE.name())
        ? run
        : builder.status(Status.FAIL).build();
  }

  private static void headline(BenchmarkResult.Builder result, Metric metric, Run run) {
    double[] samples = run.timeseries().values(metric.name());
    Double fromTable = run.metrics().get(metric.name());
    if (samples.length > 0) {
      result.primaryMean(metric, samples, run);
    } else if (fromTable != null) {
      result.primary(metric, PrimaryMetric.reported(fromTable, metric.definition(), run.key()));
    }
  }

  /** Returns whether every iteration up to the last has a complete report. */
  private static boolean isWhole(List<SuiteReport> reports, ResultInput input) {
    Set<Integer> present = reports.stream().map(SuiteReport::iteration).collect(toSet());
    int last = reports.stream().mapToInt(SuiteReport::iteration).max().orElse(0);
    List<Integer> missing = Gaps.before(present, last);
    for (int iteration : missing) {
      input
          .diagnostics()
          .warning(
              "iteration-missing",
              input.files().name(),
              null,
              "there is no coremark_pro_run_" + iteration + ", and the last is " + last);
    }
    return missing.isEmpty() && reports.stream().allMatch(SuiteReport::isComplete);
  }
}
