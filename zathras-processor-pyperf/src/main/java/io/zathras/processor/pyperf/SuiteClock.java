package io.zathras.processor.pyperf;

import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.Times;
import io.zathras.schema.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the suite ran. pyperf writes local times without a zone; the wrapper writes the begin twice,
 * in local time in the name of its files and in UTC in its table, and so tells the offset.
 *
 * @param suite when the suite ran, in UTC; unknown ends without a table that can be trusted
 * @param offset the offset of local time from UTC, or {@code null} when it is not known
 */
record SuiteClock(Interval suite, @Nullable ZoneOffset offset) {

  /** A worker cannot end after the suite; the wrapper's dates are whole seconds. */
  private static final double TOLERANCE_SECONDS = 60;

  /** Workers run one after the other: so far back goes only a clock that was set. */
  private static final double SET_BACK_SECONDS = 30 * 60;

  static final SuiteClock UNKNOWN = new SuiteClock(Interval.UNKNOWN, null);

  /**
   * Derives the offset.
   *
   * @param begin the local time in the files' name, or {@code null} when there is none
   * @param table the wrapper's table, or {@code null} when there is none
   * @param workers all workers, in the order they were run
   */
  static SuiteClock of(
      @Nullable LocalDateTime begin, @Nullable SummaryTable table, List<Worker> workers) {
    Timestamp start = table == null ? null : table.interval().start();
    if (table == null || start == null) {
      return UNKNOWN;
    }
    ZoneOffset offset = begin == null ? null : Times.offset(begin, start);
    if (offset == null) {
      distrust(
          table,
          String.format(
              Locale.ROOT,
              "Start_Date %s and the begin in the file's name, %s, differ by no whole quarter of an hour",
              start,
              begin));
      return UNKNOWN;
    }
    List<Timestamp> dates = workers.stream().map(Worker::date).filter(Objects::nonNull).toList();
    String doubt = doubt(new SuiteClock(table.interval(), offset), dates);
    if (doubt != null) {
      distrust(table, doubt);
      return new SuiteClock(table.interval(), null);
    }
    return new SuiteClock(table.interval(), offset);
  }

  /** Returns a moment as UTC where that is known, else as it is. */
  @Nullable Timestamp at(@Nullable Timestamp time) {
    return time == null || time.isUtc() ? time : Times.at(time.dateTime(), offset);
  }

  /** The offset holds for the begin; a change to or from summer time breaks it. */
  private static @Nullable String doubt(SuiteClock clock, List<Timestamp> dates) {
    Timestamp before = null;
    for (Timestamp date : dates) {
      if (before != null
          && before.isComparableTo(date)
          && before.secondsUntil(date) < -SET_BACK_SECONDS) {
        return "the clock was set back from " + before + " to " + date + " between two workers";
      }
      before = date;
    }
    Timestamp end = Objects.requireNonNull(clock.suite.end());
    Timestamp last = clock.at(before);
    if (last != null && last.secondsUntil(end) < -TOLERANCE_SECONDS) {
      return "the last worker's date " + before + " is after End_Date " + end;
    }
    return null;
  }

  private static void distrust(SummaryTable table, String why) {
    table
        .report()
        .warning(
            "offset-unknown",
            why
                + "; expected one offset from UTC; dates of pyperf stay local times without a"
                + " zone");
  }
}
