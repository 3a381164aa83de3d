package io.zathras.processor.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.ResultDocument;
import io.zathras.schema.RunContext;
import io.zathras.schema.TestConfiguration;
import java.time.Instant;
import java.util.Map;
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

  private static ResultDocument document(String tree, RunContext context) {
    FileTree tar = FileTree.builder(tree).file("phoronix_2026.01.05-10.00.00/version", "").build();
    ResultInput input = ResultInput.of("phoronix_stress-ng", tar, context, new Diagnostics());
    return DocumentAssembler.assemble(new Nothing(), input, Instant.EPOCH);
  }

  private static final class Nothing implements BenchmarkProcessor {
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
