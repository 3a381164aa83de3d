package io.zathras.exporter.horreum;

import io.zathras.schema.ResultDocument;
import io.zathras.schema.RuntimeInfo;
import io.zathras.schema.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a result began and ended, which Horreum requires for every run.
 *
 * @param start the beginning
 * @param stop the end; the beginning when the end is unknown
 * @param notes the differences from the document, in words
 */
record RunTimes(Instant start, Instant stop, List<String> notes) {

  /** Ten years; no test takes longer. */
  private static final double LONGEST_SECONDS = 315_360_000;

  /**
   * Returns the times, or {@code null} when the document holds none, because times are never
   * invented.
   */
  static @Nullable RunTimes of(ResultDocument document) {
    RuntimeInfo runtime = document.runtimeInfo();
    Timestamp start = runtime == null ? null : runtime.startTime();
    if (start == null) {
      start = document.metadata().testTimestamp();
    }
    if (start == null) {
      return null;
    }
    Instant from = instant(start);
    List<String> notes = start.isUtc() ? List.of() : List.of("its time has no zone; taken as UTC");
    return new RunTimes(from, stop(document, start, from), notes);
  }

  private static Instant stop(ResultDocument document, Timestamp start, Instant from) {
    RuntimeInfo runtime = document.runtimeInfo();
    Timestamp end = runtime == null ? null : runtime.endTime();
    if (end != null && end.isComparableTo(start) && !instant(end).isBefore(from)) {
      return instant(end);
    }
    Double seconds = document.results().executionTimeSeconds();
    return seconds == null || seconds < 0 || seconds > LONGEST_SECONDS
        ? from
        : from.plusMillis(Math.round(seconds * 1000));
  }

  private static Instant instant(Timestamp time) {
    return time.dateTime().toInstant(ZoneOffset.UTC);
  }
}
