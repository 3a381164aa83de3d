package io.zathras.processor.passmark;

import static io.zathras.processor.passmark.PassMarkFiles.kit;
import static io.zathras.processor.passmark.PassMarkFiles.name;
import static io.zathras.processor.passmark.PassMarkFiles.sample;
import static io.zathras.processor.passmark.PassMarkFiles.yaml;
import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zathras.schema.Direction;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.testkit.ProcessorTestKit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassMarkProcessorTest {

  @ParameterizedTest
  @ValueSource(strings = {"1", "old"})
  void readsRealResultsAsTheyWereReviewed(String name) {
    assertThat(sample(name).process())
        .isValid()
        .matchesGolden(Path.of("src/test/resources/passmark", name + ".json"));
  }

  @Test
  void headlinesBothMarksOverAllIterations() {
    ResultDocument document = sample("1").process();

    assertThat(document)
        .hasStatus(Status.PASS)
        .hasTestVersion("11.0.1002")
        .hasRuns(1)
        .hasOnlyPrimaryMetrics("cpu_mark", "memory_mark")
        .hasPrimaryMetric("cpu_mark", 24677.14343146812, within(1e-9))
        .hasPrimaryMetric("memory_mark", 2100.3082595231635, within(1e-9))
        .hasPrimaryMetricOf("cpu_mark", "run_1")
        .hasMetricDefinition("ME_LATENCY", "ns", Direction.LOWER_IS_BETTER)
        .hasMetricDefinition("m_CPU_enc_SHA", "bytes/s", Direction.HIGHER_IS_BETTER)
        .hasMetricDefinition("ME_LARGE", "MB", Direction.NONE)
        .hasNoDiagnostics()
        .run("run_1")
        .hasPoints(5)
        .hasMetric("SUMM_CPU", 24677.14343146812, within(1e-9))
        .hasConfiguration("num_test_processes", 16)
        .hasNoMetric("NumTestProcesses");
    assertThat(Objects.requireNonNull(document.results().overallStatistics()).stddev())
        .isCloseTo(106.39412750094804, within(1e-9));
  }

  @Test
  void hasNoDeviationOfOneIteration() {
    ResultDocument document = kit(1).process();

    assertThat(document).hasStatus(Status.PASS).hasPrimaryMetric("cpu_mark", 1000.5);
    assertThat(document.results().primaryMetrics().get("cpu_mark").stddev()).isNull();
    assertThat(Objects.requireNonNull(run(document).timeseriesSummary()).stddev()).isNull();
  }

  @Test
  void ordersIterationsByNumber() {
    assertThat(kit(11).process())
        .run("run_1")
        .hasSeries(
            "SUMM_CPU", IntStream.rangeClosed(1000, 1010).mapToDouble(i -> i + 0.5).toArray())
        .hasConfigurationIds(
            IntStream.rangeClosed(1, 11).mapToObj(i -> "iteration=" + i).toArray(String[]::new));
  }

  @Test
  void missesTheIterationThatHasNoFile() {
    assertThat(kit(4).without(name(3)).process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("iteration-missing", "iteration 3 missing: no results_all_3.yml")
        .hasPrimaryMetric("cpu_mark", (1000.5 + 1001.5 + 1003.5) / 3, within(1e-9))
        .run("run_1")
        .hasConfigurationIds("iteration=1", "iteration=2", "iteration=4")
        .hasValidation("missing_iterations", List.of(3));
  }

  @Test
  void missesTheLastIterationThatOnlyTheConsoleShows() {
    assertThat(kit(2).file("passmark_3.out", "Running CPU Test...\n").process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("iteration-missing", "iteration 3 missing");
  }

  @ParameterizedTest
  @CsvSource({
    "Results Complete: true, Results Complete: false, Results Complete: false",
    "Results Complete: true, Results Complete: tr, Results Complete: tr",
    "SUMM_CPU: 1001.5, CPU_mm: 3, SUMM_CPU missing",
    "SUMM_CPU: 1001.5, 'SUMM_CPU: ', SUMM_CPU missing",
    "SUMM_ME: 2104.0311264176053, CPU_mm: 3, SUMM_ME missing",
    "SUMM_CPU: 1001.5, SUMM_CPU: .nan, SUMM_CPU (.nan) is no number",
    "Results:, Other:, Results missing"
  })
  void keepsAnIncompleteIterationOutOfEveryMean(String part, String broken, String reason) {
    assertThat(kit(3).file(name(2), yaml(2).replace(part, broken)).process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("iteration-incomplete", "offset-unknown")
        .hasDiagnostic("iteration-incomplete", reason + "; expected a whole iteration")
        .hasPrimaryMetric("cpu_mark", 1001.5)
        .run("run_1")
        .hasStatus(Status.PARTIAL)
        .hasSeries("SUMM_CPU", 1000.5, 1002.5)
        .hasValidation("incomplete_iterations", Map.of("iteration_2", reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"  CPU_av", "  ME_LATENCY: 5", "  SUMM_ME: 21", "  SUMM_CPU"})
  void takesNoNumberFromTheLineInWhichAFileWasCut(String cut) {
    String whole = yaml(2);
    String part = whole.substring(0, whole.indexOf(cut) + cut.length());

    assertThat(kit(3).file(name(2), part).process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("iteration-incomplete", "offset-unknown")
        .hasDiagnostic("iteration-incomplete", name(2), (int) part.lines().count())
        .hasDiagnostic("iteration-incomplete", "missing, and the file ends within a line")
        .run("run_1")
        .hasSeries("SUMM_CPU", 1000.5, 1002.5);
  }

  @Test
  void keepsAnIterationThatWasCutBehindItsResults() {
    String whole = yaml(2);

    assertThat(
            kit(2).file(name(2), whole.substring(0, whole.indexOf("Processor: Int") + 8)).process())
        .hasStatus(Status.PASS)
        .hasDiagnostic("output-cut")
        .run("run_1")
        .hasSeries("SUMM_CPU", 1000.5, 1001.5);
  }

  @Test
  void namesTheLineOfAFileThatIsNoYaml() {
    assertThat(kit(2).file(name(2), yaml(2).replace("  CPU_PRIME", "\tCPU_PRIME")).process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("iteration-unreadable", name(2), 13)
        .run("run_1")
        .hasSeries("SUMM_CPU", 1000.5)
        .hasValidation("incomplete_iterations", Map.of("iteration_2", "no YAML from line 13 on"));
  }

  @Test
  void failsWhenNoIterationIsComplete() {
    assertThat(kit().file(name(1), yaml(1).replace("Complete: true", "Complete: false")).process())
        .hasStatus(Status.FAIL)
        .hasOnlyPrimaryMetrics()
        .run("run_1")
        .hasStatus(Status.FAIL)
        .hasPoints(0)
        .hasOnlyMetrics()
        .hasConfiguration("num_test_processes", 16);
  }

  @Test
  void leavesOutSubTestsThatWereNeverRun() {
    assertThat(kit().file(name(1), yaml(1).replace("30757.5", "0")).process())
        .hasStatus(Status.PASS)
        .run("run_1")
        .hasNoMetric("CPU_avx512")
        .hasValidation("not_run", List.of("CPU_avx512"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"  ME_LATENCY: 0\n", ""})
  void neverAveragesAZeroOrNothingWithMeasuredValues(String line) {
    assertThat(kit(2).file(name(2), yaml(2).replace("  ME_LATENCY: 58.5\n", line)).process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("offset-unknown", "value-missing")
        .hasDiagnostic("value-missing", "ME_LATENCY: 0 or no value")
        .run("run_1")
        .hasMetric("ME_LATENCY", 58.5)
        .hasSeries("ME_LATENCY", 58.5)
        .hasValidation("not_measured", Map.of("iteration_2", List.of("ME_LATENCY")));
  }

  @Test
  void takesASubTestThatIsZeroAndRunsOnEveryCpuAsFailed() {
    assertThat(sample("zero-subtests").process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("value-missing")
        .hasDiagnostic("value-missing", "CPU_SORTING, CPU_PHYSICS: 0 or no value")
        .hasDiagnostic("value-missing", name(1), 14)
        .hasPrimaryMetric("cpu_mark", 5012.3)
        .run("run_1")
        .hasNoMetric("CPU_SORTING")
        .hasNoMetric("CPU_PHYSICS")
        .hasValidation("not_run", List.of("CPU_avx512"))
        .hasValidation(
            "not_measured", Map.of("iteration_1", List.of("CPU_SORTING", "CPU_PHYSICS")));
  }

  @ParameterizedTest
  @CsvSource({
    "CPU_PRIME: 96.724499900009434, CPU_PRIME: 0, PARTIAL",
    "m_CPU_enc_SHA: 9625515092.5383568, m_CPU_enc_SHA: 0, PARTIAL",
    "ME_LATENCY: 58.5, ME_LATENCY: 0, PARTIAL",
    "SUMM_ME: 2104.0311264176053, SUMM_ME: 0, PARTIAL",
    "CPU_avx512: 30757.5, CPU_avx512: 0, PASS",
    "CPU_avx512: 30757.5, CPU_sse: 0, PASS",
    "CPU_avx512: 30757.5, CPU_MATRIX_MULT_SSE: 0, PARTIAL"
  })
  void tellsWhatACpuLacksFromWhatFailed(String part, String zero, Status status) {
    assertThat(kit().file(name(1), yaml(1).replace(part, zero)).process()).hasStatus(status);
  }

  @Test
  void leavesOutAnIterationOfAnEarlierTest() {
    assertThat(sample("stale-iteration").process())
        .hasPrimaryMetric("cpu_mark", 51185.1007010607, within(1e-9))
        .hasDiagnostic(
            "iteration-stale", "TimeStamp 2025-09-20T09:00 is older than 2025-09-21T10:40")
        .hasDiagnostic("iteration-stale", "results_all_3.yml is of an earlier test")
        .hasDiagnostic("iteration-stale", name(3), 3)
        .run("run_1")
        .hasConfigurationIds("iteration=1", "iteration=2")
        .hasValidation("stale_iterations", List.of(3));
  }

  @Test
  void passesWhenOnlyFilesBehindTheLastIterationAreOfAnEarlierTest() {
    String old = "2026010410";

    ProcessorTestKit two =
        kit(4)
            .without("passmark_4.out")
            .file("passmark_2.out", "")
            .file(name(3), yaml(3).replace("2026010511", old))
            .file(name(4), yaml(4).replace("2026010511", old));
    assertThat(two.process())
        .hasStatus(Status.PASS)
        .hasOnlyDiagnostics("iteration-stale", "iteration-stale", "offset-unknown")
        .run("run_1")
        .hasSeries("SUMM_CPU", 1000.5, 1001.5);
    assertThat(two.file("passmark_4.out", "").process())
        .hasStatus(Status.PARTIAL)
        .hasNoDiagnostic("iteration-missing")
        .run("run_1")
        .hasValidation("missing_iterations", List.of(3, 4));
  }

  @Test
  void hasNoMemoryMarkOfARunOfTheCpuAlone() {
    String cpuOnly = yaml(1).replace("58.5", "0").replace("2104.0311264176053", "0");

    assertThat(kit().file(name(1), cpuOnly).process())
        .hasStatus(Status.PASS)
        .hasOnlyPrimaryMetrics("cpu_mark")
        .run("run_1")
        .hasValidation("not_run", List.of("ME_LATENCY", "SUMM_ME"));
  }

  @Test
  void failsWhenBothMarksAreZero() {
    String nothing = yaml(1).replace("1000.5", "0").replace("2104.0311264176053", "0");

    assertThat(kit().file(name(1), nothing).process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("iteration-incomplete", "SUMM_CPU and SUMM_ME are 0")
        .hasDiagnostic("iteration-incomplete", name(1), 17);
  }

  @Test
  void takesAnOlderBuildAsCompleteByItsMarks() {
    String older = yaml(1).replace("  Results Complete: true\n", "");

    assertThat(kit().file(name(1), older).process()).hasStatus(Status.PASS);
    assertThat(kit().file(name(1), older.replace("2104.0311264176053", "0")).process())
        .hasStatus(Status.FAIL)
        .hasDiagnostic("iteration-incomplete", "SUMM_ME is 0, and Results Complete is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {".nan", ".inf", "-1", "'1,234'", "fast", "[1]", "true"})
  void leavesOutAValueThatIsNoNumberWithKeyAndLine(String value) {
    assertThat(kit().file(name(1), yaml(1).replace("96.724499900009434", value)).process())
        .hasStatus(Status.PARTIAL)
        .hasOnlyDiagnostics("value-invalid", "offset-unknown")
        .hasDiagnostic("value-invalid", name(1), 13)
        .hasDiagnostic("value-invalid", "CPU_PRIME (")
        .run("run_1")
        .hasNoMetric("CPU_PRIME");
  }

  @ParameterizedTest
  @CsvSource({"'\"35167.01\"', 35167.01", "1.2e+10, 1.2e10", "1e10, 1e10", "29690, 29690"})
  void readsEveryFormOfANumber(String written, double value) {
    assertThat(kit().file(name(1), yaml(1).replace("96.724499900009434", written)).process())
        .hasNoDiagnostic("value-invalid")
        .run("run_1")
        .hasMetric("CPU_PRIME", value);
  }

  @Test
  void losesNoDigitOfLargeValues() {
    assertThat(kit(1).process())
        .run("run_1")
        .hasSeries("m_CPU_enc_SHA", 9625515092.5383568)
        .hasNoMetric("Results Complete");
  }

  @Test
  void leavesOutKeysWhoseUnitIsNotKnown() {
    assertThat(kit().file(name(1), yaml(1).replace("CPU_PRIME", "CPU_NEON")).process())
        .hasDiagnostic("key-unknown", name(1), 13)
        .run("run_1")
        .hasNoMetric("CPU_NEON");
  }

  @Test
  void failsWithoutAnyIterationWhateverTheTablesHold() {
    assertThat(
            kit()
                .file("results.csv", "NumTestProcesses:8\nCPU_PRIME:46.3\nSUMM_CPU:11848.5\n")
                .file("test_results_report", "Failed\n")
                .process())
        .hasStatus(Status.FAIL)
        .hasRuns(0)
        .hasOnlyPrimaryMetrics()
        .hasTestTimestamp("2026-01-05T11:30:00")
        .hasDiagnostic("iterations-missing", "no results_all_<number>.yml; expected one")
        .hasDiagnostic("iterations-missing", "results.csv copies one iteration only")
        .hasDiagnostic("report-failed", "test_results_report", 1);
  }

  @Test
  void doesNotPassWithoutTheConsoleThatNumbersTheLastIteration() {
    assertThat(kit(2).without("passmark_1.out").process()).hasStatus(Status.PASS);
    assertThat(kit(2).without("passmark_1.out").without("passmark_2.out").process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("console-missing");
    assertThat(kit(2).without("test_results_report").process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("report-missing");
  }

  @Test
  void neverPassesWhatTheWrapperReportsAsFailed() {
    assertThat(kit(3).without(name(1)).file("test_results_report", "Failed\n").process())
        .hasStatus(Status.PARTIAL)
        .hasDiagnostic("report-failed")
        .hasDiagnostic("iteration-missing", "iteration 1 missing");
  }

  @Test
  void ignoresTheSummaryWithItsTwoChecksums() {
    String summary = yaml(7) + "Checksum: Not applicable for summary file\n";

    assertThat(kit(1).file("passmark.summary", summary).process())
        .hasPrimaryMetric("cpu_mark", 1000.5)
        .hasOnlyDiagnostics("offset-unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "'  Build: 1002', '', 11.0",
    "'  Minor: 0', '', 11",
    "'Version:', 'Was:', ",
    "'  Build: 1002', '  Build: 1003', 11.0.1003"
  })
  void inventsNoPartOfTheVersion(String part, String replacement, String version) {
    assertThat(kit().file(name(1), yaml(1).replace(part, replacement)).process())
        .hasTestVersion(version);
  }

  @Test
  void saysInWhatTheIterationsDiffer() {
    ProcessorTestKit kit =
        kit(2)
            .file(
                name(2),
                yaml(2)
                    .replace("Processes: 16", "Processes: 8")
                    .replace("Build: 1002", "Build: 9"));

    assertThat(kit.process())
        .hasStatus(Status.PASS)
        .hasTestVersion("11.0.1002")
        .hasDiagnostic(
            "iterations-differ", "version differs among the iterations: [11.0.1002, 11.0.9]")
        .hasDiagnostic(
            "iterations-differ", "NumTestProcesses differs among the iterations: [16.0, 8.0]")
        .run("run_1")
        .hasConfiguration("num_test_processes", 16);
  }

  @Test
  void describesTheMachineAsPassMarkSawIt() {
    assertThat(kit(1).process())
        .run("run_1")
        .hasConfiguration("cpu_model", "Intel Xeon Platinum 8488C")
        .hasConfiguration("logical_cpus", 8)
        .hasConfiguration("architecture", "x86_64_linux")
        .hasConfiguration("kernel", "5.14.0-611.el9.x86_64");
  }

  @Test
  void flagsTuningThatChangedWhileTheTestRan() {
    assertThat(
            kit(1).file("tuned_setting", "1c1\n< a\nTuned settings have changed!!!!\n").process())
        .hasDiagnostic("tuned-changed");
  }

  @Test
  void readsAByteOrderMarkAndWindowsLineEnds() {
    String windows = "\ufeff" + yaml(1).replace("\n", "\r\n");

    assertThat(kit().file(name(1), windows).process())
        .hasStatus(Status.PASS)
        .hasPrimaryMetric("cpu_mark", 1000.5);
  }

  private static Run run(ResultDocument document) {
    return Objects.requireNonNull(document.results().runs().get("run_1"));
  }
}
