package io.zathras.processor.pyperf;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.Times;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads PyPerf results: pyperformance, the Python benchmark suite, run by pyperf.
 *
 * <ul>
 *   <li>A run is one benchmark of the suite. Its points are the values of all its worker processes
 *       in the order of measurement, without calibration and warmups. Its metrics are their mean
 *       and deviation in the benchmark's unit, which is seconds except for the rare benchmark of
 *       memory or counts.
 *   <li>The headline is the geometric mean over the mean times of all benchmarks in seconds,
 *       because no other mean over unlike benchmarks is meaningful. Its sample count is the number
 *       of benchmarks; geometric means over different benchmarks are not comparable.
 *   <li>A result passes when every benchmark has its values, the wrapper does not report a failure,
 *       and every benchmark that the console shows as tried is among the results. Without a whole
 *       console the result is partial because the last condition is unknown. Without both the table
 *       and the wrapper's report the outcome is unknown.
 *   <li>Only the versions and the suite's UTC times are read from the wrapper's table, unless the
 *       suite file is lost and the table has the only means.
 * </ul>
 */
public final class PyPerfProcessor implements BenchmarkProcessor {

  private static final int MAX_NAMED = 100;
  private static final String CONSOLE = "pyperf.out";

  private static final Metric GEOMETRIC_MEAN =
      new Metric(
          "geometric_mean_seconds",
          "s",
          Direction.LOWER_IS_BETTER,
          "Geometric mean of the benchmarks' mean times");

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("pyperf")
          .title("PyPerf: the Python benchmark suite, pyperformance")
          .url("https://pyperformance.readthedocs.io/")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("all to v2.5")
                  .run("a benchmark of the suite")
                  .points("the values of all workers")
                  .headlineOf("the geometric mean of the benchmarks' mean seconds")
                  .headline("geometric_mean_seconds", "s", Direction.LOWER_IS_BETTER))
          .build();

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    FileEntry file = newest(input, "pyperf_out_*.json");
    return file == null ? MeansOnly.read(input) : read(file, input);
  }

  private static BenchmarkResult read(FileEntry file, ResultInput input) {
    SuiteFile suite = SuiteFile.read(file, input);
    LocalDateTime begin = begin(file);
    SummaryTable table = table(suite, input);
    SuiteClock clock = SuiteClock.of(begin, table, suite.workers());
    ResultBuilder result =
        input
            .result()
            .version(suite.version(), table == null ? null : table.performanceVersion())
            .begin(begin);
    suite.benchmarks().forEach(benchmark -> BenchmarkRun.add(result, benchmark, clock));
    if (!clock.suite().equals(Interval.UNKNOWN)) {
      result.interval(clock.suite());
    }
    // Wrappers before 2026, whose table has no dates, always wrote a report. Without the table a
    // report is expected too, because the wrapper's age is unknown.
    Status report = WrapperReport.check(input, table == null || !table.isDated());
    finish(result, isComplete(suite, input), report);
    return result.build();
  }

  /**
   * Adds the headline and the outcome.
   *
   * @param complete whether every benchmark that was tried is among the runs
   * @param report the wrapper's verdict
   */
  static void finish(ResultBuilder result, boolean complete, Status report) {
    List<RunBuilder> runs = result.runs();
    result.geometricHeadline(Unit.SECOND.mean(), GEOMETRIC_MEAN, runs);
    boolean measured = runs.stream().anyMatch(run -> run.status() != Status.FAIL);
    boolean good = complete && runs.stream().allMatch(run -> run.status() == Status.PASS);
    if (report == Status.FAIL || !measured) {
      result.restsOn(Status.FAIL);
    } else {
      // A lost report makes a good result unknown, but does not change a partial one.
      result.restsOn(good ? report : Status.PASS);
    }
    if (!complete) {
      result.incomplete();
    }
  }

  /**
   * Returns the newest file, which is this test's, because a folder that was not cleaned has
   * several.
   */
  static @Nullable FileEntry newest(ResultInput input, String pattern) {
    List<FileEntry> files = input.files().find(pattern);
    FileEntry newest = files.isEmpty() ? null : files.get(files.size() - 1);
    if (newest != null && files.size() > 1) {
      input
          .report(newest)
          .warning(
              "several-results",
              "%s files %s; expected one; the newest by name is read, %s",
              files.size(),
              pattern,
              newest.name());
    }
    return newest;
  }

  /** Returns the start time in a file's name, in local time, or {@code null} without one. */
  static @Nullable LocalDateTime begin(FileEntry file) {
    return Times.stamp(stem(file));
  }

  private static String stem(FileEntry file) {
    return file.name().substring(0, file.name().lastIndexOf('.'));
  }

  /** Reads the table with the same start time in its name as the suite file. */
  private static @Nullable SummaryTable table(SuiteFile suite, ResultInput input) {
    FileEntry file = input.firstOf(stem(suite.file()) + ".csv");
    if (file != null) {
      return SummaryTable.read(input.table(file), suite.names()::contains);
    }
    input
        .report(suite.file())
        .warning(
            "table-missing",
            "no table of the same name with .csv; expected one with the suite's UTC times; dates"
                + " of pyperf stay local times without a zone");
    return null;
  }

  private static boolean isComplete(SuiteFile suite, ResultInput input) {
    FileEntry file = input.firstOf(CONSOLE);
    Report report = file == null ? input.report() : input.report(file);
    ConsoleLog console = file == null || !file.isKept() ? null : ConsoleLog.read(file);
    boolean whole = console != null && console.isWhole();
    if (!whole) {
      report.warning(
          file == null ? "console-missing" : "console-cut",
          CONSOLE
              + (file == null ? " is missing" : " ends before the suite does")
              + "; expected what the suite printed: only there a benchmark that failed is named");
    }
    List<ConsoleLog.Missing> missing = console == null ? List.of() : console.missing(suite.names());
    if (missing.isEmpty()) {
      return whole;
    }
    String names =
        missing.stream()
            .limit(MAX_NAMED)
            .map(ConsoleLog.Missing::what)
            .collect(Collectors.joining(", "));
    report
        .at(missing.get(0).line())
        .error(
            "benchmark-missing",
            "tried, but not in %s: %s; the geometric mean is without %s",
            suite.file().name(),
            names,
            missing.size() == 1 ? "it" : "these " + missing.size());
    return false;
  }
}
