package io.zathras.processor.pyperf;

import static io.zathras.processor.pyperf.PyPerfFiles.CALIBRATION;
import static io.zathras.processor.pyperf.PyPerfFiles.CSV;
import static io.zathras.processor.pyperf.PyPerfFiles.META;
import static io.zathras.processor.pyperf.PyPerfFiles.benchmark;
import static io.zathras.processor.pyperf.PyPerfFiles.dated;
import static io.zathras.processor.pyperf.PyPerfFiles.empty;
import static io.zathras.processor.pyperf.PyPerfFiles.head;
import static io.zathras.processor.pyperf.PyPerfFiles.kit;
import static io.zathras.processor.pyperf.PyPerfFiles.run;
import static io.zathras.processor.pyperf.PyPerfFiles.suite;
import static io.zathras.processor.pyperf.PyPerfFiles.table;
import static io.zathras.processor.pyperf.PyPerfFiles.worker;
import static io.zathras.testkit.ZathrasAssertions.assertThat;

import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.testkit.ProcessorTestKit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteTimesTest {

  private static final String HEADER = "Test,Avg,Unit,Start_Date,End_Date";
  private static final String ROW = "nbody,1.000000000,sec";

  @Test
  void bringsLocalDatesToUtcByTheBeginThatIsRecordedInBothTimes() {
    assertThat(timed("2026-01-05 11:00:14.250001").file(CSV, table(ROW)).process())
        .hasTestTimestamp("2026-01-05T10:00:01.000Z", TestTimestampSource.RESULT_DATA)
        .startedAt("2026-01-05T10:00:01.000Z")
        .endedAt("2026-01-05T10:20:00.000Z")
        .hasExecutionTime(1199.0)
        .run("run_1")
        .startedAt("2026-01-05T10:00:10.000Z")
        .endedAt("2026-01-05T10:00:14.250Z")
        .hasDuration(4.0)
        .hasPointTimes("2026-01-05T10:00:14.250Z", "2026-01-05T10:00:14.250Z");
  }

  @Test
  void keepsLocalDatesWithoutAZoneWhenThereIsNoTable() {
    assertThat(timed("2026-01-05 11:00:14").process())
        .hasTestTimestamp("2026-01-05T11:00:00", TestTimestampSource.ARCHIVE_NAME)
        .hasOnlyDiagnostics("table-missing")
        .startedAt("2026-01-05T11:00:10")
        .hasExecutionTime(4.0)
        .run("run_1")
        .hasPointTimes("2026-01-05T11:00:14", "2026-01-05T11:00:14");
  }

  @Test
  void doesNotTrustDatesInRowsThatAreNoResults() {
    String garbage =
        head(HEADER)
            + "Run,1.000000000,sec,calibrate,the\n"
            + "number,0.000000000,sec,loops:,1\n"
            + "0.975700000,2026.000000000,sec,2026-01-05T10:57:52Z,\n"
            + "other,1.000000000,sec,2026-01-05T10:00:01Z,2026-01-05T10:20:00Z\n";

    assertThat(timed("2026-01-05 11:00:14").file(CSV, garbage).process())
        .hasRuns(1)
        .hasOnlyDiagnostics("rows-ignored", "no-suite-times")
        .hasDiagnostic("rows-ignored", "4 such rows are ignored")
        .hasDiagnostic("rows-ignored", CSV, 7)
        .run("run_1")
        .hasPointTimes("2026-01-05T11:00:14", "2026-01-05T11:00:14");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T10:07:01Z, 2026-01-05T10:20:00Z",
    "2026-01-09T10:00:01Z, 2026-01-09T10:20:00Z"
  })
  void derivesNoOffsetFromATableThatBeganAtAnotherMoment(String start, String end) {
    String other = head(HEADER) + dated(start + "," + end, ROW);

    assertThat(timed("2026-01-05 11:00:14").file(CSV, other).process())
        .hasTestTimestamp(start.replace("Z", ".000Z"), TestTimestampSource.RESULT_DATA)
        .startedAt(start.replace("Z", ".000Z"))
        .endedAt(end.replace("Z", ".000Z"))
        .hasOnlyDiagnostics("offset-unknown")
        .run("run_1")
        .hasPointTimes("2026-01-05T11:00:14", "2026-01-05T11:00:14");
  }

  /** The installation took two, seven and twelve minutes, after the files got their names. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-05T10:02:00Z, 2026-01-05T10:02:20Z, 2026-01-05 11:02:10, 2026-01-05T10:02:10.000Z",
    "2026-01-05T10:07:00Z, 2026-01-05T10:07:20Z, 2026-01-05 11:07:10, 2026-01-05T10:07:10.000Z",
    "2026-01-05T10:12:00Z, 2026-01-05T10:12:20Z, 2026-01-05 11:12:10, 2026-01-05T10:12:10.000Z",
    "2026-01-05T10:42:00Z, 2026-01-05T10:55:20Z, 2026-01-05 11:44:10, 2026-01-05T10:44:10.000Z",
    "2026-01-05T05:52:00Z, 2026-01-05T05:52:20Z, 2026-01-05 11:37:10, 2026-01-05T05:52:10.000Z"
  })
  void derivesTheOffsetFromTheEndWhereTheInstallationTookLong(
      String start, String end, String date, String utc) {
    String suite = suite(META, benchmark("nbody", worker(date, "1,2")));

    assertThat(kit(suite).file(CSV, head(HEADER) + dated(start + "," + end, ROW)).process())
        .hasNoDiagnostics()
        .hasTestTimestamp(start.replace("Z", ".000Z"), TestTimestampSource.RESULT_DATA)
        .run("run_1")
        .hasPointTimes(utc, utc);
  }

  @Test
  void readsTheTimesOfASlowInstallation() {
    ProcessorTestKit kit =
        ProcessorTestKit.processor(new PyPerfProcessor())
            .archive(getClass().getResourceAsStream("/pyperf/slow-venv.zip"));

    assertThat(kit.process())
        .hasNoDiagnostic("offset-unknown")
        .hasTestTimestamp("2026-05-03T14:12:00.000Z", TestTimestampSource.RESULT_DATA)
        .run("run_1")
        .startedAt("2026-05-03T14:12:00.500Z");
  }

  @Test
  void doesNotTrustRowsWithDifferentDates() {
    String rows =
        head(HEADER)
            + dated("2026-01-05T10:00:01Z,2026-01-05T10:20:00Z", ROW)
            + dated("2026-01-05T09:00:01Z,2026-01-05T10:20:00Z", ROW);

    assertThat(timed("2026-01-05 11:00:14").file(CSV, rows).process())
        .hasDiagnostic("no-suite-times", "no UTC times in which all results agree")
        .run("run_1")
        .hasPointTimes("2026-01-05T11:00:14", "2026-01-05T11:00:14");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sec,2026-01-05T10:20:00Z,2026-01-05T10:00:01Z", "sec,,", "sec"})
  void doesNotTrustReversedOrMissingDates(String rest) {
    String rows = head(HEADER) + "nbody,1.000000000," + rest + "\n";

    assertThat(timed("2026-01-05 11:00:14").file(CSV, rows).process())
        .hasOnlyDiagnostics("rows-ignored", "no-suite-times");
  }

  @Test
  void keepsTheOrderAndLocalDatesWhenSummerTimeEndsInTheRun() {
    String suite =
        suite(
            META,
            benchmark("a", CALIBRATION, worker("2026-01-05 11:10:00", "1")),
            benchmark("b", worker("2026-01-05 10:12:00", "2"), worker("2026-01-05 10:14:00", "3")));

    assertThat(kit(suite).file(CSV, table("a,1.000000000,sec", "b,2.500000000,sec")).process())
        .startedAt("2026-01-05T10:00:01.000Z")
        .endedAt("2026-01-05T10:20:00.000Z")
        .hasDiagnostic("offset-unknown", "the clock was set back from 2026-01-05T11:10:00 to")
        .run("run_1")
        .hasPointTimes("2026-01-05T11:10:00")
        .and()
        .run("run_2")
        .hasSeries("value_seconds", 2, 3)
        .hasPointTimes("2026-01-05T10:12:00", "2026-01-05T10:14:00");
  }

  @Test
  void keepsLocalDatesWhenSummerTimeBeginsInTheRun() {
    assertThat(timed("2026-01-05 12:14:00").file(CSV, table(ROW)).process())
        .hasDiagnostic("offset-unknown", "the last worker's date, 2026-01-05T12:14, fit no offset")
        .run("run_1")
        .hasPointTimes("2026-01-05T12:14:00", "2026-01-05T12:14:00");
  }

  @Test
  void hasNoExecutionTimeWhenTheClockWasSetBack() {
    String suite =
        suite(
            META,
            benchmark("a", worker("2026-01-05 11:10:00", "1"), worker("2026-01-05 10:12:00", "1")));

    assertThat(kit(suite).process())
        .run("run_1")
        .startedAt("2026-01-05T11:09:58.500")
        .endedAt("2026-01-05T10:12:00")
        .hasDuration(3.0);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05 11:00:14, 2026-01-05T10:00:14.000Z",
    "2026-01-05 11:00:14.000001, 2026-01-05T10:00:14.000Z",
    "2026-01-05 11:00:14.5, 2026-01-05T10:00:14.500Z",
    "2026-01-05T11:00:14.25, 2026-01-05T10:00:14.250Z",
    "2026-01-05T10:00:14Z, 2026-01-05T10:00:14.000Z",
    "2026-01-05T15:30:14.5+05:30, 2026-01-05T10:00:14.500Z"
  })
  void readsEveryFormOfADate(String date, String utc) {
    assertThat(timed(date).file(CSV, table(ROW)).process())
        .hasNoDiagnostics()
        .run("run_1")
        .hasPointTimes(utc, utc);
  }

  @Test
  void needsNoTableForDatesThatTellTheirZone() {
    String suite = suite(META, benchmark("nbody", worker("2026-01-05T11:00:14+01:00", "1")));

    assertThat(kit(suite).process())
        .hasTestTimestamp("2026-01-05T10:00:12.500Z", TestTimestampSource.RESULT_DATA)
        .run("run_1")
        .hasPointTimes("2026-01-05T10:00:14.000Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2026-13-05 11:00:14", "1767610814", "+12026-01-05 11:00:14"})
  void namesBenchmarkAndRunOfADateItCannotRead(String date) {
    assertThat(timed(date).file(CSV, table(ROW)).process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("date-invalid")
        .hasDiagnostic("date-invalid", "benchmark 1 'nbody': run 2 has the date '" + date + "'")
        .run("run_1")
        .hasSeries("value_seconds", 1, 2)
        .hasPointTimes(null, null)
        .startedAt("2026-01-05T10:00:10.000Z")
        .endedAt(null);
  }

  @Test
  void keepsAWorkerWithoutADateAndAllOtherBenchmarks() {
    String suite =
        suite(
            META,
            benchmark("a", CALIBRATION, run("'duration':1", "1"), worker("2")),
            benchmark("nbody", worker("3")));

    assertThat(kit(suite).file(CSV, table(ROW)).process())
        .hasStatus(Status.PASS)
        .hasRuns(2)
        .hasDiagnostic("date-missing", "'a': run 2 has no date; its points have no timestamp")
        .run("run_1")
        .hasSeries("value_seconds", 1, 2)
        .hasPointTimes(null, "2026-01-05T10:00:14.250Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "'long'", "NaN"})
  void leavesOutADurationThatIsNone(String duration) {
    String suite =
        suite(
            META,
            benchmark("nbody", run("'date':'2026-01-05 11:00:14','duration':" + duration, "1")));

    assertThat(kit(suite).file(CSV, table(ROW)).process())
        .hasOnlyDiagnostics("duration-invalid")
        .run("run_1")
        .startedAt(null)
        .endedAt("2026-01-05T10:00:14.000Z")
        .hasDuration(null);
  }

  @Test
  void takesTheDirectorysStampWhenTheFilesNameHasNone() {
    String suite = suite(META, benchmark("nbody", worker("2026-01-05 11:00:14", "1")));

    assertThat(empty().file("pyperf_out_x.json", suite).process())
        .hasTestTimestamp("2026-01-05T11:30:00", TestTimestampSource.ARCHIVE_NAME);
  }

  private static ProcessorTestKit timed(String date) {
    return kit(suite(META, benchmark("nbody", CALIBRATION, worker(date, "1,2"))));
  }

  @Test
  void saysOfOneRowThatItIsIgnored() {
    assertThat(timed("2026-01-05 11:00:14").file(CSV, "Test,Avg,Unit\nWARNING,x\n").process())
        .hasDiagnostic("rows-ignored", "unit and dates; the row is ignored");
  }
}
