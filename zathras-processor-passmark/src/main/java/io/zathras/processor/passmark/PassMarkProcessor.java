package io.zathras.processor.passmark;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Status;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads results of PassMark PerformanceTest.
 *
 * <ul>
 *   <li>There is one run, with a point for each complete iteration of the whole suite. The names of
 *       metrics are PassMark's own keys; their values are means over the complete iterations.
 *   <li>The headlines are the CPU Mark and the Memory Mark, means over the complete iterations.
 *   <li>An iteration is complete when PassMark says so and has both marks. In older builds, which
 *       do not say so, both marks must be above 0. An incomplete iteration enters no mean and makes
 *       the run partial, as does a missing file of an iteration.
 *   <li>A value of 0 is not a measurement. It means that the sub-test failed, and makes the run
 *       partial. For instruction sets that a CPU may lack, and for the memory part when all of it
 *       is 0, it means that the sub-test was not run.
 *   <li>An iteration that is older than one with a lower number belongs to an earlier test, and is
 *       left out.
 *   <li>The values of the wrapper's tables and {@code passmark.summary} are not read because they
 *       are copies of the first iteration. Only the UTC times of the last iteration are.
 * </ul>
 */
public final class PassMarkProcessor implements BenchmarkProcessor {

  private static final Metric CPU_MARK =
      Metric.higherIsBetter("cpu_mark", "score", "PassMark's CPU Mark");
  private static final Metric MEMORY_MARK =
      Metric.higherIsBetter("memory_mark", "score", "PassMark's Memory Mark");

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("passmark")
          .title("PassMark PerformanceTest: CPU and memory")
          .url("https://www.passmark.com/products/pt_linux/")
          .threadsSetting("num_test_processes")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("all to v2.91")
                  .run("the suite")
                  .points("the complete iterations")
                  .headlineOf("CPU Mark and Memory Mark")
                  .headline("cpu_mark", "score", Direction.HIGHER_IS_BETTER)
                  .headline("memory_mark", "score", Direction.HIGHER_IS_BETTER))
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
    IterationTimes times = IterationTimes.read(input, iterations);
    RunBuilder run = run(result, iterations, times);
    return result
        .version(iterations.version())
        .metrics(PassMarkMetrics.ALL.toArray(Metric[]::new))
        .interval(times.utc())
        .headline(CPU_MARK, PassMarkMetrics.CPU_MARK, run)
        .headline(MEMORY_MARK, PassMarkMetrics.MEMORY_MARK, run)
        .statistics(CPU_MARK, run.samples(PassMarkMetrics.CPU_MARK))
        .reported(WrapperReport.check(input, true))
        .build();
  }

  /** Adds the run of the test, with a point for each complete iteration. */
  private static RunBuilder run(ResultBuilder result, Iterations iterations, IterationTimes times) {
    List<Iteration> complete = iterations.complete();
    Iteration stated = complete.isEmpty() ? iterations.list().get(0) : complete.get(0);
    RunBuilder run =
        result
            .run(null)
            .settings(stated.settings())
            .times(times.whole())
            .duration(iterations.isOne() ? times.utc().seconds() : null)
            .spread(PassMarkMetrics.CPU_MARK)
            .verdict(Status.PASS)
            .evidence("incomplete_iterations", iterations.problems())
            .evidence("missing_iterations", iterations.missing())
            .evidence("stale_iterations", iterations.stale());
    for (Iteration iteration : complete) {
      run.point(
          times.utc(iteration.stamp()),
          PointConfiguration.ofRepetition("iteration", iteration.number()),
          iteration.values());
    }
    boolean all = iterations.missing().isEmpty() && iterations.problems().isEmpty();
    return allMeasured(run, complete) && all ? run : run.incomplete();
  }

  /**
   * Reports sub-tests that failed. A sub-test without a value in an iteration failed, unless a CPU
   * can lack it and no iteration ran it.
   *
   * @return whether there are none
   */
  private static boolean allMeasured(RunBuilder run, List<Iteration> complete) {
    Set<String> measured = new LinkedHashSet<>();
    Set<String> never = new LinkedHashSet<>();
    for (Iteration iteration : complete) {
      iteration.values().metrics().forEach(metric -> measured.add(metric.name()));
      never.addAll(iteration.notRun());
    }
    never.removeAll(measured);
    Map<String, List<String>> notMeasured = new LinkedHashMap<>();
    for (Iteration iteration : complete) {
      Set<String> lacking = new LinkedHashSet<>(measured);
      iteration.values().metrics().stream().map(Metric::name).forEach(lacking::remove);
      lacking.addAll(iteration.failed());
      if (!lacking.isEmpty()) {
        notMeasured.put("iteration_" + iteration.number(), List.copyOf(lacking));
        iteration.checkMeasured(lacking);
      }
    }
    run.evidence("not_run", List.copyOf(never)).evidence("not_measured", notMeasured);
    return notMeasured.isEmpty();
  }

  private static BenchmarkResult withoutIterations(ResultInput input) {
    WrapperReport.check(input, true);
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
