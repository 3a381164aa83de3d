package io.zathras.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.TTest;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeTest {

  private static final Offset<Double> CLOSE = within(1e-9);

  @Test
  void theSleepDataOfStudentComeOutAsInR() {
    Map<String, String> row = PublishedData.rows("welch.csv").findFirst().orElseThrow();
    double[] x = PublishedData.numbers(row.get("x"));
    double[] y = PublishedData.numbers(row.get("y"));

    Change change = Change.between(y, x, 0.05);

    assertThat(change.kind()).isEqualTo(Change.Kind.DIFFERENCE);
    assertThat(change.estimate()).isCloseTo(-1.58, CLOSE);
    assertThat(change.p()).isCloseTo(number(row, "p_two_sided"), CLOSE);
    assertThat(change.confidence().low()).isCloseTo(number(row, "ci_low"), CLOSE);
    assertThat(change.confidence().high()).isCloseTo(number(row, "ci_high"), CLOSE);
  }

  static Stream<Map<String, String>> pyperf() {
    return PublishedData.rows("pyperf_t_test.csv").filter(row -> !row.get("significant").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("pyperf")
  void theSuitesOfPyperfCompareAsPublished(Map<String, String> row) {
    Change change = pyperf(row);

    assertThat(text(change.estimate())).isEqualTo(row.get("ratio_text"));
    assertThat(change.p() < 0.05).isEqualTo(Boolean.parseBoolean(row.get("significant")));
  }

  @Test
  void theGeometricMeansOfTheSuitesOfPyperfAreAsPublished() {
    for (Map<String, String> suite :
        PublishedData.rows("pyperf_t_test.csv")
            .filter(row -> row.get("benchmark").equals("Geometric mean"))
            .toList()) {
      double[] logarithms =
          pyperf()
              .filter(row -> row.get("changed").equals(suite.get("changed")))
              .mapToDouble(row -> Math.log(pyperf(row).estimate()))
              .toArray();

      assertThat(logarithms).hasSize(3);
      assertThat(text(Math.exp(DoubleStream.of(logarithms).average().orElseThrow())))
          .isEqualTo(suite.get("ratio_text"));
    }
  }

  private static Change pyperf(Map<String, String> row) {
    String benchmark = row.get("benchmark");
    return Change.between(
        seconds(row.get("reference"), benchmark), seconds(row.get("changed"), benchmark), 0.05);
  }

  private static double[] seconds(String suite, String benchmark) {
    return PublishedData.rows("pyperf_values.csv")
        .filter(row -> row.get("suite").equals(suite) && row.get("benchmark").equals(benchmark))
        .map(row -> PublishedData.numbers(row.get("values")))
        .findFirst()
        .orElseThrow();
  }

  private static String text(double ratioOfTimes) {
    return ratioOfTimes >= 1
        ? String.format(Locale.ROOT, "%.2fx slower", ratioOfTimes)
        : String.format(Locale.ROOT, "%.2fx faster", 1 / ratioOfTimes);
  }

  @Test
  void aRatioHasTheTestAndTheIntervalsOfTheLogarithms() {
    double[] base = {9120, 9080, 9250, 9100};
    double[] candidate = {8207, 8300, 8150};
    double[] logOfBase = DoubleStream.of(base).map(Math::log).toArray();
    double[] logOfCandidate = DoubleStream.of(candidate).map(Math::log).toArray();

    Change change = Change.between(base, candidate, 0.05);

    var oracle = TTest.withDefaults().test(logOfCandidate, logOfBase);
    assertThat(change.kind()).isEqualTo(Change.Kind.RATIO);
    assertThat(change.estimate())
        .isCloseTo(
            Math.cbrt(8207.0 * 8300 * 8150) / Math.pow(9120.0 * 9080 * 9250 * 9100, 0.25), CLOSE);
    assertThat(change.p()).isCloseTo(oracle.getPValue(), CLOSE);
    // A bound of the 95 % interval is the change that a one-sided test just does not reject at 2.5
    // %.
    assertThat(oneSided(logOfCandidate, logOfBase, change.confidence().low()))
        .isCloseTo(0.025, CLOSE);
    assertThat(oneSided(logOfCandidate, logOfBase, change.equivalence().low()))
        .isCloseTo(0.05, CLOSE);
    assertThat(change.equivalence().isInside(change.confidence())).isTrue();
  }

  private static double oneSided(double[] logOfCandidate, double[] logOfBase, double ratio) {
    return TTest.withDefaults()
        .with(AlternativeHypothesis.GREATER_THAN)
        .withMu(Math.log(ratio))
        .test(logOfCandidate, logOfBase)
        .getPValue();
  }

  @Test
  void swappedSidesInvertARatioAndNegateADifference() {
    double[] x = {1.2, 1.5, 1.1};
    double[] y = {2.2, 2.9, 2.0, 2.4};
    Change there = Change.between(x, y, 0.05);
    Change back = Change.between(y, x, 0.05);

    assertThat(back.estimate()).isCloseTo(1 / there.estimate(), CLOSE);
    assertThat(back.confidence().low()).isCloseTo(1 / there.confidence().high(), CLOSE);
    assertThat(back.equivalence().high()).isCloseTo(1 / there.equivalence().low(), CLOSE);
    assertThat(back.p()).isCloseTo(there.p(), CLOSE);
    assertThat(back.spread()).isCloseTo(there.spread(), CLOSE);

    x[0] = -1;
    Change up = Change.between(x, y, 0.05);
    Change down = Change.between(y, x, 0.05);
    assertThat(down.estimate()).isEqualTo(-up.estimate());
    assertThat(down.confidence().low()).isEqualTo(-up.confidence().high());
    assertThat(down.p()).isEqualTo(up.p());
  }

  @Test
  void anotherUnitChangesNoRatioAndScalesADifference() {
    double[] x = {1.2, 1.5, 1.1};
    double[] y = {2.2, 2.9, 2.0, 2.4};
    Change ratio = Change.between(x, y, 0.05);
    Change scaledRatio = Change.between(times(1e6, x), times(1e6, y), 0.05);

    assertThat(scaledRatio.estimate()).isCloseTo(ratio.estimate(), CLOSE);
    assertThat(scaledRatio.confidence().high()).isCloseTo(ratio.confidence().high(), CLOSE);
    assertThat(scaledRatio.p()).isCloseTo(ratio.p(), CLOSE);

    x[0] = 0;
    Change difference = Change.between(x, y, 0.05);
    Change scaledDifference = Change.between(times(1e6, x), times(1e6, y), 0.05);
    assertThat(scaledDifference.estimate()).isCloseTo(1e6 * difference.estimate(), within(1e-6));
    assertThat(scaledDifference.spread()).isCloseTo(1e6 * difference.spread(), within(1e-6));
    assertThat(scaledDifference.p()).isCloseTo(difference.p(), CLOSE);
  }

  private static double[] times(double factor, double[] sample) {
    return DoubleStream.of(sample).map(value -> factor * value).toArray();
  }

  @Test
  void oneValueOnASideIsAnEstimateWithoutATest() {
    Change change = Change.between(new double[] {4}, new double[] {5, 5}, 0.05);

    assertThat(change)
        .isEqualTo(new Change(Change.Kind.RATIO, change.estimate(), null, null, null, null));
    assertThat(change.estimate()).isCloseTo(1.25, CLOSE);
  }

  @Test
  void samplesWithoutAnySpreadDifferSurelyOrNotAtAll() {
    double[] same = {7468.062037, 7468.062037, 7468.062037};
    double[] other = {7000, 7000};

    Change none = Change.between(same, same, 0.05);
    assertThat(none.estimate()).isEqualTo(1);
    assertThat(none.confidence()).isEqualTo(new NumberInterval(1, 1));
    assertThat(none.p()).isEqualTo(1);
    assertThat(none.spread()).isZero();

    Change some = Change.between(same, other, 0.05);
    assertThat(some.confidence().low()).isEqualTo(some.estimate());
    assertThat(some.p()).isZero();
  }

  @Test
  void nothingIsDividedByZero() {
    double[] zeros = {0, 0, -0.0};

    Change none = Change.between(zeros, zeros, 0.05);
    assertThat(none.kind()).isEqualTo(Change.Kind.DIFFERENCE);
    assertThat(none.estimate()).isZero();
    assertThat(none.p()).isEqualTo(1);

    Change some = Change.between(zeros, new double[] {3, 4, 5}, 0.05);
    assertThat(some.kind()).isEqualTo(Change.Kind.DIFFERENCE);
    assertThat(some.estimate()).isEqualTo(4);
    assertThat(some.confidence().contains(4)).isTrue();
  }

  @Test
  void hugeAndTinyNumbersNeitherOverflowNorVanish() {
    double[] huge = {-1e308, -1.1e308, -0.9e308};
    Change unchanged = Change.between(huge, huge, 0.05);
    assertThat(unchanged.p()).isEqualTo(1);
    assertThat(unchanged.confidence().contains(0)).isTrue();

    double[] tiny = {-1e-300, -1.1e-300, -0.9e-300};
    Change moved = Change.between(tiny, times(3, tiny), 0.05);
    assertThat(moved.p())
        .isCloseTo(Change.between(times(1e300, tiny), times(3e300, tiny), 0.05).p(), CLOSE);

    Change beyond =
        Change.between(new double[] {Double.MIN_VALUE, 1e-308}, new double[] {1e308, 1e307}, 0.05);
    assertThat(beyond.estimate()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(beyond.p()).isBetween(0.0, 0.05);
  }

  @Test
  void nanInfinityEmptySamplesAndWrongLevelsAreRefused() {
    double[] good = {1, 2};
    assertThatThrownBy(() -> Change.between(good, new double[] {Double.NaN, 1}, 0.05))
        .hasMessage("a value is NaN; expected finite numbers");
    assertThatThrownBy(() -> Change.between(new double[] {Double.NEGATIVE_INFINITY}, good, 0.05))
        .hasMessage("a value is -Infinity; expected finite numbers");
    assertThatThrownBy(() -> Change.between(new double[0], good, 0.05))
        .hasMessage("the number of values of the base is 0; expected at least 1");
    assertThatThrownBy(() -> Change.between(good, good, 0.5))
        .hasMessage("twice alpha is 1.0; expected a number between 0 and 1");
    assertThatThrownBy(() -> Change.between(good, good, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void atMostOneOfTwentyComparisonsWithoutAChangeHitsAGateOfFivePercent() {
    Random random = new Random(20261201);
    int hits = 0;
    int rawHits = 0;
    for (int comparison = 0; comparison < 1_000; comparison++) {
      double[] p = new double[30];
      double[] ratio = new double[30];
      for (int metric = 0; metric < p.length; metric++) {
        Change change = Change.between(noisy(random, 100, 5), noisy(random, 100, 5), 0.05);
        p[metric] = change.p();
        ratio[metric] = change.estimate();
        rawHits += p[metric] < 0.05 ? 1 : 0;
      }
      hits += gate(Correction.BENJAMINI_HOCHBERG.adjusted(p), ratio) ? 1 : 0;
    }

    assertThat(hits).isLessThanOrEqualTo(50);
    // The test itself keeps its level: 1,500 of 30,000 are expected, with a deviation of 38.
    assertThat(rawHits).isBetween(1_300, 1_620);
  }

  @Test
  void aDropOfTenPercentIsFoundFourTimesOfFiveWithThreeResultsASide() {
    Random random = new Random(20261202);
    int found = 0;
    for (int comparison = 0; comparison < 1_000; comparison++) {
      Change change = Change.between(noisy(random, 100, 3), noisy(random, 90, 3), 0.05);
      found += gate(new double[] {change.p()}, new double[] {change.estimate()}) ? 1 : 0;
    }

    assertThat(found).isGreaterThanOrEqualTo(800);
  }

  private static double[] noisy(Random random, double level, int results) {
    return random
        .doubles(results)
        .map(unused -> level * (1 + 0.02 * random.nextGaussian()))
        .toArray();
  }

  private static boolean gate(double[] p, double[] ratio) {
    for (int i = 0; i < p.length; i++) {
      if (p[i] < 0.05 && ratio[i] <= 0.95) {
        return true;
      }
    }
    return false;
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
