package io.zathras.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PredictionTest {

  @Test
  void theLimitsThatBencherPublishesComeOut() {
    // 25 values, mean 100, deviation 10; one side of its limits covers 0.977
    NumberInterval interval = new Prediction(25, 100, 10).interval(1 - 2 * (1 - 0.977));

    assertThat(interval.low()).isCloseTo(78.54, within(0.005));
    assertThat(interval.high()).isCloseTo(121.46, within(0.005));
  }

  @Test
  void aValueOnTheBoundHasThePOfTheInterval() {
    Prediction prediction = Prediction.from(10, 11, 9, 10.5, 9.5);
    NumberInterval interval = prediction.interval(0.95);

    assertThat(prediction.count()).isEqualTo(5);
    assertThat(prediction.mean()).isEqualTo(10);
    assertThat(prediction.p(interval.low())).isCloseTo(0.05, within(1e-9));
    assertThat(prediction.p(interval.high())).isCloseTo(0.05, within(1e-9));
    assertThat(prediction.p(10)).isEqualTo(1);
  }

  @Test
  void theIntervalHoldsTheNextValueAsOftenAsItSays() {
    Random random = new Random(5);
    int held = 0;
    for (int i = 0; i < 10_000; i++) {
      double[] history = random.doubles(5).map(unused -> random.nextGaussian()).toArray();
      held += Prediction.from(history).interval(0.9).contains(random.nextGaussian()) ? 1 : 0;
    }

    // The deviation of the count is 30.
    assertThat(held).isBetween(8_880, 9_120);
  }

  @Test
  void aHistoryWithoutSpreadExpectsItsValue() {
    Prediction prediction = Prediction.from(0.3, 0.3, 0.3);

    assertThat(prediction.interval(0.95)).isEqualTo(new NumberInterval(0.3, 0.3));
    assertThat(prediction.p(0.3)).isEqualTo(1);
    assertThat(prediction.p(0.4)).isZero();
  }

  @Test
  void aSpreadBeyondAllNumbersPredictsNothing() {
    Prediction prediction = Prediction.from(Double.MAX_VALUE, -Double.MAX_VALUE);

    assertThat(prediction.interval(0.5))
        .isEqualTo(new NumberInterval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    assertThat(prediction.p(1e300)).isEqualTo(1);
  }

  @Test
  void whatIsNoHistoryIsRefused() {
    assertThatThrownBy(() -> Prediction.from(1))
        .hasMessage("the number of values of the history is 1; expected at least 2");
    assertThatThrownBy(() -> Prediction.from(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Prediction(5, 1, Double.NaN))
        .hasMessage("stddev is NaN; expected at least 0");
    assertThatThrownBy(() -> new Prediction(5, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Prediction.from(1, 2).interval(1))
        .hasMessage("level is 1.0; expected a number between 0 and 1");
    assertThatThrownBy(() -> Prediction.from(1, 2).p(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
