package com.example.sqlite;

import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.processor.spi.ProcessingException;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import io.zathras.testkit.ProcessorTestKit;
import org.junit.jupiter.api.Test;

class SqliteProcessorTest {

  private static final String HEADER =
      "# Test: sqlite\ntable_entries,procs,Real_time,User_time,System_time,Start_Date,End_Date\n";
  private static final String DATES = ",2026-01-05T10:00:00Z,2026-01-05T10:04:00Z\n";

  // region test
  @Test
  void givesARunForEachTableSizeWithAPointForEachProcessCount() {
    ResultDocument document =
        ProcessorTestKit.processor(new SqliteProcessor())
            .file(
                "results_sqlite_1000.csv",
                HEADER + "1000,1,.52,.31,.12" + DATES + "1000,4,1.80,1.22,.50" + DATES)
            .file("results_sqlite_500.csv", HEADER + "500,1,.26,.15,.06" + DATES)
            .process();

    assertThat(document)
        .hasStatus(Status.UNKNOWN)
        .hasRunNames("entries=500", "entries=1000")
        .hasPrimaryMetric("real_time_seconds", 1.80)
        .hasExecutionTime(240.0)
        .hasDiagnostic("no-verdict")
        .run("run_2")
        .hasSeries("real_time_seconds", 0.52, 1.80)
        .hasConfigurationIds("procs=1", "procs=4");
  }

  // endregion

  @Test
  void saysWhichRowIsWrongAndKeepsTheOthers() {
    ResultDocument document =
        ProcessorTestKit.processor(new SqliteProcessor())
            .file(
                "results_sqlite_500.csv",
                HEADER + "500,1,.26,.15,.06" + DATES + "500,4,fast,.15,.06" + DATES)
            .process();

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("value-invalid", "column 'Real_time' holds 'fast'")
        .run("run_1")
        .hasPoints(1);
  }

  @Test
  void refusesAResultWithoutAnyRow() {
    assertThatThrownBy(
            () ->
                ProcessorTestKit.processor(new SqliteProcessor())
                    .file("results_sqlite_500.csv", HEADER)
                    .process())
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("no results_sqlite_<entries>.csv with a readable row");
  }
}
