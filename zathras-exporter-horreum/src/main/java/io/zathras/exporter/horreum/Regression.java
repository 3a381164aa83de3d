package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.node.TextNode;
import io.zathras.schema.Direction;

/**
 * The definition of a regression.
 *
 * <p>Horreum's own models cannot detect one: relative difference compares with the mean since the
 * last reported change, so that a bad night becomes part of the normal level, and a gain only if it
 * is also reported as a change. Therefore each run states how much worse it is than the usual level
 * before it, in percent ({@link RunComparison}), and Horreum reports it above a threshold.
 *
 * @param part how much worse a regression is, as a fraction of the usual level: 0.1 is 10 %
 * @param minPrevious how many results must precede it
 */
record Regression(double part, int minPrevious) {

  private static final double SMALLEST = 0.01;

  Regression {
    if (!(part >= SMALLEST && part < 1)) {
      throw new IllegalArgumentException(
          "a regression is from " + SMALLEST + " to below 1, not " + part);
    }
    if (minPrevious < 1) {
      throw new IllegalArgumentException("at least 1 previous value, not " + minPrevious);
    }
  }

  /**
   * Returns the variable that reports when a metric gets worse, or changes if it has no direction.
   */
  HorreumVariable watched(String metric, Direction direction) {
    return new HorreumVariable(
        nameOf(metric, direction),
        RunComparison.LABEL.name(),
        "value => { const it = value && value["
            + TextNode.valueOf(metric)
            + "]; return it && typeof it."
            + RunComparison.WORSE
            + " === 'number' ? it."
            + RunComparison.WORSE
            + " : null; }",
        Math.round(part * 1e6) / 1e4);
  }

  /** Returns the name of that variable. */
  static String nameOf(String metric, Direction direction) {
    return HorreumModel.labelOf(metric) + (direction == Direction.NONE ? " change" : " regression");
  }
}
