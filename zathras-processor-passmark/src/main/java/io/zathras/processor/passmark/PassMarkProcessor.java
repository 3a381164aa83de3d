package io.zathras.processor.passmark;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.TestReport;
import io.zathras.processor.spi.Verdicts;
import io.zathras.schema.Direction;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.util.List;

/**
 * Reads results of PassMark PerformanceTest.
 *
 * <ul>
 *   <li>There is one run, with a point for each complete iteration of the whole suite. Metrics keep
 *       PassMark's own keys and are the means over the complete iterations.
 *   <li>The headlines are the CPU Mark and the Memory Mark, means over the complete iterations.
 *   <li>An iteration is complete when PassMark says so and both marks are there; older builds do
 *       not say so, and then both marks must be above 0. Any other iteration enters no mean; the
 *       run is then partial, as it is when the file of an iteration is missing.
 *   <li>A value of 0 says that a sub-test was not run: it is no measurement, and no failure unless
 *       another iteration ran it.
 *   <li>The wrapper's tables and {@code passmark.summary} are copies of the first iteration, so
 *       they are not read; only the UTC times of the last iteration are.
 * </ul>
 */
public final class PassMarkProcessor implements BenchmarkProcessor {

  private static final Metric CPU_MARK =
      new Metric("cpu_mark", "score", Direction.HIGHER_IS_BETTER, "PassMark's CPU Mark");
  private static final Metric MEMORY_MARK =
      new Metric("memory_mark", "score", Direction.HIGHER_IS_BETTER, "PassMark's Memory Mark");

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("passmark")
          .title("PassMark PerformanceTest: CPU and memory")
          .url("https://www.passmark.com/products/pt_linux/")
          .threadsSetting("num_test_processes")
          .build();

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    Iterations iterations = Iterations.read(input);
    if (iterations.list().isEmpty()) {
      return withoutIterations(input);
    }
    TestTimes times = TestTimes.read(input, iterations);
    Run run = PassMarkRun.of(iterations, times, input.diagnostics());
    BenchmarkResult.Builder result =
        BenchmarkResult.builder()
            .benchmarkVersion(iterations.version())
            .metrics(PassMarkKeys.all().toArray(new Metric[0]))
            .interval(times.utcStart(), times.end())
            .run(run);
    headline(result, CPU_MARK, PassMarkKeys.CPU_MARK, run);
    headline(result, MEMORY_MARK, PassMarkKeys.MEMORY_MARK, run);
    double[] cpuMarks = run.timeseries().values(PassMarkKeys.CPU_MARK);
    if (cpuMarks.length > 0) {
      result.statistics(CPU_MARK, cpuMarks);
    }
    boolean reported = TestReport.check(input, true) == Status.PASS;
    boolean complete = reported && iterations.lastIsKnown();
    return result.status(Verdicts.overall(run.status(), List.of(run), complete)).build();
  }

  private static void headline(BenchmarkResult.Builder result, Metric metric, String key, Run run) {
    double[] marks = run.timeseries().values(key);
    if (marks.length > 0) {
      result.primaryMean(metric, marks, run);
    }
  }

  private static BenchmarkResult withoutIterations(ResultInput input) {
    TestReport.check(input, true);
    FileEntry table = input.firstOf("results_passmark.csv", "results.csv");
    input
        .diagnostics()
        .error(
            "iterations-missing",
            input.files().name(),
            null,
            "no results_all_<number>.yml; expected one for each iteration"
                + (table == null
                    ? ""
                    : "; " + table.name() + " copies one iteration only and is not used"));
    return BenchmarkResult.builder().status(Status.FAIL).build();
  }
}
