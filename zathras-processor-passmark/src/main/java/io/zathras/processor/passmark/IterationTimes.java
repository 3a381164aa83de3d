package io.zathras.processor.passmark;

import io.zathras.archive.FileEntry;
import io.zathras.processor.spi.Interval;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.Times;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the iterations ran. PassMark writes local times without a zone; their offset follows from
 * the wrapper's table, which has the UTC times of the last iteration. (Its values are copies of the
 * first iteration, and not used.)
 *
 * @param whole when the test ran, in UTC if the offset is known
 * @param offset the offset of local time from UTC; {@code null} when unknown
 */
record IterationTimes(Interval whole, @Nullable ZoneOffset offset) {

  private static final String TABLE = "results_passmark.csv";
  private static final double TOLERANCE_SECONDS = 60;

  /** Reads the table and compares it with the time stamps of the iterations. */
  static IterationTimes read(ResultInput input, Iterations iterations) {
    List<LocalDateTime> stamps = iterations.stamps();
    FileEntry file = input.firstOf(TABLE);
    Interval last = file == null ? Interval.UNKNOWN : interval(input.table(file));
    boolean isWhole = iterations.isOne() && last.seconds() != null;
    Interval end = new Interval(null, last.end());
    if (stamps.isEmpty()) {
      return new IterationTimes(isWhole ? last : end, null);
    }
    LocalDateTime stamp = iterations.lastStamp();
    ZoneOffset offset = offset(stamp, last, input.savedAt());
    String doubt = doubt(stamps, last, offset);
    LocalDateTime first = iterations.list().get(0).stamp();
    if (doubt == null) {
      boolean isEnd = stamp != null && isEnd(Times.at(stamp, offset), last);
      Timestamp start = first == null || isEnd ? null : Times.at(first, offset);
      Interval all = new Interval(start, last.end());
      return new IterationTimes(isWhole ? last : all, offset);
    }
    (file == null ? input.report() : input.report(file))
        .warning(
            "offset-unknown",
            "%s; expected one offset from UTC; the iterations' local times, %s to %s, are left out of"
                + " the points",
            doubt,
            stamps.get(0),
            stamps.get(stamps.size() - 1));
    Timestamp local = first == null ? null : Timestamp.local(first);
    return new IterationTimes(isWhole ? last : new Interval(local, null), null);
  }

  /**
   * Returns whether the stamp marks the end of an iteration, so that the start of the first is
   * unknown.
   */
  private static boolean isEnd(Timestamp stamp, Interval last) {
    Timestamp start = last.start();
    Timestamp end = last.end();
    return start != null
        && end != null
        && Math.abs(stamp.secondsUntil(end)) < Math.abs(stamp.secondsUntil(start));
  }

  /** Returns when the test ran, without a start that is known only in local time. */
  Interval utc() {
    Timestamp start = whole.start();
    return start == null || start.isUtc() ? whole : new Interval(null, whole.end());
  }

  /** Returns a stamp in UTC, or {@code null} when the stamp or the offset is unknown. */
  @Nullable Timestamp utc(@Nullable LocalDateTime stamp) {
    return stamp == null || offset == null ? null : Times.at(stamp, offset);
  }

  /** The dates are those of the last iteration, the same in every row. */
  private static Interval interval(WrapperTable table) {
    return Interval.common(table.rows().stream().map(WrapperTable.Row::dates).toList());
  }

  /**
   * Compares the stamp with the start and the end of the last iteration, because no file says which
   * of them it marks. The name of the directory, which is the end in local time, decides between
   * two different offsets.
   */
  private static @Nullable ZoneOffset offset(
      @Nullable LocalDateTime stamp, Interval last, @Nullable LocalDateTime savedAt) {
    ZoneOffset saved = offset(savedAt, last.end());
    ZoneOffset begun = offset(stamp, last.start());
    ZoneOffset ended = offset(stamp, last.end());
    if (begun == null && ended == null) {
      return saved;
    }
    if (begun == null || ended == null || begun.equals(ended)) {
      return begun == null ? ended : begun;
    }
    return begun.equals(saved) || ended.equals(saved) ? saved : null;
  }

  private static @Nullable ZoneOffset offset(
      @Nullable LocalDateTime local, @Nullable Timestamp utc) {
    return local == null || utc == null ? null : Times.offset(local, utc);
  }

  private static @Nullable String doubt(
      List<LocalDateTime> stamps, Interval last, @Nullable ZoneOffset offset) {
    Timestamp end = last.end();
    if (end == null) {
      return "no table has the UTC times of the last iteration";
    }
    LocalDateTime before = stamps.get(stamps.size() - 1);
    if (offset == null || Times.at(before, offset).secondsUntil(end) < -TOLERANCE_SECONDS) {
      return "the last TimeStamp " + before + " does not fit End_Date " + end;
    }
    return null;
  }
}
