package io.zathras.processor.speccpu2017;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.RepeatedFindings;
import io.zathras.processor.spi.Report;
import io.zathras.processor.spi.ResultBuilder;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.RunBuilder;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Statistics;
import io.zathras.schema.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of one call of runcpu on a suite, from the wrapper's table and SPEC's own reports.
 * SPEC's CSV has all digits of a result; the text and the table have three. A benchmark without a
 * result in its row of the table has none, even if a report has one.
 */
final class SuiteResult {

  private final SuiteFiles files;
  private final Suite suite;
  private final ResultInput input;
  private final @Nullable WrapperRates table;

  /** SPEC's own reports; the one with more digits is first. */
  private final List<SpecReport> reports = new ArrayList<>();

  private final Map<Tune, Map<String, Measured>> results = new EnumMap<>(Tune.class);
  private final @Nullable Set<String> requested;
  private final Set<String> expected;
  private boolean complete;
  private @Nullable RunBuilder run;

  private SuiteResult(SuiteFiles files, ResultInput input) {
    this.files = files;
    this.suite = files.key().suite();
    this.input = input;
    FileEntry file = files.table();
    table = file == null ? null : WrapperRates.read(file, input);
    FileEntry csv = files.csv();
    if (csv != null) {
      reports.add(SpecReport.csv(suite, csv, input));
    }
    FileEntry text = files.text();
    if (text != null) {
      reports.add(SpecReport.text(suite, text, input));
    }
    complete = reports.stream().allMatch(SpecReport::isWhole) && (table == null || table.isSound());
    warnOfMissingFiles();
    Set<String> command = new LinkedHashSet<>();
    reports.forEach(report -> command.addAll(report.requested()));
    requested = files.requested(input, command);
    mergeAll();
    expected = expected();
  }

  static SuiteResult read(SuiteFiles files, ResultInput input) {
    return new SuiteResult(files, input);
  }

  private void warnOfMissingFiles() {
    if (table == null) {
      complete = false;
      reports
          .get(0)
          .place()
          .warning(
              "table-missing",
              "there is no %s; only SPEC's own %s %s read, without dates",
              files.tableName(),
              String.join(" and ", reports.stream().map(SpecReport::name).toList()),
              reports.size() == 1 ? "is" : "are");
    } else if (files.text() == null) {
      complete = false;
      table
          .table()
          .report()
          .warning(
              "spec-report-missing",
              "SPEC's text report, of which the wrapper makes %s, is missing; %s",
              files.tableName(),
              reports.isEmpty()
                  ? "the score is the mean of the table's numbers, of three digits each"
                  : "the score is that of SPEC's CSV report");
    }
  }

  private void mergeAll() {
    Set<String> names = new LinkedHashSet<>(suite.benchmarks());
    if (table != null) {
      names.addAll(table.rows().keySet());
    }
    reports.forEach(report -> names.addAll(report.benchmarks()));
    RepeatedFindings findings = new RepeatedFindings();
    for (Tune tune : Tune.values()) {
      Map<String, Measured> byName = new LinkedHashMap<>();
      for (String name : names) {
        Measured measured = tune == Tune.BASE ? base(name, findings) : ofSpec(tune, name);
        if (measured != null) {
          byName.put(name, withReason(measured, tune, name));
        }
      }
      results.put(tune, byName);
    }
    for (String name : names) {
      if (!suite.benchmarks().contains(name)) {
        findings.warning(
            place(name),
            "benchmark-unknown",
            "'" + name + "' is no benchmark of " + suite.word(),
            "kept, and not part of the score");
      }
    }
    findings.report();
  }

  private @Nullable Measured base(String name, RepeatedFindings findings) {
    Measured row = row(name);
    Measured spec = ofSpec(Tune.BASE, name);
    if (row == null && (table == null || table.rows().isEmpty() || spec == null)) {
      return spec;
    }
    if (row == null) {
      complete = false;
      findings.warning(
          place(name),
          "row-missing",
          "no row of " + name + " in " + files.tableName() + ", of which SPEC's report has one",
          "SPEC's report is used");
      return spec;
    }
    if (!row.isGood() || spec == null) {
      return row;
    }
    if (!spec.isGood() || !row.agrees(spec)) {
      complete = false;
      findings.warning(
          place(name),
          "table-differs",
          "the table has a rate of "
              + row.rate()
              + " in "
              + row.seconds()
              + " s for "
              + name
              + ", and SPEC's report "
              + (spec.isGood() ? spec.rate() + " in " + spec.seconds() + " s" : "none"),
          "SPEC's report is used");
    }
    return spec;
  }

