package io.zathras.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePointsTest {

  private static final double[] TIGERBEETLE =
      PublishedData.rows("tigerbeetle_series.csv")
          .mapToDouble(row -> Double.parseDouble(row.get("value")))
          .toArray();

  static Stream<Map<String, String>> tigerbeetle() {
    return PublishedData.rows("tigerbeetle_expected.csv", ';');
  }

  static Stream<Map<String, String>> tigerbeetleNeighbours() {
    return PublishedData.rows("tigerbeetle_neighbours.csv", ';');
  }

  static Stream<Map<String, String>> smallSeries() {
    return PublishedData.rows("small_series_expected.csv", ';')
        .filter(row -> !row.get("window_len").equals("whole"));
  }

  static Stream<Map<String, String>> mongoDb() {
    return PublishedData.rows("mongodb_synthetic.csv", ';');
  }

  @ParameterizedTest
  @MethodSource("tigerbeetle")
  void otavasListsComeOut(Map<String, String> row) {
    ChangePointSettings settings = settings(ChangePointSettings.otavaCompatible(), row);

    assertThat(indexes(TIGERBEETLE, settings)).isEqualTo(expected(row, "change_point_indexes"));
  }

  @ParameterizedTest
  @MethodSource("tigerbeetleNeighbours")
  void theListsOfAMergeThatRecomputesNeighboursComeOut(Map<String, String> row) {
    ChangePointSettings settings =
        settings(new ChangePointSettings(50, 0.001, 0, 1, 2, false, true), row);

    assertThat(indexes(TIGERBEETLE, settings)).isEqualTo(expected(row, "change_point_indexes"));
  }

  @ParameterizedTest
  @MethodSource("smallSeries")
  void otavasSmallSeriesComeOut(Map<String, String> row) {
    ChangePointSettings settings = settings(ChangePointSettings.otavaCompatible(), row);

    assertThat(indexes(PublishedData.numbers(row.get("series")), settings))
        .isEqualTo(expected(row, "change_points"));
  }

  @Test
  void theDivisiveStepAloneFindsOtavasChangePoints() {
    Map<String, String> row =
        PublishedData.rows("small_series_expected.csv", ';')
            .filter(candidate -> candidate.get("window_len").equals("whole"))
            .findFirst()
            .orElseThrow();
    double[] series = PublishedData.numbers(row.get("series"));
    // A first score of 0.01
    ChangePointSettings settings = ChangePointSettings.otavaCompatible().withMaximumScore(0.001);

    assertThat(new Divisive(series, settings).split(0, series.length))
        .isEqualTo(expected(row, "change_points"));
  }

  @Test
  void meansAndMagnitudeAreThoseThatOtavaReports() {
    double[] series = {1.02, 0.95, 0.99, 1.00, 1.12, 0.90, 0.50, 0.51, 0.48, 0.48, 0.55};

    ChangePoint point =
        ChangePoints.of(series, ChangePointSettings.otavaCompatible()).found().get(0);

    assertThat(point.before()).isCloseTo(0.996667, within(1e-6));
    assertThat(point.after()).isCloseTo(0.504, within(1e-6));
    assertThat(100 * (point.after() / point.before() - 1)).isCloseTo(-49.4, within(0.05));
    assertThat(point.magnitude()).isCloseTo(0.996667 / 0.504 - 1, within(1e-6));
  }

  @ParameterizedTest
  @MethodSource("mongoDb")
  void theSyntheticSeriesOfMongoDbChangeWhereTheyAreKnownTo(Map<String, String> row) {
    double[] series = runs(row.get("series"));

    // MongoDB looks at all values after a split at once, and so finds the way back three values
    // late, after a spike; the level changes at 30.
    List<Integer> expected =
        row.get("id").equals("regression_and_recovery")
            ? List.of(15, 30)
            : expected(row, "change_points");
    assertThat(indexes(series, ChangePointSettings.defaults())).isEqualTo(expected);
  }

  @Test
  void tigerbeetlesTwoStepsAreFoundByDefaultAndItsSpikeIsAnOutlier() {
    ChangePoints points = ChangePoints.of(TIGERBEETLE, ChangePointSettings.defaults());

    assertThat(points.found()).extracting(ChangePoint::index).containsExactly(15, 71);
    assertThat(points.outliers()).contains(10);
    assertThat(points.tooShort()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 1.3, 2, 100})
  void aSpikeIsAnOutlierAndNoChange(double factor) {
    Random random = new Random(3);
    for (int position = 0; position < 40; position++) {
      double[] series = noise(random, 40, 0.01);
      series[position] *= factor;

      ChangePoints points = ChangePoints.of(series, ChangePointSettings.defaults());

      assertThat(points.found()).as("with a spike at %s", position).isEmpty();
      assertThat(points.outliers()).containsExactly(position);
    }
  }

  @Test
  void aSpikeInANoisySeriesIsHardlyEverAChange() {
    Random random = new Random(13);
    int wrong = 0;
    for (int i = 0; i < 1_000; i++) {
      double[] series = noise(random, 60, 0.03);
      series[random.nextInt(60)] *= 1.5;
      wrong += indexes(series, ChangePointSettings.defaults()).isEmpty() ? 0 : 1;
    }

    assertThat(wrong).isLessThanOrEqualTo(30);
  }

  @Test
  void threeNewValuesOfALowerLevelAreEnough() {
    Random random = new Random(14);
    int found = 0;
    for (int i = 0; i < 500; i++) {
      double[] series = noise(random, 60, 0.02);
      for (int k = 57; k < 60; k++) {
        series[k] *= 0.9;
      }
      found += indexes(series, ChangePointSettings.defaults()).equals(List.of(57)) ? 1 : 0;
    }

    assertThat(found).isGreaterThanOrEqualTo(475);
  }

  @Test
  void aFlatSeriesHasNeitherChangesNorOutliers() {
    double[] flat = new double[500];
    Arrays.fill(flat, 0.1);
    assertThat(ChangePoints.of(flat, ChangePointSettings.defaults()))
        .isEqualTo(new ChangePoints(List.of(), List.of(), false));
    assertThat(ChangePoints.of(flat, ChangePointSettings.otavaCompatible()).found()).isEmpty();
    assertThat(ChangePoints.of(new double[20], ChangePointSettings.defaults()).found()).isEmpty();
  }

  @Test
  void noisySeriesWithoutAChangeHaveHardlyAnyChangePoints() {
    Random random = new Random(4);
    int wrong = 0;
    for (int i = 0; i < 300; i++) {
      wrong +=
          ChangePoints.of(noise(random, 100, 0.02), ChangePointSettings.defaults())
                  .found()
                  .isEmpty()
              ? 0
              : 1;
    }

    assertThat(wrong).isLessThanOrEqualTo(3);
  }

  @Test
  void seriesThatDriftWithoutAStepHaveHardlyAnyChangePoints() {
    Random random = new Random(15);
    int wrong = 0;
    int withoutMagnitude = 0;
    for (int i = 0; i < 300; i++) {
      double[] series = new double[100];
      double drift = random.nextGaussian();
      for (int k = 0; k < series.length; k++) {
        series[k] = 100 * Math.exp(0.02 * drift);
        drift = 0.5 * drift + Math.sqrt(0.75) * random.nextGaussian();
      }
      ChangePointSettings settings = ChangePointSettings.defaults();
      wrong += indexes(series, settings).isEmpty() ? 0 : 1;
      withoutMagnitude += indexes(series, settings.withMinimumMagnitude(0)).isEmpty() ? 0 : 1;
    }

    assertThat(wrong).isLessThanOrEqualTo(9);
    // What the smallest magnitude is for
    assertThat(withoutMagnitude).isGreaterThan(100);
  }

  @Test
  void aStepIsFoundWhereItIsInALongSeries() {
    Random random = new Random(5);
    for (int position : new int[] {30, 49, 50, 51, 74, 75, 76, 100, 170}) {
      double[] series = noise(random, 200, 0.01);
      for (int i = position; i < series.length; i++) {
        series[i] *= 0.9;
      }

      assertThat(indexes(series, ChangePointSettings.defaults())).containsExactly(position);
    }
  }

  @Test
  void twoValuesAreNoLevelAndThreeAre() {
    double[] series = new double[30];
    Arrays.fill(series, 100);
    series[15] = series[16] = 150;
    assertThat(indexes(series, ChangePointSettings.defaults())).isEmpty();
    assertThat(ChangePoints.of(series, ChangePointSettings.defaults()).outliers())
        .containsExactly(15, 16);

    for (int newest = 1; newest <= 4; newest++) {
      Arrays.fill(series, 100);
      Arrays.fill(series, 30 - newest, 30, 150);
      assertThat(indexes(series, ChangePointSettings.defaults()))
          .isEqualTo(newest < 3 ? List.of() : List.of(30 - newest));
    }
  }

  @Test
  void changePointsAreNeverCloserThanTheSmallestSegment() {
    Random random = new Random(6);
    for (int i = 0; i < 200; i++) {
      double[] series = noise(random, 90, 0.3);
      for (int k = 0; k < series.length; k++) {
        series[k] *= k / 4 % 3 + 1;
      }
      ChangePointSettings settings = ChangePointSettings.defaults().withMaximumScore(0.3);

      int last = 0;
      for (int index : indexes(series, settings)) {
        assertThat(index - last).isGreaterThanOrEqualTo(3);
        last = index;
      }
      assertThat(series.length - last).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void fewerThanTenValuesAreTooShort() {
    double[] series = {1, 1, 1, 1, 9, 9, 9, 9, 9};

    assertThat(ChangePoints.of(series, ChangePointSettings.defaults()))
        .isEqualTo(new ChangePoints(List.of(), List.of(), true));
    assertThat(ChangePoints.of(new double[0], ChangePointSettings.otavaCompatible()).tooShort())
        .isTrue();
    assertThat(indexes(new double[] {1, 2}, ChangePointSettings.otavaCompatible())).isEmpty();
  }

  @Test
  void changesBelowTheMagnitudeAreNone() {
    double[] series = new double[40];
    Arrays.fill(series, 0, 20, 100);
    Arrays.fill(series, 20, 40, 104);

    assertThat(indexes(series, ChangePointSettings.defaults())).isEmpty();
    assertThat(indexes(series, ChangePointSettings.defaults().withMinimumMagnitude(0.03)))
        .containsExactly(20);
  }

  @Test
  void anotherUnitChangesNoPosition() {
    ChangePointSettings settings = ChangePointSettings.defaults();
    List<Integer> found = indexes(TIGERBEETLE, settings);

    for (double factor : new double[] {1e-300, 0x1p-1000, 3, 1e300}) {
      assertThat(indexes(DoubleStream.of(TIGERBEETLE).map(v -> v * factor).toArray(), settings))
          .isEqualTo(found);
    }
    ChangePoint first = ChangePoints.of(TIGERBEETLE, settings).found().get(0);
    ChangePoint scaled =
        ChangePoints.of(DoubleStream.of(TIGERBEETLE).map(v -> v * 1e300).toArray(), settings)
            .found()
            .get(0);
    assertThat(scaled.before() / 1e300).isCloseTo(first.before(), within(1e-6));
    assertThat(scaled.after() / 1e300).isCloseTo(first.after(), within(1e-6));
    assertThat(scaled.score()).isCloseTo(first.score(), within(1e-9));
  }

  @Test
  void zerosNegativeAndExtremeValuesHaveTheirChanges() {
    double[] series = new double[20];
    Arrays.fill(series, 10, 20, 5);
    assertThat(indexes(series, ChangePointSettings.defaults())).containsExactly(10);
    Arrays.fill(series, 0, 10, -Double.MAX_VALUE);
    Arrays.fill(series, 10, 20, Double.MAX_VALUE);
    assertThat(indexes(series, ChangePointSettings.defaults())).containsExactly(10);
    Arrays.fill(series, 0, 10, -Double.MIN_VALUE);
    Arrays.fill(series, 10, 20, 0);
    assertThat(indexes(series, ChangePointSettings.defaults())).containsExactly(10);
  }

  @Test
  void aLongRestlessSeriesIsReadToItsEnd() {
    double[] series = new double[20_000];
    for (int i = 0; i < series.length; i++) {
      series[i] = 100 + 20 * (i / 10 % 2);
    }

    List<Integer> indexes = indexes(series, ChangePointSettings.defaults());

    assertThat(indexes).hasSize(1_999);
    assertThat(indexes).allMatch(index -> index % 10 == 0);
  }

  @Test
  void nanAndSettingsThatCannotBeAreRefused() {
    double[] series = new double[20];
    series[7] = Double.NaN;
    ChangePointSettings settings = ChangePointSettings.defaults();
    assertThatThrownBy(() -> ChangePoints.of(series, settings))
        .hasMessage("a value is NaN; expected finite numbers");
    assertThatThrownBy(() -> settings.withWindow(1)).hasMessage("window is 1; expected at least 2");
    assertThatThrownBy(() -> settings.withWindow(1_001))
        .hasMessage("window is 1001; expected at most 1000");
    assertThatThrownBy(() -> settings.withMaximumScore(0))
        .hasMessage("maximumScore is 0.0; expected a number above 0 and at most 1");
    assertThatThrownBy(() -> settings.withMinimumMagnitude(Double.NaN))
        .hasMessage("minimumMagnitude is NaN; expected at least 0");
  }

  private static ChangePointSettings settings(
      ChangePointSettings settings, Map<String, String> row) {
    return settings
        .withWindow(Integer.parseInt(row.get("window_len")))
        .withMaximumScore(Double.parseDouble(row.get("max_pvalue")))
        .withMinimumMagnitude(Double.parseDouble(row.get("min_magnitude")));
  }

  private static List<Integer> expected(Map<String, String> row, String column) {
    return DoubleStream.of(PublishedData.numbers(row.get(column).replaceAll("[\\[\\]]", "")))
        .mapToObj(index -> (int) index)
        .toList();
  }

  private static List<Integer> indexes(double[] series, ChangePointSettings settings) {
    return ChangePoints.of(series, settings).found().stream().map(ChangePoint::index).toList();
  }

  /** Reads numbers, of which those as {@code 50 x15} stand for 15 equal ones. */
  private static double[] runs(String text) {
    if (!text.contains("x")) {
      return PublishedData.numbers(text);
    }
    return Stream.of(text.split(", "))
        .flatMapToDouble(
            part -> {
              String[] words = part.split(" x");
              return DoubleStream.generate(() -> Double.parseDouble(words[0]))
                  .limit(words.length == 1 ? 1 : Long.parseLong(words[1]));
            })
        .toArray();
  }

  private static double[] noise(Random random, int length, double spread) {
    return random
        .doubles(length)
        .map(unused -> 100 * Math.exp(spread * random.nextGaussian()))
        .toArray();
  }
}
