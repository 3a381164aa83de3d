package io.zathras.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionTest {

  private static final List<Map<String, String>> ROWS =
      PublishedData.rows("benjamini_hochberg.csv").toList();

  private static double[] column(String name) {
    return ROWS.stream().mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
  }

  @Test
  void theExampleOfBenjaminiAndHochbergComesOut() {
    double[] adjusted = Correction.BENJAMINI_HOCHBERG.adjusted(column("p"));

    assertThat(adjusted).containsExactly(column("q_bh"), within(1e-9));
    for (int i = 0; i < adjusted.length; i++) {
      assertThat(adjusted[i] < 0.05)
          .isEqualTo(Boolean.parseBoolean(ROWS.get(i).get("rejected_bh_0.05")));
    }
  }

  @Test
  void holmRejectsTheFirstThreeOfTheExample() {
    double[] adjusted = Correction.HOLM.adjusted(column("p"));

    assertThat(adjusted[0]).isCloseTo(0.0015, within(1e-12));
    assertThat(adjusted[2]).isCloseTo(13 * 0.0019, within(1e-12));
    assertThat(adjusted).satisfies(all -> assertThat(all[3]).isCloseTo(12 * 0.0095, within(1e-12)));
    for (int i = 0; i < adjusted.length; i++) {
      assertThat(adjusted[i] < 0.05)
          .isEqualTo(Boolean.parseBoolean(ROWS.get(i).get("rejected_bonferroni_0.05")));
    }
  }

  @Test
  void adjustedValuesComeInTheOrderOfTheirPValues() {
    assertThat(Correction.BENJAMINI_HOCHBERG.adjusted(0.9, 0.01, 0.02))
        .containsExactly(new double[] {0.9, 0.03, 0.03}, within(1e-15));
    assertThat(Correction.HOLM.adjusted(0.04, 0.01, 0.03))
        .containsExactly(new double[] {0.06, 0.03, 0.06}, within(1e-15));
    assertThat(Correction.NONE.adjusted(0.9, 0.01)).containsExactly(0.9, 0.01);
  }

  @ParameterizedTest
  @EnumSource
  void theGivenValuesStayAsTheyAre(Correction correction) {
    double[] p = {0.5, 0.01};

    correction.adjusted(p);

    assertThat(p).containsExactly(0.5, 0.01);
    assertThat(correction.adjusted()).isEmpty();
    assertThat(correction.adjusted(0.3)).containsExactly(0.3);
    assertThat(correction.adjusted(1, 1, 0)).containsExactly(1, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -0.1, 1.1})
  void whatIsNoProbabilityIsRefused(double p) {
    assertThatThrownBy(() -> Correction.HOLM.adjusted(0.5, p))
        .hasMessage("p is " + p + "; expected a number from 0 to 1");
  }
}
