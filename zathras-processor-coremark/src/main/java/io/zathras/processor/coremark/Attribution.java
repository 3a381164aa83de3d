package io.zathras.processor.coremark;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Numbers;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Assigns each rate to a run by the log that states it. A rate that no log states stays
 * unattributed because the order of the table's rows means nothing.
 */
final class Attribution {

  private final CoreMarkTable table;
  private final StartGroup performance;
  private final StartGroup validation;
  private final StartGroup unattributed;

  private Attribution(CoreMarkTable table, int threads) {
    this.table = table;
    performance = new StartGroup(threads, RunType.PERFORMANCE);
    validation = new StartGroup(threads, RunType.VALIDATION);
    unattributed = new StartGroup(threads, RunType.UNATTRIBUTED);
  }

  /** The rows and logs of one {@code make}: one iteration with one thread count. */
  private record Make(List<CoreMarkTable.Row> rows, List<CoreMarkLog> logs) {}

  /**
   * Returns the starts of each run: by thread count, then performance, validation, the rest.
   *
   * @throws io.zathras.processor.spi.ProcessingException if there are more thread counts than runs
   *     may be
   */
  static List<StartGroup> of(CoreMarkTable table, List<CoreMarkLog> logs, ResultInput input) {
    Map<Integer, Map<Integer, Make>> makes = new TreeMap<>();
    logs.forEach(log -> make(makes, log.threads(), log.iteration()).logs().add(log));
    table.rows().forEach(row -> make(makes, row.threads(), row.iteration()).rows().add(row));
    ResultLimits.checkRuns(input.files().name(), makes.size());
    List<StartGroup> groups = new ArrayList<>();
    makes.forEach(
        (threads, iterations) -> {
          Attribution own = new Attribution(table, threads);
          iterations.forEach(own::attribute);
          List.of(own.performance, own.validation, own.unattributed).stream()
              .filter(group -> !group.starts().isEmpty())
              .forEach(groups::add);
        });
    return groups;
  }

  private static Make make(Map<Integer, Map<Integer, Make>> makes, int threads, int iteration) {
    return makes
        .computeIfAbsent(threads, key -> new TreeMap<>())
        .computeIfAbsent(iteration, key -> new Make(new ArrayList<>(), new ArrayList<>()));
  }

  private void attribute(int iteration, Make make) {
    List<CoreMarkTable.Row> all = make.rows();
    List<CoreMarkTable.Row> unclaimed =
        new ArrayList<>(all.stream().filter(row -> row.rate() != null).toList());
    boolean broken = unclaimed.size() < all.size();
    Interval rowTimes = unclaimed.isEmpty() ? Interval.UNKNOWN : unclaimed.get(0).interval();
    List<CoreMarkLog> own =
        make.logs().stream().sorted(Comparator.comparing(CoreMarkLog::type)).toList();
    Set<CoreMarkLog> contradicted = new HashSet<>();
    for (CoreMarkLog log : own) {
      if (!claim(log, unclaimed, broken)) {
        contradicted.add(log);
      }
    }
    boolean oneWithoutRate = own.stream().filter(log -> log.rate() == null).count() == 1;
    for (CoreMarkLog log : own) {
      Double rate = log.rate();
      if (rate == null) {
        rate = oneWithoutRate ? onlyOne(unclaimed, log) : missing(log);
      }
      StartGroup group = log.type() == RunType.PERFORMANCE ? performance : validation;
      if (broken || rate == null || contradicted.contains(log)) {
        group.incomplete();
      }
      Interval interval = rowTimes.start() == null ? log.interval() : rowTimes;
      group.add(new StartGroup.Start(iteration, rate, interval, log));
    }
    unclaimed.forEach(this::keep);
    checkPair(iteration, own);
    if (own.isEmpty() && all.stream().allMatch(row -> row.rate() == null)) {
      unattributed.incomplete();
      unattributed.add(new StartGroup.Start(iteration, null, Interval.UNKNOWN, null));
    }
  }

  /**
   * Removes the row with a log's rate from the unclaimed rows.
   *
   * @return false if the table contradicts the log
   */
  private boolean claim(CoreMarkLog log, List<CoreMarkTable.Row> unclaimed, boolean broken) {
    Double rate = log.rate();
    if (rate == null) {
      return true;
    }
    for (int i = 0; i < unclaimed.size(); i++) {
      if (rate.equals(unclaimed.get(i).rate())) {
        unclaimed.remove(i);
        return true;
      }
    }
    if (!table.complete() || broken) {
      return true;
    }
    log.report()
        .warning(
            "rate-not-in-table",
            "the log's rate " + rate + " is not in the table; the log's is used");
    return false;
  }

  /** Returns the rate of the only row left, because the other log has claimed its own. */
  private static @Nullable Double onlyOne(List<CoreMarkTable.Row> unclaimed, CoreMarkLog log) {
    if (unclaimed.size() != 1) {
      return missing(log);
    }
    Double rate = unclaimed.remove(0).rate();
    log.report()
        .at(log.lastLine())
        .warning(
            "rate-not-in-log",
            "the log has no valid rate%s; the table's %s is used",
            log.lastWords(),
            rate);
    return rate;
  }

  private static @Nullable Double missing(CoreMarkLog log) {
    log.report()
        .at(log.lastLine())
        .error(
            "rate-missing",
            "no 'Iterations/Sec' above 0; expected one (did the compile or the start fail?)%s",
            log.lastWords());
    return null;
  }

  private void keep(CoreMarkTable.Row row) {
    row.cells()
        .report()
        .warning(
            "row-unattributed",
            "no log tells whether the rate %s is of a performance or a validation run; kept as"
                + " unattributed",
            row.rate());
    unattributed.add(new StartGroup.Start(row.iteration(), row.rate(), row.interval(), null));
  }

  private void checkPair(int iteration, List<CoreMarkLog> own) {
    if (own.size() == 1) {
      if (own.get(0).type() == RunType.VALIDATION) {
        performance.incomplete();
      }
      own.get(0)
          .report()
          .warning(
              "log-missing",
              "iteration %s with %s has this log only; expected one of run1 and one of run2",
              iteration,
              Numbers.counted(performance.threads(), "thread"));
    }
  }
}
