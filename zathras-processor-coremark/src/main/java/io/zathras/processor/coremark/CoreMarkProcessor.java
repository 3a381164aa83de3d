package io.zathras.processor.coremark;

import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.WrapperReport;
import java.util.List;

/**
 * Reads CoreMark results. Each {@code make} of the wrapper starts CoreMark twice, once for the
 * official score and once to check correctness with other data; both rates are in one table that
 * does not tell them apart, so the names of the logs do. A run is one thread count and type; its
 * points are the wrapper's iterations. The headline is the mean over the iterations of the
 * performance run with the most threads; runs of different thread counts or types are never
 * averaged.
 */
public final class CoreMarkProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("coremark")
          .title("CoreMark: list, matrix and state machine work on all CPUs")
          .url("https://www.eembc.org/coremark/")
          .threadsSetting("threads")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("v1.20 to v2.6")
                  .run("a thread count and type (performance or validation)")
                  .points("the wrapper's iterations")
                  .headlineOf("the performance run with the most threads")
                  .headline(CoreMarkRun.RATE))
          .build();

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    CoreMarkTable table = CoreMarkTable.read(input);
    List<StartGroup> groups = Attribution.of(table, CoreMarkLog.readAll(input), input);
    ResultBuilder result =
        input
            .result()
            .version(table.version(), input.committedVersion())
            .metrics(
                CoreMarkRun.RATE,
                CoreMarkRun.ITERATIONS,
                CoreMarkRun.SECONDS,
                CoreMarkRun.TICKS,
                CoreMarkRun.SIZE);
    if (!table.complete()) {
      result.incomplete();
    }
    int headlineThreads = 0;
    RunBuilder headline = null;
    for (StartGroup group : groups) {
      RunBuilder run = CoreMarkRun.add(result, group);
      if (group.type() == RunType.PERFORMANCE && group.hasRate()) {
        headlineThreads = group.threads();
        headline = run;
      }
    }
    result.reported(WrapperReport.check(input, true));
    if (headline != null) {
      result.headline(CoreMarkRun.RATE, headline);
      checkThreads(headlineThreads, groups, result, input);
    }
    return result.build();
  }

  private static void checkThreads(
      int threads, List<StartGroup> groups, ResultBuilder result, ResultInput input) {
    int most = groups.stream().mapToInt(StartGroup::threads).max().orElse(0);
    if (threads < most) {
      result.incomplete();
      input
          .report()
          .warning(
              "headline-fewer-threads",
              "no performance rate with %s; the headline is with %s",
              Numbers.counted(most, "thread"),
              threads);
    }
  }
}
