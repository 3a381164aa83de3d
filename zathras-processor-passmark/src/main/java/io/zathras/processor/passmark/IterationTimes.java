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
 * When the iterations ran. PassMark writes local times without a zone. The wrapper's table has the
 * UTC times of the last iteration, and so tells the offset. (Its values are those of the first
 * iteration, which nobody needs.)
 *
 * @param last when the last iteration ran, in UTC; unknown ends when no table can be trusted
 * @param first when the first iteration ran, in local time; {@code null} when not known
 * @param offset the offset of local time from UTC; {@code null} when it is not known
 */
record IterationTimes(Interval last, @Nullable LocalDateTime first, @Nullable ZoneOffset offset) {

  private static final String TABLE = "results_passmark.csv";
  private static final double TOLERANCE_SECONDS = 60;

  /** Reads the table and compares it with the time stamps of the iterations. */
  static IterationTimes read(ResultInput input, Iterations iterations) {
    List<LocalDateTime> stamps = iterations.stamps();
    FileEntry file = input.firstOf(TABLE);
    Interval last = file == null ? Interval.UNKNOWN : interval(input.table(file));
    if (stamps.isEmpty()) {
      return new IterationTimes(last, null, null);
    }
    LocalDateTime first = iterations.list().get(0).stamp();
    ZoneOffset offset = offset(iterations.lastStamp(), last, input.savedAt());
    String doubt = doubt(stamps, last, offset);
    if (doubt == null) {
      return new IterationTimes(last, first, offset);
    }
    (file == null ? input.report() : input.report(file))
        .warning(
            "offset-unknown",
            "%s; expected one offset from UTC; the iterations' local times, %s to %s, are left out of"
                + " the points",
            doubt,
            stamps.get(0),
            stamps.get(stamps.size() - 1));
    return new IterationTimes(Interval.UNKNOWN, first, null);
  }

  /** Returns the first iteration's time, local where UTC is not known; {@code null} without one. */
  @Nullable Timestamp start() {
    return first == null ? null : Times.at(first, offset);
  }

  /** Returns the first iteration's time in UTC, or {@code null} when that is not known. */
  @Nullable Timestamp utcStart() {
    return utc(first);
  }

  /** Returns the end of the last iteration in UTC, or {@code null} when it is not known. */
  @Nullable Timestamp end() {
    return last.end();
  }

  /** Returns a stamp in UTC, or {@code null} when the offset is not known. */
  @Nullable Timestamp utc(@Nullable LocalDateTime stamp) {
    return stamp == null || offset == null ? null : Times.at(stamp, offset);
  }

  /** The dates are those of the last iteration, the same in every row. */
  private static Interval interval(WrapperTable table) {
    return Interval.common(table.rows().stream().map(WrapperTable.Row::dates).toList());
  }

  /**
   * Whether the stamp marks the begin or the end of an iteration is written nowhere, so it is
   * compared with both; the directory is named after the end in local time.
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
    for (int i = 1; i < stamps.size(); i++) {
      if (stamps.get(i).isBefore(stamps.get(i - 1))) {
        return "TimeStamp goes back from " + stamps.get(i - 1) + " to " + stamps.get(i);
      }
    }
    return null;
  }
}
