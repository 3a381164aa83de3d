package io.zathras.processor.passmark;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.TestReport;
import io.zathras.schema.Direction;

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
    ResultBuilder result = input.result();
    Iterations iterations = Iterations.read(input, result);
    if (iterations.list().isEmpty()) {
      return withoutIterations(input);
    }
    TestTimes times = TestTimes.read(input, iterations);
    RunBuilder run = PassMarkRun.add(result, iterations, times);
    return result
        .version(iterations.version())
        .metrics(PassMarkMetrics.ALL.toArray(Metric[]::new))
        .interval(new Interval(times.utcStart(), times.end()))
        .headline(CPU_MARK, PassMarkMetrics.CPU_MARK, run)
        .headline(MEMORY_MARK, PassMarkMetrics.MEMORY_MARK, run)
        .statistics(CPU_MARK, run.samples(PassMarkMetrics.CPU_MARK))
        .reported(TestReport.check(input, true))
        .build();
  }

  private static BenchmarkResult withoutIterations(ResultInput input) {
    TestReport.check(input, true);
    FileEntry table = input.firstOf("results_passmark.csv", "results.csv");
    String copy =
        table == null ? "" : "; " + table.name() + " copies one iteration only and is not used";
    input
        .report()
        .error(
            "iterations-missing",
            "no results_all_<number>.yml; expected one for each iteration" + copy);
    return input.result().build();
  }
}
