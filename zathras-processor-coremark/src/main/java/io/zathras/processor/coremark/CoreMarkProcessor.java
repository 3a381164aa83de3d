package io.zathras.processor.coremark;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.KeyValueText;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Direction;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.TimeSeries;
import io.zathras.schema.TimeSeriesSummary;
import io.zathras.schema.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads CoreMark results. Each {@code make} of the wrapper starts CoreMark twice, once for the
 * official score and once to check correctness with other data; both rates stand in one table that
 * does not tell them apart, so the logs' names do. A run is one (threads, type); its points are the
 * wrapper's iterations. The headline is the mean over the iterations of the performance run with
 * the most threads; runs of different thread counts or types are never averaged.
 */
public final class CoreMarkProcessor implements BenchmarkProcessor {

  private static final ProcessorDescriptor DESCRIPTOR =
      ProcessorDescriptor.forTest("coremark")
          .title("CoreMark: list, matrix and state machine work on all CPUs")
          .url("https://www.eembc.org/coremark/")
          .build();

  private static final Metric RATE =
      new Metric(
          "iterations_per_second",
          "iterations/s",
          Direction.HIGHER_IS_BETTER,
          "CoreMark iterations per second, summed over all threads");
  private static final Metric ITERATIONS =
      Metric.of("total_iterations", "iterations", Direction.NONE);
  private static final Metric SECONDS = Metric.of("total_time_seconds", "s", Direction.NONE);
  private static final Metric TICKS = Metric.of("total_ticks", "ms", Direction.NONE);
  private static final Metric SIZE = Metric.of("coremark_size", "bytes", Direction.NONE);

  private static final int MAX_ERRORS_KEPT = 20;

  @Override
  public ProcessorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public BenchmarkResult process(ResultInput input) {
    ResultTable table = ResultTable.read(input);
    List<CoreMarkLog> logs = new ArrayList<>();
    input.files().find("run*.log").stream()
        .filter(FileEntry::isKept)
        .map(CoreMarkLog::read)
        .filter(java.util.Objects::nonNull)
        .forEach(logs::add);
    List<Samples> groups = attribute(table, logs, input.diagnostics());
    checkSummaries(input, logs);

    BenchmarkResult.Builder result =
        BenchmarkResult.builder()
            .benchmarkVersion(version(input, table))
            .metrics(RATE, ITERATIONS, SECONDS, TICKS, SIZE);
    List<Run> runs = new ArrayList<>();
    for (Samples group : groups) {
      Run run = run(runs.size() + 1, group, input.diagnostics());
      runs.add(run);
      result.run(run);
    }
    headline(result, groups, runs, table, input);
    interval(result, groups);
    return result.build();
  }

  /** Sorts rates into runs: by log where there is one, else as rows that nobody can attribute. */
  private static List<Samples> attribute(
      ResultTable table, List<CoreMarkLog> logs, Diagnostics diagnostics) {
    TreeMap<Integer, SortedSet<Integer>> cases = new TreeMap<>();
    logs.forEach(log -> add(cases, log.threads(), log.iteration()));
    table.good.forEach(row -> add(cases, row.threads(), row.iteration()));
    table.broken.forEach(row -> add(cases, row.threads(), row.iteration()));

    List<Samples> groups = new ArrayList<>();
    cases.forEach(
        (threads, iterations) -> {
          Samples performance = new Samples(threads, RunType.PERFORMANCE);
          Samples validation = new Samples(threads, RunType.VALIDATION);
          Samples unattributed = new Samples(threads, RunType.UNATTRIBUTED);
          for (int iteration : iterations) {
            attribute(iteration, table, logs, diagnostics, performance, validation, unattributed);
          }
          for (Samples group : List.of(performance, validation, unattributed)) {
            if (!group.samples.isEmpty()) {
              groups.add(group);
            }
          }
        });
    return groups;
  }

  private static void add(
      Map<Integer, SortedSet<Integer>> cases, Integer threads, Integer iteration) {
    cases.computeIfAbsent(threads, key -> new TreeSet<>()).add(iteration);
  }

