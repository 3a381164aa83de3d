package io.zathras.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void boundsBelongToIt() {
    Interval interval = new Interval(0.9, 1.1);

    assertThat(interval.contains(0.9)).isTrue();
    assertThat(interval.contains(1.1)).isTrue();
    assertThat(interval.contains(1.2)).isFalse();
    assertThat(interval.contains(Double.NaN)).isFalse();
  }

  @Test
  void whatTouchesABoundIsNotInside() {
    Interval bounds = new Interval(0.95, 1.05);

    assertThat(new Interval(0.96, 1.04).isInside(bounds)).isTrue();
    assertThat(new Interval(0.95, 1).isInside(bounds)).isFalse();
    assertThat(new Interval(1, 1.05).isInside(bounds)).isFalse();
  }

  @Test
  void whatHasNoOrderIsRefused() {
    assertThatThrownBy(() -> new Interval(2, 1)).hasMessage("the interval from 2.0 to 1.0 is none");
    assertThatThrownBy(() -> new Interval(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
