package io.zathras.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerAnalysisTest {

  @ParameterizedTest
  @CsvSource({"2, 5.8, 12, 33", "3, 3.1, 6.3, 17", "5, 2.0, 4.1, 11", "10, 1.3, 2.7, 6.8"})
  void theSmallestChangesOfThePublishedTableComeOut(
      int results, double atOne, double atTwo, double atFive) {
    assertThat(percent(0.01, results)).isCloseTo(atOne, within(0.06));
    assertThat(percent(0.02, results)).isCloseTo(atTwo, within(0.5));
    assertThat(percent(0.05, results)).isCloseTo(atFive, within(0.6));
  }

  private static double percent(double spread, int results) {
    return 100 * (PowerAnalysis.USUAL.smallestRatio(spread, results) - 1);
  }

  @ParameterizedTest
  // Cohen's d for which a textbook's table (Cohen 1988, 2.3.5 and 2.4.1) asks for so many a side
  @CsvSource({"0.2, 394", "0.5, 64", "0.8, 26", "1.0, 17"})
  void theTablesOfCohenComeOut(double effect, int results) {
    assertThat(PowerAnalysis.USUAL.resultsNeeded(1, Math.exp(effect))).hasValue(results);
  }

  @Test
  void theChangeIsFoundAsOftenAsItSays() {
    double ratio = PowerAnalysis.USUAL.smallestRatio(0.02, 5);
    Random random = new Random(9);
    int found = 0;
    for (int i = 0; i < 4_000; i++) {
      double[] base =
          random.doubles(5).map(unused -> Math.exp(0.02 * random.nextGaussian())).toArray();
      double[] candidate =
          random.doubles(5).map(unused -> ratio * Math.exp(0.02 * random.nextGaussian())).toArray();
      found += Change.between(base, candidate, 0.05).p() < 0.05 ? 1 : 0;
    }

    // Welch's test is a little weaker than Student's; the deviation of the count is 25.
    assertThat(found).isBetween(3_050, 3_280);
  }

  @Test
  void enoughResultsFindTheChangeAndOneLessDoesNot() {
    int enough = PowerAnalysis.USUAL.resultsNeeded(0.03, 1.05).orElseThrow();

    assertThat(PowerAnalysis.USUAL.smallestRatio(0.03, enough)).isLessThanOrEqualTo(1.05);
    assertThat(PowerAnalysis.USUAL.smallestRatio(0.03, enough - 1)).isGreaterThan(1.05);
    assertThat(PowerAnalysis.USUAL.resultsNeeded(0.03, 1 / 1.05)).hasValue(enough);
  }

  @Test
  void noSpreadNeedsTwoResultsAndNoChangeIsNeverFound() {
    assertThat(PowerAnalysis.USUAL.resultsNeeded(0, 1.05)).hasValue(2);
    assertThat(PowerAnalysis.USUAL.resultsNeeded(0.02, 1)).isEmpty();
    assertThat(PowerAnalysis.USUAL.resultsNeeded(5, 1.001)).isEmpty();
    assertThat(PowerAnalysis.USUAL.resultsNeeded(1e-300, 1e300)).hasValue(2);
    assertThat(PowerAnalysis.USUAL.smallestRatio(0, 3)).isEqualTo(1);
    assertThat(PowerAnalysis.USUAL.smallestRatio(1e6, 2)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> PowerAnalysis.USUAL.smallestRatio(0.02, 1))
        .hasMessage("the number of results is 1; expected at least 2");
    assertThatThrownBy(() -> PowerAnalysis.USUAL.smallestRatio(0.02, 100_001))
        .hasMessage("the number of results is 100001; expected at most 100000");
    assertThatThrownBy(() -> PowerAnalysis.USUAL.smallestRatio(Double.NaN, 3))
        .hasMessage("spread is NaN; expected at least 0");
    assertThatThrownBy(() -> PowerAnalysis.USUAL.resultsNeeded(0.02, 0))
        .hasMessage("ratio is 0.0; expected a number above 0");
    assertThatThrownBy(() -> new PowerAnalysis(0.05, 0.05))
        .hasMessage("power is 0.05, which is not above alpha 0.05");
    assertThatThrownBy(() -> new PowerAnalysis(0, 0.8))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
