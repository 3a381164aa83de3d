package io.zathras.exporter.horreum;

import io.zathras.schema.Direction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the values of one metric of one series in their order in time, and tells of each how much
 * worse it is than what was usual until then.
 *
 * <p>What is usual is a median, so that a bad night does not move it. The levels are a stack: below
 * is the usual level, and on it, while results stay bad, the level that they dropped to. A value
 * that is worse than the uppermost level by more than the wanted part is a regression and begins a
 * level of its own; one that is back at a lower level takes those above it away. So a regression is
 * told once while it lasts, again when it deepens, and again when it comes back. What lasts becomes
 * usual: a gain after {@value #GAIN} results, because a fall back from it has to be told soon; a
 * loss only after {@value #LOSS}, because it should not be forgotten soon.
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
   * Begins without values.
   *
   * @param part how much worse is a regression: 0.1 is 10 %
   * @param minPrevious how many values must go before the first that is compared
   * @param direction what is worse; without a direction, any change is
   */
  BaselineLevels(double part, int minPrevious, Direction direction) {
    this.part = part;
    this.minPrevious = minPrevious;
    this.direction = direction;
    levels.push(new Level());
  }

  /**
   * What a value was compared with.
   *
   * @param usual the level
   * @param of how many values it is the median
   * @param worse how much worse the value is, as a part of the level; less than 0 when it is better
   * @param isRegression whether that is more than the wanted part
   */
  record Compared(double usual, int of, double worse, boolean isRegression) {}

  /** Takes the next value; returns what it was compared with, {@code null} when with nothing. */
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

  /** Returns how much worse a value is than another, as a part of that; NaN when it has no part. */
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
     * Returns the better of two medians: that of all values finds what gets worse slowly, that of
     * the latest follows what gets better slowly.
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
