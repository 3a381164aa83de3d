package io.zathras.processor.uperf;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.Verdicts;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads uperf results. A run is one (test type, protocol, packet size, networks); its points are
 * the cases by instance count and iteration, its metrics the means over the iterations with the
 * most instances that were measured. The headlines are, for each test type and protocol, the
 * throughput at the largest packet size, or for request and response ({@code rr}) the operation
 * rate at the smallest, at the most networks; unlike cases are never averaged.
 *
 * <p>The Total lines of the raw files are the truth; the wrapper's table, whose rates are cut, only
 * stands in where there is none. Over UDP the throughput is what arrived, beside what was sent.
 * uperf's own version stands nowhere. A case that failed is a point without metrics.
 */
public final class UperfProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("uperf")
          .title("uperf: network throughput and operation rates between two systems")
          .url("https://www.uperf.org/")
          .threadsSetting("instances")
          .build();

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    Diagnostics diagnostics = input.diagnostics();
    Payload payload = Payload.find(input);
    List<FileEntry> files = RawSummary.files(payload.files());
    ResultLimits.checkFiles(payload.files().name(), files.size());
    List<RawSummary> raws =
        files.stream()
            .flatMap(file -> Stream.ofNullable(RawSummary.read(file, diagnostics)))
            .toList();
    UperfTable table = UperfTable.read(payload.files(), diagnostics);
    ResultLimits.checkFiles(payload.files().name(), table.rows().size());
    List<Case> cases = Cases.of(raws, table.rows());
    CaseReport report = new CaseReport(payload.files(), table, diagnostics);
    boolean complete = report.check(cases) && table.isSound() && raws.size() == files.size();

    BenchmarkResult.Builder result =
        BenchmarkResult.builder()
            .metrics(Rates.METRICS.toArray(new Metric[0]))
            .beginStamp(payload.beginStamp());
    Interval whole = cases.stream().map(Case::interval).reduce(Interval.UNKNOWN, Interval::span);
    result.interval(whole.start(), whole.end());
    List<UperfRun> uperfRuns = runs(cases, report);
    List<Run> runs = uperfRuns.stream().map(UperfRun::run).toList();
    runs.forEach(result::run);
    Status headline = new Headlines(payload.files().name(), diagnostics).add(result, uperfRuns);
    return result.status(Verdicts.overall(headline, runs, complete)).build();
  }

  private static List<UperfRun> runs(List<Case> cases, CaseReport report) {
    Map<Family, List<Case>> families =
        cases.stream()
            .collect(Collectors.groupingBy(Case::family, TreeMap::new, Collectors.toList()));
    List<UperfRun> runs = new ArrayList<>();
    families.forEach(
        (family, own) -> {
          UperfRun run = UperfRun.of(runs.size() + 1, family, own, report.verdict());
          report.check(run, own.get(own.size() - 1));
          runs.add(run);
        });
    return runs;
  }
}