  private static void attribute(
      int iteration,
      ResultTable table,
      List<CoreMarkLog> logs,
      Diagnostics diagnostics,
      Samples performance,
      Samples validation,
      Samples unattributed) {
    int threads = performance.threads;
    List<ResultTable.Entry> rows =
        new ArrayList<>(
            table.good.stream()
                .filter(row -> row.threads() == threads && row.iteration() == iteration)
                .toList());
    boolean broken =
        table.broken.stream()
            .anyMatch(row -> row.threads() == threads && row.iteration() == iteration);
    List<CoreMarkLog> own =
        logs.stream()
            .filter(log -> log.threads() == threads && log.iteration() == iteration)
            .sorted(Comparator.comparing(CoreMarkLog::type))
            .toList();
    Timestamp start = rows.isEmpty() ? null : rows.get(0).start();
    Timestamp end = rows.isEmpty() ? null : rows.get(0).end();
    List<CoreMarkLog> withoutRate = new ArrayList<>();
    for (CoreMarkLog log : own) {
      Double rate = log.rate();
      if (rate == null) {
        withoutRate.add(log);
      } else if (!removeFirst(rows, rate) && table.table != null && !broken) {
        diagnostics.warning(
            "rate-not-in-table",
            log.file().location(),
            null,
            "the log's rate " + rate + " is not in the table; the log's is used");
      }
    }
    for (CoreMarkLog log : own) {
      Samples group = log.type() == RunType.PERFORMANCE ? performance : validation;
      Double rate = log.rate();
      if (rate == null && withoutRate.size() == 1 && rows.size() == 1) {
        rate = rows.remove(0).rate();
        diagnostics.warning(
            "rate-not-in-log",
            log.file().location(),
            null,
            "the log has no valid rate; the table's " + rate + " is used");
      } else if (rate == null) {
        diagnostics.error(
            "rate-missing",
            log.file().location(),
            null,
            "no 'Iterations/Sec' above 0; expected one (did the compile or the start fail?)");
      }
      group.incomplete |= broken || rate == null;
      group.samples.add(
          new Samples.Sample(
              iteration,
              rate,
              start == null ? log.start() : start,
              start == null ? log.end() : end,
              log));
    }
    for (ResultTable.Entry row : rows) {
      diagnostics.warning(
          "row-unattributed",
          table.table == null ? null : table.table.file().location(),
          row.line(),
          "no log tells whether the rate "
              + row.rate()
              + " is of a performance or a validation run; kept as unattributed");
      unattributed.samples.add(
          new Samples.Sample(iteration, row.rate(), row.start(), row.end(), null));
    }
    if (own.size() == 1) {
      performance.incomplete |= own.get(0).type() == RunType.VALIDATION;
      diagnostics.warning(
          "log-missing",
          own.get(0).file().location(),
          null,
          "iteration "
              + iteration
              + " with "
              + threads
              + " threads has this log only; expected one of run1 and one of run2");
    } else if (own.isEmpty() && rows.isEmpty()) {
      unattributed.incomplete = true;
      unattributed.samples.add(new Samples.Sample(iteration, null, null, null, null));
    }
  }

  private static boolean removeFirst(List<ResultTable.Entry> rows, Double rate) {
    for (ResultTable.Entry row : rows) {
      if (rate.equals(row.rate())) {
        return rows.remove(row);
      }
    }
    return false;
  }

