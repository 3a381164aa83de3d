package io.zathras.exporter.horreum;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.exporter.horreum.BaselineLevels.Compared;
import io.zathras.schema.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineLevelsTest {

  /** A series as "4x1 0.7 12x1", and the places, from 1, at which something is told. */
  @ParameterizedTest
  @CsvSource({
    "4x1 0.7 12x1 0.85,             5 18",
    "4x1 3x0.7 3x1 0.7,             5 11",
    "4x1 0.5 4x1 0.7,               5 10",
    "6x1 3x1.3 1,                   10",
    // A bad night does not blind, however bad, often or near it is.
    "4x1 0 4x1 0.7,                 5 10",
    "4x1 0.7 1 0.7,                 5 7",
    "4x1 2x0.7 2x1 0.7 2x1 0.85,    5 9 12",
    "4x1 6x0.7 1 0.7,               5 12",
    "4x1 0.7 2x1 0.7 2x1 0.7,       5 8 11",
    "4x1 0.3 30x1 0.89,             5 36",
    // Nor does one among the first.
    "0.5 3x1 0.8 3x1,               5",
    "1 0.5 2x1 0.8,                 5",
    // It is told once while it lasts, and again when it deepens.
    "4x1 20x0.7,                    5",
    "4x1 3x0.8 3x0.6,               5 8",
    "4x1 3x0.8 0.5 3x0.8,           5 8",
    "4x1 0.8 0.7 0.6,               5 6 7",
    // What lasts is usual.
    "4x1 7x0.7 0.6,                 5 12",
    "4x1 7x0.7 3x1 0.7,             5 15",
    "4x1 7x0.7 3x0.85 0.7,          5 15",
    "4x1 0.7 3x0.93 0.84,           5 9",
    // A gain never is, and what is above it is no loss as long as it may be chance.
    "4x1 1.3,                       ",
    "4x1 20x1.3,                    ",
    "4x1 50,                        ",
    "4x1 1.3 1 1.3 1 1.3 1,         ",
    "6x1 2x1.3 1,                   ",
    "6x1 3x1.3 3x1.6 1.3,           13",
    "4x1 0.7 1.3 1 1.3,             5",
    // Too few go before.
    "3x1,                           ",
    "2x1 0.5,                       ",
    "3x1 0.5,                       4",
    // The threshold itself is none.
    "4x1 0.9,                       ",
    "4x1 0.8999,                    5",
    "4x1 8x0.91,                    ",
  })
  void tellsRegressionsOnTheRightRunAndNothingElse(String series, String expected) {
    List<Double> values = values(series);
    String places = expected == null ? "" : expected;

    for (double scale : new double[] {1e-9, 0.0018, 1, 7468.06, 6.2e5, 3e300}) {
      assertThat(told(Direction.HIGHER_IS_BETTER, values, value -> value * scale))
          .as("%s times %s", series, scale)
          .isEqualTo(places);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4x1 1.3 12x1 1.15,       5 18",
    "4x1 3x1.3 3x1 1.3,       5 11",
    "4x1 2 4x1 1.3,           5 10",
    "6x1 3x0.7 1,             10",
    "4x1 0.5,                 ",
    "4x1 1.1,                 ",
    "4x1 1.11,                5",
    "4x1 0 4x1 1.2,           10",
  })
  void tellsWhatTakesLongerWhereLessIsBetter(String series, String expected) {
    String places = expected == null ? "" : expected;

    assertThat(told(Direction.LOWER_IS_BETTER, values(series), value -> value)).isEqualTo(places);
  }

  @Test
  void tellsAnyChangeOfAMetricWithoutDirection() {
    List<Double> values = values("4x1 1.3 2x1 0.7 2x1 20x2 1");

    assertThat(told(Direction.NONE, values, value -> value)).isEqualTo("5 8 11 31");
  }

  @Test
  void saysHowMuchWorseThanWhatItIs() {
    BaselineLevels levels = new BaselineLevels(0.1, 3, Direction.HIGHER_IS_BETTER);
    Stream.of(10.0, 11.0, 9.0, 10.5).forEach(levels::next);

    assertThat(levels.next(7)).isEqualTo(new Compared(10.25, 4, 0.31707317, true));
    assertThat(levels.next(12)).isEqualTo(new Compared(10.25, 4, -0.17073171, false));
  }

  @Test
  void comparesNothingWithNothing() {
    for (double usual : new double[] {0, -5}) {
      BaselineLevels levels = new BaselineLevels(0.1, 3, Direction.LOWER_IS_BETTER);
      IntStream.range(0, 4).forEach(i -> levels.next(usual));

      assertThat(levels.next(3)).as("usual %s", usual).isNull();
    }
  }

  /** What gets worse a little each night is told when it is too much, though no night is. */
  @ParameterizedTest
  @ValueSource(doubles = {0.004, 0.01, 0.03})
  void tellsASlowDecline(double part) {
    IntToDoubleFunction night = i -> i < 10 ? 1 : Math.pow(1 - part, i - 9);
    List<Double> values = IntStream.range(0, 90).mapToDouble(night).boxed().toList();

    assertThat(told(Direction.HIGHER_IS_BETTER, values, value -> value)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.005, 0.01})
  void followsASlowGainAndTellsTheFallFromIt(double part) {
    IntToDoubleFunction night = i -> Math.pow(1 + part, i) * (i == 59 ? 0.84 : 1);
    List<Double> values = IntStream.range(0, 60).mapToDouble(night).boxed().toList();

    assertThat(told(Direction.HIGHER_IS_BETTER, values, value -> value)).isEqualTo("60");
  }

  /** With noise of a standard deviation of 2 % nothing is told in 1,000 series of 100 nights. */
  @Test
  void takesNoiseForNoise() {
    Random random = new Random(20261130);
    for (int i = 0; i < 1000; i++) {
      List<Double> values =
          Stream.generate(() -> 1 + 0.02 * random.nextGaussian()).limit(100).toList();

      assertThat(told(Direction.HIGHER_IS_BETTER, values, value -> value)).isEmpty();
    }
  }

  private interface Scale {
    double of(double value);
  }

  private static String told(Direction direction, List<Double> values, Scale scale) {
    BaselineLevels levels = new BaselineLevels(0.1, 3, direction);
    List<String> told = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Compared compared = levels.next(scale.of(values.get(i)));
      if (compared != null && compared.isRegression()) {
        told.add(Integer.toString(i + 1));
      }
    }
    return String.join(" ", told);
  }

  private static List<Double> values(String series) {
    List<Double> values = new ArrayList<>();
    for (String part : series.split(" ")) {
      String[] times = part.split("x");
      int count = times.length == 1 ? 1 : Integer.parseInt(times[0]);
      for (int i = 0; i < count; i++) {
        values.add(Double.valueOf(times[times.length - 1]));
      }
    }
    return values;
  }
}
