package io.zathras.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "9120, 9120",
    "66547.5, 66550",
    "12.3456, 12.35",
    "12, 12",
    "-0.00123456, -0.001235",
    "1234567890, 1235000000",
    "12345678901, 1.235e+10",
    "0.00000123456, 1.235e-6",
    "0, 0",
    "-0.0, 0",
    "9999.96, 10000",
    "Infinity, infinite",
    "-Infinity, -infinite",
    "NaN, undefined",
  })
  void peopleReadFourSignificantDigits(double value, String text) {
    assertThat(NumberText.shown(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "9120, 9120",
    "66547.5, 66547.5",
    "0.1, 0.1",
    "2.0E-3, 0.002",
    "1.0E300, 1.0E300",
  })
  void programsReadTheWholeNumber(double value, String text) {
    assertThat(NumberText.exact(value)).isEqualTo(text);
    assertThat(Double.parseDouble(NumberText.exact(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.1, -10.0 %",
    "0.0031, +0.3 %",
    "0.0003, 0.0 %",
    "-0.0003, 0.0 %",
    "1.5, +150.0 %",
    "12.345678, +1235 %",
    "Infinity, infinite %",
  })
  void aChangeHasItsSign(double part, String text) {
    assertThat(NumberText.percent(part)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 5 %", "0.025, 2.5 %", "0.0042, 0.42 %", "0.2, 20 %", "1, 100 %", "0, 0 %"})
  void aShareHasNone(double part, String text) {
    assertThat(NumberText.share(part)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.0021, 0.0021", "0.374, 0.37", "1, 1", "0.00002, <0.0001", "0, <0.0001"})
  void aProbabilityHasTwoDigits(double p, String text) {
    assertThat(NumberText.p(p)).isEqualTo(text);
  }

  @Test
  void theLocaleChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);

      assertThat(NumberText.shown(12.3456)).isEqualTo("12.35");
      assertThat(NumberText.exact(12.3456)).isEqualTo("12.3456");
      assertThat(NumberText.percent(-0.1)).isEqualTo("-10.0 %");
    } finally {
      Locale.setDefault(before);
    }
  }
}
