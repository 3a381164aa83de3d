package io.zathras.processor.uperf;

import io.zathras.processor.spi.Interval;
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
 * @param raw what uperf printed, or {@code null} when the file is lost
 * @param row what the wrapper made of it, or {@code null} when the table lacks it
 */
record Case(
    Family family,
    int instances,
    int iteration,
    @Nullable RawSummary raw,
    UperfTable.@Nullable Row row) {

  static Case of(@Nullable RawSummary raw, UperfTable.@Nullable Row row) {
    CaseId id = raw == null ? Objects.requireNonNull(row).id() : raw.id();
    Integer networks = raw == null ? Objects.requireNonNull(row).networks() : raw.networks();
    Integer iteration = raw == null ? null : raw.iteration();
    return new Case(
        Family.of(id, networks), id.instances(), iteration == null ? 0 : iteration, raw, row);
  }

  Case numbered(int number) {
    return new Case(family, instances, number, raw, row);
  }

  /** Returns for example {@code instances=8,iteration=2}. */
  PointConfiguration configuration() {
    return PointConfiguration.of("instances", instances).repetition("iteration", iteration);
  }

  String label() {
    return configuration().id();
  }

  /** Returns whether the table has rates of a case whose raw file has none. */
  boolean isFromTable() {
    boolean noTotal = raw == null || raw.content().firstTransactions() == null;
    return noTotal && row != null && !row.rates().isEmpty();
  }

  Rates rates() {
    if (raw != null && !isFromTable()) {
      return raw.content().rates();
    }
    return row == null ? Rates.NONE : row.rates();
  }

  Interval interval() {
    boolean timed = raw != null && raw.content().interval().start() != null;
    if (raw != null && (timed || row == null)) {
      return raw.content().interval();
    }
    return row == null ? Interval.UNKNOWN : row.interval();
  }

  /**
   * Returns the case's own outcome.
   *
   * @param report the wrapper's verdict, which a row without a raw file rests on
   */
  Status status(Status report) {
    if (rates().isEmpty()) {
      return Status.FAIL;
    }
    if (raw != null) {
      return isFromTable() ? Status.PARTIAL : raw.content().verdict();
    }
    return report == Status.PASS ? Status.PASS : Status.UNKNOWN;
  }

  /** Returns why it is no success, or {@code null}. */
  @Nullable String problem() {
    if (raw != null) {
      return raw.content().problem();
    }
    return rates().isEmpty() ? "its row has no values, and there is no raw file" : null;
  }
}
