package io.zathras.exporter.horreum;

import io.zathras.schema.Direction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the values of one metric of one series in order of time, and computes how much worse each
 * value is than the usual level before it.
 *
 * <p>The usual level is a median, so that a bad night does not move it. The levels form a stack: at
 * the bottom is the usual level, and on it, while results stay bad, the level that they dropped to.
 * A value that is worse than the top level by more than the threshold is a regression and begins a
 * new level; a value that is back at a lower level removes the levels above that. So a regression
 * is reported once while it lasts, again when it deepens, and again when it returns. A lasting
 * change becomes usual: a gain after {@value #GAIN} results, because a fall back from it must be
 * reported early; a loss only after {@value #LOSS}, because it must not be forgotten early.
 */
final class BaselineLevels {

  /** The number of better results in a row after which they count as usual. */
  static final int GAIN = 3;

  /** The number of worse results in a row after which they count as usual. */
  static final int LOSS = 7;

  /** The number of results within which the level follows a slow gain. */
  private static final int RECENT = 9;

  private final double part;
  private final int minPrevious;
  private final Direction direction;
  private final Deque<Level> levels = new ArrayDeque<>();
  private int seen;

  /**
   * Creates an instance without values.
   *
   * @param part the threshold of a regression: 0.1 is 10 %
   * @param minPrevious how many values must precede the first compared one
   * @param direction which way is better; without a direction, any change is worse
   */
  BaselineLevels(double part, int minPrevious, Direction direction) {
    this.part = part;
    this.minPrevious = minPrevious;
    this.direction = direction;
    levels.push(new Level());
  }

  /**
   * The comparison of a value with the usual level.
   *
   * @param usual the usual level
   * @param of how many values the median is of
   * @param worse how much worse the value is, as a fraction of the level; negative when it is
   *     better
   * @param isRegression whether that exceeds the threshold
   */
  record Compared(double usual, int of, double worse, boolean isRegression) {}

  /** Adds the next value; returns its comparison, or {@code null} when there was none. */
  @Nullable Compared next(double value) {
    if (seen++ < minPrevious) {
      top().add(value);
      return null;
    }
    while (levels.size() > 1 && isBack(value, below())) {
      levels.pop();
    }
    Compared compared = compared(value, top());
    if (compared.isRegression) {
      top().gains.clear();
      levels.push(new Level());
      top().add(value);
    } else {
      stay(value, compared.usual);
    }
    return Double.isFinite(compared.worse) ? compared : null;
  }

  private void stay(double value, double usual) {
    Level top = top();
    if (worse(usual, value) > part) {
      top.gains.add(value);
      if (top.gains.size() >= GAIN) {
        levels.pop();
        settle(new Level(top.gains));
      }
    } else {
      top.gains.clear();
      top.add(value);
    }
    if (levels.size() > 1 && top().values.size() >= LOSS) {
      Level lasting = top();
      levels.clear();
      levels.push(lasting);
    }
  }

  /** Removes a level whose values have come near the level below it. */
  private void settle(Level better) {
    Level lower = levels.peek();
    if (lower == null || worse(better.usual(this), lower.usual(this)) > part) {
      levels.push(better);
    }
  }

  /**
   * Counts a value as back when it is halfway, because a value near the border would otherwise be
   * reported every night.
   */
  private boolean isBack(double value, Level level) {
    return worse(value, level.usual(this)) < part / 2;
  }

  private Compared compared(double value, Level level) {
    double usual = level.usual(this);
    double worse = worse(value, usual);
    return new Compared(usual, level.values.size(), worse, worse > part);
  }

  /**
   * Returns how much worse a value is than another, as a fraction of the latter; NaN when that is
   * undefined.
   */
  private double worse(double value, double than) {
    if (!(than > 0)) {
      return Double.NaN;
    }
    // Rounds away the last digits because 1 - 0.9 is slightly more than 0.1 in binary.
    double more =
        Math.abs(value) < than * 1e6 ? Math.rint((value - than) / than * 1e8) / 1e8 : value / than;
    return switch (direction) {
      case HIGHER_IS_BETTER -> -more;
      case LOWER_IS_BETTER -> more;
      case NONE -> Math.abs(more);
    };
  }

  private Level top() {
    return levels.element();
  }

  private Level below() {
    return levels.stream().skip(1).findFirst().orElseThrow();
  }

  /** A run of similar values in order, and the better values since the last of them. */
  private static final class Level {

    final List<Double> values = new ArrayList<>();
    final List<Double> gains = new ArrayList<>();

    Level() {}

    Level(List<Double> values) {
      this.values.addAll(values);
    }

    void add(double value) {
      values.add(value);
    }

    /**
     * Returns the better of two medians: the median of all values detects a slow loss, that of the
     * latest values follows a slow gain.
     */
    double usual(BaselineLevels series) {
      double all = median(values);
      double recent = median(values.subList(Math.max(0, values.size() - RECENT), values.size()));
      return series.worse(all, recent) > 0 && series.direction != Direction.NONE ? recent : all;
    }

    private static double median(List<Double> values) {
      List<Double> sorted = new ArrayList<>(values);
      Collections.sort(sorted);
      int middle = sorted.size() / 2;
      return sorted.size() % 2 == 1
          ? sorted.get(middle)
          : sorted.get(middle - 1) / 2 + sorted.get(middle) / 2;
    }
  }
}
