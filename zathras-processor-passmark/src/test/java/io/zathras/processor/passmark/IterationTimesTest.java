package io.zathras.processor.passmark;

import static io.zathras.processor.passmark.PassMarkFiles.CSV;
import static io.zathras.processor.passmark.PassMarkFiles.kit;
import static io.zathras.processor.passmark.PassMarkFiles.name;
import static io.zathras.processor.passmark.PassMarkFiles.sample;
import static io.zathras.processor.passmark.PassMarkFiles.table;
import static io.zathras.processor.passmark.PassMarkFiles.yaml;
import static io.zathras.testkit.ZathrasAssertions.assertThat;

import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.testkit.ProcessorTestKit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IterationTimesTest {

  /** The second of two iterations began at 11:10:00 local time. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-05T10:10:02Z, 2026-01-05T10:15:55Z, 2026-01-05T10:05:00.000Z",
    "2026-01-05T11:10:02Z, 2026-01-05T11:15:55Z, 2026-01-05T11:05:00.000Z",
    "2026-01-05T05:40:01Z, 2026-01-05T05:46:00Z, 2026-01-05T05:35:00.000Z"
  })
  void derivesTheOffsetFromTheTimesOfTheLastIteration(String start, String end, String first) {
    assertThat(kit(2).file(CSV, table(start, end)).process())
        .hasTestTimestamp(first, TestTimestampSource.RESULT_DATA)
        .hasNoDiagnostics()
        .startedAt(first)
        .endedAt(end.replace("Z", ".000Z"))
        .run("run_1")
        .startedAt(first)
        .hasDuration(null);
  }

  @Test
  void takesTheTimesOfASingleIterationFromTheTable() {
    assertThat(kit(1).file(CSV, table("2026-01-05T10:05:02Z", "2026-01-05T10:10:02Z")).process())
        .hasTestTimestamp("2026-01-05T10:05:02.000Z", TestTimestampSource.RESULT_DATA)
        .startedAt("2026-01-05T10:05:02.000Z")
        .hasExecutionTime(300.0)
        .run("run_1")
        .startedAt("2026-01-05T10:05:02.000Z")
        .hasDuration(300.0)
        .hasPointTimes("2026-01-05T10:05:00.000Z");
  }

  @Test
  void takesTheStartOfASingleIterationFromTheTableWhereItsStampMarksTheEnd() {
    assertThat(sample("stamp-at-end").process())
        .hasNoDiagnostics()
        .hasTestTimestamp("2025-09-21T08:32:10.000Z", TestTimestampSource.RESULT_DATA)
        .startedAt("2025-09-21T08:32:10.000Z")
        .endedAt("2025-09-21T08:38:12.000Z")
        .hasExecutionTime(362.0)
        .run("run_1")
        .hasDuration(362.0)
        .hasPointTimes("2025-09-21T08:38:12.000Z");
  }

  @Test
  void knowsNoStartOfSeveralIterationsWhoseStampsMarkTheirEnds() {
    assertThat(kit(2).file(CSV, table("2026-01-05T10:03:00Z", "2026-01-05T10:10:01Z")).process())
        .hasNoDiagnostics()
        .hasTestTimestamp("2026-01-05T11:30:00", TestTimestampSource.ARCHIVE_NAME)
        .startedAt(null)
        .endedAt("2026-01-05T10:10:01.000Z")
        .run("run_1")
        .startedAt(null)
        .hasPointTimes("2026-01-05T10:05:00.000Z", "2026-01-05T10:10:00.000Z");
  }

  @Test
  void trustsTheTableOfASingleIterationWhoseClockFitsNoZone() {
    assertThat(kit(1).file(CSV, table("2026-01-09T10:05:02Z", "2026-01-09T10:10:02Z")).process())
        .hasDiagnostic("offset-unknown")
        .startedAt("2026-01-09T10:05:02.000Z")
        .endedAt("2026-01-09T10:10:02.000Z")
        .run("run_1")
        .hasPointTimes((String) null);
  }

  @Test
  void givesNoTimesToPointsWithoutTheTable() {
    assertThat(kit(2).process())
        .hasTestTimestamp("2026-01-05T11:30:00", TestTimestampSource.ARCHIVE_NAME)
        .hasDiagnostic("offset-unknown", "2026-01-05T11:05 to 2026-01-05T11:10, are left out")
        .startedAt(null)
        .run("run_1")
        .hasPointTimes(null, null)
        .startedAt("2026-01-05T11:05:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-09T10:10:02Z, 2026-01-09T10:15:55Z",
    "2026-01-05T10:10:02, 2026-01-05T10:15:55",
    "2026-01-05T10:10:02Z, "
  })
  void trustsNoTableThatDoesNotFit(String start, @Nullable String end) {
    assertThat(kit(2).file(CSV, table(start, end == null ? "" : end)).process())
        .hasStatus(Status.PASS)
        .hasDiagnostic("offset-unknown")
        .startedAt(null)
        .endedAt(null)
        .run("run_1")
        .hasPointTimes(null, null);
  }

  /** Two answers, of which the time of saving in the directory's name confirms one. */
  @Test
  void asksTheTimeOfSavingWhenBeginAndEndDisagree() {
    String table = table("2026-01-05T10:10:02Z", "2026-01-05T10:24:30Z");

    assertThat(kit(2).file(CSV, table).process()).hasDiagnostic("offset-unknown");
    assertThat(
            ProcessorTestKit.processor(new PassMarkProcessor())
                .directory("passmark_2026.01.05-11.24.40")
                .file(name(1), yaml(1))
                .file(name(2), yaml(2))
                .file(CSV, table)
                .file("passmark_2.out", "")
                .file("test_results_report", "Ran\n")
                .process())
        .hasNoDiagnostics()
        .run("run_1")
        .hasPointTimes("2026-01-05T10:05:00.000Z", "2026-01-05T10:10:00.000Z");
  }

  @Test
  void comparesNoOtherIterationWithTheTimesOfTheLast() {
    assertThat(
            kit(2)
                .file("passmark_3.out", "")
                .file(CSV, table("2026-01-05T10:25:00Z", "2026-01-05T10:29:55Z"))
                .process())
        .hasOnlyDiagnostics("iteration-missing")
        .run("run_1")
        .hasPointTimes("2026-01-05T10:05:00.000Z", "2026-01-05T10:10:00.000Z");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"''", "2026010511050", "20261305110500", "yesterday"})
  void keepsAnIterationWithoutATimeAndAllOthers(@Nullable String stamp) {
    String line = stamp == null ? "" : "  TimeStamp: " + stamp;

    assertThat(
            kit(2)
                .file(name(1), yaml(1).replace("  TimeStamp: 20260105110500", line))
                .file(CSV, table("2026-01-05T10:10:02Z", "2026-01-05T10:15:55Z"))
                .process())
        .hasStatus(Status.PASS)
        .hasDiagnostic(
            stamp == null || stamp.equals("''") ? "date-missing" : "date-invalid",
            "results_all_1.yml",
            stamp == null ? null : 3)
        .run("run_1")
        .hasPointTimes(null, "2026-01-05T10:10:00.000Z")
        .startedAt(null);
  }

  @Test
  void acceptsATimeInTheHourThatSummerTimeSkips() {
    String skipped = yaml(1).replace("20260105110500", "20260329020500");

    assertThat(
            kit()
                .file(name(1), skipped)
                .file(CSV, table("2026-03-29T01:05:01Z", "2026-03-29T01:10:01Z"))
                .process())
        .run("run_1")
        .hasPointTimes("2026-03-29T01:05:00.000Z");
  }

  @Test
  void keepsIterationsOfTheSameTimeApart() {
    assertThat(kit(2).file(name(2), yaml(2).replace("0105111000", "0105110500")).process())
        .run("run_1")
        .hasPoints(2)
        .hasConfigurationIds("iteration=1", "iteration=2");
  }
}
