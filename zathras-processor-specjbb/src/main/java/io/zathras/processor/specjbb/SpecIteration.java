package io.zathras.processor.specjbb;

import static java.util.Objects.requireNonNull;

import io.zathras.archive.FileEntry;
import io.zathras.processor.specjbb.SpecTable.Step;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.NamedFile;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.RepeatedFindings;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.processor.spi.StatusRules;
import io.zathras.processor.spi.WrapperReport;
import io.zathras.schema.Direction;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One iteration with one JVM count: the wrapper's table, the JVMs' reports, and the wrapper's
 * nearest verdict.
 */
final class SpecIteration {

  static final Metric THROUGHPUT =
      bops("throughput_bops", "Business operations per second of one step, summed over the JVMs");
  static final Metric PEAK = bops("peak_throughput_bops", "The highest throughput of a step");
  static final Metric PEAK_WAREHOUSES =
      new Metric(
          "peak_warehouses",
          "warehouses",
          Direction.NONE,
          "The fewest warehouses, over all JVMs, that gave the peak");
  static final Metric SCORE =
      bops(
          "score_bops",
          "SPEC's score, the mean from the expected peak N to 2N warehouses, summed over the JVMs");
  static final Metric SCORE_PER_JVM = bops("score_per_jvm_bops", "The score of a JVM, on average");

  /** The report of a JVM, which exists in several formats. */
  private static final Pattern OF_A_JVM =
      Pattern.compile("SPECjbb[^/]*/SPECjbb\\.(?<jvm>[0-9]{3})\\.(?<format>[^/]{1,20})");

  private static final Pattern OF_ALL_JVMS = Pattern.compile("SPECjbb[^/]*/MultiVMReport\\.txt");
  private static final Pattern JVMS_DIRECTORY = Pattern.compile("(?:.*/)?[^/]*_([0-9]+)_results");

  private final String path;
  private final SpecTable table;
  private final List<JvmReport> reports;
  private final List<JvmReport> sums;
  private final Status reported;
  private final @Nullable Integer jvms;

  /** How many JVMs left a file of any format; at least as many as have a report. */
  private final int processes;

  private boolean isScoreComparable;

  /**
   * Reads an iteration.
   *
   * @param input the result
   * @param path the iteration's directory below the result's own
   */
  SpecIteration(ResultInput input, String path) {
    this.path = path;
    ResultInput own = input.in(path);
    table = SpecTable.read(own);
    List<NamedFile> files = own.named(OF_A_JVM);
    reports =
        files.stream()
            .filter(file -> file.text("format").equals("txt"))
            .map(JvmReport::read)
            .toList();
    processes = (int) files.stream().map(file -> file.text("jvm")).distinct().count();
    sums = own.named(OF_ALL_JVMS).stream().map(JvmReport::readSum).toList();
    // The wrapper writes its report into the directory of the JVM count, some levels up.
    List<FileEntry> nearestFirst =
        SpecJbbProcessor.upwards(path)
            .map(each -> each.isEmpty() ? WrapperReport.FILE : each + "/" + WrapperReport.FILE)
            .flatMap(each -> Stream.ofNullable(input.firstOf(each)))
            .collect(Collectors.toCollection(ArrayList::new));
    own.files().files().stream()
        .filter(each -> each.name().equals(WrapperReport.FILE) && !path.isEmpty())
        .forEach(nearestFirst::add);
    FileEntry report =
        nearestFirst.stream()
            .filter(each -> WrapperReport.read(each) == Status.FAIL)
            .findFirst()
            .orElse(nearestFirst.isEmpty() ? null : nearestFirst.get(0));
    reported = WrapperReport.check(report, own.report(), true);
    jvms = countJvms();
    if (table.isMissing() && reports.isEmpty()) {
      own.report()
          .error(
              "result-missing",
              "neither %s nor SPECjbb.<n>.txt; the run has no result",
              SpecTable.NAME);
    } else if (table.isMissing()) {
      own.report()
          .warning(
              "table-missing", "no %s; the steps are taken from the JVMs' reports", SpecTable.NAME);
    }
  }

  static Metric bops(String name, String description) {
    return Metric.higherIsBetter(name, "bops", description);
  }

  /**
   * Returns the JVM count; {@code null} for several reports of the oldest generation, which may be
   * of JVMs or iterations.
   */
  private @Nullable Integer countJvms() {
    if (table.jvms() != null) {
      return table.jvms();
    }
    return SpecJbbProcessor.upwards(path)
        .map(SpecIteration::jvmsOf)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(reports.size() == 1 && processes == 1 ? 1 : null);
  }

  /** Returns the JVM count in the last name of a path, or {@code null}. */
  static @Nullable Integer jvmsOf(String path) {
    return Numbers.positiveInteger(JVMS_DIRECTORY, path);
  }

  /**
   * Returns the order: by JVM count, start, and last by directory, because its name has local month
   * names.
   */
  static Comparator<SpecIteration> order() {
    return Comparator.comparing(SpecIteration::jvms, Comparator.nullsFirst(Integer::compare))
        .thenComparing(each -> Objects.toString(each.table.interval().start(), ""))
        .thenComparing(each -> each.path);
  }