  private static Run run(int number, Samples group, Diagnostics diagnostics) {
    Run.Builder run =
        Run.builder()
            .runNumber(number)
            .name(group.type.label() + " threads=" + group.threads)
            .configuration("run_type", group.type.label())
            .configuration("threads", group.threads);
    TimeSeries.Builder points = TimeSeries.builder();
    Timestamp first = null;
    Timestamp last = null;
    double duration = 0;
    boolean timed = true;
    double[] totals = new double[3];
    double sizes = 0;
    int logs = 0;
    Status verdict = Status.PASS;
    List<String> errors = new ArrayList<>();
    CoreMarkLog shown = null;
    for (Samples.Sample sample : group.samples) {
      if (sample.rate() != null) {
        String id = "iteration=" + sample.iteration() + ",threads=" + group.threads;
        Map<String, Double> values = Map.of(RATE.name(), sample.rate());
        if (sample.start() == null) {
          points.untimed(id, values);
        } else {
          points.measured(sample.start(), id, values);
        }
      }
      first = earlier(first, sample.start());
      last = later(last, sample.end());
      if (sample.start() == null
          || sample.end() == null
          || sample.start().secondsUntil(sample.end()) < 0) {
        timed = false;
      } else {
        duration += sample.start().secondsUntil(sample.end());
      }
      CoreMarkLog log = sample.log();
      Status own = log == null ? Status.UNKNOWN : log.verdict();
      if (sample.rate() != null || own == Status.FAIL) {
        verdict = worse(verdict, own);
      }
      if (log != null) {
        errors.addAll(log.errors());
        shown = shown == null ? log : shown;
        Double iterations = log.text().decimal("Iterations");
        Double seconds = log.text().decimal("Total time (secs)");
        Double ticks = log.text().decimal("Total ticks");
        Double size = log.text().decimal("CoreMark Size");
        if (iterations != null && seconds != null && ticks != null && size != null) {
          totals[0] += iterations;
          totals[1] += seconds;
          totals[2] += ticks;
          sizes += size;
          logs++;
        }
        checkSeed(log, diagnostics);
      }
    }
    double[] rates = group.rates();
    if (rates.length > 0) {
      TimeSeriesSummary summary = TimeSeriesSummary.of(RATE.name(), rates);
      run.metric(RATE.name(), summary.mean()).timeseriesSummary(summary);
    }
    if (logs > 0) {
      run.metric(ITERATIONS.name(), totals[0])
          .metric(SECONDS.name(), totals[1])
          .metric(TICKS.name(), totals[2])
          .metric(SIZE.name(), sizes / logs);
    }
    Status status = status(group, rates.length, verdict);
    if (shown != null) {
      String compiler = shown.text().value("Compiler version");
      String flags = shown.text().value("Compiler flags");
      if (compiler != null) {
        run.configuration("compiler", compiler);
      }
      if (flags != null) {
        run.configuration("compiler_flags", flags);
      }
    }
    validation(run, shown, rates.length == 0 ? Status.FAIL : verdict, errors);
    return run.status(status)
        .startTime(first)
        .endTime(last)
        .durationSeconds(timed ? duration : null)
        .timeseries(points.build())
        .build();
  }

  private static void validation(
      Run.Builder run, @Nullable CoreMarkLog shown, Status verdict, List<String> errors) {
    run.validation("status", verdict.name());
    if (shown != null) {
      String seedcrc = shown.text().value("seedcrc");
      if (seedcrc != null) {
        run.validation("seedcrc", seedcrc);
      }
      Map<String, Object> checksums = shown.checksums();
      if (!checksums.isEmpty()) {
        run.validation("checksums", checksums);
      }
    }
    if (!errors.isEmpty()) {
      run.validation("errors", errors.stream().distinct().limit(MAX_ERRORS_KEPT).toList());
      if (errors.stream().anyMatch(error -> error.contains("at least 10 secs"))) {
        run.validation("reason", "run too short: a valid result needs at least 10 s");
      }
    }
  }

  private static void checkSeed(CoreMarkLog log, Diagnostics diagnostics) {
    String seedcrc = log.text().value("seedcrc");
    if (seedcrc != null && !seedcrc.equals(log.type().seedcrc())) {
      diagnostics.warning(
          "seed-unexpected",
          log.file().location(),
          null,
          "seedcrc is "
              + seedcrc
              + "; a "
              + log.type().label()
              + " run has "
              + log.type().seedcrc());
    }
  }

  private static Status status(Samples group, int rates, Status verdict) {
    if (rates == 0 || verdict == Status.FAIL) {
      return Status.FAIL;
    }
    return group.incomplete ? Status.PARTIAL : verdict;
  }

  private static Status worse(Status one, Status other) {
    if (one == Status.FAIL || other == Status.FAIL) {
      return Status.FAIL;
    }
    return one == Status.PASS ? other : one;
  }

