package io.zathras.processor.coremark;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.TestReport;
import io.zathras.processor.spi.Verdicts;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads CoreMark results. Each {@code make} of the wrapper starts CoreMark twice, once for the
 * official score and once to check correctness with other data; both rates stand in one table that
 * does not tell them apart, so the logs' names do. A run is one (threads, type); its points are the
 * wrapper's iterations. The headline is the mean over the iterations of the performance run with
 * the most threads; runs of different thread counts or types are never averaged.
 */
public final class CoreMarkProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("coremark")
          .title("CoreMark: list, matrix and state machine work on all CPUs")
          .url("https://www.eembc.org/coremark/")
          .threadsSetting("threads")
          .build();

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    CoreMarkTable table = CoreMarkTable.read(input);
    List<FileEntry> files = input.files().find("run*.log");
    ResultLimits.checkFiles(input.files().name(), files.size());
    ResultLimits.checkPoints(input.files().name(), table.rows().size());
    List<CoreMarkLog> logs =
        files.stream()
            .filter(FileEntry::isKept)
            .flatMap(file -> Stream.ofNullable(CoreMarkLog.read(file)))
            .toList();
    SummaryCheck.check(input, logs);
    List<Samples> groups = Attribution.of(table, logs, input);

    BenchmarkResult.Builder result =
        BenchmarkResult.builder()
            .benchmarkVersion(table.version() == null ? input.committedVersion() : table.version())
            .metrics(
                CoreMarkRun.RATE,
                CoreMarkRun.ITERATIONS,
                CoreMarkRun.SECONDS,
                CoreMarkRun.TICKS,
                CoreMarkRun.SIZE);
    List<Run> runs = new ArrayList<>();
    for (Samples group : groups) {
      runs.add(CoreMarkRun.of(runs.size() + 1, group, input.diagnostics()));
    }
    runs.forEach(result::run);
    Interval whole =
        groups.stream().map(Samples::interval).reduce(Interval.UNKNOWN, Interval::span);
    result.interval(whole.start(), whole.end());
    headline(result, input, groups, runs, table.complete());
    return result.build();
  }

  private static void headline(
      BenchmarkResult.Builder result,
      ResultInput input,
      List<Samples> groups,
      List<Run> runs,
      boolean complete) {
    Status report = TestReport.check(input, true);
    int chosen = bestPerformance(groups);
    if (chosen < 0) {
      boolean rates = groups.stream().anyMatch(group -> group.rates().length > 0);
      boolean failed = runs.stream().anyMatch(run -> run.status() == Status.FAIL);
      result.status(rates && !failed && report != Status.FAIL ? Status.UNKNOWN : Status.FAIL);
      return;
    }
    Samples group = groups.get(chosen);
    Run run = runs.get(chosen);
    result
        .primaryMean(CoreMarkRun.RATE, group.rates(), run)
        .statistics(CoreMarkRun.RATE, group.rates());
    int most = groups.stream().mapToInt(each -> each.threads).max().orElse(0);
    if (group.threads < most) {
      input
          .diagnostics()
          .warning(
              "headline-fewer-threads",
              input.files().name(),
              null,
              "no performance rate with "
                  + most
                  + " threads; the headline is with "
                  + group.threads);
    }
    boolean whole = complete && report == Status.PASS && group.threads == most;
    result.status(Verdicts.overall(run.status(), runs, whole));
  }

  /** Returns the index of the performance group with the most threads and a rate, or -1. */
  private static int bestPerformance(List<Samples> groups) {
    for (int i = groups.size() - 1; i >= 0; i--) {
      if (groups.get(i).type == RunType.PERFORMANCE && groups.get(i).rates().length > 0) {
        return i;
      }
    }
    return -1;
  }
}
