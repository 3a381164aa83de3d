package io.zathras.testkit;

import static io.zathras.testkit.ZathrasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.Direction;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Results;
import io.zathras.schema.Run;
import io.zathras.schema.Severity;
import io.zathras.schema.Status;
import io.zathras.schema.TestTimestampSource;
import io.zathras.testkit.sample.BootTimeProcessor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ZathrasAssertionsTest {

  private static final ResultDocument DOCUMENT =
      ProcessorTestKit.processor(new BootTimeProcessor())
          .file("results_boot_time.csv", BootTimeProcessor.GOOD + "slow,,\n")
          .process();

  @TempDir Path directory;

  @Test
  void holdForWhatIsInTheDocument() {
    assertThat(DOCUMENT)
        .isValid()
        .hasStatus(Status.PASS)
        .hasTestVersion("2.1")
        .hasTestTimestamp("2026-01-05T10:00:00.000Z", TestTimestampSource.RESULT_DATA)
        .startedAt("2026-01-05T10:00:00.000Z")
        .endedAt(null)
        .hasExecutionTime(null)
        .hasRuns(2)
        .hasRunNames("boot 1", "boot 2")
        .hasPrimaryMetric("boot_seconds", 11.5)
        .hasPrimaryMetric("boot_seconds", 11.4, within(0.2))
        .hasPrimaryMetricOf("boot_seconds", "run_1")
        .hasOnlyPrimaryMetrics("boot_seconds")
        .hasMetricDefinition("boot_seconds", "s", Direction.LOWER_IS_BETTER)
        .hasDiagnostic("value-invalid")
        .hasDiagnostic("value-invalid", "slow")
        .hasDiagnostic("value-invalid", "results_boot_time.csv", 5)
        .hasOnlyDiagnostics("value-invalid")
        .hasNoDiagnostic("row-incomplete")
        .isSameResultAs(DOCUMENT);
  }

  @Test
  void holdForWhatIsInARunAndComeBackToTheDocument() {
    assertThat(DOCUMENT)
        .run("run_1")
        .hasStatus(Status.PASS)
        .hasName("boot 1")
        .startedAt("2026-01-05T10:00:00.000Z")
        .endedAt("2026-01-05T10:00:12.000Z")
        .hasDuration(11.5)
        .hasMetric("boot_seconds", 11.5)
        .hasMetric("boot_seconds", 11.4, within(0.2))
        .hasNoMetric("other")
        .hasOnlyMetrics("boot_seconds")
        .hasConfiguration("attempt", 1)
        .hasNoConfiguration("threads")
        .hasValidation("source", "journal")
        .hasPoints(1)
        .hasSeries("boot_seconds", 11.5)
        .hasPointTimes("2026-01-05T10:00:00.000Z")
        .hasConfigurationIds("boot=1")
        .and()
        .run("run_2")
        .hasMetric("boot_seconds", 12.5);
    assertThat(DOCUMENT.results().runs().get("run_2")).hasName("boot 2");
  }

  static Stream<Arguments> failingOnDocuments() {
    return Stream.of(
        fails(
            "hasStatus",
            a -> a.hasStatus(Status.FAIL),
            "FAIL, but it has PASS",
            "run_1 PASS boot 1"),
        fails("hasTestVersion", a -> a.hasTestVersion("2.0"), "test.version", "2.0", "2.1"),
        fails(
            "hasTestTimestamp",
            a -> a.hasTestTimestamp(null),
            "(absent)",
            "2026-01-05T10:00:00.000Z"),
        fails(
            "hasTestTimestamp",
            a -> a.hasTestTimestamp("2026-01-05T10:00:00.000Z", TestTimestampSource.ARCHIVE_NAME),
            "RESULT_DATA"),
        fails("startedAt", a -> a.startedAt("2026-01-05T10:00:00Z"), "2026-01-05T10:00:00.000Z"),
        fails("endedAt", a -> a.endedAt("2026-01-05T10:00:00.000Z"), "but it is", "(absent)"),
        fails("hasExecutionTime", a -> a.hasExecutionTime(12.0), "12.0", "(absent)"),
        fails("hasRuns", a -> a.hasRuns(3), "3 runs", "run_2 PASS boot 2"),
        fails("run", a -> a.run("run_3"), "run_3", "run_2 PASS boot 2"),
        fails("hasRunNames", a -> a.hasRunNames("boot 1"), "[boot 1, boot 2]"),
        fails(
            "hasPrimaryMetric",
            a -> a.hasPrimaryMetric("boot_seconds", 11.4),
            "11.4",
            "value=11.5"),
        fails(
            "hasPrimaryMetric", a -> a.hasPrimaryMetric("other", 1), "'other'", "boot_seconds = "),
        fails("hasPrimaryMetricOf", a -> a.hasPrimaryMetricOf("boot_seconds", null), "run_1"),
        fails(
            "hasOnlyPrimaryMetrics", a -> a.hasOnlyPrimaryMetrics(), "[] only", "boot_seconds = "),
        fails(
            "hasMetricDefinition",
            a -> a.hasMetricDefinition("boot_seconds", "ms", Direction.LOWER_IS_BETTER),
            "unit=s"),
        fails(
            "hasMetricDefinition",
            a -> a.hasMetricDefinition("boot_seconds", "s", Direction.NONE),
            "LOWER_IS_BETTER"),
        fails("hasDiagnostic", a -> a.hasDiagnostic("other"), "'other'", "value-invalid"),
        fails("hasDiagnostic", a -> a.hasDiagnostic("value-invalid", "fast"), "'fast'", "slow"),
        fails(
            "hasDiagnostic",
            a -> a.hasDiagnostic("value-invalid", "results_boot_time.csv", 4),
            "about results_boot_time.csv:4",
            "line=5"),
        fails(
            "hasDiagnostic",
            a -> a.hasDiagnostic("value-invalid", "boot_time.csv", 5),
            "about boot_time.csv:5"),
        fails("hasOnlyDiagnostics", a -> a.hasOnlyDiagnostics(), "[] only", "value-invalid"),
        fails("hasNoDiagnostics", ResultDocumentAssert::hasNoDiagnostics, "value-invalid"),
        fails("hasNoDiagnostic", a -> a.hasNoDiagnostic("value-invalid"), "value-invalid"));
  }

  @ParameterizedTest
  @MethodSource("failingOnDocuments")
  void failOnADocumentAndShowWhatIsThere(
      Consumer<ResultDocumentAssert> assertion, String[] message) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertion.accept(assertThat(DOCUMENT)))
        .withMessageContainingAll(message)
        .withMessageContaining(DOCUMENT.id());
  }

  static Stream<Arguments> failingOnRuns() {
    return Stream.of(
        failsRun("hasStatus", a -> a.hasStatus(Status.FAIL), "FAIL", "PASS"),
        failsRun("hasName", a -> a.hasName(null), "(absent)", "boot 1"),
        failsRun("startedAt", a -> a.startedAt(null), "start_time", "2026-01-05T10:00:00.000Z"),
        failsRun("endedAt", a -> a.endedAt(null), "end_time", "2026-01-05T10:00:12.000Z"),
        failsRun("hasDuration", a -> a.hasDuration(12.0), "duration_seconds", "11.5"),
        failsRun("hasMetric", a -> a.hasMetric("boot_seconds", 11.4), "11.4", "11.5"),
        failsRun("hasMetric", a -> a.hasMetric("boot_seconds", 11.2, within(0.2)), "11.2", "11.5"),
        failsRun("hasMetric", a -> a.hasMetric("other", 1), "'other'", "boot_seconds = 11.5"),
        failsRun("hasNoMetric", a -> a.hasNoMetric("boot_seconds"), "boot_seconds = 11.5"),
        failsRun("hasOnlyMetrics", a -> a.hasOnlyMetrics("x"), "[x] only", "boot_seconds = 11.5"),
        failsRun("hasConfiguration", a -> a.hasConfiguration("attempt", 2), "attempt", "2", "1"),
        failsRun("hasConfiguration", a -> a.hasConfiguration("threads", 2), "attempt = 1"),
        failsRun("hasNoConfiguration", a -> a.hasNoConfiguration("attempt"), "attempt = 1"),
        failsRun("hasValidation", a -> a.hasValidation("source", "x"), "journal"),
        failsRun("hasPoints", a -> a.hasPoints(2), "number of points", "2", "1"),
        failsRun(
            "hasSeries", a -> a.hasSeries("boot_seconds", 11.5, 12.5), "[11.5, 12.5]", "[11.5]"),
        failsRun("hasSeries", a -> a.hasSeries("other", 11.5), "'other'", "boot_seconds"),
        failsRun("hasPointTimes", a -> a.hasPointTimes((String) null), "[null]", "10:00:00.000Z"),
        failsRun("hasConfigurationIds", a -> a.hasConfigurationIds(), "[]", "[boot=1]"));
  }

  @ParameterizedTest
  @MethodSource("failingOnRuns")
  void failOnARunAndShowWhatIsThere(Consumer<RunAssert> assertion, String[] message) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertion.accept(assertThat(DOCUMENT).run("run_1")))
        .withMessageContainingAll(message)
        .withMessageContaining("run_1 (boot 1)");
  }

  static Stream<Arguments> invalid() {
    Results results = DOCUMENT.results();
    Run first = results.runs().get("run_1");
    return Stream.of(
        broken("run_2 stands where run_1 is expected", r -> r.runs(Map.of("run_2", run(2)))),
        broken("run_1 has run_number 2", r -> r.runs(Map.of("run_1", run(2)))),
        broken("total_runs is 7, but there are 2", r -> r.totalRuns(7)),
        broken(
            "run_1 uses the metric 'boot_seconds', which has no",
            r -> r.metricDefinitions(Map.of())),
        broken("status is PASS without any run", r -> r.runs(Map.of()).totalRuns(0)),
        broken(
            "status is PASS, but run_1 is PARTIAL",
            r -> r.runs(Map.of("run_1", runOf(Status.PARTIAL))).totalRuns(1)),
        broken(
            "is of run_1, which is not there", r -> r.runs(Map.of("run_2", run(2))).totalRuns(1)),
        broken(
            "$.results.runs: property 'run_01' is not defined",
            r -> r.runs(Map.of("run_01", java.util.Objects.requireNonNull(first))).totalRuns(1)));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void failOnADocumentThatContradictsItself(UnaryOperator<Results.Builder> change, String message) {
    Results results = DOCUMENT.results();
    Results.Builder builder =
        Results.builder()
            .status(results.status())
            .totalRuns(results.totalRuns())
            .metricDefinitions(results.metricDefinitions())
            .primaryMetrics(results.primaryMetrics())
            .runs(results.runs());
    ResultDocument document = with(change.apply(builder).build());

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(document).isValid())
        .withMessageContaining(message);
  }

  @Test
  void knowADocumentAgainWhateverItsTimeOfProcessing() {
    ResultDocument other =
        ProcessorTestKit.processor(new BootTimeProcessor())
            .file("results_boot_time.csv", BootTimeProcessor.GOOD)
            .process();

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(DOCUMENT).isSameResultAs(other))
        .withMessageContaining(other.id());
  }

  @Test
  void compareWithACommittedFileAndNameTheLineThatDiffers() throws Exception {
    Path golden = directory.resolve("golden/boot.json");
    Files.createDirectories(golden.resolveSibling("."));
    Files.writeString(golden, GoldenDocument.json(DOCUMENT).replace("\n", "\r\n"));
    assertThat(DOCUMENT).matchesGolden(golden);

    Files.writeString(golden, GoldenDocument.json(DOCUMENT).replace("12.5", "12.6"));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(DOCUMENT).matchesGolden(golden))
        .withMessageContaining("boot.json")
        .withMessageContaining("12.6")
        .withMessageMatching("(?s).*line [0-9]+: expected .*12\\.6.*but found .*12\\.5.*");
  }

  @Test
  void writeTheCommittedFileOnlyWhenAskedTo() throws Exception {
    Path golden = directory.resolve("golden/new.json");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(DOCUMENT).matchesGolden(golden))
        .withMessageContaining("-Dzathras.golden.update=true");

    System.setProperty(GoldenDocument.UPDATE, "true");
    try {
      assertThat(DOCUMENT).matchesGolden(golden);
    } finally {
      System.clearProperty(GoldenDocument.UPDATE);
    }

    assertThat(DOCUMENT).matchesGolden(golden);
    org.assertj.core.api.Assertions.assertThat(golden)
        .content()
        .endsWith("}\n")
        .doesNotContain("processing_timestamp");
  }

  private static Run run(int number) {
    return Run.builder().runNumber(number).status(Status.PASS).build();
  }

  private static Run runOf(Status status) {
    return Run.builder().runNumber(1).status(status).build();
  }

  private static ResultDocument with(Results results) {
    return ResultDocument.builder()
        .metadata(DOCUMENT.metadata())
        .test(DOCUMENT.test())
        .results(results)
        .diagnostics(
            Map.of("diagnostic_0", new Diagnostic(Severity.INFO, "seen", null, null, "seen")))
        .build();
  }

  private static Arguments fails(
      String name, Consumer<ResultDocumentAssert> assertion, String... message) {
    return Arguments.of(Named.of(name, assertion), message);
  }

  private static Arguments failsRun(String name, Consumer<RunAssert> assertion, String... message) {
    return Arguments.of(Named.of(name, assertion), message);
  }

  private static Arguments broken(String message, UnaryOperator<Results.Builder> change) {
    return Arguments.of(Named.of(message, change), message);
  }
}
