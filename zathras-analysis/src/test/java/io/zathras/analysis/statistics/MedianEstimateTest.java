package io.zathras.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MedianEstimateTest {

  static Stream<Map<String, String>> fewestSamples() {
    return PublishedData.rows("median_ci.csv").filter(row -> row.get("what").equals("median_ci"));
  }

  @ParameterizedTest
  @MethodSource("fewestSamples")
  void thereIsAnIntervalFromThePublishedNumberOfValuesOn(Map<String, String> row) {
    double level = Double.parseDouble(row.get("level"));
    int fewest = Integer.parseInt(row.get("minimum_samples"));

    assertThat(MedianEstimate.of(level, upTo(fewest - 1)).interval()).isNull();
    assertThat(MedianEstimate.of(level, upTo(fewest)).interval())
        .isEqualTo(new NumberInterval(1, fewest));
  }

  static Stream<Map<String, String>> fewestForTheTest() {
    return PublishedData.rows("median_ci.csv")
        .filter(row -> row.get("what").equals("u_test_equal_n"));
  }

  @ParameterizedTest
  @MethodSource("fewestForTheTest")
  void ranksReachTheLevelFromThePublishedNumberOfValuesOn(Map<String, String> row) {
    double level = Double.parseDouble(row.get("level"));
    int fewest = Integer.parseInt(row.get("minimum_samples"));

    assertThat(separated(fewest - 1).p()).isGreaterThan(level);
    assertThat(separated(fewest).p()).isLessThan(level);
  }

  private static RankTest separated(int values) {
    return RankTest.of(upTo(values), IntStream.range(0, values).mapToDouble(i -> -i).toArray());
  }

  @ParameterizedTest
  @CsvSource({
    // benchstat on its own old.txt and new.txt: the median and the percentage to the farther bound
    "benchstat-doc-json, x, 1718, 1",
    "benchstat-doc-json, y, 1422.5, 1",
    "benchstat-doc-gob, x, 3065.5, 0",
    "benchstat-doc-gob, y, 3070, 2",
  })
  void benchstatsMediansAndIntervalsComeOut(String id, String side, double median, int percent) {
    MedianEstimate estimate = MedianEstimate.of(0.95, sample(id, side));

    NumberInterval interval = estimate.interval();
    double farther = Math.max(interval.high() - median, median - interval.low());
    assertThat(estimate.median()).isEqualTo(median);
    assertThat(Math.round(100 * farther / median)).isEqualTo(percent);
  }

  @Test
  void benchstatsChangeOfMediansAndTheirGeometricMeanComeOut() {
    double json = median("benchstat-doc-json", "y") / median("benchstat-doc-json", "x");
    double gob = median("benchstat-doc-gob", "y") / median("benchstat-doc-gob", "x");

    assertThat(100 * (json - 1)).isCloseTo(-17.20, within(0.005));
    assertThat(100 * (Math.sqrt(json * gob) - 1)).isCloseTo(-8.94, within(0.005));
  }

  @Test
  void manyValuesHaveANarrowInterval() {
    NumberInterval interval = MedianEstimate.of(0.95, upTo(10_001)).interval();

    // 1.96 * sqrt(n) / 2 ranks to each side
    assertThat(interval.low()).isCloseTo(5_001 - 98, within(1.0));
    assertThat(interval.high()).isEqualTo(10_002 - interval.low());
  }

  @Test
  void nanAndEmptySamplesAreRefused() {
    assertThatThrownBy(() -> MedianEstimate.of(0.95)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MedianEstimate.of(0.95, 1, Double.NaN))
        .hasMessage("a value is NaN; expected finite numbers");
    assertThatThrownBy(() -> MedianEstimate.of(95, 1, 2))
        .hasMessage("level is 95.0; expected a number between 0 and 1");
  }

  private static double median(String id, String side) {
    return MedianEstimate.of(0.95, sample(id, side)).median();
  }

  private static double[] sample(String id, String side) {
    return PublishedData.rows("mann_whitney.csv")
        .filter(row -> row.get("id").equals(id))
        .map(row -> PublishedData.numbers(row.get(side)))
        .findFirst()
        .orElseThrow();
  }

  private static double[] upTo(int values) {
    return IntStream.rangeClosed(1, values).asDoubleStream().toArray();
  }
}
