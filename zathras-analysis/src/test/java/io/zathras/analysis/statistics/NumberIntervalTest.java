package io.zathras.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NumberIntervalTest {

  @Test
  void boundsBelongToIt() {
    NumberInterval interval = new NumberInterval(0.9, 1.1);

    assertThat(interval.contains(0.9)).isTrue();
    assertThat(interval.contains(1.1)).isTrue();
    assertThat(interval.contains(1.2)).isFalse();
    assertThat(interval.contains(Double.NaN)).isFalse();
  }

  @Test
  void whatTouchesABoundIsNotInside() {
    NumberInterval bounds = new NumberInterval(0.95, 1.05);

    assertThat(new NumberInterval(0.96, 1.04).isInside(bounds)).isTrue();
    assertThat(new NumberInterval(0.95, 1).isInside(bounds)).isFalse();
    assertThat(new NumberInterval(1, 1.05).isInside(bounds)).isFalse();
  }

  @Test
  void whatHasNoOrderIsRefused() {
    assertThatThrownBy(() -> new NumberInterval(2, 1))
        .hasMessage("the interval from 2.0 to 1.0 is none");
    assertThatThrownBy(() -> new NumberInterval(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
