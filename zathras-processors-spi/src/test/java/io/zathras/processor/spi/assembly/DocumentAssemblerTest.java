package io.zathras.processor.spi.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.archive.FileTree;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.Metric;
import io.zathras.processor.spi.ProcessingException;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.ResultLimits;
import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.Direction;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.Status;
import io.zathras.schema.SystemConfiguration;
import io.zathras.schema.SystemUnderTest;
import io.zathras.schema.TestConfiguration;
import io.zathras.schema.TimeSeries;
import io.zathras.schema.context.RunContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentAssemblerTest {

  private static final RunContext ASKED =
      RunContext.builder()
          .testConfiguration(
              new TestConfiguration(3, Map.of("time", 60), Map.of(), Map.of("sysctl", "none")))
          .build();

  @ParameterizedTest
  @CsvSource({
    "results_phoronix_stress-ng_virtual-guest.tar, virtual-guest",
    "tars/results_phoronix_stress-ng_throughput-performance.tar.xz, throughput-performance",
    "results_phoronix_stress-ng_tuned_none.tgz, none"
  })
  void takesTheTunedProfileFromTheNameOfTheTar(String tar, String profile) {
    ResultDocument document = document("results_phoronix_stress-ng.zip!/" + tar, ASKED);

    assertThat(document.testConfiguration().tuning())
        .containsOnly(Map.entry("tuned_profile", profile), Map.entry("sysctl", "none"));
    assertThat(document.testConfiguration().parameters()).containsOnlyKeys("time");
    assertThat(document.testConfiguration().iterationsRequested()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "results_phoronix_stress-ng.zip",
        "results_phoronix_stress-ng.zip!/results_phoronix_stress-ng_.tar",
        "results_phoronix_stress-ng.zip!/results_other_virtual-guest.tar"
      })
  void inventsNoTunedProfile(String tree) {
    assertThat(document(tree, ASKED).testConfiguration()).isEqualTo(ASKED.testConfiguration());
    assertThat(document(tree, RunContext.empty()).testConfiguration()).isNull();
  }

  @Test
  void statesTheTunedProfileWhereNothingElseIsKnown() {
    assertThat(
            document("r.zip!/results_phoronix_stress-ng_powersave.tar", RunContext.empty())
                .testConfiguration())
        .isEqualTo(
            new TestConfiguration(
                null, "powersave", Map.of(), Map.of(), Map.of("tuned_profile", "powersave")));
  }

  @ParameterizedTest
  @CsvSource({
    "results_phoronix_stress-ng_powersave.tar, powersave",
    "results_phoronix_stress-ng_tuned_none.tar, balanced",
    "results_phoronix_stress-ng.tar, "
  })
  void saysTheProfileThatTheTestRanUnderAndNotTheOneBefore(String tar, @Nullable String profile) {
    RunContext context =
        ASKED.toBuilder()
            .systemUnderTest(
                new SystemUnderTest(
                    null, null, SystemConfiguration.builder().tunedProfile("balanced").build()))
            .build();

    ResultDocument document = document("r.zip!/" + tar, context);

    assertThat(document.testConfiguration().tunedProfile()).isEqualTo(profile);
    assertThat(document.systemUnderTest().configuration().tunedProfile()).isEqualTo("balanced");
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4, 4", // both headlines are of runs with as many
    "4, 8, ",
    "4, , ",
    "many, many, ",
    "0, 0, "
  })
  void saysHowMuchWorkedAtOnceWhereTheHeadlinesAgree(
      @Nullable String first, @Nullable String second, @Nullable Integer expected) {
    Metric ops = new Metric("ops", "ops/s", Direction.HIGHER_IS_BETTER, null);
    Metric more = new Metric("more", "ops/s", Direction.HIGHER_IS_BETTER, null);
    Run one = run(1, first);
    Run two = run(2, second);
    BenchmarkResult result =
        BenchmarkResult.builder()
            .run(one)
            .run(two)
            .primaryMean(ops, new double[] {1}, one)
            .primaryMean(more, new double[] {1}, two)
            .build();

    assertThat(assembled(result).results().headlineThreads()).isEqualTo(expected);
    BenchmarkResult ofNoRun =
        BenchmarkResult.builder().run(one).primaryMean(ops, new double[] {1}, null).build();
    assertThat(assembled(ofNoRun).results().headlineThreads()).isNull();
    assertThat(assembled(BenchmarkResult.builder().build()).results().headlineThreads()).isNull();
  }

  private static Run run(int number, @Nullable String clients) {
    Run.Builder run = Run.builder().runNumber(number).status(Status.PASS);
    if (clients != null) {
      Object value = clients.matches("[0-9]+") ? (Object) Integer.valueOf(clients) : clients;
      run.configuration("clients", value);
    }
    return run.build();
  }

  private static ResultDocument assembled(BenchmarkResult result) {
    ResultSource source =
        ResultSource.of(
            "phoronix",
            FileTree.builder("r.zip!/r.tar")
                .file("phoronix_2026.01.05-10.00.00/version", "")
                .build());
    return DocumentAssembler.assemble(new Nothing(result), source, Instant.EPOCH);
  }

  @Test
  void saysHowManyNamesOfSettingsWereCut() {
    String endless = "x".repeat(300);
    RunContext context =
        RunContext.builder()
            .testConfiguration(
                new TestConfiguration(
                    null, Map.of(endless, 1, "short", 2), Map.of(endless, "y"), Map.of()))
            .systemUnderTest(
                new SystemUnderTest(
                    null,
                    null,
                    SystemConfiguration.builder()
                        .sysctlParameters(Map.of(endless + "a", "1", endless + "b", "2"))
                        .build()))
            .build();

    assertThat(document("r.zip!/r.tar", context).diagnostics().values())
        .filteredOn(diagnostic -> diagnostic.code().equals("names-cut"))
        .singleElement()
        .satisfies(diagnostic -> assertThat(diagnostic.message()).startsWith("4 names"));
    assertThat(document("r.zip!/r.tar", ASKED).diagnostics().values())
        .noneMatch(diagnostic -> diagnostic.code().equals("names-cut"));
  }

  @Test
  void namesTheTestWithoutItsSuffix() {
    ResultDocument document = document("r.zip!/r.tar", RunContext.empty());

    assertThat(document.test().name()).isEqualTo("phoronix");
    assertThat(document.id()).startsWith("phoronix_").hasSize("phoronix_".length() + 32);
  }

  @ParameterizedTest
  @CsvSource({
    "1c1\\n< balanced\\nTuned settings have changed!!!!, true",
    "Tuned stayed the same., "
  })
  void flagsTuningThatChangedWhileTheTestRan(String comparison, @Nullable Boolean changed) {
    FileTree tar =
        FileTree.builder("r.zip!/results_phoronix_powersave.tar")
            .file("phoronix_2026.01.05-10.00.00/tuned_setting", comparison.replace("\\n", "\n"))
            .build();
    ResultSource source = ResultSource.of("phoronix", tar);

    ResultDocument document = DocumentAssembler.assemble(new Nothing(), source, Instant.EPOCH);

    assertThat(document.testConfiguration().tuning().get("tuned_changed")).isEqualTo(changed);
    // This processor gives no reason for its status, and the warning about tuned is one.
    assertThat(document.diagnostics().values())
        .extracting(Diagnostic::code)
        .containsExactly(changed == null ? "status-without-reason" : "tuned-changed");
  }

  @Test
  void refusesMoreThanAResultMayHold() {
    TimeSeries.Builder points = TimeSeries.builder();
    for (int i = 0; i < ResultLimits.MOST_POINTS / 2; i++) {
      points.untimed(null, Map.of("x", 1.0));
    }
    TimeSeries half = points.build();
    String text = "x".repeat(10_000_000 / 2);

    assertThat(runs(ResultLimits.MOST_RUNS, run -> run).results().totalRuns()).isEqualTo(2_000);
    assertThatThrownBy(() -> runs(ResultLimits.MOST_RUNS + 1, run -> run))
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("r.tar")
        .hasMessageContaining("2001 runs; no result has more than 2000");
    assertThat(runs(2, run -> run.timeseries(half)).results().totalRuns()).isEqualTo(2);
    assertThatThrownBy(() -> runs(3, run -> run.timeseries(half)))
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("300000 points; no result has more than 200000");
    assertThatThrownBy(() -> runs(3, run -> run.configuration("a", Map.of("b", List.of(text)))))
        .isInstanceOf(ProcessingException.class)
        .hasMessageContaining("characters in settings");
  }

  @ParameterizedTest
  @CsvSource({"PASS, PARTIAL", "UNKNOWN, PARTIAL", "FAIL, FAIL"})
  void countsAFailedReportWhereTheProcessorDoesNotLook(Status measured, Status expected) {
    String report = "phoronix_x/some/where/test_results_report";
    FileTree tar = FileTree.builder("r.tar").file(report, "Ran\nFailed\n").build();
    BenchmarkResult result =
        BenchmarkResult.builder()
            .status(measured)
            .run(Run.builder().runNumber(1).status(Status.PASS).build())
            .build();

    ResultDocument document =
        DocumentAssembler.assemble(
            new Nothing(result), ResultSource.of("phoronix", tar), Instant.EPOCH);

    assertThat(document.results().status()).isEqualTo(expected);
    Diagnostic reason = document.diagnostics().values().iterator().next();
    assertThat(document.diagnostics()).hasSize(1);
    assertThat(reason.code()).isEqualTo("report-failed");
    assertThat(reason.file()).endsWith(report);
    assertThat(reason.line()).isEqualTo(2);
  }

  @Test
  void saysTheTestsOwnNameForAnAliasOfIt() {
    FileTree tar = FileTree.builder("r.zip!/r.tar").file("phoronix_x/version", "").build();

    ResultDocument document =
        DocumentAssembler.assemble(new Nothing(), ResultSource.of("pts", tar), Instant.EPOCH);

    assertThat(document.test().name()).isEqualTo("phoronix");
    assertThat(document.metadata().documentId()).startsWith("phoronix_");
    assertThat(document.diagnostics().values())
        .extracting(Diagnostic::message)
        .containsExactly(
            "the test is called 'pts', expected 'phoronix', which is the name in the document");
  }

  private static ResultDocument runs(int count, UnaryOperator<Run.Builder> change) {
    FileTree tar = FileTree.builder("r.zip!/r.tar").file("phoronix_x/version", "").build();
    ResultSource source = ResultSource.of("phoronix", tar);
    BenchmarkResult.Builder result = BenchmarkResult.builder();
    for (int i = 1; i <= count; i++) {
      result.run(change.apply(Run.builder().runNumber(i).status(Status.PASS)).build());
    }
    return DocumentAssembler.assemble(new Nothing(result.build()), source, Instant.EPOCH);
  }

  private static ResultDocument document(String tree, RunContext context) {
    FileTree tar = FileTree.builder(tree).file("phoronix_2026.01.05-10.00.00/version", "").build();
    ResultSource source =
        new ResultSource("phoronix_stress-ng", tar, context, new Diagnostics(), false);
    return DocumentAssembler.assemble(new Nothing(), source, Instant.EPOCH);
  }

  private record Nothing(BenchmarkResult result) implements BenchmarkProcessor {

    Nothing() {
      this(BenchmarkResult.builder().build());
    }

    @Override
    public ProcessorDescriptor descriptor() {
      return ProcessorDescriptor.forTest("phoronix")
          .prefix("phoronix")
          .alias("pts")
          .threadsSetting("clients")
          .build();
    }

    @Override
    public BenchmarkResult process(ResultInput input) {
      return result;
    }
  }
}
