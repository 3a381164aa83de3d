package io.zathras.processor.coremark;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.schema.Diagnostics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says which rate belongs to which run: by the log where there is one; what no log claims stays
 * unattributed, since the order of the table's rows means nothing.
 */
final class Attribution {

  private final CoreMarkTable table;
  private final Diagnostics diagnostics;

  private Attribution(CoreMarkTable table, Diagnostics diagnostics) {
    this.table = table;
    this.diagnostics = diagnostics;
  }

  /** What is there of one {@code make}: one iteration with one thread count. */
  private record Starts(List<CoreMarkTable.Row> rows, List<CoreMarkLog> logs) {}

  /**
   * Returns the samples of each run: by thread count, then performance, validation, the rest.
   *
   * @throws io.zathras.processor.spi.ProcessingException if there are more thread counts than runs
   *     may be
   */
  static List<Samples> of(CoreMarkTable table, List<CoreMarkLog> logs, ResultInput input) {
    Map<Integer, Map<Integer, Starts>> starts = new TreeMap<>();
    logs.forEach(log -> of(starts, log.threads(), log.iteration()).logs().add(log));
    table.rows().forEach(row -> of(starts, row.threads(), row.iteration()).rows().add(row));
    ResultLimits.checkRuns(input.files().name(), starts.size());
    Attribution attribution = new Attribution(table, input.diagnostics());
    List<Samples> groups = new ArrayList<>();
    starts.forEach((threads, each) -> groups.addAll(attribution.groups(threads, each)));
    return groups;
  }

  private static Starts of(Map<Integer, Map<Integer, Starts>> starts, int threads, int iteration) {
    return starts
        .computeIfAbsent(threads, key -> new TreeMap<>())
        .computeIfAbsent(iteration, key -> new Starts(new ArrayList<>(), new ArrayList<>()));
  }

  private List<Samples> groups(int threads, Map<Integer, Starts> iterations) {
    Samples performance = new Samples(threads, RunType.PERFORMANCE);
    Samples validation = new Samples(threads, RunType.VALIDATION);
    Samples unattributed = new Samples(threads, RunType.UNATTRIBUTED);
    iterations.forEach(
        (iteration, starts) -> attribute(iteration, starts, performance, validation, unattributed));
    return List.of(performance, validation, unattributed).stream()
        .filter(group -> !group.samples.isEmpty())
        .toList();
  }

  private void attribute(
      int iteration, Starts starts, Samples performance, Samples validation, Samples unattributed) {
    List<CoreMarkTable.Row> all = starts.rows();
    List<CoreMarkTable.Row> unclaimed =
        new ArrayList<>(all.stream().filter(row -> row.rate() != null).toList());
    boolean broken = unclaimed.size() < all.size();
    Interval rowTimes = unclaimed.isEmpty() ? Interval.UNKNOWN : unclaimed.get(0).interval();
    List<CoreMarkLog> own =
        starts.logs().stream().sorted(Comparator.comparing(CoreMarkLog::type)).toList();
    Set<CoreMarkLog> unpromised = new HashSet<>();
    for (CoreMarkLog log : own) {
      if (!claim(log, unclaimed, broken)) {
        unpromised.add(log);
      }
    }
    boolean oneWithoutRate = own.stream().filter(log -> log.rate() == null).count() == 1;
    for (CoreMarkLog log : own) {
      Double rate = log.rate();
      if (rate == null) {
        rate = oneWithoutRate ? onlyOne(unclaimed, log) : missing(log);
      }
      Samples group = log.type() == RunType.PERFORMANCE ? performance : validation;
      group.incomplete |= broken || rate == null || unpromised.contains(log);
      Interval interval = rowTimes.start() == null ? log.interval() : rowTimes;
      group.samples.add(new Samples.Sample(iteration, rate, interval, log));
    }
    unclaimed.forEach(row -> unattributed.samples.add(keep(row)));
    checkPair(iteration, own, performance);
    if (own.isEmpty() && all.stream().allMatch(row -> row.rate() == null)) {
      unattributed.incomplete = true;
      unattributed.samples.add(new Samples.Sample(iteration, null, Interval.UNKNOWN, null));
    }
  }

  /**
   * Takes the row of a log's rate away from those that nobody has claimed.
   *
   * @return whether the table does not contradict the log
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
    if (table.file() == null || broken) {
      return true;
    }
    warn(
        "rate-not-in-table",
        log,
        "the log's rate " + rate + " is not in the table; the log's is used");
    return false;
  }

  /** The other log has claimed its row, so the one row that is left is this log's. */
  private @Nullable Double onlyOne(List<CoreMarkTable.Row> unclaimed, CoreMarkLog log) {
    if (unclaimed.size() != 1) {
      return missing(log);
    }
    Double rate = unclaimed.remove(0).rate();
    warn("rate-not-in-log", log, "the log has no valid rate; the table's " + rate + " is used");
    return rate;
  }

  private @Nullable Double missing(CoreMarkLog log) {
    diagnostics.error(
        "rate-missing",
        log.file().location(),
        null,
        "no 'Iterations/Sec' above 0; expected one (did the compile or the start fail?)");
    return null;
  }

  private Samples.Sample keep(CoreMarkTable.Row row) {
    diagnostics.warning(
        "row-unattributed",
        Objects.requireNonNull(table.file()).location(),
        row.line(),
        "no log tells whether the rate "
            + row.rate()
            + " is of a performance or a validation run; kept as unattributed");
    return new Samples.Sample(row.iteration(), row.rate(), row.interval(), null);
  }

  private void checkPair(int iteration, List<CoreMarkLog> own, Samples performance) {
    if (own.size() == 1) {
      performance.incomplete |= own.get(0).type() == RunType.VALIDATION;
      warn(
          "log-missing",
          own.get(0),
          "iteration "
              + iteration
              + " with "
              + performance.threads
              + " threads has this log only; expected one of run1 and one of run2");
    }
  }

  private void warn(String code, CoreMarkLog log, String message) {
    diagnostics.warning(code, log.file().location(), null, message);
  }
}
