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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessingReportTest {

  private static final PrimaryMetric RATE =
      new PrimaryMetric(7468.06, "1/s", Direction.HIGHER_IS_BETTER, "mean", 5, 1482.1, "run_1");
  private static final Diagnostic REJECTED =
      new Diagnostic(Severity.ERROR, "row-rejected", "a.csv", 7, "not a number");
  private static final Item DONE =
      new Item(
          "r/results_a.zip",
          "results_a_x.tar",
          "a",
          Outcome.PROCESSED,
          "a_1",
          Status.PASS,
          new HeadlineNumbers(Map.of("rate", RATE), 1, "m5.xlarge", "rhel 9.4"),
          null,
          Map.of("json", DeliveryOutcome.DELIVERED),
          1,
          0,
          List.of(REJECTED),
          List.of(),
          Duration.ofMillis(1234));
  private static final Item THERE =
      new Item(
          "r/results_b.zip",
          null,
          "bench",
          Outcome.PROCESSED,
          "b_1",
          Status.FAIL,
          new HeadlineNumbers(Map.of(), 0, null, null),
          null,
          Map.of("json", DeliveryOutcome.DUPLICATE),
          0,
          0,
          List.of(),
          List.of("json: there twice"),
          Duration.ZERO);
  private static final Item LOST =
      new Item(
          "r/results_c.zip",
          null,
          "c",
          Outcome.FAILED,
          null,
          null,
          null,
          "the file is \"empty\"",
          Map.of(),
          0,
          0,
          List.of(),
          List.of(),
          Duration.ZERO);

  private final ProcessingReport report =
      new ProcessingReport(
          List.of(DONE, THERE, LOST),
          List.of(
              new DiagnosticGroup(
                  Severity.ERROR, "row-rejected", 1, 1, REJECTED, "r/results_a.zip")),
          2,
          List.of(),
          Duration.ofMillis(2500),
          false);

  @Test
  void readsWell() {
    assertThat(report.toText())
        .isEqualTo(
            """
            PASS  a      rate 7468 ±20 % and 1 more  m5.xlarge  rhel 9.4  r/results_a.zip
            FAIL  bench  no headline  r/results_b.zip
            ERROR  1 row-rejected: a.csv:7: not a number  (r/results_a.zip)
            NOTE  r/results_b.zip: json: there twice
            FAILED  r/results_c.zip: the file is "empty"
            json: 1 delivered, 1 already there, 0 failed
            2 processed, 0 duplicate, 0 skipped, 0 missing, 1 failed; 1 note; 2 left out\
            """);
  }

  @Test
  void itsDetailsNameEachDiagnosticBelowItsResult() {
    StringWriter text = new StringWriter();
    report.writeDetails(new PrintWriter(text));

    assertThat(text)
        .hasToString(
            """
            PASS  a      rate 7468 ±20 % and 1 more  m5.xlarge  rhel 9.4  r/results_a.zip
                  ERROR row-rejected a.csv:7: not a number
            FAIL  bench  no headline  r/results_b.zip
                  json: there twice
            FAILED  r/results_c.zip: the file is "empty"
            json: 1 delivered, 1 already there, 0 failed
            2 processed, 0 duplicate, 0 skipped, 0 missing, 1 failed; 1 note; 2 left out\
            """);
  }

  @Test
  void aFailureNamesItsTarAndItsDocument() {
    Item failed =
        new Item(
            "r/results_a.zip",
            "results_a_x.tar",
            "a",
            Outcome.FAILED,
            "a_1",
            null,
            null,
            "opensearch: nobody there",
            Map.of("opensearch", DeliveryOutcome.FAILED),
            0,
            0,
            List.of(),
            List.of(),
            Duration.ZERO);

    assertThat(failed.summary())
        .isEqualTo("r/results_a.zip (results_a_x.tar, a_1): FAILED: opensearch: nobody there");
  }

  @Test
  void isJsonForPrograms() {
    assertThat(report.toJson())
        .isEqualToIgnoringWhitespace(
            """
            {"processed": 2, "duplicate": 0, "skipped": 0, "missing": 0, "failed": 1,
             "left_out": 2, "interrupted": false, "duration_seconds": 2.5,
             "exporters": {"json": {"delivered": 1, "duplicate": 1, "failed": 0}},
             "diagnostics": [{"severity": "error", "code": "row-rejected", "count": 1, "results": 1,
                "source": "r/results_a.zip",
                "example": {"severity": "error", "code": "row-rejected", "file": "a.csv",
                            "line": 7, "message": "not a number"}}],
             "items": [
              {"source": "r/results_a.zip", "member": "results_a_x.tar", "test": "a",
               "outcome": "PROCESSED", "document_id": "a_1", "status": "PASS",
               "instance_type": "m5.xlarge", "operating_system": "rhel 9.4",
               "primary_metrics": {"rate": {"value": 7468.06, "unit": "1/s",
                                            "direction": "higher_is_better", "stddev": 1482.1}},
               "more_primary_metrics": 1, "duration_seconds": 1.234,
               "deliveries": {"json": "DELIVERED"}, "errors": 1, "warnings": 0,
               "diagnostics": [{"severity": "error", "code": "row-rejected", "file": "a.csv",
                                "line": 7, "message": "not a number"}]},
              {"source": "r/results_b.zip", "test": "bench", "outcome": "PROCESSED",
               "document_id": "b_1", "status": "FAIL", "primary_metrics": {}, "duration_seconds": 0.0, "deliveries": {"json": "DUPLICATE"},
               "errors": 0, "warnings": 0, "diagnostics": [], "notes": ["json: there twice"]},
              {"source": "r/results_c.zip", "test": "c", "outcome": "FAILED",
               "message": "the file is \\"empty\\"", "duration_seconds": 0.0, "deliveries": {},
               "errors": 0, "warnings": 0, "diagnostics": []}]}
            """)
        .endsWith("}\n");
  }

  @Test
  void namesTheDocumentsOfAnExporter() {
    assertThat(report.documents("json", DeliveryOutcome.DELIVERED)).containsExactly("a_1");
    assertThat(report.documents("json", DeliveryOutcome.DUPLICATE)).containsExactly("b_1");
    assertThat(report.documents("other", DeliveryOutcome.FAILED)).isEmpty();
  }

  @Test
  void isCleanWithoutFailuresAndStrictlySoWithoutErrorsAndGaps() {
    assertThat(report.isClean()).isFalse();
    assertThat(of(false, THERE).isStrictlyClean()).isTrue();
    assertThat(of(false, DONE).isClean()).isTrue();
    assertThat(of(false, DONE).isStrictlyClean()).isFalse();
    for (Outcome outcome : List.of(Outcome.SKIPPED, Outcome.MISSING)) {
      Item gap =
          new Item(
              "x",
              null,
              null,
              outcome,
              null,
              null,
              null,
              "y",
              Map.of(),
              0,
              0,
              List.of(),
              List.of(),
              Duration.ZERO);
      assertThat(of(false, gap).isClean()).isTrue();
      assertThat(of(false, gap).isStrictlyClean()).isFalse();
    }
    assertThat(of(true, THERE).isClean()).isFalse();
    assertThat(of(true, THERE).counts()).endsWith("; interrupted before the end");
  }

  private static ProcessingReport of(boolean interrupted, Item... items) {
    return new ProcessingReport(
        List.of(items), List.of(), 0, List.of(), Duration.ZERO, interrupted);
  }
}
