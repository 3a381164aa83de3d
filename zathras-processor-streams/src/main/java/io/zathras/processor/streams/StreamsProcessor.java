package io.zathras.processor.streams;

import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads STREAM results. A run is one (optimisation level, sockets, array size). Its points are the
 * wrapper's iterations. Rates come from STREAM's own output. The wrapper's means, which are cut to
 * integers, are compared with them and replace a missing output. The headlines are the means of
 * each kernel at the highest level, most sockets and largest array size with a result, because
 * caches help least there. Rates of different sizes are never averaged. Points have no times
 * because STREAM's output has none; the table's dates are those of the whole test.
 */
public final class StreamsProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("streams")
          .title("STREAM: sustained memory bandwidth")
          .url("https://www.cs.virginia.edu/stream/")
          .threadsSetting("threads")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("v1.22 to v2.10")
                  .run("an optimisation level, socket count and array size")
                  .points("the wrapper's iterations")
                  .headlineOf("the highest level, most sockets, largest size with a result")
                  .headline("copy", "MB/s", Direction.HIGHER_IS_BETTER)
                  .headline("scale", "MB/s", Direction.HIGHER_IS_BETTER)
                  .headline("add", "MB/s", Direction.HIGHER_IS_BETTER)
                  .headline("triad", "MB/s", Direction.HIGHER_IS_BETTER))
          .build();

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    StreamOutputs outputs = StreamOutputs.read(input);
    ResultBuilder result = input.result();
    StreamTables tables = new StreamTables(input, outputs, result);
    TreeSet<StreamSetting> settings = new TreeSet<>(outputs.bySetting().keySet());
    tables.settings().stream()
        .filter(label -> outputs.labelled(label).isEmpty())
        .forEach(settings::add);
    if (settings.isEmpty()) {
      String expected = "results_streams_opt_O<n>.csv, results_streams.csv or stream.*.out.*";
      throw input.report().failure("no results: expected " + expected);
    }
    Status reported = WrapperReport.reported(input);
    result
        .metrics(Arrays.stream(Kernel.values()).map(Kernel::metric).toArray(Metric[]::new))
        .begin(outputs.begin());
    settings.forEach(setting -> StreamRun.add(result, setting, outputs, tables, reported));
    headline(result, List.copyOf(settings), input.report());
    // The report has a line for each block but does not name it, so one failure fails the test.
    return result.decidedBy(WrapperReport.check(input, tables.promisesReport())).build();
  }

  /** Takes the headlines from the last run, in natural order, that has a result. */
  private static void headline(ResultBuilder result, List<StreamSetting> settings, Report report) {
    for (int i = settings.size() - 1; i >= 0; i--) {
      RunBuilder run = result.runs().get(i);
      if (run.isMeasured()) {
        for (Kernel kernel : Kernel.values()) {
          result.headline(kernel.headline(), kernel.metric(), run);
        }
        result.statistics(Kernel.TRIAD.metric(), run.samples(Kernel.TRIAD.metric()));
        return;
      }
      report.warning(
          "headline-smaller",
          settings.get(i).label()
              + " has no result; the headline is taken from the next smaller one");
    }
  }
}
