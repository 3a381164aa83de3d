package io.zathras.exporter.horreum;

import com.fasterxml.jackson.databind.node.TextNode;
import io.zathras.schema.Direction;

/**
 * What a regression is.
 *
 * <p>Horreum's own models cannot tell one: relative difference compares with a mean since the last
 * change that it reported, so that a bad night becomes part of what is normal, and a gain does only
 * when it is reported as a change as well. So each run brings along how much worse it is than what
 * was usual before it, in percent ({@link RunComparison}), and Horreum reports it above a
 * threshold.
 *
 * @param part how much worse is a regression, as a part of what is usual: 0.1 is 10 %
 * @param minPrevious how many results must go before
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

  /** Returns the variable that reports when a metric gets worse, or without a direction changes. */
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
