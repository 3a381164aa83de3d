package io.zathras.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

  @ParameterizedTest
  @CsvSource({
    "1, 2",
    "-5, 5",
    "0, 0",
    "7, 7",
    "-7, -7",
    "0, 4.9e-324",
    "1, 1.0000000000000002",
    "-1.7976931348623157e308, 1.7976931348623157e308",
    "1.7976931348623157e308, 1.7976931348623157e308",
    "1e-300, 1e300",
  })
  void everyValueHasAPlaceInThePicture(double low, double high) {
    Axis axis = Axis.around(low, high, 10, 350);

    assertThat(axis.at(low)).isBetween(10.0, 350.0);
    assertThat(axis.at(high)).isBetween(axis.at(low), 350.0);
    assertThat(axis.ticks(4))
        .hasSizeBetween(2, 20)
        .isSorted()
        .allSatisfy(tick -> assertThat(tick).isBetween(axis.low(), axis.high()));
  }

  @Test
  void ticksAreRound() {
    assertThat(new Axis(8410, 9530, 0, 100).ticks(4)).isEqualTo(List.of(8500.0, 9000.0, 9500.0));
  }

  @Test
  void aValueOffTheScaleIsAtItsEdge() {
    Axis axis = new Axis(0, 10, 100, 0);

    assertThat(axis.at(-5)).isEqualTo(100);
    assertThat(axis.at(Double.POSITIVE_INFINITY)).isZero();
  }

  @Test
  void positiveValuesHaveNoNegativeScale() {
    assertThat(Axis.around(0.1, 100, 0, 1).low()).isZero();
  }
}
