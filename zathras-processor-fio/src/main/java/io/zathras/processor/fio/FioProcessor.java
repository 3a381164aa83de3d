package io.zathras.processor.fio;

import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Gaps;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.StatusRules;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads fio results. A run is a workload, one start of fio: an operation at a block size, with some
 * disks, jobs, and queue depth. Its metrics are sums and means over the jobs as fio reports them;
 * its points are the logs of all jobs, merged on one time grid. The headlines are, for each
 * operation, the bandwidth at the largest block size and the IOPS at the smallest.
 *
 * <p>Only fio's JSON is read. The wrapper makes its table from it, with tools that break the cells.
 * Without group reporting each job is reported alone, and there are percentiles over several jobs
 * only if fio was told to write their histogram bins.
 */
public final class FioProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("fio")
          .alsoTest("etcd")
          .title("fio: bandwidth, IOPS and latency of disks and files")
          .url("https://fio.readthedocs.io/")
          .threadsSetting("jobs")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("all to v3.4")
                  .run("a workload: an operation, block size, disks, jobs and queue depth")
                  .points("the steps of time of all jobs' logs")
                  .headlineOf(
                      "each operation's bandwidth at the largest block size and its IOPS at the"
                          + " smallest, with the most I/Os in flight")
                  .headline(
                      "<operation>_bandwidth_kib_per_sec", "KiB/s", Direction.HIGHER_IS_BETTER)
                  .headline("<operation>_iops", "IOPS", Direction.HIGHER_IS_BETTER))
          .build();

  /** An hour in steps of a second; longer series have wider steps. */
  private static final int MOST_POINTS_OF_A_RUN = 3_600;

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    List<Workload> workloads = Workload.find(input);
    if (workloads.isEmpty()) {
      input
          .report()
          .error(
              "output-missing",
              "no directory fio_ndisks_*/<n>-<operation>-<size>; expected one for each workload");
    }
    int mostPoints =
        Math.min(MOST_POINTS_OF_A_RUN, ResultLimits.MOST_POINTS / Math.max(1, workloads.size()));
    ResultBuilder result = input.result().reported(report(input));
    List<FioRun> runs = new ArrayList<>();
    String version = null;
    for (Workload workload : workloads) {
      FioOutput output = FioOutput.read(FioRun.own(workload, input));
      version = version == null && output != null ? output.version() : version;
      runs.add(FioRun.add(result, workload, input, output, mostPoints));
    }
    if (lacksNumbers(workloads, input)) {
      result.incomplete();
    }
    FioHeadlines.add(result, runs, input.report());
    return result.version(version).build();
  }

  /** Reports lost workloads, which leave gaps because each step numbers its workloads. */
  private static boolean lacksNumbers(List<Workload> workloads, ResultInput input) {
    Map<String, TreeSet<Integer>> bySteps =
        workloads.stream()
            .collect(
                Collectors.groupingBy(
                    Workload::origin,
                    TreeMap::new,
                    Collectors.mapping(Workload::number, Collectors.toCollection(TreeSet::new))));
    boolean lacks = false;
    for (Map.Entry<String, TreeSet<Integer>> step : bySteps.entrySet()) {
      List<Integer> missing = Gaps.before(step.getValue(), step.getValue().last());
      if (!missing.isEmpty()) {
        input
            .report()
            .at(input.files().directory(step.getKey()))
            .error(
                "workload-missing",
                "%s %s missing; expected workloads 1 to %d",
                missing,
                missing.size() == 1 ? "is" : "are",
                step.getValue().last());
        lacks = true;
      }
    }
    return lacks;
  }

  /** Returns the worst status of all wrapper executions that were saved together. */
  private static Status report(ResultInput input) {
    List<String> exports =
        input.files().directories().stream()
            .filter(name -> name.startsWith("export_fio_data_"))
            .toList();
    if (exports.isEmpty()) {
      return WrapperReport.check(input, true);
    }
    return exports.stream()
        .map(export -> WrapperReport.check(input.in(export), true))
        .reduce(StatusRules::worse)
        .orElseThrow();
  }
}
