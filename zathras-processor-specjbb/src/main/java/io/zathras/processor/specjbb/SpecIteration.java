package io.zathras.processor.specjbb;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.TestReport;
import io.zathras.processor.spi.Verdicts;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One iteration with one JVM count: the wrapper's table, the JVMs' reports, the nearest verdict.
 */
final class SpecIteration {

  static final Metric THROUGHPUT =
      new Metric(
          "throughput_bops",
          "bops",
          Direction.HIGHER_IS_BETTER,
          "Business operations per second of one step, summed over the JVMs");
  static final Metric PEAK =
      new Metric(
          "peak_throughput_bops",
          "bops",
          Direction.HIGHER_IS_BETTER,
          "The highest throughput of a step");
  static final Metric PEAK_WAREHOUSES =
      new Metric(
          "peak_warehouses",
          "warehouses",
          Direction.NONE,
          "The fewest warehouses, over all JVMs, that gave the peak");
  static final Metric SCORE =
      new Metric(
          "score_bops",
          "bops",
          Direction.HIGHER_IS_BETTER,
          "SPEC's score, the mean from the expected peak N to 2N warehouses, summed over the JVMs");
  static final Metric SCORE_PER_JVM =
      new Metric(
          "score_per_jvm_bops",
          "bops",
          Direction.HIGHER_IS_BETTER,
          "The score of a JVM, on average");

  private static final Pattern JVMS_DIRECTORY = Pattern.compile(".*_([0-9]+)_results");
  private static final Pattern MULTI_JVM_SCORE =
      Pattern.compile("SPECjbb2005\\s+bops\\s*=\\s*([0-9]{1,9})\\b.*");

  private final String path;
  private final @Nullable SpecTable table;
  private final List<SpecReport> reports;
  private final @Nullable Integer multiJvmScore;
  private final Status reported;

  /** How many JVMs left a file of any format; at least as many as have a report. */
  private final int processes;

  private final ResultInput own;

  private SpecIteration(ResultInput input, String path) {
    this.path = path;
    own = input.in(path);
    table = SpecTable.read(own);
    List<FileEntry> files = own.files().find("SPECjbb*/*");
    ResultLimits.checkFiles(own.files().name(), files.size());
    reports =
        files.stream()
            .filter(SpecReport::isReport)
            .map(file -> SpecReport.read(file, own.report(file)))
            .toList();
    multiJvmScore =
        own.files().find("SPECjbb*/MultiVMReport.txt").stream()
            .filter(FileEntry::isKept)
            .flatMap(file -> file.lines().stream())
            .map(line -> MULTI_JVM_SCORE.matcher(line.strip()))
            .filter(Matcher::matches)
            .flatMap(score -> Stream.ofNullable(Numbers.positiveInteger(score.group(1))))
            .findFirst()
            .orElse(null);
    reported = TestReport.check(nearestReport(input, path), own.report(), true);
    Set<String> started = new TreeSet<>();
    files.stream().map(SpecReport::jvmOf).filter(Objects::nonNull).forEach(started::add);
    processes = started.size();
    if (table == null && reports.isEmpty()) {
      own.report()
          .error(
              "result-missing",
              "neither " + SpecJbbProcessor.TABLE + " nor SPECjbb.<n>.txt; the run has no result");
    } else if (table == null) {
      own.report()
          .warning(
              "table-missing",
              "no " + SpecJbbProcessor.TABLE + "; the steps are taken from the JVMs' reports");
    }
  }

  static SpecIteration read(ResultInput input, String path) {
    return new SpecIteration(input, path);
  }

  /**
   * By JVM count, then time; directories' names hold local month names and are only a tie-break.
   */
  static Comparator<SpecIteration> order() {
    return Comparator.comparing(SpecIteration::jvms, Comparator.nullsFirst(Integer::compare))
        .thenComparing(SpecIteration::startText)
        .thenComparing(iteration -> iteration.path);
  }

  private String startText() {
    return Objects.toString(interval().start(), "");
  }

  Interval interval() {
    return table == null ? Interval.UNKNOWN : table.interval;
  }

