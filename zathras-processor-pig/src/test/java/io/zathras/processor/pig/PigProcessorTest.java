package io.zathras.processor.pig;

import static io.zathras.processor.pig.PigFiles.DIRECTORY;
import static io.zathras.processor.pig.PigFiles.HEADER;
import static io.zathras.processor.pig.PigFiles.INFO;
import static io.zathras.processor.pig.PigFiles.META;
import static io.zathras.processor.pig.PigFiles.TABLE;
import static io.zathras.processor.pig.PigFiles.good;
import static io.zathras.processor.pig.PigFiles.kit;
import static io.zathras.processor.pig.PigFiles.output;
import static io.zathras.processor.pig.PigFiles.sample;
import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zathras.schema.Direction;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PigProcessorTest {

  private static final String REPORT = DIRECTORY + "test_results_report";

  @ParameterizedTest
  @ValueSource(strings = {"visible-1", "visible-old"})
  void givesTheReviewedDocumentOfEverySample(String name) {
    assertThat(sample(name).process())
        .matchesGolden(Path.of("src/test/resources/pig/" + name + ".json"));
  }

  @Test
  void givesAPointForEachIterationOfEachThreadCountAsPigCountedIt() {
    assertThat(
            good()
                .file(TABLE, HEADER + "1,1.00\n3,1.66\n10,1.85\n")
                .file(DIRECTORY + "iteration_1", output(1, 1) + output(10, 18) + output(3, 4))
                .file(DIRECTORY + "iteration_2", output(1, 1) + output(3, 6) + output(10, 19))
                .process())
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .hasRuns(1)
        .hasPrimaryMetric("average_sched_eff", (1 + 10 / 6.0 + 1.85) / 3, within(1e-12))
        .hasMetricDefinition("average_sched_eff", "cpus/thread", Direction.LOWER_IS_BETTER)
        .hasMetricDefinition("sched_eff", "cpus/thread", Direction.LOWER_IS_BETTER)
        .hasMetricDefinition("stddev_sched_eff", "cpus/thread", Direction.NONE)
        .run("run_1")
        .hasSeries("sched_eff", 1, 1, 4 / 3.0, 2, 1.8, 1.9)
        .hasSeries("overall_sched_eff", 1, 1, 10 / 6.0, 10 / 6.0, 1.85, 1.85)
        .hasConfigurationIds(
            "threads=1,iteration=1",
            "threads=1,iteration=2",
            "threads=3,iteration=1",
            "threads=3,iteration=2",
            "threads=10,iteration=1",
            "threads=10,iteration=2")
        .hasPointTimes(null, null, null, null, null, null)
        .hasNoMetric("sched_eff")
        .hasMetric("min_sched_eff", 1)
        .hasMetric("max_sched_eff", 1.85)
        .hasMetric("median_sched_eff", 10 / 6.0)
        .hasMetric("num_configurations", 3)
        .hasConfiguration("iterations", 2L)
        .hasConfiguration("min_threads", 1L)
        .hasConfiguration("max_threads", 10L)
        .hasConfiguration("seconds", 99L)
        .hasConfiguration("processes", 1L)
        .hasConfiguration("pig_options", "-v -p 1")
        .hasConfiguration("tuned_profile", "none")
        .hasConfiguration("format_version", "1.0");
  }

  @Test
  void takesTheStartFromTheDateThatTheWrapperNotes() {
    assertThat(good().process())
        .hasTestTimestamp("2026-11-22T10:45:40.000Z", TestTimestampSource.RESULT_DATA)
        .startedAt("2026-11-22T10:45:40.000Z")
        .endedAt(null)
        .hasExecutionTime(null);
  }

  @Test
  void keepsADateOfAZoneThatNobodyKnowsAsLocalTime() {
    assertThat(good().file(DIRECTORY + "pig_config_info", INFO.replace("UTC", "EST")).process())
        .hasTestTimestamp("2026-11-22T10:45:40", TestTimestampSource.ARCHIVE_NAME)
        .hasNoDiagnostics()
        .run("run_1")
        .startedAt("2026-11-22T10:45:40");
  }

  @ParameterizedTest
  @CsvSource({"'',date-invalid", "'Linux x\n',date-invalid"})
  void saysWhenTheDateIsNone(String info, String code) {
    assertThat(good().file(DIRECTORY + "pig_config_info", info).process())
        .hasStatus(Status.PASS)
        .hasTestTimestamp("2026-01-05T10:00:00", TestTimestampSource.ARCHIVE_NAME)
        .hasOnlyDiagnostics(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#threads sched_eff", "#threads:sched_eff", "#threads,sched_eff", ""})
  void readsEveryHeaderAndBothSeparators(String header) {
    assertThat(good().file(TABLE, META + header + "\n1:1.00\n4:1.75\n").process())
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .hasPrimaryMetric("average_sched_eff", 1.375);
    assertThat(good().file(TABLE, header + "\r\n1,1.00\r\n4,1.75\r\n").process())
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("average_sched_eff", 1.375);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ":"})
  void failsAFailedRunAlthoughTheWrapperSaysRan(String row) {
    assertThat(
            kit()
                .file(TABLE, HEADER + row + "\n")
                .file(DIRECTORY + "iteration_1", "")
                .file(DIRECTORY + "pig_config_info", INFO)
                .file(REPORT, "Ran\n")
                .process())
        .hasStatus(Status.FAIL)
        .hasRuns(1)
        .hasOnlyPrimaryMetrics()
        .hasDiagnostic("table-empty", TABLE, null)
        .hasDiagnostic("table-empty", "no data rows")
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasOnlyMetrics();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", META, HEADER})
  void failsWithoutAnyRow(String table) {
    assertThat(kit().file(TABLE, table).file(REPORT, "Ran\n").process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("table-empty", "no data rows; expected a row for each number of threads");
  }

  @Test
  void ignoresALoneSeparatorBesideRows() {
    assertThat(good().file(TABLE, HEADER + "1,1.00\n4,1.75\n,\n").process())
        .hasStatus(Status.PASS)
        .hasNoDiagnostics();
  }

  @Test
  void readsTheTableAloneWhenNoOutputIsSaved() {
    assertThat(
            good()
                .file(TABLE, HEADER + "4,.97\n16,1.93\n")
                .without(DIRECTORY + "iteration_1")
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("average_sched_eff", 1.45)
        .hasOnlyDiagnostics("output-missing")
        .hasDiagnostic("output-missing", "the counts of threads=4, 16")
        .run("run_1")
        .hasSeries("sched_eff", 0.97, 1.93)
        .hasConfigurationIds("threads=4", "threads=16");
  }

  @Test
  void readsTheOutputsAloneWhenTheTableIsLost() {
    assertThat(good().without(TABLE).process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("average_sched_eff", 1.375)
        .hasOnlyDiagnostics("table-missing");
  }

  @Test
  void failsWithNeither() {
    assertThat(kit().file("version", "commit: NONE\n").process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("table-missing");
  }

  @Test
  void warnsOfAnEfficiencyOf0() {
    assertThat(good().file(TABLE, HEADER + "1,1.00\n4,1.75\n8,0\n").process())
        .hasDiagnostic("value-doubtful", "the efficiency is 0")
        .run("run_1")
        .hasMetric("min_sched_eff", 0);
  }

  @ParameterizedTest
  @CsvSource({
    "'abc,1.0',value-invalid,column 'threads' holds 'abc'",
    "'8,fast',value-invalid,column 'sched_eff' holds 'fast'",
    "'0,1.0',value-invalid,column 'threads' holds '0'",
    "'8,',value-missing,lacks a number",
    "'8,-1.00',row-rejected,has an efficiency below 0"
  })
  void keepsTheOtherRowsWhenOneIsBroken(String row, String code, String message) {
    assertThat(good().file(TABLE, HEADER + "1,1.00\n" + row + "\n4,1.75\n").process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("average_sched_eff", 1.375)
        .hasOnlyDiagnostics(code)
        .hasDiagnostic(code, TABLE, 5)
        .hasDiagnostic(code, message);
  }

  @Test
  void keepsBothRowsOfAThreadCountThatIsRepeated() {
    assertThat(
            good()
                .file(TABLE, HEADER + "4,1.75\n4,1.25\n")
                .without(DIRECTORY + "iteration_1")
                .process())
        .hasPrimaryMetric("average_sched_eff", 1.5)
        .run("run_1")
        .hasSeries("sched_eff", 1.75, 1.25)
        .hasMetric("num_configurations", 2);
  }

  @Test
  void hasNoDeviationOfOneThreadCount() {
    assertThat(
            good()
                .file(TABLE, HEADER + "4,1.75\n")
                .file(DIRECTORY + "iteration_1", output(4, 7))
                .process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasMetric("max_sched_eff", 1.75)
        .hasNoMetric("stddev_sched_eff");
  }

  @Test
  void takesTheTablesNumberAndWarnsWhereTheOutputsGiveAnother() {
    assertThat(good().file(TABLE, HEADER + "1,1.00\n4,1.50\n").process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("average_sched_eff", 1.25)
        .hasOnlyDiagnostics("table-differs")
        .hasDiagnostic("table-differs", TABLE, 5)
        .hasDiagnostic("table-differs", "of threads=4 is 1.5, and the outputs of pig give 1.7500");
  }

  @Test
  void saysWhichThreadCountsTheTableLost() {
    assertThat(good().file(TABLE, HEADER + "1,1.00\n").process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("average_sched_eff", 1.375)
        .hasOnlyDiagnostics("row-missing")
        .hasDiagnostic("row-missing", "no row of threads=4");
  }

  @Test
  void keepsWhatStandsBeforeACutInATally() {
    String cut = output(1, 1) + output(4, 7);

    assertThat(
            good()
                .file(DIRECTORY + "iteration_1", cut.substring(0, cut.lastIndexOf("Threads: 4")))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("average_sched_eff", 1.375)
        .hasOnlyDiagnostics("output-cut", "output-missing")
        .hasDiagnostic("output-cut", "what stands before it is kept (1 thread count)")
        .run("run_1")
        .hasConfigurationIds("threads=1,iteration=1", "threads=4");
  }

  @Test
  void saysWhichIterationIsLost() {
    assertThat(
            good()
                .without(DIRECTORY + "iteration_1")
                .file(DIRECTORY + "iteration_2", output(1, 1) + output(4, 7))
                .process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("iteration-missing");
    assertThat(good().file(DIRECTORY + "temp_data", "1 1\n1 1\n7 4\n7 4\n").process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("output-missing", "temp_data counts 4 outputs of pig, and the iterations");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4,1", "4,1.", "4,1.7"})
  void takesNoNumberFromARowThatIsCut(String row) {
    assertThat(
            good()
                .file(TABLE, HEADER + "1,1.00\n" + row)
                .without(DIRECTORY + "iteration_1")
                .process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("average_sched_eff", 1)
        .hasDiagnostic("row-rejected", TABLE, 5);
  }

  @Test
  void doesNotPassOnATableWithoutALastLineEnd() {
    assertThat(good().file(TABLE, HEADER + "1,1.00\n4,1.75").process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("output-cut");
  }

  @Test
  void readsATableInTheResultsOwnDirectory() {
    assertThat(
            kit()
                .file("results_pig.csv", HEADER + "1,1.00\n")
                .file("iteration_1", output(1, 1))
                .file("pig_config_info", INFO)
                .file("test_results_report", "Ran\n")
                .process())
        .hasStatus(Status.PASS)
        .hasNoDiagnostics()
        .run("run_1")
        .hasNoConfiguration("tuned_profile");
  }

  @Test
  void givesARunForEachDirectoryAndTheHeadlineOfTheLast() {
    String other = "results_pig_virtual-guest/";

    assertThat(
            good()
                .file(other + "results_pig.csv", HEADER + "1,3.00\n")
                .file(other + "iteration_1", output(1, 3))
                .file(other + "pig_config_info", INFO.replace("Nov 22", "Nov 21"))
                .file(other + "test_results_report", "Ran\n")
                .process())
        .hasStatus(Status.PASS)
        .hasRuns(2)
        .hasPrimaryMetricOf("average_sched_eff", "run_1")
        .hasPrimaryMetric("average_sched_eff", 1.375)
        .hasOnlyDiagnostics("several-directories")
        .run("run_2")
        .hasName("virtual-guest")
        .hasMetric("average_sched_eff", 3)
        .hasConfiguration("tuned_profile", "virtual-guest");
  }

  @Test
  void takesTheNameOfTheOptionsFromTheNamesOfTheFiles() {
    assertThat(
            good()
                .without(DIRECTORY + "iteration_1")
                .without(DIRECTORY + "pig_config_info")
                .file(DIRECTORY + "iteration_1.none_interleave", output(1, 1) + output(4, 7))
                .file(
                    DIRECTORY + "pig_config_info.none_interleave", INFO.replace("-p 1", "-p 1 -I"))
                .process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasConfiguration("suffix", "none_interleave")
        .hasConfiguration("pig_options", "-v -p 1 -I");
  }

  @Test
  void failsWhenTheWrapperSaysFailedAndKeepsTheNumbers() {
    assertThat(good().file(REPORT, "Failed\n").process())
        .hasStatus(Status.FAIL)
        .hasPrimaryMetric("average_sched_eff", 1.375)
        .hasOnlyDiagnostics("report-failed");
  }

  @Test
  void letsPigsOwnOutputDecideWhenTheWrappersReportIsLost() {
    assertThat(good().without(REPORT).process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("report-missing");
    assertThat(good().without(REPORT).without(DIRECTORY + "iteration_1").process())
        .hasStatus(Status.PARTIAL);
  }

  @Test
  void saysOnceThatACellIsNoNumber() {
    assertThat(good().file(TABLE, HEADER + "1,1.00\n4,n/a\n").process())
        .hasStatus(Status.PARTIAL)
        .hasPrimaryMetric("average_sched_eff", 1.375)
        .hasOnlyDiagnostics("value-invalid")
        .hasDiagnostic("value-invalid", TABLE, 5)
        .hasDiagnostic("value-invalid", "column 'sched_eff' holds 'n/a'");
  }

  @Test
  void saysOnceThatSeveralThreadCountsDiffer() {
    assertThat(good().file(TABLE, HEADER + "1,1.25\n4,1.50\n").process())
        .hasOnlyDiagnostics("table-differs")
        .hasDiagnostic("table-differs", TABLE, 4)
        .hasDiagnostic(
            "table-differs", "the outputs of pig give 1.0000 (and 1 more); the table's is used");
  }
}
