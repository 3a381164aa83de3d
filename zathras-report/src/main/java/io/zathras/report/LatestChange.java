package io.zathras.report;

import io.zathras.analysis.History;
import io.zathras.analysis.Verdict;
import io.zathras.analysis.statistics.ChangePoint;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series with the last change of its level.
 *
 * @param segment the series
 * @param point its last change point, or {@code null}
 */
record LatestChange(History.Segment segment, @Nullable ChangePoint point) {

  private static final Comparator<LatestChange> WORST_FIRST =
      Comparator.comparingInt(LatestChange::rank)
          .thenComparing(Comparator.comparingDouble(LatestChange::magnitude).reversed());

  static LatestChange of(History.Segment segment) {
    List<ChangePoint> found = segment.changes().found();
    return new LatestChange(segment, found.isEmpty() ? null : found.get(found.size() - 1));
  }

  /** Returns the series of a history, those with the worst last changes first. */
  static List<LatestChange> worstFirst(History history) {
    return history.series().stream().map(LatestChange::of).sorted(WORST_FIRST).toList();
  }

  /**
   * Returns the verdict on the change; without one {@code UNCHANGED}, or {@code INCONCLUSIVE} for a
   * short series.
   */
  Verdict verdict() {
    if (point == null) {
      return segment.changes().tooShort() ? Verdict.INCONCLUSIVE : Verdict.UNCHANGED;
    }
    return new HistoryLine(segment).verdict(point);
  }

  private int rank() {
    return switch (verdict()) {
      case REGRESSED -> 0;
      case CHANGED -> 1;
      case IMPROVED -> 2;
      case UNCHANGED -> 3;
      default -> 4;
    };
  }

  private double magnitude() {
    return point == null ? 0 : point.magnitude();
  }
}