  @Nullable String version() {
    return reports.stream()
        .flatMap(report -> Stream.ofNullable(report.version()))
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns how many JVMs ran, or {@code null}: in the oldest generation the reports of all JVMs
   * and iterations stand side by side and nothing tells them apart.
   */
  @Nullable Integer jvms() {
    if (table != null && table.jvms != null) {
      return table.jvms;
    }
    for (String directory = path;
        !directory.isEmpty();
        directory = SpecJbbProcessor.parent(directory)) {
      Integer jvms = jvmsOf(directory);
      if (jvms != null) {
        return jvms;
      }
    }
    return reports.size() == 1 && processes == 1 ? 1 : null;
  }

  /** Returns the JVM count in the last name of a path, or {@code null}. */
  static @Nullable Integer jvmsOf(String path) {
    Matcher directory = JVMS_DIRECTORY.matcher(path.substring(path.lastIndexOf('/') + 1));
    return directory.matches() ? Numbers.positiveInteger(directory.group(1)) : null;
  }

  RunBuilder addTo(ResultBuilder result, int iteration) {
    Integer jvms = jvms();
    SpecSteps read = SpecSteps.of(table, reports, jvms);
    List<SpecTable.Step> steps = read.list();
    RunBuilder run =
        result.run((jvms == null ? "" : "jvms=" + jvms + " ") + "iteration=" + iteration).sweep();
    for (SpecTable.Step step : steps) {
      PointConfiguration point =
          jvms == null
              ? PointConfiguration.of("warehouses", step.warehouses())
              : PointConfiguration.of("jvms", jvms).and("warehouses", step.warehouses());
      run.point(null, point, THROUGHPUT, (double) step.bops());
    }
    run.verdict(status(steps, haveReports(jvms) && read.agree()))
        .setting("iteration", iteration)
        .setting("warehouses", steps.stream().map(SpecTable.Step::warehouses).distinct().toList())
        .setting("num_jvms", jvms)
        .times(interval())
        .evidence("reason", steps.isEmpty() ? "no data rows" : null);
    peak(run, steps);
    score(run);
    return run;
  }

  /** Steps of different warehouse counts are never averaged: the peak stands for them. */
  private static void peak(RunBuilder run, List<SpecTable.Step> steps) {
    steps.stream()
        .max(
            Comparator.comparingLong(SpecTable.Step::bops)
                .thenComparing(SpecTable.Step::warehouses, Comparator.reverseOrder()))
        .ifPresent(
            peak ->
                run.metric(PEAK, (double) peak.bops())
                    .metric(PEAK_WAREHOUSES, (double) peak.warehouses()));
  }

  /** One JVM's report missing its score would make the sum too small, so there is none then. */
  private void score(RunBuilder run) {
    Integer jvms = jvms();
    if (multiJvmScore != null) {
      score(run, multiJvmScore, jvms);
    } else if (jvms != null
        && reports.size() == jvms
        && reports.stream().allMatch(report -> report.score() != null)) {
      score(
          run,
          reports.stream().flatMap(r -> Stream.ofNullable(r.score())).mapToLong(i -> i).sum(),
          jvms);
    } else if (!reports.isEmpty() && (jvms == null || reports.size() != jvms)) {
      reports
          .get(0)
          .report()
          .warning(
              "score-unknown",
              reports.size()
                  + " reports for "
                  + (jvms == null ? "an unknown number of" : jvms)
                  + " JVMs; nothing tells which scores add up, so the score is left out");
    }
  }

  private static void score(RunBuilder run, long score, @Nullable Integer jvms) {
    run.metric(SCORE, (double) score)
        .metric(SCORE_PER_JVM, jvms == null ? null : (Double) ((double) score / jvms));
  }

  /** Returns whether each JVM that ran has a report, and says so when not. */
  private boolean haveReports(@Nullable Integer jvms) {
    int expected = Math.max(processes, jvms == null ? 1 : jvms);
    if (reports.size() < expected && table != null) {
      table.report.warning(
          "report-missing",
          reports.size()
              + " of "
              + expected
              + " reports SPECjbb.<n>.txt are here; expected one of each JVM; what is missing is in"
              + " no score");
    }
    return reports.size() >= expected;
  }

  private Status status(List<SpecTable.Step> steps, boolean agree) {
    if (steps.isEmpty()) {
      return Status.FAIL;
    }
    boolean whole = table != null && table.complete && steps.size() == table.steps.size();
    boolean truncated = reports.stream().anyMatch(report -> report.score() == null);
    return Verdicts.reported(reported, whole && agree && !truncated ? Status.PASS : Status.PARTIAL);
  }

  /** The wrapper writes its report into the directory of the JVM count, some levels up. */
  private static @Nullable FileEntry nearestReport(ResultInput input, String path) {
    String directory = path;
    while (true) {
      String prefix = directory.isEmpty() ? "" : directory + "/";
      FileEntry report = input.firstOf(prefix + TestReport.FILE);
      if (report != null || directory.isEmpty()) {
        return report;
      }
      directory = SpecJbbProcessor.parent(directory);
    }
  }
}
