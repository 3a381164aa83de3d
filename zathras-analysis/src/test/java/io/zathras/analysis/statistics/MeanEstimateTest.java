package io.zathras.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanEstimateTest {

  @Test
  void ofPositiveValuesIsTheGeometricMeanWithStudentsIntervalOnLogarithms() {
    MeanEstimate estimate = MeanEstimate.of(0.95, 1, 10, 100);

    assertThat(estimate.mean()).isCloseTo(10, within(1e-12));
    // t(2) at 0.975 is 4.302653; the logarithms deviate by ln 10, and there are three.
    double factor = Math.pow(10, 4.302652729911275 / Math.sqrt(3));
    assertThat(estimate.interval().low()).isCloseTo(10 / factor, within(1e-9));
    assertThat(estimate.interval().high()).isCloseTo(10 * factor, within(1e-6));
  }

  @Test
  void isTheArithmeticMeanWhereAValueIsZeroOrLess() {
    MeanEstimate estimate = MeanEstimate.of(0.95, -1, 0, 1);

    double reach = 4.302652729911275 / Math.sqrt(3);
    assertThat(estimate.mean()).isZero();
    assertThat(estimate.interval().low()).isCloseTo(-reach, within(1e-9));
    assertThat(estimate.interval().high()).isCloseTo(reach, within(1e-9));
  }

  @Test
  void isTheArithmeticMeanWhereThatIsAskedFor() {
    MeanEstimate estimate = MeanEstimate.arithmetic(0.95, 1, 2, 3);

    assertThat(estimate.mean()).isEqualTo(2);
    assertThat(estimate.interval().high())
        .isCloseTo(2 + 4.302652729911275 / Math.sqrt(3), within(1e-9));
  }

  @Test
  void theQuotientOfTwoMeansIsTheRatioOfTheirChange() {
    double[] base = {9120, 9100, 9135};
    double[] candidate = {8207, 8190, 8251};

    assertThat(MeanEstimate.of(0.95, candidate).mean() / MeanEstimate.of(0.95, base).mean())
        .isCloseTo(Change.between(base, candidate, 0.05).estimate(), within(1e-12));
  }

  @Test
  void oneValueHasNoInterval() {
    assertThat(MeanEstimate.of(0.95, 0.1)).isEqualTo(new MeanEstimate(0.1, null));
  }

  @Test
  void equalValuesAreTheirMeanToTheLastDigit() {
    assertThat(MeanEstimate.of(0.95, 0.1, 0.1, 0.1))
        .isEqualTo(new MeanEstimate(0.1, new NumberInterval(0.1, 0.1)));
  }

  @Test
  void theLargestAndTheSmallestNumbersHaveAMean() {
    assertThat(MeanEstimate.of(0.95, Double.MAX_VALUE, -Double.MAX_VALUE).mean()).isZero();
    assertThat(MeanEstimate.of(0.95, Double.MAX_VALUE, Double.MIN_VALUE).mean())
        .isBetween(1e-10, 1e-6);
  }

  @Test
  void noValueAndANumberThatIsNotFiniteAreRefused() {
    assertThatThrownBy(() -> MeanEstimate.of(0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the number of values of the sample is 0");
    assertThatThrownBy(() -> MeanEstimate.of(0.95, 1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }
}
