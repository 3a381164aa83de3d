package io.zathras.processor.hammerdb;

import static io.zathras.processor.hammerdb.HammerDbFiles.END;
import static io.zathras.processor.hammerdb.HammerDbFiles.HEADER;
import static io.zathras.processor.hammerdb.HammerDbFiles.TABLE;
import static io.zathras.processor.hammerdb.HammerDbFiles.TEN;
import static io.zathras.processor.hammerdb.HammerDbFiles.TWENTY;
import static io.zathras.processor.hammerdb.HammerDbFiles.V3;
import static io.zathras.processor.hammerdb.HammerDbFiles.V3_OF_20;
import static io.zathras.processor.hammerdb.HammerDbFiles.V4;
import static io.zathras.processor.hammerdb.HammerDbFiles.begin;
import static io.zathras.processor.hammerdb.HammerDbFiles.kit;
import static io.zathras.processor.hammerdb.HammerDbFiles.name;
import static io.zathras.processor.hammerdb.HammerDbFiles.output;
import static io.zathras.processor.hammerdb.HammerDbFiles.sample;
import static io.zathras.processor.hammerdb.HammerDbFiles.two;
import static io.zathras.testkit.ZathrasAssertions.assertThat;

import io.zathras.schema.Direction;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HammerDbProcessorTest {

  @Test
  void theSampleGivesTheReviewedDocument() {
    assertThat(sample().process())
        .matchesGolden(Path.of("src/test/resources/hammerdb/visible-1.json"));
  }

  @Test
  void givesARunForEachNumberOfUsersAndThePeaksAsHeadline() {
    assertThat(two().process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics()
        .hasRunNames("virtual_users=10", "virtual_users=20")
        .hasOnlyPrimaryMetrics("tpm", "nopm")
        .hasPrimaryMetric("tpm", 510540)
        .hasPrimaryMetric("nopm", 221974)
        .hasMetricDefinition("tpm", "transactions/min", Direction.HIGHER_IS_BETTER)
        .hasMetricDefinition("nopm", "new_orders/min", Direction.HIGHER_IS_BETTER)
        .hasExecutionTime(1041.0)
        .run("run_1")
        .hasStatus(Status.PASS)
        .hasOnlyMetrics("tpm", "nopm")
        .hasMetric("tpm", 318345)
        .hasMetric("nopm", 138412)
        .hasDuration(441.0)
        .startedAt("2026-04-14T11:07:31.000Z")
        .endedAt("2026-04-14T11:14:52.000Z")
        .hasConfigurationIds("virtual_users=10")
        .hasConfiguration("database", "postgres")
        .hasConfiguration("virtual_users", 10L)
        .hasConfiguration("warehouses", 500L)
        .hasConfiguration("hammerdb_version", "3.2")
        .hasConfiguration("timed_minutes", 5L)
        .hasConfiguration("rampup_minutes", 2L);
  }

  @Test
  void thePeakNeedNotBeTheMostUsers() {
    assertThat(
            two()
                .edit(TABLE, text -> text.replace("20,510540", "20,300000"))
                .file(name(20), output(20, "System achieved 300000 PostgreSQL TPM at 150000 NOPM"))
                .process())
        .hasPrimaryMetric("tpm", 318345)
        .hasPrimaryMetric("nopm", 150000);
  }

  @ParameterizedTest
  @CsvSource({
    "hammerdb_mariadb,mariadb,MySQL",
    "hammerdb_mssql,mssql,SQL Server",
    "hammerdb_oracle,oracle,Oracle",
    "hammerdb,postgres,PostgreSQL",
    "hammerdb,mssql,SQL Server"
  })
  void readsEveryDatabase(String test, String database, String words) {
    assertThat(
            kit(test)
                .file("test_results_report", "Ran\n")
                .file("db/results_" + test + ".csv", HEADER + TEN)
                .file(
                    "db/test_mariadb__pod_pod1_10.out", output(10, V3.replace("PostgreSQL", words)))
                .process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasConfiguration("database", database)
        .hasMetric("tpm", 318345)
        .hasMetric("nopm", 138412);
  }

  @Test
  void theNameOfTheTestTellsTheDatabase() {
    org.assertj.core.api.Assertions.assertThat(two().process().test().name())
        .isEqualTo("hammerdb_postgres");
  }

  @Test
  void readsTheTransactionsAloneWhereTheNewOrdersAreNotPrinted() {
    assertThat(
            kit("hammerdb_mssql")
                .file("test_results_report", "Ran\n")
                .file("mssql/results_hammerdb_mssql.csv", HEADER + TEN)
                .file(
                    "mssql/test_mssql__1VM_VM1_10.out",
                    output(10, "System achieved 318345 SQL Server TPM"))
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyPrimaryMetrics("tpm")
        .hasOnlyDiagnostics();
  }

  @ParameterizedTest
  @ValueSource(strings = {"# connection:TPM\n", "# connection:TPM\n# Tuned: none\n", ""})
  void readsColonRowsBelowACommentWithoutTimes(String header) {
    assertThat(two().file(TABLE, header + "10:318345\n20:510540\n").process())
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("tpm", 510540)
        .hasTestTimestamp("2026-01-05T10:00:00", TestTimestampSource.ARCHIVE_NAME)
        .hasOnlyDiagnostics("no-dates")
        .run("run_1")
        .startedAt(null)
        .hasDuration(null)
        .hasPointTimes((String) null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"# connection,TPM\n", "# connection,TPM,Start_Date,End_Date\n", HEADER})
  void readsCommaRowsBelowEveryHeader(String header) {
    assertThat(two().file(TABLE, header + TEN + TWENTY).process())
        .hasStatus(Status.PASS)
        .hasRuns(2)
        .hasExecutionTime(1041.0)
        .hasOnlyDiagnostics();
  }

  @Test
  void passesOverARepeatedHeader() {
    assertThat(two().file(TABLE, HEADER + TEN + HEADER + TWENTY).process())
        .hasStatus(Status.PASS)
        .hasRuns(2);
  }

  @Test
  void aFailedStepFailsAndTheOthersAreKept() {
    ResultDocument document =
        two()
            .file(TABLE, HEADER + TEN + TWENTY.replace("20,510540", ","))
            .file(
                name(20),
                begin(20)
                    + "Error in Virtual User 3: connection refused\nVuser 3:FINISHED FAILED\n")
            .process();

    assertThat(document)
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("tpm", 318345)
        .hasOnlyDiagnostics("run-failed")
        .hasDiagnostic("run-failed", name(20), 9)
        .hasDiagnostic(
            "run-failed",
            "'Error in Virtual User 3: connection refused', and 1 virtual user FINISHED FAILED")
        .run("run_2")
        .hasName("virtual_users=20")
        .hasStatus(Status.FAIL)
        .hasOnlyMetrics()
        .hasDuration(441.0);
  }

  @Test
  void aStepWithoutANumberAndWithoutAnOutputSaysBoth() {
    assertThat(
            kit()
                .file(TABLE, HEADER + TEN + TWENTY.replace("510540", ""))
                .file(name(10), output(10, V3))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("value-missing", "output-missing")
        .hasDiagnostic("value-missing", TABLE, 3)
        .run("run_2")
        .hasStatus(Status.FAIL);
  }

  @Test
  void aResultIsNotGoodWhenAVirtualUserFailed() {
    assertThat(
            two()
                .edit(
                    name(20),
                    text -> text.replace("Vuser 2:FINISHED SUCCESS", "Vuser 2:FINISHED FAILED"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("tpm", 318345)
        .hasOnlyDiagnostics("run-failed")
        .run("run_2")
        .hasStatus(Status.FAIL)
        .hasMetric("tpm", 510540);
  }

  @Test
  void failsWhereTheOnlyResultIsOfAFailedTest() {
    assertThat(
            kit()
                .file(TABLE, HEADER + TEN)
                .file(name(10), output(10, V3).replace("SUCCESS", "FAILED"))
                .process())
        .hasStatus(Status.FAIL)
        .hasPrimaryMetric("tpm", 318345);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "many", "nan"})
  void failsATestWhoseRateIsNoneWithOneError(String rate) {
    assertThat(
            two()
                .file(TABLE, HEADER + TEN + TWENTY.replace("510540", rate))
                .file(name(20), output(20, "System achieved 0 PostgreSQL TPM at 0 NOPM"))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("tpm", 318345)
        .hasOnlyDiagnostics("value-invalid")
        .hasDiagnostic("value-invalid", TABLE, 3)
        .run("run_2")
        .hasStatus(Status.FAIL)
        .hasOnlyMetrics();
  }

  @Test
  void saysThatHammerDbPrintedNoTransactions() {
    assertThat(
            kit()
                .file(name(10), output(10, "System achieved 0 Oracle TPM at 27975 NOPM"))
                .process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("value-invalid", name(10), 9)
        .run("run_1")
        .hasOnlyMetrics("nopm");
  }

  @Test
  void putsTheNumbersOfHammerDb4Right() {
    assertThat(
            two()
                .file(
                    TABLE,
                    HEADER + TEN.replace("318345", "138412") + TWENTY.replace("510540", "221974"))
                .file(name(10), output(10, V4))
                .file(
                    name(20), output(20, "System achieved 221974 NOPM from 510540 PostgreSQL TPM"))
                .process())
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("tpm", 510540)
        .hasPrimaryMetric("nopm", 221974)
        .hasOnlyDiagnostics("column-mislabelled")
        .hasDiagnostic("column-mislabelled", "which HammerDB 4 prints first (and 1 more)");
  }

  @Test
  void takesNoNewOrdersForTransactionsWhereAnOutputIsLost() {
    assertThat(
            kit()
                .file(
                    TABLE,
                    HEADER + TEN.replace("318345", "138412") + TWENTY.replace("510540", "221974"))
                .file(name(10), output(10, V4))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("tpm", 318345)
        .hasPrimaryMetric("nopm", 221974)
        .run("run_2")
        .hasStatus(Status.UNKNOWN)
        .hasOnlyMetrics("nopm");
  }

  @Test
  void givesTwoTestsOfOneNumberOfUsersARunEach() {
    assertThat(
            kit()
                .file(TABLE, HEADER + TEN.replace("318345", "300000") + TEN)
                .file(name(10), output(10, V3))
                .process())
        .hasRuns(2)
        .hasOnlyDiagnostics("output-missing")
        .hasPrimaryMetric("tpm", 318345)
        .run("run_1")
        .hasStatus(Status.UNKNOWN)
        .hasOnlyMetrics("tpm")
        .and()
        .run("run_2")
        .hasStatus(Status.PASS)
        .hasMetric("nopm", 138412);
  }

  @Test
  void usesTheFirstOfSeveralResults() {
    assertThat(
            kit()
                .file(TABLE, HEADER + TEN.replace("318345", "318345 320000"))
                .file(
                    name(10),
                    begin(10)
                        + "Vuser 1:TEST RESULT : "
                        + V3
                        + "\nVuser 1:TEST RESULT : "
                        + V3.replace("318345", "320000")
                        + "\n"
                        + END)
                .process())
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("tpm", 318345)
        .hasOnlyDiagnostics("several-values", "several-values")
        .hasDiagnostic("several-values", "'318345 320000'; expected one number");
  }

  @Test
  void readsTheOutputsAloneWhenTheTableIsLost() {
    assertThat(two().without(TABLE).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("tpm", 510540)
        .hasRunNames("virtual_users=10", "virtual_users=20")
        .hasOnlyDiagnostics("table-missing")
        .hasDiagnostic("table-missing", "only HammerDB's outputs of 10, 20 virtual users are read");
  }

  @Test
  void saysWhichTestHasNoRow() {
    assertThat(two().file(TABLE, HEADER + TEN).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("tpm", 510540)
        .hasOnlyDiagnostics("row-missing")
        .hasDiagnostic("row-missing", "no row of 20 virtual users");
  }

  @Test
  void failsWhenTheWrapperSaysFailedWhateverWasMeasured() {
    assertThat(two().file("postgres/test_results_report", "Failed\n").process())
        .hasStatus(Status.FAIL)
        .hasRuns(2)
        .hasPrimaryMetric("tpm", 510540)
        .hasOnlyDiagnostics("report-failed");
  }

  @Test
  void isUnknownWithoutTheReport() {
    assertThat(two().without("postgres/test_results_report").process())
        .hasStatus(Status.UNKNOWN)
        .hasOnlyDiagnostics("report-missing");
  }

  @Test
  void numbersWithoutAnyOutputAreUnknown() {
    assertThat(kit().file(TABLE, HEADER + TEN + TWENTY).process())
        .hasStatus(Status.UNKNOWN)
        .hasPrimaryMetric("tpm", 510540)
        .hasOnlyDiagnostics("output-missing")
        .hasDiagnostic("output-missing", "for 10 virtual users (and 1 more); nothing tells");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# Test: hammerdb_postgres\n", HEADER, "# connection:TPM\n"})
  void failsWithOneErrorWithoutAnyRow(String table) {
    assertThat(kit().file(TABLE, table).process())
        .hasStatus(Status.FAIL)
        .hasOnlyDiagnostics("table-empty")
        .hasDiagnostic("table-empty", "no data rows in results_hammerdb_postgres.csv");
  }

  @Test
  void failsWithOneErrorWithoutTableAndOutputs() {
    assertThat(kit().file("postgres/hammerdb.out", "log\n").process())
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasOnlyDiagnostics("table-missing")
        .hasDiagnostic("table-missing", "results_hammerdb_postgres.csv is missing");
  }

  @Test
  void readsFilesAtTheTop() {
    assertThat(
            kit("hammerdb_postgres")
                .file("test_results_report", "Ran\n")
                .file("results_hammerdb_postgres.csv", HEADER + TEN)
                .file("test_pg_2026.04.14_1pod_pod1_10.out", output(10, V3))
                .process())
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("nopm", 138412);
  }

  @Test
  void readsTheNewestOfSeveralDirectories() {
    assertThat(
            kit()
                .file("postgres_2026.01.05-10.00.00/results_hammerdb_postgres.csv", HEADER + TWENTY)
                .file("postgres_2026.01.06-10.00.00/results_hammerdb_postgres.csv", HEADER + TEN)
                .process())
        .hasPrimaryMetric("tpm", 318345)
        .hasDiagnostic("several-directories", "postgres_2026.01.06-10.00.00 is read");
  }

  @Test
  void anEndBeforeItsStartGivesNoDuration() {
    assertThat(
            kit()
                .file(TABLE, HEADER + "10,318345,2026-04-14T11:14:52Z,2026-04-14T11:07:31Z\n")
                .file(name(10), output(10, V3))
                .process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("clock-step")
        .run("run_1")
        .hasDuration(null);
  }

  @Test
  void keepsRatesBeyond32Bits() {
    assertThat(
            kit()
                .file(TABLE, HEADER + TEN.replace("318345", "6000000001"))
                .file(name(10), output(10, V3.replace("318345", "6000000001")))
                .process())
        .hasPrimaryMetric("tpm", 6_000_000_001.0);
  }

  @Test
  void theOutputCountsWhereTheTableDiffers() {
    assertThat(two().edit(TABLE, text -> text.replace("20,510540", "20,999999")).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("tpm", 510540)
        .hasOnlyDiagnostics("table-differs")
        .hasDiagnostic("table-differs", "TPM is 999999 in the table, and 510540 in HammerDB's");
  }

  @Test
  void quotesAnErrorWhoseWordsAreOnTheNextLine() {
    assertThat(
            two()
                .edit(
                    name(20),
                    text ->
                        text.replace(
                            "Vuser 2:FINISHED SUCCESS",
                            "Error in Virtual User 2:\n[SQL Server] no permission\n"
                                + "Vuser 2:FINISHED FAILED"))
                .process())
        .hasDiagnostic("run-failed", "'Error in Virtual User 2: [SQL Server] no permission'");
  }

  @Test
  void transactionsThatFailedAndWerePassedOverLeaveNoPass() {
    String error = "Vuser 9:New Order Procedure Error set RAISEERROR for Details\n";
    assertThat(two().edit(name(20), text -> text.replace(END, error + error + END)).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("tpm", 510540)
        .hasOnlyDiagnostics("transactions-failed")
        .hasDiagnostic(
            "transactions-failed", "RAISEERROR for Details' (and 1 more); the transaction");
  }

  @Test
  void saysWhenOtherUsersWereActive() {
    assertThat(two().file(name(20), output(18, V3_OF_20)).process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("users-differ")
        .hasDiagnostic("users-differ", "'18 Active Virtual Users configured'; expected 20");
  }

  @Test
  void anOutputThatEndsBeforeItsEndSupportsNothing() {
    assertThat(
            two().file(name(20), begin(20) + "Vuser 1:TEST RESULT : " + V3_OF_20 + "\n").process())
        .hasStatus(Status.UNKNOWN)
        .hasOnlyDiagnostics("output-cut")
        .run("run_2")
        .hasStatus(Status.UNKNOWN);
  }

  @Test
  void keepsTheTablesNumberWhereTheOutputHasNoResult() {
    assertThat(kit().file(TABLE, HEADER + TEN).file(name(10), begin(10)).process())
        .hasStatus(Status.UNKNOWN)
        .hasPrimaryMetric("tpm", 318345)
        .hasOnlyDiagnostics("result-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10:31", "10:318345", "1"})
  void takesNoRateFromARowThatMayBeCut(String row) {
    assertThat(kit().file(TABLE, "# connection:TPM\n" + row).process())
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .hasOnlyDiagnostics("no-dates", "output-cut", "output-missing")
        .hasDiagnostic("output-cut", TABLE, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20,5", "20,510540,2026-04-14T11:17", "2"})
  void saysOnceThatTheTableEndsWithinARow(String cut) {
    assertThat(two().file(TABLE, HEADER + TEN + cut).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("tpm", 510540)
        .hasOnlyDiagnostics("output-cut");
  }

  @Test
  void keepsAWholeRowWithoutALineEndThoughOthersMayBeLost() {
    assertThat(kit().file(TABLE, HEADER + TEN.strip()).file(name(10), output(10, V3)).process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("output-cut")
        .run("run_1")
        .hasStatus(Status.PASS)
        .hasMetric("tpm", 318345)
        .hasDuration(441.0);
  }

  @Test
  void readsWarehousesFromTheAssignmentOfUsers() {
    assertThat(
            kit()
                .file(TABLE, HEADER + TEN)
                .file(
                    name(10),
                    output(10, V3)
                        .replaceAll(
                            "Changed.*",
                            "Vuser 2:Assigned 10 WIDs = 1 4 7 based on VU count 3, Warehouses = 10"
                                + " out of 30"))
                .process())
        .run("run_1")
        .hasConfiguration("warehouses", 30L);
  }
}
