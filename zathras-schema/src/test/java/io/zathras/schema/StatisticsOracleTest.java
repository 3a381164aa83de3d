package io.zathras.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Statistic;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same numbers as Apache Commons Statistics gives. */
class StatisticsOracleTest {

  private static final Quantile TYPE_SEVEN =
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 10, 99, 100, 101, 10_000})
  void givesTheSameAsCommonsStatistics(int count) {
    Random random = new Random(count);
    compare(count, random::nextDouble);
    compare(count, () -> random.nextGaussian() * 1e9);
    compare(count, () -> 7468.062037 + random.nextGaussian() * 1e-3);
    compare(count, () -> Math.exp(random.nextGaussian() * 20));
    compare(count, () -> random.nextInt(3));
    compare(count, () -> 42);
  }

  private static void compare(int count, DoubleSupplier source) {
    double[] samples = new double[count];
    for (int i = 0; i < count; i++) {
      samples[i] = source.getAsDouble();
    }
    DoubleStatistics oracle =
        DoubleStatistics.of(
            java.util.EnumSet.of(
                Statistic.MIN,
                Statistic.MAX,
                Statistic.MEAN,
                Statistic.VARIANCE,
                Statistic.STANDARD_DEVIATION),
            samples);
    Statistics statistics = Statistics.of(samples);

    assertThat(statistics.count()).isEqualTo(count);
    assertThat(statistics.min()).isEqualTo(oracle.getAsDouble(Statistic.MIN));
    assertThat(statistics.max()).isEqualTo(oracle.getAsDouble(Statistic.MAX));
    assertThat(statistics.mean())
        .isCloseTo(oracle.getAsDouble(Statistic.MEAN), about(statistics.max()));
    assertThat(statistics.median())
        .isCloseTo(TYPE_SEVEN.evaluate(samples, 0.5), about(statistics.max()));
    for (double percent : new double[] {0, 1, 25, 95, 99, 99.9, 100}) {
      assertThat(statistics.percentile(percent))
          .as("percentile %s of %s", percent, count)
          .isCloseTo(TYPE_SEVEN.evaluate(samples, percent / 100), about(statistics.max()));
    }
    if (count == 1) {
      assertThat(statistics.variance()).isNull();
      assertThat(statistics.stddev()).isNull();
    } else {
      assertThat(statistics.variance())
          .isCloseTo(
              oracle.getAsDouble(Statistic.VARIANCE),
              about(oracle.getAsDouble(Statistic.VARIANCE)));
      assertThat(statistics.stddev())
          .isCloseTo(
              oracle.getAsDouble(Statistic.STANDARD_DEVIATION),
              about(oracle.getAsDouble(Statistic.STANDARD_DEVIATION)));
    }
  }

  /** The last digits may differ: they depend on the order of the additions. */
  private static Offset<Double> about(double size) {
    return within(Math.max(Math.abs(size) * 1e-9, Double.MIN_NORMAL));
  }
}
