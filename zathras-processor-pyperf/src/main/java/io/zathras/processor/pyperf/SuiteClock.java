package io.zathras.processor.pyperf;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When the suite ran. pyperf writes local times without a zone. Their offset follows from two times
 * that the wrapper writes in UTC: the start, whose local time is in the names of its files unless
 * the installation took long, and the end, shortly after that of the last worker.
 *
 * @param suite when the suite ran, in UTC; its ends are unknown without a table that has them
 * @param offset the offset of local time from UTC, or {@code null} when unknown
 */
record SuiteClock(Interval suite, @Nullable ZoneOffset offset) {

  /**
   * The tolerance for a worker outside the suite's times, because the wrapper's dates are whole
   * seconds.
   */
  private static final int TOLERANCE_SECONDS = 60;

  /** Workers run one after the other, so only a clock that was set goes back this far. */
  private static final double SET_BACK_SECONDS = 30 * 60;

  /**
   * Derives the offset.
   *
   * @param begin the local time in the files' names, or {@code null} without one
   * @param table the wrapper's table, or {@code null} without one
   * @param workers all workers in the order of execution
   */
  static SuiteClock of(
      @Nullable LocalDateTime begin, @Nullable SummaryTable table, List<Worker> workers) {
    Interval suite = table == null ? Interval.UNKNOWN : table.interval();
    Timestamp start = suite.start();
    Timestamp end = suite.end();
    if (table == null || start == null || end == null) {
      return new SuiteClock(suite, null);
    }
    List<Timestamp> dates =
        workers.stream().map(Worker::date).filter(date -> date != null && !date.isUtc()).toList();
    LocalDateTime last = dates.isEmpty() ? null : dates.get(dates.size() - 1).dateTime();
    String doubt = setBack(dates);
    if (doubt == null) {
      Timestamp first = workers.isEmpty() ? null : workers.get(0).start();
      Optional<SuiteClock> fitting =
          Stream.of(
                  begin == null ? null : Times.offset(begin, start),
                  last == null ? null : Times.offsetOfEnd(last, end, TOLERANCE_SECONDS))
              .filter(Objects::nonNull)
              .map(offset -> new SuiteClock(suite, offset))
              .filter(clock -> clock.holds(begin, first, last))
              .findFirst();
      if (fitting.isPresent()) {
        return fitting.get();
      }
      doubt =
          String.format(
              Locale.ROOT,
              "the begin in the file's name, %s, and the last worker's date, %s, fit no offset from"
                  + " Start_Date %s and End_Date %s",
              begin,
              last,
              start,
              end);
    }
    table
        .report()
        .warning(
            "offset-unknown",
            doubt
                + "; expected one offset from UTC; dates of pyperf stay local times without a zone");
    return new SuiteClock(suite, null);
  }

  /**
   * Returns whether the files were named before the suite's start, and the workers ran within it.
   */
  private boolean holds(
      @Nullable LocalDateTime begin, @Nullable Timestamp first, @Nullable LocalDateTime last) {
    return isInOrder(utc(begin), suite.start())
        && isInOrder(suite.start(), at(first))
        && isInOrder(utc(last), suite.end());
  }

  private static boolean isInOrder(@Nullable Timestamp before, @Nullable Timestamp after) {
    return before == null || after == null || before.secondsUntil(after) >= -TOLERANCE_SECONDS;
  }

  private @Nullable Timestamp utc(@Nullable LocalDateTime local) {
    return local == null ? null : Times.at(local, offset);
  }

  /** Returns a time in UTC if the offset is known, else unchanged. */
  @Nullable Timestamp at(@Nullable Timestamp time) {
    return time == null || time.isUtc() ? time : Times.at(time.dateTime(), offset);
  }

  /** Checks that one offset holds for all workers, which it does not when summer time ends. */
  private static @Nullable String setBack(List<Timestamp> dates) {
    for (int i = 1; i < dates.size(); i++) {
      if (dates.get(i - 1).secondsUntil(dates.get(i)) < -SET_BACK_SECONDS) {
        return "the clock was set back from "
            + dates.get(i - 1)
            + " to "
            + dates.get(i)
            + " between two workers";
      }
    }
    return null;
  }
}
