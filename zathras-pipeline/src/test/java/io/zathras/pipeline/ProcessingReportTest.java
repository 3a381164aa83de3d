package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.exporter.DeliveryOutcome;
import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Severity;
import io.zathras.schema.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessingReportTest {

  private static final Item DONE =
      new Item(
          "r/results_a.zip",
          "results_a_x.tar",
          Outcome.PROCESSED,
          "a_1",
          Status.PASS,
          null,
          Map.of("json", DeliveryOutcome.DELIVERED),
          1,
          0,
          List.of(new Diagnostic(Severity.ERROR, "row-rejected", "a.csv", 7, "not a number")),
          List.of(),
          Duration.ofMillis(1234));
  private static final Item THERE =
      new Item(
          "r/results_b.zip",
          null,
          Outcome.PROCESSED,
          "b_1",
          Status.FAIL,
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
          Outcome.FAILED,
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
      new ProcessingReport(List.of(DONE, THERE, LOST), Duration.ofMillis(2500), false);

  @Test
  void readsWell() {
    assertThat(report.toText())
        .isEqualTo(
            """
            2 processed, 0 duplicate, 0 skipped, 0 missing, 1 failed; 1 note
            json: 1 delivered, 1 already there, 0 failed
              PASS  a_1  r/results_a.zip
                  ERROR row-rejected a.csv:7: not a number
              FAIL  b_1  r/results_b.zip
                  json: there twice
              r/results_c.zip: FAILED: the file is "empty"\
            """);
  }

  @Test
  void aFailureNamesItsTarAndItsDocument() {
    Item failed =
        new Item(
            "r/results_a.zip",
            "results_a_x.tar",
            Outcome.FAILED,
            "a_1",
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
             "interrupted": false, "duration_seconds": 2.5,
             "exporters": {"json": {"delivered": 1, "duplicate": 1, "failed": 0}},
             "items": [
              {"source": "r/results_a.zip", "member": "results_a_x.tar", "outcome": "PROCESSED",
               "document_id": "a_1", "status": "PASS", "duration_seconds": 1.234,
               "deliveries": {"json": "DELIVERED"}, "errors": 1, "warnings": 0,
               "diagnostics": [{"severity": "error", "code": "row-rejected", "file": "a.csv",
                                "line": 7, "message": "not a number"}]},
              {"source": "r/results_b.zip", "outcome": "PROCESSED", "document_id": "b_1",
               "status": "FAIL", "duration_seconds": 0.0, "deliveries": {"json": "DUPLICATE"},
               "errors": 0, "warnings": 0, "diagnostics": [], "notes": ["json: there twice"]},
              {"source": "r/results_c.zip", "outcome": "FAILED",
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
              outcome,
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
    return new ProcessingReport(List.of(items), Duration.ZERO, interrupted);
  }
}
