package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.FileTree;
import io.zathras.processor.spi.BenchmarkProcessor;
import io.zathras.processor.spi.BenchmarkProcessors;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ProcessorDescriptor;
import io.zathras.processor.spi.ResultInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultNamesTest {

  private static final ResultNames NAMES =
      ResultNames.of(
          BenchmarkProcessors.of(
              List.of(
                  reader(ProcessorDescriptor.forTest("coremark")),
                  reader(ProcessorDescriptor.forTest("coremark_pro")),
                  reader(ProcessorDescriptor.forTest("phoronix").prefix("phoronix")))));

  @ParameterizedTest
  @CsvSource({
    "results_coremark.zip, coremark",
    "results_other.zip, other",
    "results_coremark_mine.zip, coremark_mine",
    "r/results_phoronix_stress-ng.zip, phoronix_stress-ng",
    "results_coremark_tuned_none.tar.gz, coremark",
    "results_coremark_tuned_virtual-guest_sys_file_none.tar, coremark",
    "results_coremark_pro_tuned_virtual-guest_sys_file_none.tar, coremark_pro",
    "results_phoronix_tuned_virtual-guest_sys_file_none.tar, phoronix",
    "results_phoronix_redis_tuned_virtual-guest_sys_file_none.tar, phoronix_redis",
    "results_coremark_virtual-guest.tar, coremark",
    "results_coremark_pro_virtual-guest.tar, coremark_pro",
    "results_coremark_.tar, coremark",
    "results_other_virtual-guest.tar, other_virtual-guest",
    "results_coremark.tgz, coremark",
    "results_coremark.tar.xz, coremark",
    "coremark_2026.11.22-10.40.54, coremark",
    "phoronix_redis_2026.11.22-10.40.54, phoronix_redis",
    "results_coremark_pro_tuned_none_sys_file_none_20230720101010, coremark_pro",
    "other_2026.11.22-10.40.54, ",
    "results_coremark, ",
    "results_pbench_coremark.zip, ",
    "results_.zip, ",
    "results_coremark.zip.bak, ",
    "coremark.zip, ",
    "/, ",
  })
  void namesTheTest(Path result, String test) {
    assertThat(NAMES.test(result).orElse(null)).isEqualTo(test);
  }

  @ParameterizedTest
  @CsvSource({
    "coremark_tuned_none, coremark_2026.11.22-10.40.54, coremark",
    "coremark, coremark_2026.11.22-10.40.54, coremark",
    "phoronix_stress-ng_virtual-guest, phoronix_stress-ng_2026.11.22-10.40.54, phoronix_stress-ng",
    "coremark_pro_tuned_none, coremark_pro_2026.11.22-10.40.54, coremark_pro",
    "coremark_pro, coremark_2026.11.22, coremark_pro",
    "streams, coremark_2026.11.22-10.40.54, streams",
    "other_mine, other_2026.11.22-10.40.54, other",
  })
  void asksTheDirectoryOfATarThatStandsAlone(String named, String directory, String test) {
    FileTree tar = FileTree.of("x.tar", Map.of(directory + "/a", new byte[0]));

    assertThat(NAMES.test(Path.of("results_" + named + ".tar"), tar)).contains(test);
  }

  private static BenchmarkProcessor reader(ProcessorDescriptor.Builder descriptor) {
    return new BenchmarkProcessor() {
      @Override
      public ProcessorDescriptor descriptor() {
        return descriptor.build();
      }

      @Override
      public BenchmarkResult process(ResultInput input) {
        return Probe.RESULT;
      }
    };
  }
}
