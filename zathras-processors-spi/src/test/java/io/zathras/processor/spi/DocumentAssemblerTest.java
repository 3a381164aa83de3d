package io.zathras.processor.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.Run;
import io.zathras.schema.RunContext;
import io.zathras.schema.Status;
import io.zathras.schema.TestConfiguration;
import io.zathras.schema.TimeSeries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            new TestConfiguration(null, Map.of(), Map.of(), Map.of("tuned_profile", "powersave")));
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
    ResultInput input = ResultInput.of("phoronix", tar, RunContext.empty(), new Diagnostics());

    ResultDocument document = DocumentAssembler.assemble(new Nothing(), input, Instant.EPOCH);

    assertThat(document.testConfiguration().tuning().get("tuned_changed")).isEqualTo(changed);
    assertThat(document.diagnostics()).hasSize(changed == null ? 0 : 1);
  }

  @Test
  void refusesMoreThanAResultMayHold() {
    TimeSeries.Builder points = TimeSeries.builder();
    for (int i = 0; i < ResultLimits.MOST_POINTS / 2; i++) {
      points.untimed(null, Map.of("x", 1.0));
    }
    TimeSeries half = points.build();
    String text = "x".repeat(ResultLimits.MOST_CHARACTERS / 2);

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

  @Test
  void namesTheFirstGapsOfANumbering() {
    assertThat(Gaps.before(Set.of(1, 3), 4)).containsExactly(2, 4);
    assertThat(Gaps.before(Set.of(1, 2), 2)).isEmpty();
    assertThat(Gaps.before(Set.of(), 999_999_999)).hasSize(20);
  }

  private static ResultDocument runs(int count, UnaryOperator<Run.Builder> change) {
    FileTree tar = FileTree.builder("r.zip!/r.tar").file("phoronix_x/version", "").build();
    ResultInput input = ResultInput.of("phoronix", tar, RunContext.empty(), new Diagnostics());
    BenchmarkProcessor processor =
        new Nothing() {
          @Override
          public BenchmarkResult process(ResultInput ignored) {
            BenchmarkResult.Builder result = BenchmarkResult.builder();
            for (int i = 1; i <= count; i++) {
              result.run(change.apply(Run.builder().runNumber(i).status(Status.PASS)).build());
            }
            return result.build();
          }
        };
    return DocumentAssembler.assemble(processor, input, Instant.EPOCH);
  }

  private static ResultDocument document(String tree, RunContext context) {
    FileTree tar = FileTree.builder(tree).file("phoronix_2026.01.05-10.00.00/version", "").build();
    ResultInput input = ResultInput.of("phoronix_stress-ng", tar, context, new Diagnostics());
    return DocumentAssembler.assemble(new Nothing(), input, Instant.EPOCH);
  }

  private static class Nothing implements BenchmarkProcessor {
    @Override
    public ProcessorDescriptor descriptor() {
      return ProcessorDescriptor.forTest("phoronix").prefix("phoronix").build();
    }

    @Override
    public BenchmarkResult process(ResultInput input) {
      return BenchmarkResult.builder().build();
    }
  }
}
