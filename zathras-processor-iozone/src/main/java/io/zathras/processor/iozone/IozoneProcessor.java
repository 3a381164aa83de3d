package io.zathras.processor.iozone;

import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.RepeatedFindings;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads results of IOzone, which writes and reads files in many ways.
 *
 * <ul>
 *   <li>A run is a file system, a cache mode and, in the throughput test, a number of processes.
 *       Its metrics are IOzone's operations, in MB/s in a sweep over file and record sizes ({@code
 *       auto}) and in kB/s in the throughput test.
 *   <li>The headlines are the highest values over all runs, each with its run: of the mean over all
 *       operations in a sweep, of reads and of first writes in the throughput test. Nothing is
 *       averaged over cache modes.
 *   <li>A run passes when IOzone's output is complete; without the output it is UNKNOWN. The
 *       wrapper's {@code Failed} fails the whole result.
 * </ul>
 */
public final class IozoneProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("iozone")
          .title("IOzone: rates of file operations by cache mode")
          .url("https://www.iozone.org/")
          .threadsSetting("processes")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("v2 to v4.01")
                  .run("a file system, cache mode and, in the throughput test, process count")
                  .points("its one result")
                  .headlineOf("the highest rate over all runs, in the unit of the kind of test")
                  .headline("all_ios", "MB/s", Direction.HIGHER_IS_BETTER)
                  .headline("read", "kB/s", Direction.HIGHER_IS_BETTER)
                  .headline("initialwrite", "kB/s", Direction.HIGHER_IS_BETTER))
          .build();

  private static final String[] TABLES = {"results_iozone.csv", "results.csv"};

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    Map<IozoneSetting, IozoneOutput> outputs = IozoneOutput.readAll(input);
    IozoneTable table = table(input, outputs);
    String version =
        outputs.values().stream()
            .map(IozoneOutput::version)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    ResultBuilder result = input.result().version(version).interval(table.dates());
    if (!table.isWhole() || table.values().isEmpty()) {
      result.incomplete();
    }
    RepeatedFindings lost = new RepeatedFindings();
    for (IozoneSetting setting : settings(table, outputs)) {
      IozoneOutput output = outputs.get(setting.ofAllProcesses());
      if (output == null) {
        lost.warning(
            input.report(),
            "output-missing",
            "no output Run_<n>/<fs>/iozone_<prefix>_<mode>_default.iozone for " + setting,
            "nothing tells whether IOzone came to its end");
      }
      run(result, setting, table, output);
    }
    lost.report();
    headlines(result);
    return result.decidedBy(WrapperReport.check(input, true)).build();
  }

  private static IozoneTable table(ResultInput input, Map<IozoneSetting, IozoneOutput> outputs) {
    String rates =
        outputs.entrySet().stream()
            .filter(output -> !output.getValue().rates().isEmpty())
            .map(output -> output.getKey().toString())
            .collect(Collectors.joining("; "));
    return IozoneTable.read(
        rates.isEmpty()
            ? input.table("a row for each file system and mode", TABLES)
            : input.supportingTable("only IOzone's outputs of " + rates + " are read", TABLES));
  }

  /** Returns all settings, grouped by file system and mode and ordered by processes. */
  private static List<IozoneSetting> settings(
      IozoneTable table, Map<IozoneSetting, IozoneOutput> outputs) {
    Set<IozoneSetting> all = new LinkedHashSet<>(table.values().keySet());
    Map<IozoneSetting, Integer> order = new HashMap<>();
    all.forEach(setting -> order.putIfAbsent(setting.ofAllProcesses(), order.size()));
    outputs.forEach(
        (mode, output) -> {
          boolean hasRows = order.putIfAbsent(mode, order.size()) != null;
          for (Integer processes : output.rates().keySet()) {
            all.add(new IozoneSetting(mode.fileSystem(), mode.mode(), processes));
          }
          if (!hasRows && output.rates().isEmpty()) {
            all.add(mode);
          }
        });
    List<IozoneSetting> ordered = new ArrayList<>(all);
    ordered.sort(
        Comparator.comparing((IozoneSetting setting) -> order.get(setting.ofAllProcesses()))
            .thenComparing(IozoneSetting::processes, Comparator.nullsFirst(Integer::compare)));
    return ordered;
  }

  private static void run(
      ResultBuilder result,
      IozoneSetting setting,
      IozoneTable table,
      @Nullable IozoneOutput output) {
    RunBuilder run =
        result
            .run(setting.toString())
            .verdict(output == null ? Status.UNKNOWN : output.verdict())
            .setting("mode_kind", kind(setting, output))
            .setting("filesystem", setting.fileSystem())
            .setting("cache_mode", setting.mode())
            .setting("processes", setting.processes())
            .setting("format_version", table.table().meta("Results version"));
    MetricValues rows = table.values().get(setting);
    MetricValues printed = null;
    if (output != null) {
      run.setting("record_size_kb", output.recordSize()).setting("file_size_kb", output.fileSize());
      printed = setting.processes() == null ? null : output.rates().get(setting.processes());
      if (rows == null && !table.values().isEmpty()) {
        run.incomplete();
        output
            .report()
            .warning("row-missing", "the wrapper's table has no row of %s; expected one", setting);
      }
      if (!output.isInKilobytes()) {
        return;
      }
    }
    if (table.isFailed(setting) || (output != null && !output.isSound())) {
      run.incomplete();
    }
    MetricValues measured = printed == null ? rows : printed;
    if (measured != null && !measured.isEmpty()) {
      run.point(null, PointConfiguration.of(setting.toString()), measured);
    }
    if (printed != null
        && rows != null
        && !run.crossCheck(rows, 0.01, table.table().report()).agrees()) {
      run.incomplete();
    }
  }

  private static String kind(IozoneSetting setting, @Nullable IozoneOutput output) {
    boolean isThroughput = setting.processes() != null || (output != null && output.isThroughput());
    return isThroughput ? "throughput" : "auto";
  }

  private static void headlines(ResultBuilder result) {
    boolean found = result.highestHeadline(IozoneMetrics.ALL_IOS, IozoneMetrics.ALL_IOS);
    found |= result.highestHeadline(IozoneMetrics.HEADLINE_READ, throughput("read"));
    found |= result.highestHeadline(IozoneMetrics.HEADLINE_WRITE, throughput("initialwrite"));
    for (String operation : IozoneMetrics.THROUGHPUT.keySet()) {
      found =
          found || result.highestHeadline(IozoneMetrics.headline(operation), throughput(operation));
    }
    if (!found) {
      result.restsOn(null);
    }
  }

  private static Metric throughput(String operation) {
    return Objects.requireNonNull(IozoneMetrics.THROUGHPUT.get(operation));
  }
}
