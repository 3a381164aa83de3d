package io.zathras.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RankTestTest {

  static Stream<Map<String, String>> published() {
    return PublishedData.rows("mann_whitney.csv");
  }

  @ParameterizedTest
  @MethodSource("published")
  void thePublishedValuesComeOut(Map<String, String> row) {
    RankTest test =
        RankTest.of(PublishedData.numbers(row.get("x")), PublishedData.numbers(row.get("y")));

    assertThat(test.u()).isEqualTo(Double.parseDouble(row.get("U_x")));
    assertThat(test.p()).isCloseTo(Double.parseDouble(row.get("p_two_sided_exact")), within(1e-12));
    assertThat(test.exact()).isTrue();
  }

  @Test
  void threeAgainstThreeTiedSamplesAreNotSignificant() {
    assertThat(RankTest.of(new double[] {-1, -1, -1}, new double[] {1, 1, 1}).p())
        .isCloseTo(0.1, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 9", "2, 3", "4, 4", "5, 12", "20, 20", "40, 50"})
  void untiedSamplesAgreeWithAnotherImplementation(int first, int second) {
    Random random = new Random(first * 100L + second);
    double[] x = random.doubles(first).toArray();
    double[] y = random.doubles(second, 0.2, 1.2).toArray();

    RankTest test = RankTest.of(x, y);

    var oracle =
        MannWhitneyUTest.withDefaults()
            .with(AlternativeHypothesis.TWO_SIDED)
            .with(PValueMethod.EXACT)
            .test(x, y);
    assertThat(test.exact()).isTrue();
    assertThat(test.u()).isEqualTo(oracle.getStatistic());
    assertThat(test.p()).isCloseTo(oracle.getPValue(), within(1e-12));
  }

  @Test
  void largeSamplesGetTheNormalApproximationWithTies() {
    Random random = new Random(7);
    double[] x = random.ints(300, 0, 40).asDoubleStream().toArray();
    double[] y = random.ints(400, 2, 42).asDoubleStream().toArray();

    RankTest test = RankTest.of(x, y);

    var oracle =
        MannWhitneyUTest.withDefaults()
            .with(AlternativeHypothesis.TWO_SIDED)
            .with(PValueMethod.ASYMPTOTIC)
            .test(x, y);
    assertThat(test.exact()).isFalse();
    assertThat(test.u()).isEqualTo(oracle.getStatistic());
    assertThat(test.p()).isCloseTo(oracle.getPValue(), within(1e-12));
  }

  @Test
  void theApproximationIsCloseToTheExactValueWhereBothCanBeHad() {
    Random random = new Random(8);
    double[] x = random.doubles(49).toArray();
    double[] y = random.doubles(49, 0.15, 1.15).toArray();
    var asymptotic =
        MannWhitneyUTest.withDefaults().with(PValueMethod.ASYMPTOTIC).test(x, y).getPValue();

    RankTest test = RankTest.of(x, y);

    assertThat(test.exact()).isTrue();
    assertThat(test.p()).isCloseTo(asymptotic, within(0.001));
  }

  @Test
  void swappedSamplesHaveTheSamePAndTheOtherPairs() {
    double[] x = {3, 1, 4, 1, 5};
    double[] y = {2, 7, 1, 8, 2, 8, 3};

    assertThat(RankTest.of(y, x).p()).isEqualTo(RankTest.of(x, y).p());
    assertThat(RankTest.of(y, x).u()).isEqualTo(35 - RankTest.of(x, y).u());
  }

  @Test
  void equalValuesAndZerosOfBothSignsAreNoDifference() {
    assertThat(RankTest.of(new double[] {0.0, -0.0}, new double[] {-0.0, 0.0}))
        .isEqualTo(new RankTest(2, 1, true));
    double[] many = new double[100_000];
    assertThat(RankTest.of(many, many).p()).isEqualTo(1);
  }

  @Test
  void nanInfinityAndEmptySamplesAreRefused() {
    double[] good = {1, 2};
    assertThatThrownBy(() -> RankTest.of(good, new double[] {1, Double.NaN}))
        .hasMessage("a value is NaN; expected finite numbers");
    assertThatThrownBy(() -> RankTest.of(new double[] {Double.POSITIVE_INFINITY}, good))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RankTest.of(new double[0], good))
        .hasMessage("the number of values of the first sample is 0; expected at least 1");
  }
}