  private static void headline(
      BenchmarkResult.Builder result,
      List<Samples> groups,
      List<Run> runs,
      ResultTable table,
      ResultInput input) {
    int most = groups.stream().mapToInt(group -> group.threads).max().orElse(0);
    int chosen = -1;
    boolean rates = false;
    for (int i = 0; i < groups.size(); i++) {
      rates |= groups.get(i).rates().length > 0;
      if (groups.get(i).type == RunType.PERFORMANCE && groups.get(i).rates().length > 0) {
        chosen = i;
      }
    }
    boolean allPass = runs.stream().allMatch(run -> run.status() == Status.PASS);
    if (chosen < 0) {
      boolean failed =
          "Failed".equals(report(input)) || runs.stream().anyMatch(CoreMarkProcessor::failed);
      result.status(rates && !failed ? Status.UNKNOWN : Status.FAIL);
      return;
    }
    Samples group = groups.get(chosen);
    Run run = runs.get(chosen);
    result.primaryMean(RATE, group.rates(), run).statistics(RATE, group.rates());
    if (group.threads < most) {
      input
          .diagnostics()
          .warning(
              "headline-fewer-threads",
              input.files().name(),
              null,
              "no performance rate with "
                  + most
                  + " threads; the headline is with "
                  + group.threads);
    }
    boolean reported = !"Failed".equals(report(input));
    if (!reported) {
      input
          .diagnostics()
          .warning(
              "report-failed",
              input.files().name() + "/test_results_report",
              1,
              "the wrapper reports 'Failed' although there are rates");
    }
    boolean whole =
        allPass
            && reported
            && group.threads == most
            && table.table != null
            && !table.good.isEmpty()
            && !table.unreadableRows;
    if (run.status() == Status.FAIL) {
      result.status(Status.FAIL);
    } else if (run.status() == Status.UNKNOWN) {
      result.status(Status.UNKNOWN);
    } else {
      result.status(whole ? Status.PASS : Status.PARTIAL);
    }
  }

  private static boolean failed(Run run) {
    return run.status() == Status.FAIL;
  }

  private static @Nullable String report(ResultInput input) {
    FileEntry file = input.firstOf("test_results_report");
    return file == null ? null : file.text().strip();
  }

  private static void interval(BenchmarkResult.Builder result, List<Samples> groups) {
    Timestamp first = null;
    Timestamp last = null;
    for (Samples group : groups) {
      for (Samples.Sample sample : group.samples) {
        first = earlier(first, sample.start());
        last = later(last, sample.end());
      }
    }
    result.interval(first, last);
  }

  /** The summaries are copies of the first iteration's log: only checked, never read. */
  private static void checkSummaries(ResultInput input, List<CoreMarkLog> logs) {
    for (FileEntry file : input.files().find("run?_summary")) {
      KeyValueText summary = KeyValueText.read(file);
      long blocks =
          summary.lines().stream().filter(line -> line.startsWith("CoreMark Size")).count();
      if (blocks > 1) {
        input
            .diagnostics()
            .warning(
                "summary-appended",
                file.location(),
                null,
                blocks
                    + " blocks of several wrapper runs; expected one; the logs are used instead");
        continue;
      }
      Double rate = summary.decimal("Iterations/Sec");
      RunType type = file.name().startsWith("run1") ? RunType.PERFORMANCE : RunType.VALIDATION;
      for (CoreMarkLog log : logs) {
        if (rate != null
            && log.type() == type
            && log.iteration() == 1
            && log.rate() != null
            && !rate.equals(log.rate())) {
          input
              .diagnostics()
              .warning(
                  "summary-differs",
                  file.location(),
                  null,
                  "rate "
                      + rate
                      + "; the log of iteration 1 has "
                      + log.rate()
                      + ", which is used");
        }
      }
    }
  }

  private static @Nullable String version(ResultInput input, ResultTable table) {
    String version = table.table == null ? null : table.table.meta("Results version");
    FileEntry file = input.firstOf("version");
    if (version == null && file != null) {
      version = KeyValueText.read(file).value("commit");
    }
    return version;
  }

  private static @Nullable Timestamp earlier(@Nullable Timestamp one, @Nullable Timestamp other) {
    return one == null || (other != null && other.secondsUntil(one) > 0) ? other : one;
  }

  private static @Nullable Timestamp later(@Nullable Timestamp one, @Nullable Timestamp other) {
    return one == null || (other != null && one.secondsUntil(other) > 0) ? other : one;
  }
}
