package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void usesTheSampleDeviationAndTypeSevenPercentiles() {
    Statistics statistics = Statistics.of(4, 1, 3, 2);

    assertThat(statistics.mean()).isEqualTo(2.5);
    assertThat(statistics.median()).isEqualTo(2.5);
    assertThat(statistics.stddev()).isCloseTo(1.2909944487358056, within(1e-15));
    assertThat(statistics.percentile(95)).isCloseTo(3.85, within(1e-12));
    assertThat(statistics.percentile(99)).isCloseTo(3.97, within(1e-12));
    assertThat(statistics.min()).isEqualTo(1);
    assertThat(statistics.max()).isEqualTo(4);
  }

  @Test
  void hasNoDeviationForOneSample() {
    assertThat(Statistics.of(7).stddev()).isNull();
    assertThat(Statistics.of(7).percentile(99)).isEqualTo(7);
  }

  @Test
  void keepsAMeanWithinItsSamples() {
    assertThat((0.1 + 0.1 + 0.1) / 3).isGreaterThan(0.1);
    assertThat(Statistics.of(0.1, 0.1, 0.1).mean()).isEqualTo(0.1);
    assertThat(Statistics.geometricMean(7.3)).isEqualTo(7.3);
    assertThat(Statistics.geometricMean(1e-100, 1e-100)).isEqualTo(1e-100);
  }

  @Test
  void staysFiniteForTheLargestNumbers() {
    Statistics statistics = Statistics.of(1e308, 1.5e308, -1.5e308);

    assertThat(Statistics.of(1e308, 1.5e308).mean()).isCloseTo(1.25e308, within(1e295));
    assertThat(statistics.percentile(25)).isCloseTo(-0.25e308, within(1e295));
    assertThat(statistics.variance()).isNull();
    assertThat(statistics.stddev()).isNull();
    assertThat(OverallStatistics.of("x", new double[] {1e308, 1.5e308, -1.5e308}).stddev())
        .isNull();
  }

  @Test
  void refusesWhatIsNoNumberAndWhatIsNoPercentage() {
    assertThatThrownBy(() -> Statistics.of(1, Double.NaN)).hasMessageContaining("sample is NaN");
    assertThatThrownBy(() -> Statistics.of(1).percentile(101)).hasMessageContaining("0 to 100");
    assertThatThrownBy(() -> Statistics.of(1).percentile(Double.NaN))
        .hasMessageContaining("percent is NaN");
  }

  @Test
  void leavesTheSamplesAsTheyWere() {
    double[] samples = {3, 1, 2};

    assertThat(Statistics.of(samples).median()).isEqualTo(2);
    assertThat(samples).containsExactly(3, 1, 2);
  }

  @Test
  void takesTheGeometricMeanOfPositiveNumbersOnly() {
    assertThat(Statistics.geometricMean(2, 8)).isCloseTo(4, within(1e-12));
    assertThatThrownBy(() -> Statistics.geometricMean(1, 0))
        .hasMessageContaining("needs positive numbers");
    assertThatThrownBy(Statistics::of).hasMessageContaining("at least 1");
  }
}