  /** Returns how many JVMs ran, or {@code null} when unknown. */
  @Nullable Integer jvms() {
    return jvms;
  }

  @Nullable String version() {
    return reports.stream()
        .flatMap(report -> Stream.ofNullable(report.version()))
        .findFirst()
        .orElse(null);
  }

  RunBuilder addTo(ResultBuilder result, int iteration) {
    LoadSteps load = LoadSteps.of(table, reports, jvms);
    List<Step> steps = load.list();
    RunBuilder run =
        result
            .run((jvms == null ? "" : "jvms=" + jvms + " ") + "iteration=" + iteration)
            .sweep()
            .setting("iteration", iteration)
            .setting("warehouses", steps.stream().map(Step::warehouses).distinct().toList())
            .setting("num_jvms", jvms)
            .times(table.interval())
            .evidence("reason", steps.isEmpty() ? "no data rows" : null);
    for (Step step : steps) {
      PointConfiguration point =
          jvms == null
              ? PointConfiguration.of("warehouses", step.warehouses())
              : PointConfiguration.of("jvms", jvms).and("warehouses", step.warehouses());
      run.point(null, point, THROUGHPUT, (double) step.bops());
    }
    boolean haveReports = haveReports();
    boolean whole = table.isSound() && steps.size() == table.steps().size() && load.agree();
    boolean scored = reports.stream().allMatch(report -> report.score() != null);
    boolean valid = checkRemarks(run);
    Status measured = haveReports && whole && scored && valid ? Status.PASS : Status.PARTIAL;
    run.verdict(steps.isEmpty() ? Status.FAIL : StatusRules.reported(reported, measured));
    steps.stream()
        .max(
            Comparator.comparingLong(Step::bops)
                .thenComparing(Step::warehouses, Comparator.reverseOrder()))
        .ifPresent(
            peak ->
                run.metric(PEAK, (double) peak.bops())
                    .metric(PEAK_WAREHOUSES, (double) peak.warehouses()));
    score(run);
    return run;
  }

  /** Returns whether each JVM that ran has a report, and warns if not. */
  private boolean haveReports() {
    int expected = Math.max(processes, jvms == null ? 1 : jvms);
    if (reports.size() < expected && !table.isMissing()) {
      table
          .report()
          .warning(
              "output-missing",
              "%s of %s reports SPECjbb.<n>.txt are here; expected one of each JVM; what is missing is"
                  + " in no score",
              reports.size(),
              expected);
    }
    return reports.size() >= expected;
  }

  /** Sets the score, unless a JVM's score is missing, which would make the sum too small. */
  private void score(RunBuilder run) {
    boolean addUp = jvms != null && reports.size() == jvms;
    Double score = null;
    Integer sum = sum();
    if (sum != null) {
      score = sum.doubleValue();
    } else if (addUp && reports.stream().allMatch(report -> report.score() != null)) {
      score = reports.stream().mapToDouble(report -> requireNonNull(report.score())).sum();
    } else if (!addUp && !reports.isEmpty()) {
      String count = jvms == null ? "an unknown number of" : jvms.toString();
      reports
          .get(0)
          .report()
          .warning(
              "score-unknown",
              "%s reports for %s JVMs; nothing tells which scores add up, so the score is left out",
              reports.size(),
              count);
    }
    run.metric(SCORE, score)
        .metric(SCORE_PER_JVM, score == null || jvms == null ? null : (Double) (score / jvms));
    List<JvmReport> lacking = all().filter(JvmReport::countsMissingPoints).toList();
    isScoreComparable = score != null && lacking.isEmpty();
    if (score != null && !lacking.isEmpty()) {
      lacking.get(0).warnOfMissingPoints(score, lacking.size() - 1);
    }
  }

  private @Nullable Integer sum() {
    return sums.stream().flatMap(each -> Stream.ofNullable(each.sum())).findFirst().orElse(null);
  }

  private Stream<JvmReport> all() {
    return Stream.concat(reports.stream(), sums.stream());
  }

  /** Reports each of SPEC's objections once; returns whether there are none. */
  private boolean checkRemarks(RunBuilder run) {
    run.evidence(
        "spec_remarks", all().flatMap(each -> each.remarks().stream()).distinct().toList());
    Map<String, RepeatedFindings> byWords = new LinkedHashMap<>();
    all()
        .forEach(
            each ->
                each.objections()
                    .forEach(
                        (words, line) ->
                            byWords
                                .computeIfAbsent(words, unseen -> new RepeatedFindings())
                                .warning(
                                    each.report().at(line),
                                    "result-invalid",
                                    "SPEC says '" + words + "'",
                                    "what was measured is kept")));
    byWords.values().forEach(RepeatedFindings::report);
    return byWords.isEmpty();
  }

  /** Returns whether the run has a score, and only measured points count in it. */
  boolean isScoreComparable() {
    return isScoreComparable;
  }
}
