package io.zathras.processor.coremarkpro;

import static java.util.stream.Collectors.toSet;

import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Gaps;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads CoreMark-PRO results. There is one run. Its points are the wrapper's iterations, each with
 * the suite's marks and the rates of the nine workloads, which are never averaged over workloads
 * because they are not comparable. The values come from the suite's own reports. The wrapper's
 * table, whose means are cut, is compared with them and replaces a missing report. The headlines
 * are the means of the multi-core and single-core marks over the iterations. The table's dates are
 * those of the last iteration, so the start of the test is known only if there was one iteration.
 */
public final class CoreMarkProProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("coremark_pro")
          .title("CoreMark-PRO: nine CPU workloads on one and on all CPUs")
          .url("https://www.eembc.org/coremark-pro/")
          .threadsSetting("contexts")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("v1.8 to v2.5")
                  .run("the suite")
                  .points("the wrapper's iterations")
                  .headlineOf("the suite's marks")
                  .headline(ResultLines.MULTI_SCORE, ResultLines.SINGLE_SCORE))
          .build();

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    List<SuiteReport> reports = SuiteReport.readAll(input);
    WrapperResults wrapper = WrapperResults.read(reports, input);
    if (reports.isEmpty() && wrapper.table().isMissing()) {
      String files = "neither coremark_pro_run_<iteration> nor results_coremark_pro.csv";
      throw input.report().failure(files + "; expected one of them");
    }
    boolean whole = isWhole(reports, input);
    boolean reported = WrapperReport.check(input, wrapper.promisesReport()) == Status.PASS;
    Interval last = wrapper.lastIteration();
    ResultBuilder result = input.result();
    RunBuilder run = result.run("certify-all").spread(ResultLines.MULTI_SCORE);
    addPoints(run, reports, last.start());
    boolean agrees = wrapper.complement(run);
    // Without a mark the suite gave no result. With one, anything that is missing makes the result
    // partial.
    boolean hasMark = run.value(ResultLines.MULTI_SCORE) != null;
    run.verdict(hasMark ? Status.PASS : Status.FAIL)
        .setting("contexts", Numbers.positiveInteger(wrapper.table().meta("Number cpus")));
    if (!(wrapper.complete() && agrees && whole && reported)) {
      run.incomplete();
    }
    boolean isFirst = reports.size() == 1 && reports.get(0).iteration() == 1;
    return result
        .version(wrapper.table().meta("Results version"), input.committedVersion())
        .interval(new Interval(isFirst ? last.start() : null, last.end()))
        .headline(ResultLines.MULTI_SCORE, run)
        .headline(ResultLines.SINGLE_SCORE, run)
        .statistics(ResultLines.MULTI_SCORE, run.samples(ResultLines.MULTI_SCORE))
        .build();
  }

  /** Adds a point for each iteration; only the time of the last one is known. */
  private static void addPoints(
      RunBuilder run, List<SuiteReport> reports, @Nullable Timestamp lastStart) {
    int last = reports.isEmpty() ? 0 : reports.get(reports.size() - 1).iteration();
    for (SuiteReport report : reports) {
      MetricValues values = report.lines().values();
      if (!values.isEmpty()) {
        run.point(
            report.iteration() == last ? lastStart : null,
            PointConfiguration.ofRepetition("iteration", report.iteration()),
            values);
      }
    }
  }

  /** Returns whether every iteration up to the last has a complete report. */
  private static boolean isWhole(List<SuiteReport> reports, ResultInput input) {
    Set<Integer> present = reports.stream().map(SuiteReport::iteration).collect(toSet());
    int last = reports.stream().mapToInt(SuiteReport::iteration).max().orElse(0);
    List<Integer> missing = Gaps.before(present, last);
    for (int iteration : missing) {
      input
          .report()
          .warning(
              "iteration-missing",
              "there is no coremark_pro_run_%s, and the last is %s",
              iteration,
              last);
    }
    return missing.isEmpty() && reports.stream().allMatch(SuiteReport::isComplete);
  }
}
