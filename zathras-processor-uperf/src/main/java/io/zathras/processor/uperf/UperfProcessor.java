package io.zathras.processor.uperf;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Directories;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.StatusRules;
import io.zathras.processor.spi.Times;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads uperf results. A run is one (test type, protocol, packet size, networks). Its points are
 * the cases by instance count and iteration. Its metrics are the means over the iterations with the
 * most instances that were measured. The headlines are, for each test type and protocol, the
 * throughput at the largest packet size, or the operation rate at the smallest for request and
 * response ({@code rr}), with the most networks. Unlike cases are never averaged.
 *
 * <p>Rates come from the Total lines of the raw files. The wrapper's table, whose rates are cut, is
 * used only where there is no such line. Over UDP the throughput is the received rate, and the sent
 * rate is another metric. No file has uperf's own version. A case that failed is a point without
 * metrics.
 */
public final class UperfProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("uperf")
          .title("uperf: network throughput and operation rates between two systems")
          .url("https://www.uperf.org/")
          .threadsSetting("instances")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("all to v2.7")
                  .run("a test type, protocol, packet size and network count")
                  .points("instance counts, then iterations")
                  .headlineOf("each test type and protocol at its most instances")
                  .headline(
                      "<test type>_<protocol>_throughput_gbps", "Gb/s", Direction.HIGHER_IS_BETTER)
                  .headline(
                      "<test type>_<protocol>_transactions_per_sec",
                      "transactions/s",
                      Direction.HIGHER_IS_BETTER))
          .build();

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    String directory = directory(input);
    ResultInput own = input.in(directory);
    List<FileEntry> files = RawOutput.files(own.files());
    ResultLimits.checkFiles(own.files().name(), files.size());
    List<RawOutput> raws =
        files.stream().flatMap(file -> Stream.ofNullable(RawOutput.read(file, own))).toList();
    UperfTable table = UperfTable.read(own);
    ResultLimits.checkFiles(own.files().name(), table.rows().size());
    List<Case> cases = CaseMatcher.of(raws, table.rows());
    Status verdict = verdict(input, own);
    boolean complete = CaseReport.check(cases, table, verdict, own);
    ResultBuilder result = own.result().metrics(UperfMetrics.all()).begin(Times.stamp(directory));
    if (!complete || !table.isSound() || raws.size() < files.size()) {
      result.incomplete();
    }
    Map<Family, List<Case>> families =
        cases.stream()
            .collect(Collectors.groupingBy(Case::family, TreeMap::new, Collectors.toList()));
    List<UperfRun> runs = new ArrayList<>();
    families.forEach((family, members) -> runs.add(UperfRun.add(result, family, members, verdict)));
    UperfHeadlines.add(result, runs, own.report());
    return result.build();
  }

  /**
   * Returns the directory of one execution of the wrapper, {@code uperf_results_<suffix>_<begin>},
   * which is a level deeper than in other tests; of several, the newest with results.
   */
  private static String directory(ResultInput input) {
    List<String> paths = new ArrayList<>(input.files().directories());
    paths.removeIf(path -> !path.startsWith("uperf_results_"));
    paths.add("");
    paths.removeIf(path -> !hasResults(input.in(path)));
    return paths.isEmpty() ? "" : Directories.newest(paths, input);
  }

  /**
   * Returns the worse verdict of two reports, because one may also be beside the directory of
   * results.
   */
  private static Status verdict(ResultInput input, ResultInput own) {
    Status verdict = WrapperReport.check(own, true);
    FileEntry outer = own == input ? null : input.firstOf(WrapperReport.FILE);
    return StatusRules.worse(verdict, WrapperReport.check(outer, input.report(), false));
  }

  private static boolean hasResults(ResultInput input) {
    return input.firstOf(UperfTable.FILE) != null || !RawOutput.files(input.files()).isEmpty();
  }
}
