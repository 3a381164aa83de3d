package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.exporter.DeliveryOutcome;
import io.zathras.pipeline.ProcessingReport.DiagnosticGroup;
import io.zathras.pipeline.ProcessingReport.HeadlineNumbers;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Direction;
import io.zathras.schema.PrimaryMetric;
import io.zathras.schema.Severity;
import io.zathras.schema.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read of a run. */
class ReportTextTest {

  private final List<Item> items = new ArrayList<>();

  private void processed(String test, int number, Status status, double value) {
    Map<String, PrimaryMetric> metrics =
        Map.of(
            "rate",
            new PrimaryMetric(value, "1/s", Direction.HIGHER_IS_BETTER, "value", 1, null, null));
    items.add(
        item(
            "r/" + number + "/results_" + test + ".zip",
            test,
            Outcome.PROCESSED,
            status,
            new HeadlineNumbers(metrics, 0, "m5.xlarge", "rhel 9.4"),
            null,
            status == Status.PASS ? List.of() : List.of(error(test))));
  }

  private static Diagnostic error(String test) {
    return new Diagnostic(
        Severity.ERROR, "run-failed", "results_" + test + ".zip!/a.tar!/run.log", 3, "no end");
  }

  private void without(String test, int number, Outcome outcome, String reason) {
    items.add(
        item(
            "r/" + number + "/results_" + test + ".zip",
            test,
            outcome,
            null,
            null,
            reason,
            List.of()));
  }

  private static Item item(
      String source,
      String test,
      Outcome outcome,
      @Nullable Status status,
      @Nullable HeadlineNumbers headline,
      @Nullable String message,
      List<Diagnostic> diagnostics) {
    return new Item(
        source,
        null,
        test,
        outcome,
        status == null ? null : test + "_1",
        status,
        headline,
        message,
        status == null ? Map.of() : Map.of("json", DeliveryOutcome.DELIVERED),
        diagnostics.size(),
        0,
        diagnostics,
        List.of(),
        Duration.ZERO);
  }

  private List<String> lines(DiagnosticGroup... groups) {
    return new ProcessingReport(items, List.of(groups), 0, List.of(), Duration.ZERO, false)
        .toText()
        .lines()
        .toList();
  }

  @Test
  void aCleanRunOfAThousandIsALineForEachTestAndTheTotals() {
    for (int i = 0; i < 500; i++) {
      processed("coremark", i, Status.PASS, 7012 + i);
      processed("streams", i, Status.PASS, 2.5);
    }

    assertThat(lines())
        .containsExactly(
            "coremark  500 PASS  rate 7012 .. 7511",
            "streams   500 PASS  rate 2.5",
            "json: 1000 delivered, 0 already there, 0 failed",
            "1000 processed, 0 duplicate, 0 skipped, 0 missing, 0 failed");
  }

  @Test
  void manyTestsAreTenLinesToo() {
    for (int test = 0; test < 15; test++) {
      for (int i = 0; i < 20 - test; i++) {
        processed("test" + test, i, Status.PASS, 1);
      }
    }

    assertThat(lines())
        .hasSize(10)
        .contains("test0  20 PASS  rate 1")
        .anyMatch(line -> line.startsWith("and test7 13 PASS; test8 12 PASS; "));
  }

  @Test
  void numbersOfTwoUnitsHaveNoCommonRange() {
    for (int i = 0; i < 20; i++) {
      processed("fio", i, Status.PASS, 5);
    }
    items.add(
        item(
            "x",
            "fio",
            Outcome.PROCESSED,
            Status.PASS,
            new HeadlineNumbers(
                Map.of(
                    "rate", new PrimaryMetric(9, "KiB/s", Direction.NONE, "value", 1, null, null)),
                0,
                null,
                null),
            null,
            List.of()));

    assertThat(lines().get(0)).isEqualTo("fio  21 PASS  rate 5 1/s, rate 9 KiB/s");
  }

  @Test
  void whatDidNotPassIsNamedWithItsFirstErrorAndTheRestIsCounted() {
    for (int i = 0; i < 20; i++) {
      processed("coremark", i, Status.PASS, 1);
    }
    processed("coremark", 20, Status.PARTIAL, 1);
    for (int i = 21; i < 33; i++) {
      processed("coremark", i, Status.FAIL, 1);
    }

    assertThat(lines())
        .contains(
            "coremark  20 PASS, 12 FAIL, 1 PARTIAL  rate 1",
            "FAIL  coremark  rate 1  m5.xlarge  rhel 9.4  r/21/results_coremark.zip",
            "      ERROR run-failed run.log:3: no end")
        .anyMatch(line -> line.startsWith("and 3 more that did not pass; the JSON report"));
  }

