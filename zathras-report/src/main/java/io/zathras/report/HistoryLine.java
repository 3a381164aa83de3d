package io.zathras.report;

import io.zathras.analysis.History;
import io.zathras.analysis.Observation;
import io.zathras.analysis.Verdict;
import io.zathras.analysis.statistics.ChangePoint;
import io.zathras.schema.Direction;
import io.zathras.schema.Timestamp;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A series of a history in words. */
record HistoryLine(History.Segment segment) {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  /** Returns whether a level is worse or better than the one before, or just changed. */
  Verdict verdict(ChangePoint point) {
    if (segment.isWorse(point)) {
      return Verdict.REGRESSED;
    }
    return segment.series().direction() == Direction.NONE ? Verdict.CHANGED : Verdict.IMPROVED;
  }

  Observation observation(int index) {
    return segment.series().observations().get(index);
  }

  /** Returns the time of a point, with a remark if its zone is unknown. */
  String time(int index) {
    Timestamp time = observation(index).result().time();
    if (time == null) {
      return "time unknown";
    }
    return time.dateTime().format(MINUTES) + (time.isUtc() ? "Z" : " (local)");
  }

  /** Returns the change point at a point, or {@code null}. */
  @Nullable ChangePoint changeAt(int index) {
    return segment.changes().found().stream()
        .filter(point -> point.index() == index)
        .findFirst()
        .orElse(null);
  }
}
