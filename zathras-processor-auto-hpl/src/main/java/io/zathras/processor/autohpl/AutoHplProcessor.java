package io.zathras.processor.autohpl;

import io.zathras.processor.autohpl.Solution.Problem;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.StatusRules;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Status;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads results of HPL, the High-Performance Linpack.
 *
 * <ul>
 *   <li>A run is one linear system that HPL solved, with its rate as the only point. The order of
 *       the matrix, block size, process grid and threads are its configuration.
 *   <li>It passes when HPL's own check of the residual says PASSED, and fails when that says
 *       FAILED. A rate that is only in the wrapper's table is UNKNOWN because the table has no
 *       check.
 *   <li>The headline is the highest rate of the runs that passed, or of all runs if none passed.
 * </ul>
 */
public final class AutoHplProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("auto_hpl")
          .alias("autohpl")
          .title("HPL: solution of a dense linear system in double precision")
          .url("https://www.netlib.org/benchmark/hpl/")
          .threadsSetting("threads")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("v1 to v2.6")
                  .run("a linear system that HPL solved")
                  .points("its one result")
                  .headlineOf(
                      "the highest rate, of runs whose residual check passed where there are any")
                  .headline("gflops", "GFLOPS", Direction.HIGHER_IS_BETTER))
          .build();

  private static final Metric GFLOPS =
      Metric.higherIsBetter("gflops", "GFLOPS", "10^9 floating-point operations per second");
  private static final Metric SECONDS =
      new Metric(
          "time_seconds", "s", Direction.LOWER_IS_BETTER, "Wall time of solving the linear system");

  /**
   * A grid with more processes than this is damaged, so no number of threads is derived from it.
   */
  private static final long MOST_PROCESSES = 100_000_000;

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    HplTable table = HplTable.read(input);
    HplOutputs outputs = HplOutputs.read(input);
    List<Solution> solutions = outputs.with(table);
    ResultBuilder result = input.result().version(outputs.version()).begin(table.began());
    if (!hasTable(input, table, outputs, solutions) || !outputs.isComplete()) {
      result.incomplete();
    }
    Interval shared = table.shared();
    if (solutions.isEmpty()) {
      result.run(null).verdict(Status.FAIL);
    }
    for (Solution solution : solutions) {
      boolean isOwn = shared.equals(Interval.UNKNOWN);
      RunBuilder run = run(result, solution, isOwn ? solution.dates() : Interval.UNKNOWN);
      configure(run, solution.problem(), table, outputs.threads());
    }
    if (!shared.equals(Interval.UNKNOWN)) {
      result.interval(shared);
    }
    IntStream.range(0, solutions.size())
        .boxed()
        .filter(index -> solutions.get(index).problem().gflops() != null)
        .max(Comparator.comparing(solutions::get, AutoHplProcessor::compare))
        .ifPresent(index -> result.headline(GFLOPS, result.runs().get(index)));
    return result.metrics(GFLOPS, SECONDS).decidedBy(WrapperReport.check(input, false)).build();
  }

  /** Returns whether the wrapper's table exists and has rows, and reports it if not. */
  private static boolean hasTable(
      ResultInput input, HplTable table, HplOutputs outputs, List<Solution> solutions) {
    if (table.table().isMissing()) {
      if (outputs.isEmpty()) {
        throw input
            .report()
            .failure("neither " + HplTable.NAMES + " is there, nor an output of HPL; expected one");
      }
      input
          .report()
          .warning(
              "table-missing",
              "neither " + HplTable.NAMES + " is there; only the outputs of HPL are read");
      return false;
    }
    if (table.solutions().isEmpty()) {
      String words = "no data rows; expected a row for each result of HPL";
      if (solutions.isEmpty()) {
        table.table().report().at(table.table().headerLine()).error("table-empty", words);
      } else {
        table.table().report().warning("table-empty", words + "; only its outputs are read");
      }
      return false;
    }
    return true;
  }

  private static RunBuilder run(ResultBuilder result, Solution solution, Interval dates) {
    Problem problem = solution.problem();
    String settings = problem.settings();
    MetricValues values =
        new MetricValues().put(GFLOPS, problem.gflops()).put(SECONDS, problem.seconds());
    RunBuilder run = result.run(settings).verdict(solution.verdict()).times(dates);
    run.duration(duration(solution, dates));
    if (!values.isEmpty()) {
      run.point(dates.start(), settings == null ? null : PointConfiguration.of(settings), values);
    }
    if (solution.residual() != null) {
      run.evidence("residual_check", solution.verdict() == Status.PASS ? "PASSED" : "FAILED")
          .evidence("scaled_residual", solution.residual());
    }
    Double other = problem.otherRate();
    if (other != null) {
      run.incomplete();
      solution
          .place()
          .warning(
              "rate-doubtful",
              "N %s in %s s are %.4e Gflops, and %.4e are stated; the stated rate is given",
              problem.n(),
              problem.seconds(),
              other,
              problem.gflops());
    }
    return run;
  }

  /** Returns the time between the dates, unless HPL's time is longer; dates are whole seconds. */
  private static @Nullable Double duration(Solution solution, Interval dates) {
    Double seconds = solution.problem().seconds();
    Double apart = dates.seconds();
    if (seconds == null || apart == null) {
      return apart == null ? seconds : apart;
    }
    if (apart > 0 && apart + 1 >= seconds) {
      return apart;
    }
    solution
        .place()
        .warning(
            "clock-step",
            "the dates are %s s apart, and HPL took %s s; that is given as the duration",
            apart,
            seconds);
    return seconds;
  }

  private static void configure(
      RunBuilder run, Problem problem, HplTable table, @Nullable Integer printedThreads) {
    Integer p = problem.p();
    Integer q = problem.q();
    Integer perProcess = table.threads() == null ? printedThreads : table.threads();
    run.setting("variant", problem.variant())
        .setting("matrix_size_n", problem.n())
        .setting("block_size_nb", problem.nb());
    if (p != null && q != null) {
      long processes = (long) p * q;
      run.setting("process_grid", p + "x" + q)
          .setting("process_grid_p", p)
          .setting("process_grid_q", q)
          .setting("total_processes", processes);
      if (perProcess != null && processes <= MOST_PROCESSES) {
        run.setting("threads", processes * perProcess);
      }
    }
    run.setting("threads_per_process", perProcess)
        .setting("blas_library", table.library())
        .setting("mpi_command", table.command())
        .setting("format_version", table.table().meta("Results version"));
  }

  /** Orders solutions by their verdict, then by their rate. */
  private static int compare(Solution one, Solution other) {
    if (one.verdict() != other.verdict()) {
      return StatusRules.worse(one.verdict(), other.verdict()) == one.verdict() ? -1 : 1;
    }
    Double rate = one.problem().gflops();
    Double otherRate = other.problem().gflops();
    return rate == null || otherRate == null ? 0 : rate.compareTo(otherRate);
  }
}