  @Test
  void whatWasSkippedIsCountedByTestAndDuplicatesAreCounted() {
    for (int i = 0; i < 18; i++) {
      processed("coremark", i, Status.PASS, 1);
    }
    without("mine", 1, Outcome.SKIPPED, "no processor reads 'mine'");
    without("mine", 2, Outcome.SKIPPED, "no processor reads 'mine'");
    without("fio", 3, Outcome.MISSING, "it was not started");
    without("coremark", 4, Outcome.DUPLICATE, "the same result as in r/0");
    without("coremark", 5, Outcome.DUPLICATE, "the same result as in r/1");

    assertThat(lines())
        .contains(
            "SKIPPED  2 mine, as r/1/results_mine.zip: no processor reads 'mine'",
            "MISSING  1 fio: r/3/results_fio.zip: it was not started",
            "DUPLICATE  2, as r/4/results_coremark.zip: the same result as in r/0")
        .endsWith("18 processed, 2 duplicate, 2 skipped, 1 missing, 0 failed");
  }

  @Test
  void failuresComeLastBeforeTheTotalsAndManyForOneReasonAreCounted() {
    without("coremark", 0, Outcome.FAILED, "the zip ends too early");
    for (int i = 1; i < 1000; i++) {
      without("coremark", i, Outcome.FAILED, "not delivered, as r/0");
    }

    assertThat(lines())
        .containsExactly(
            "FAILED  r/0/results_coremark.zip: the zip ends too early",
            "FAILED  r/1/results_coremark.zip: not delivered, as r/0",
            "FAILED  r/2/results_coremark.zip: not delivered, as r/0",
            "FAILED  r/3/results_coremark.zip: not delivered, as r/0",
            "and 996 more that failed; the JSON report has all (command line: --report, or -v)",
            "0 processed, 0 duplicate, 0 skipped, 0 missing, 1000 failed");
  }

  @Test
  void diagnosticsAreOneLineACodeUnlessALineAboveSaysAllOfIt() {
    processed("coremark", 0, Status.FAIL, 1);
    processed("streams", 1, Status.PASS, 1);
    Diagnostic warning =
        new Diagnostic(
            Severity.WARNING, "no-dates", "results_streams.zip!/a.tar!/a.csv", 2, "no dates");

    assertThat(
            lines(
                new DiagnosticGroup(
                    Severity.ERROR, "run-failed", 1, 1, error("coremark"), "r/0/x.zip"),
                new DiagnosticGroup(
                    Severity.WARNING, "no-dates", 7, 2, warning, "r/1/results_streams.zip"),
                new DiagnosticGroup(Severity.WARNING, "here", 1, 1, warning, "r/2/other.zip")))
        .startsWith(
            "FAIL  coremark  rate 1  m5.xlarge  rhel 9.4  r/0/results_coremark.zip",
            "      ERROR run-failed run.log:3: no end",
            "PASS  streams   rate 1  m5.xlarge  rhel 9.4  r/1/results_streams.zip",
            "WARNING  7 no-dates in 2 results, as r/1/results_streams.zip!/a.tar!/a.csv:2: no dates",
            "WARNING  1 here: results_streams.zip!/a.tar!/a.csv:2: no dates  (r/2/other.zip)");
  }

  @ParameterizedTest
  @CsvSource({
    "7468.062037, 7468",
    "58657.9, 58658",
    "123456789, 123456789",
    "12.3456, 12.35",
    "100.0, 100",
    "0.0018768, 0.001877",
    "999.96, 1000",
    "-3.14159, -3.142",
    "0, 0",
    "1e100, 1.0E+100",
    "1.23456e-9, 1.235E-9",
  })
  void numbersHaveFourDigitsAndAllBeforeThePoint(double value, String shown) {
    assertThat(ShortNumber.of(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 20, ' \u00b120 %'",
    "100, 9.96, ' \u00b110 %'",
    "100, 1.26, ' \u00b11.3 %'",
    "-100, 5, ' \u00b15 %'",
    "100, 0, ' \u00b10 %'",
    "0, 5, ''",
  })
  void deviationsArePartsOfTheValue(double value, double stddev, String shown) {
    assertThat(ShortNumber.deviation(value, stddev)).isEqualTo(shown);
  }
}
