package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  private static final int MOST_PLACES = 9;

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
  void printsMeansAndSumsAsTheDecimalsOfAFileAllow() {
    double[] rates = {9139.514692, 6773.920406, 6725.97756, 5779.929196, 8920.968331};

    assertThat(Statistics.of(rates).mean()).isEqualTo(7468.062037);
    assertThat(Statistics.sum(rates)).isEqualTo(37340.310185);
    assertThat(Statistics.sum(0.1, 0.2)).isEqualTo(0.3);
    assertThat(Statistics.sum()).isZero();
    assertThat(Statistics.of(0.1, 0.2, 0.3).mean()).isEqualTo(0.2);
    assertThat(Statistics.of(-1.1, 2.2, -1.1).mean()).isZero();
  }

  @Test
  void roundsOnceForAnyDecimalsOfUpToNinePlaces() {
    Random random = new Random(20261201);
    for (int round = 0; round < 2_000; round++) {
      BigDecimal sum = BigDecimal.ZERO;
      double[] samples = new double[1 + random.nextInt(40)];
      for (int i = 0; i < samples.length; i++) {
        BigDecimal sample =
            BigDecimal.valueOf(random.nextInt(1_000_000_000), random.nextInt(MOST_PLACES + 1));
        samples[i] = sample.doubleValue();
        sum = sum.add(sample);
      }
      BigDecimal mean = sum.divide(BigDecimal.valueOf(samples.length), MathContext.DECIMAL128);

      if (sum.unscaledValue().bitLength() < 53) {
        assertThat(Statistics.sum(samples)).isEqualTo(sum.doubleValue());
        assertThat(Statistics.of(samples).mean()).isEqualTo(mean.doubleValue());
      }
    }
  }

  @Test
  void keepsSmallNumbersBesideLargeOnes() {
    assertThat(Statistics.sum(1e17, 1.0 / 3, -1e17)).isEqualTo(1.0 / 3);
    assertThat(Statistics.of(1e100, 1.5, -1e100).mean()).isEqualTo(0.5);
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

  @Test
  void takesTheMedianOfAnEvenNumberAsTheMeanOfTwoDecimals() {
    assertThat(Statistics.of(1149.88, 7566.49).median()).isEqualTo(4358.185);
    assertThat(Statistics.of(-Double.MAX_VALUE, Double.MAX_VALUE).median()).isZero();
    assertThat(Statistics.of(0.1, 0.1).median()).isEqualTo(0.1);
  }
}
