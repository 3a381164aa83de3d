package io.zathras.processor.speccpu2017;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ConsoleText;
import io.zathras.processor.spi.Coverage;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Reads SPEC CPU 2017 results: rate and speed, base and peak.
 *
 * <ul>
 *   <li>A run is a call of runcpu on a suite. Its points are the benchmarks with their selected
 *       results; the single iterations are in its details.
 *   <li>The headlines are the scores of the suites as SPEC's report states them, never one over
 *       several suites. A suite in which a benchmark has no result has no score, and fails. Where
 *       only some benchmarks were requested, only these count.
 *   <li>{@code configuration.valid} is SPEC's own verdict on whether the run may be published,
 *       which is not a verdict on its numbers.
 * </ul>
 */
public final class SpecCpu2017Processor implements BenchmarkProcessor {

  /**
   * The unit of a headline: the rate, or for a speed suite, which has other benchmarks, the ratio.
   */
  private static final String RATE_OR_RATIO = "rate, of a speed suite ratio";

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("speccpu2017")
          .title("SPEC CPU 2017: integer and floating-point suites, rate and speed")
          .url("https://www.spec.org/cpu2017/")
          .threadsSetting("copies")
          .coverage(
              Coverage.since("0.1")
                  .wrappers("all to v2.6")
                  .run("a call of runcpu on a suite")
                  .points("the benchmarks, with their selected results")
                  .headlineOf(
                      "the score of each complete suite, `intrate`, `fprate`, `intspeed` or"
                          + " `fpspeed`, as SPEC's report states it")
                  .headline("<suite>_base", RATE_OR_RATIO, Direction.HIGHER_IS_BETTER)
                  .headline("<suite>_peak", RATE_OR_RATIO, Direction.HIGHER_IS_BETTER))
          .build();

  /** The wrapper's report if any benchmark has no result, even one that was not requested. */
  private static final String NR_FOUND = "Failed NR found in the results";

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    List<SuiteResult> suites = new ArrayList<>();
    for (SuiteFiles files : SuiteFiles.find(input)) {
      suites.add(SuiteResult.read(files, input));
    }
    if (suites.isEmpty()) {
      input
          .report()
          .error(
              "table-missing",
              "no CPU2017.<number>.<suite>.results.csv; expected one for each suite" + end(input));
    }
    ResultBuilder result =
        input
            .result()
            .version(suites.stream().flatMap(SuiteResult::versions).toArray(String[]::new))
            .withoutStatistics();
    suites.forEach(suite -> suite.addTo(result));
    for (Suite asked : suites.isEmpty() ? List.<Suite>of() : SuiteFiles.asked(input)) {
      if (suites.stream().noneMatch(each -> each.suite() == asked)) {
        result.incomplete();
        input
            .report()
            .error(
                "suite-missing",
                "no CPU2017.<number>.%s.*.results.csv, although %s was asked for",
                asked.word(),
                asked.word());
      }
    }
    boolean hasScore = false;
    for (Suite suite : Suite.values()) {
      List<SuiteResult> ofSuite = suites.stream().filter(each -> each.suite() == suite).toList();
      for (Tune tune : Tune.values()) {
        hasScore |= headline(result, suite.score(tune), ofSuite);
      }
    }
    List<SuiteResult> selections = suites.stream().filter(SuiteResult::isSelection).toList();
    if (!hasScore && !selections.isEmpty()) {
      Set<Status> outcomes = new LinkedHashSet<>();
      selections.forEach(selection -> outcomes.add(selection.run().status()));
      result.restsOn(outcomes.size() == 1 ? outcomes.iterator().next() : Status.PASS);
    }
    return result.decidedBy(reported(input, suites)).build();
  }

  /**
   * Adds the score of a suite, which is the mean over its runs with the same number of copies or
   * threads.
   */
  private static boolean headline(ResultBuilder result, Metric score, List<SuiteResult> suites) {
    List<SuiteResult> scored =
        suites.stream()
            .filter(each -> each.run().value(score) != null)
            .filter(each -> each.run().status() != Status.FAIL)
            .toList();
    if (scored.isEmpty()) {
      return false;
    }
    SuiteResult last = scored.get(scored.size() - 1);
    List<RunBuilder> alike =
        scored.stream()
            .filter(each -> each.atOnce().equals(last.atOnce()))
            .map(SuiteResult::run)
            .toList();
    if (alike.size() == 1) {
      result.headline(score, last.run());
    } else {
      double[] scores =
          alike.stream()
              .map(run -> run.value(score))
              .mapToDouble(Objects::requireNonNull)
              .toArray();
      result.headline(score, scores, last.run());
    }
    if (alike.size() < scored.size()) {
      last.warn(
          "runs-differ",
          score.name()
              + " was measured with different numbers of copies or threads; the headline is"
              + " that of the last");
    }
    return true;
  }

  private static Status reported(ResultInput input, List<SuiteResult> suites) {
    boolean isExplained =
        suites.stream().anyMatch(SuiteResult::isSelection)
            && suites.stream().allMatch(SuiteResult::hasAllThatWasRequested)
            && input.files().find("**/" + WrapperReport.FILE).stream()
                .allMatch(file -> file.isKept() && file.text().strip().equals(NR_FOUND));
    if (!isExplained || input.files().find("**/" + WrapperReport.FILE).isEmpty()) {
      return WrapperReport.check(input, true);
    }
    input
        .report()
        .info(
            WrapperReport.REPORT_FAILED,
            "the wrapper reports '%s' of benchmarks that were not asked for; it does not count",
            NR_FOUND);
    return Status.PASS;
  }

  private static String end(ResultInput input) {
    return input.files().find("**/speccpu2017.out").stream()
        .filter(FileEntry::isKept)
        .flatMap(file -> ConsoleText.lines(file).stream().filter(line -> !line.isBlank()))
        .reduce((first, second) -> second)
        .map(line -> "; speccpu2017.out ends in " + ConsoleText.quoted(line.strip()))
        .orElse("");
  }
}
