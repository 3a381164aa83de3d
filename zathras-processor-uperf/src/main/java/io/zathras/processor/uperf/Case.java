package io.zathras.processor.uperf;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.MetricValues;
import io.zathras.processor.spi.Report;
import io.zathras.schema.PointConfiguration;
import io.zathras.schema.Status;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One start of uperf: its raw file, its row of the table, or both.
 *
 * @param family the run it belongs to
 * @param instances uperf's threads
 * @param iteration from 1
 * @param raw uperf's output, or {@code null} when the file is lost
 * @param row its row of the wrapper's table, or {@code null} without one
 */
record Case(
    Family family,
    int instances,
    int iteration,
    @Nullable RawOutput raw,
    UperfTable.@Nullable Row row) {

  /**
   * The part of a case that is in both a raw file's name and a row of the table. Only the names
   * have the number of networks and the iteration.
   *
   * @param instances uperf's threads
   */
  record Key(Combination combination, int instances) {}

  static Case of(RawOutput raw, UperfTable.@Nullable Row row) {
    Family family = new Family(raw.key.combination(), raw.networks);
    return new Case(
        family, raw.key.instances(), raw.iteration == null ? 0 : raw.iteration, raw, row);
  }

  static Case of(UperfTable.Row row) {
    Family family = new Family(row.key.combination(), row.networks);
    return new Case(family, row.key.instances(), 0, null, row);
  }

  Case numbered(int number) {
    return new Case(family, instances, number, raw, row);
  }

  /** Returns a configuration such as {@code instances=8,iteration=2}. */
  PointConfiguration configuration() {
    return PointConfiguration.of("instances", instances).repetition("iteration", iteration);
  }

  String label() {
    return configuration().id();
  }

  /** Returns a report about the raw file, or about the row where there is none. */
  Report report() {
    return raw == null ? Objects.requireNonNull(row).report : raw.report;
  }

  /** Returns whether the table has rates of a case whose raw file has none. */
  boolean isFromTable() {
    boolean noTotal = raw == null || raw.firstTransactions == null;
    return noTotal && row != null && !row.rates().isEmpty();
  }

  MetricValues rates() {
    return raw == null || isFromTable() ? Objects.requireNonNull(row).rates() : raw.rates;
  }

  Interval interval() {
    return raw != null && (raw.interval.start() != null || row == null)
        ? raw.interval
        : Objects.requireNonNull(row).interval;
  }

  /**
   * Returns the case's own outcome.
   *
   * @param report the wrapper's verdict, which decides for a row without a raw file
   */
  Status status(Status report) {
    if (rates().isEmpty()) {
      return Status.FAIL;
    }
    if (raw != null) {
      return isFromTable() ? Status.PARTIAL : raw.verdict;
    }
    return report == Status.PASS ? Status.PASS : Status.UNKNOWN;
  }

  /** Returns why it is not a success, or {@code null}. */
  @Nullable String problem() {
    if (raw != null) {
      return raw.problem;
    }
    if (!rates().isEmpty()) {
      return null;
    }
    String displaced = Objects.requireNonNull(row).displaced;
    return "its row has "
        + (displaced == null ? "no values" : "'" + displaced + "' for a rate")
        + ", and there is no raw file";
  }

  /** Returns whether raw file and row have the same operation rate. */
  static boolean sameRate(RawOutput raw, UperfTable.Row row) {
    return Objects.equals(raw.firstTransactions, row.transactions);
  }
}