  private @Nullable Measured row(String name) {
    return table == null ? null : table.rows().get(name);
  }

  private @Nullable Measured ofSpec(Tune tune, String name) {
    return reports.stream()
        .map(report -> report.selected(tune, name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * Takes the code of a failure from the table of all iterations, because that of the selected
   * results has NR for any failure.
   */
  private Measured withReason(Measured measured, Tune tune, String name) {
    if (!Measured.NOT_RUN.equals(measured.code())) {
      return measured;
    }
    return iterations(tune, name).stream()
        .filter(each -> each.code() != null && !each.code().equals(Measured.NOT_RUN))
        .findFirst()
        .map(each -> new Measured(null, null, null, each.code(), measured.line()))
        .orElse(measured);
  }

  private List<Measured> iterations(Tune tune, String name) {
    return reports.stream()
        .map(report -> report.iterations(tune, name))
        .filter(list -> !list.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private @Nullable Measured result(Tune tune, String name) {
    Map<String, Measured> byName = results.get(tune);
    return byName == null ? null : byName.get(name);
  }

  private boolean isGood(Tune tune, String name) {
    Measured measured = result(tune, name);
    return measured != null && measured.isGood();
  }

  /**
   * Returns the benchmarks that should have a result. If no file names them and all but one are
   * listed as not run, the call was for that one.
   */
  private Set<String> expected() {
    List<String> good =
        suite.benchmarks().stream().filter(name -> isGood(Tune.BASE, name)).toList();
    if (requested != null) {
      Set<String> all = new LinkedHashSet<>(suite.benchmarks());
      all.removeIf(name -> !requested.contains(name) && !good.contains(name));
      return all;
    }
    long notRun =
        suite.benchmarks().stream()
            .map(name -> result(Tune.BASE, name))
            .filter(each -> each != null && Measured.NOT_RUN.equals(each.code()))
            .count();
    boolean isSingle = good.size() == 1 && notRun == suite.benchmarks().size() - 1;
    return new LinkedHashSet<>(isSingle ? good : suite.benchmarks());
  }

  /**
   * Returns whether only some of the suite's benchmarks were requested, so that there is no score.
   */
  boolean isSelection() {
    return !expected.containsAll(suite.benchmarks());
  }

  /** Returns whether the requested benchmarks are known and all have a result. */
  boolean hasAllThatWasRequested() {
    return requested != null && without(Tune.BASE).isEmpty();
  }

  private List<String> without(Tune tune) {
    return expected.stream().filter(name -> !isGood(tune, name)).toList();
  }

  private boolean isPeakTried() {
    return expected.stream()
        .map(name -> result(Tune.PEAK, name))
        .anyMatch(each -> each != null && !Measured.NOT_RUN.equals(each.code()));
  }

  void addTo(ResultBuilder result) {
    RunBuilder added = result.run(suite.word());
    run = added;
    added
        .sweep()
        .setting("suite", suite.word())
        .setting("spec_run", files.key().number())
        .setting("workload", files.key().size().isEmpty() ? null : files.key().size())
        .setting("tune", isPeakTried() ? "base,peak" : "base")
        .setting("valid", valid())
        .times(table == null ? Interval.UNKNOWN : table.dates())
        .evidence("benchmarks_measured", expected.size() - without(Tune.BASE).size())
        .evidence("benchmarks_without_result", described(Tune.BASE, without(Tune.BASE)))
        .evidence("benchmarks_not_requested", unrequested())
        .evidence("spec_invalid", reasons());
    concurrency(added);
    points(added);
    boolean hasRows = table == null || !table.rows().isEmpty();
    added.verdict(hasRows && hasBase(added) ? Status.PASS : Status.FAIL);
    if (isPeakTried()) {
      peak(added);
    }
    if (!complete) {
      added.incomplete();
    }
  }

  /** Returns whether the suite has a base score, or any of some requested benchmarks a result. */
  private boolean hasBase(RunBuilder run) {
    List<String> without = without(Tune.BASE);
    if (!without.isEmpty()) {
      if (table == null || without.stream().anyMatch(name -> !isSaid(name))) {
        place(without.get(0)).error("suite-incomplete", incomplete(Tune.BASE, without));
      }
      complete &= !isSelection();
      return isSelection() && without.size() < expected.size();
    }
    if (isSelection()) {
      place(expected.iterator().next())
          .info(
              "suite-not-requested",
              "%s of %s were asked for, so there is no %s",
              expected.size(),
              Numbers.counted(suite.benchmarks().size(), "benchmark"),
              suite.score(Tune.BASE).name());
    } else {
      score(run, Tune.BASE);
    }
    return true;
  }

  private void peak(RunBuilder run) {
    List<String> without = without(Tune.PEAK);
    if (!without.isEmpty()) {
      complete = false;
      run.evidence("benchmarks_without_peak_result", described(Tune.PEAK, without));
      specPlace(Tune.PEAK, without.get(0))
          .warning("suite-incomplete", incomplete(Tune.PEAK, without));
    } else if (!isSelection()) {
      score(run, Tune.PEAK);
    }
  }

  /**
   * Returns whether a missing result is already reported, for an invalid cell or a table without
   * rows.
   */
  private boolean isSaid(String name) {
    Measured row = row(name);
    return row == null
        ? table != null && table.rows().isEmpty()
        : row.rate() == null && row.code() == null;
  }

  private String incomplete(Tune tune, List<String> without) {
    Double stated = stated(tune);
    return "no "
        + suite.score(tune).name()
        + ": "
        + without.size()
        + " of "
        + Numbers.counted(expected.size(), "benchmark")
        + (without.size() == 1 ? " has" : " have")
        + " no result in "
        + (tune == Tune.BASE && table != null ? files.tableName() : "SPEC's report")
        + ": "
        + String.join(", ", described(tune, without))
        + (stated == null || isSelection()
            ? ""
            : "; SPEC's report states "
                + stated
                + " over the others, which is not reportable and is left out");
  }

  private List<String> described(Tune tune, List<String> names) {
    return names.stream()
        .map(
            name -> {
              Measured measured = result(tune, name);
              String code = measured == null ? null : measured.code();
              return name + " (" + (code == null ? "no number" : code) + ")";
            })
        .toList();
  }

  private List<String> unrequested() {
    return suite.benchmarks().stream().filter(name -> !expected.contains(name)).toList();
  }

  /** Sets the score that SPEC states, and the geometric mean that SPEC rounds to it. */
  private void score(RunBuilder run, Tune tune) {
    double mean =
        Statistics.geometricMean(
            suite.benchmarks().stream()
                .map(name -> Objects.requireNonNull(result(tune, name)).rate())
                .mapToDouble(Objects::requireNonNull)
                .toArray());
    Double stated = stated(tune);
    if (stated == null && reports.stream().anyMatch(SpecReport::isWhole)) {
      complete = false;
      specPlace()
          .warning(
              "score-missing",
              "%s is no number, although all benchmarks have a result; the score is their geometric"
                  + " mean",
              suite.scoreName(tune));
    }
    // Both the score and each rate may be rounded to three digits.
    if (stated != null && Math.abs(stated / mean - 1) > 0.0105) {
      complete = false;
      specPlace()
          .warning(
              "score-differs",
              "%s is %s, and the geometric mean of the benchmarks %s; SPEC's is used",
              suite.scoreName(tune),
              stated,
              mean);
    }
    run.metric(suite.score(tune), stated == null ? (Double) mean : stated)
        .metric(suite.geometricMean(tune), mean);
  }

  /**
   * Returns the score of SPEC's text report, else of the CSV report. The text comes first so that
   * the score does not depend on the other reports; it has the three digits that SPEC's rules
   * allow.
   */
  private @Nullable Double stated(Tune tune) {
    Double last = null;
    for (SpecReport report : reports) {
      last = report.score(tune) == null ? last : report.score(tune);
    }
    return last;
  }

  private void points(RunBuilder run) {
    Set<String> names = new LinkedHashSet<>(expected);
    for (Tune tune : Tune.values()) {
      results.getOrDefault(tune, Map.of()).keySet().stream()
          .filter(name -> isGood(tune, name))
          .forEach(names::add);
    }
    Map<String, Map<String, List<Object>>> single = new LinkedHashMap<>();
    for (String name : names) {
      MetricValues selected = new MetricValues();
      for (Tune tune : Tune.values()) {
        Measured measured = result(tune, name);
        if (measured != null && measured.isGood()) {
          selected
              .put(suite.rate(tune), measured.rate())
              .put(suite.seconds(tune), measured.seconds());
        }
      }
      Map<String, List<Object>> each = iterations(name);
      if (!each.isEmpty()) {
        single.put(name.replace('.', '_'), each);
      }
      run.point(null, PointConfiguration.of("benchmark=" + name), selected);
    }
    run.detail("iterations", single);
  }

  /** Returns the values of all iterations, in their order, to show how far they are apart. */
  private Map<String, List<Object>> iterations(String name) {
    Map<String, List<Object>> values = new LinkedHashMap<>();
    for (Tune tune : Tune.values()) {
      for (Measured each : iterations(tune, name)) {
        add(values, suite.rate(tune).name(), each.rate());
        add(values, suite.seconds(tune).name(), each.seconds());
        add(values, tune.word() + "_codes", each.code());
      }
    }
    return values;
  }

  private static void add(Map<String, List<Object>> values, String key, @Nullable Object value) {
    if (value != null) {
      values.computeIfAbsent(key, name -> new ArrayList<>()).add(value);
    }
  }

  /**
   * Sets the number of copies or threads, which is the same for all benchmarks in base, but not in
   * peak.
   */
  private void concurrency(RunBuilder run) {
    for (Tune tune : Tune.values()) {
      String setting = (tune == Tune.PEAK ? "peak_" : "") + suite.concurrency();
      Map<String, Integer> counts = counts(tune);
      Set<Integer> different = new LinkedHashSet<>(counts.values());
      if (different.size() == 1) {
        run.setting(setting, different.iterator().next());
      } else if (!counts.isEmpty()) {
        run.setting(
            setting + "_by_benchmark",
            counts.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList());
        if (tune == Tune.BASE) {
          place(counts.keySet().iterator().next())
              .warning(
                  suite.concurrency() + "-differ",
                  "base has %s different numbers of %s; expected one for the whole suite; there is"
                      + " no configuration.%s",
                  different.size(),
                  suite.concurrency(),
                  setting);
        }
      }
    }
  }

  private Map<String, Integer> counts(Tune tune) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    results
        .getOrDefault(tune, Map.of())
        .forEach(
            (name, measured) -> {
              Integer copies = measured.isGood() ? measured.copies() : null;
              if (copies != null) {
                counts.put(name, copies);
              }
            });
    return counts;
  }

  private @Nullable Boolean valid() {
    List<Boolean> verdicts =
        reports.stream().map(SpecReport::valid).filter(Objects::nonNull).toList();
    return verdicts.isEmpty() ? null : (Boolean) !verdicts.contains(false);
  }

  private List<String> reasons() {
    return reports.stream().flatMap(report -> report.reasons().stream()).toList();
  }

  /** Returns the place of a benchmark's base result, or where it is missing. */
  private Report place(String name) {
    if (table == null) {
      return specPlace(Tune.BASE, name);
    }
    Measured row = row(name);
    return table.table().report().at(row == null ? null : (Integer) row.line());
  }

  private Report specPlace(Tune tune, String name) {
    for (SpecReport report : reports) {
      Measured measured = report.selected(tune, name);
      if (measured != null) {
        return report.place().at(measured.line());
      }
    }
    return specPlace();
  }

  private Report specPlace() {
    return reports.isEmpty() ? input.report() : reports.get(reports.size() - 1).place();
  }

  Suite suite() {
    return suite;
  }

  /** Returns the run after it was added. */
  RunBuilder run() {
    return Objects.requireNonNull(run);
  }

  /** Returns the copies or threads of the benchmarks, which must be equal in comparable scores. */
  Map<String, Integer> atOnce() {
    return counts(Tune.BASE);
  }

  /** Warns about the call as a whole. */
  void warn(String code, String message) {
    place("").warning(code, message);
  }

  /** Returns the kit's versions in the files, the most reliable first. */
  Stream<String> versions() {
    return Stream.concat(
            Stream.ofNullable(table == null ? null : table.version()),
            reports.stream().map(SpecReport::version))
        .filter(Objects::nonNull);
  }
}
