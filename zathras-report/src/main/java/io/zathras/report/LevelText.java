package io.zathras.report;

import io.zathras.analysis.History;
import io.zathras.analysis.statistics.ChangePoint;

/** A change of level in words and numbers. */
final class LevelText {

  private LevelText() {}

  /** Returns how much the level changed: in per cent where both levels are positive. */
  static String change(ChangePoint point) {
    return point.before() > 0 && point.after() > 0
        ? Typography.change(point.after() / point.before())
        : Typography.difference(point.after() - point.before());
  }

  /** Returns {@code 12170 → 10960}. */
  static String levels(ChangePoint point) {
    return Typography.value(point.before()) + " \u2192 " + Typography.value(point.after());
  }

  /** Returns a sentence on when and how the level changed, and whether that is worse. */
  static String sentence(History.Segment segment, ChangePoint point) {
    HistoryLine line = new HistoryLine(segment);
    return "From "
        + line.time(point.index())
        + " on "
        + Words.of(line.verdict(point))
        + " by "
        + change(point)
        + ", "
        + levels(point)
        + ".";
  }
}
