package io.zathras.processor.pyperf;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.TestReport;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads PyPerf results: pyperformance, the Python benchmark suite, run by pyperf.
 *
 * <ul>
 *   <li>A run is one benchmark of the suite. Its points are the values of all its worker processes,
 *       in the order they were measured; the calibrating process and warmups are no values. Its
 *       metrics are their mean and deviation in the benchmark's unit, which is seconds but for the
 *       rare benchmark of memory or counts.
 *   <li>The headline is the geometric mean over the mean times of all benchmarks in seconds; the
 *       benchmarks are unlike, so that no other mean of them says anything. Its sample count is the
 *       number of benchmarks: geometric means over different ones cannot be compared.
 *   <li>A result passes when every benchmark has its values, the wrapper does not report a failure,
 *       and every benchmark that the console shows as tried is among the results; without a whole
 *       console nobody knows, and the result is partial. Without the table nobody knows whether the
 *       wrapper reported one, unless its report is there: the outcome is unknown.
 *   <li>The wrapper's table is asked for the versions and the suite's UTC times only, unless the
 *       suite file is lost: then its means are all that is left.
 * </ul>
 */
public final class PyPerfProcessor implements BenchmarkProcessor {

  private static final int MAX_NAMED = 100;
  private static final String CONSOLE = "pyperf.out";

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("pyperf")
          .title("PyPerf: the Python benchmark suite, pyperformance")
          .url("https://pyperformance.readthedocs.io/")
          .build();

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    FileEntry file = OutFiles.newest(input, "pyperf_out_*.json");
    return file == null ? MeansOnly.read(input) : read(file, input);
  }

  private static BenchmarkResult read(FileEntry file, ResultInput input) {
    Suite suite = Suite.read(file, input);
    LocalDateTime begin = OutFiles.begin(file);
    SummaryTable table = table(suite, input);
    SuiteClock clock = SuiteClock.of(begin, table, suite.workers(), input.diagnostics());
    BenchmarkResult.Builder result = BenchmarkResult.builder();
    List<Run> runs = new ArrayList<>();
    for (Benchmark benchmark : suite.benchmarks()) {
      runs.add(BenchmarkRun.of(runs.size() + 1, benchmark, clock));
      result.metrics(BenchmarkRun.metrics(benchmark));
    }
    // Wrappers before 2026, whose table has no dates, always wrote a report; without the table
    // nothing tells whether there was one.
    Status report = TestReport.check(input, table == null || !table.isDated());
    Headline.add(result, runs, isComplete(suite, input), report, input);
    Interval whole = clock.suite().start() == null ? span(runs) : clock.suite();
    return result
        .benchmarkVersion(version(suite, table))
        .interval(whole.start(), whole.end())
        .beginStamp(begin == null ? null : Timestamp.local(begin))
        .build();
  }

  /** Reads the table of the same begin as the suite file. */
  private static @Nullable SummaryTable table(Suite suite, ResultInput input) {
    FileEntry file = OutFiles.beside(suite.file(), ".csv", input);
    if (file != null) {
      return SummaryTable.read(file, suite.names()::contains, input.diagnostics());
    }
    input
        .diagnostics()
        .warning(
            "table-missing",
            suite.file().location(),
            null,
            "no table of the same name with .csv; expected one with the suite's UTC times; dates"
                + " of pyperf stay local times without a zone");
    return null;
  }

  private static @Nullable String version(Suite suite, @Nullable SummaryTable table) {
    return suite.version() != null || table == null ? suite.version() : table.performanceVersion();
  }

  private static boolean isComplete(Suite suite, ResultInput input) {
    FileEntry file = input.firstOf(CONSOLE);
    ConsoleLog console = file == null || !file.isKept() ? null : ConsoleLog.read(file);
    if (file == null || console == null || !console.isWhole()) {
      input
          .diagnostics()
          .warning(
              file == null ? "console-missing" : "console-cut",
              file == null ? input.files().name() : file.location(),
              null,
              CONSOLE
                  + (file == null ? " is missing" : " ends before the suite does")
                  + "; expected what the suite printed: only there a benchmark that failed is named");
    }
    List<ConsoleLog.Missing> missing = console == null ? List.of() : console.missing(suite.names());
    if (file == null || missing.isEmpty()) {
      return console != null && console.isWhole();
    }
    input
        .diagnostics()
        .error(
            "benchmark-missing",
            file.location(),
            missing.get(0).line(),
            "tried, but not in "
                + suite.file().name()
                + ": "
                + missing.stream()
                    .limit(MAX_NAMED)
                    .map(ConsoleLog.Missing::what)
                    .collect(Collectors.joining(", "))
                + "; "
                + missing.size()
                + " in all; the geometric mean is without them");
    return false;
  }

  private static Interval span(List<Run> runs) {
    return runs.stream()
        .map(run -> new Interval(run.startTime(), run.endTime()))
        .reduce(Interval.UNKNOWN, Interval::span);
  }
}
