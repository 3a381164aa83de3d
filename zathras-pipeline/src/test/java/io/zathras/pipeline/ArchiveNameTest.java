package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.FileTree;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveNameTest {

  @ParameterizedTest
  @CsvSource({
    "results_coremark.zip, coremark",
    "r/results_phoronix_stress-ng.zip, phoronix_stress-ng",
    "results_coremark_tuned_none.tar.gz, coremark_tuned_none",
    "results_coremark.tgz, coremark",
    "results_coremark.tar.xz, coremark",
    "results_pbench_coremark.zip, ",
    "results_.zip, ",
    "results_coremark.zip.bak, ",
    "coremark.zip, ",
    "/, ",
  })
  void namesTheTest(Path archive, String test) {
    assertThat(ArchiveName.test(archive)).isEqualTo(test);
  }

  @ParameterizedTest
  @CsvSource({
    "coremark_tuned_none, coremark_2026.11.22-10.40.54, coremark",
    "coremark, coremark_2026.11.22-10.40.54, coremark",
    "phoronix_stress-ng_virtual-guest, phoronix_stress-ng_2026.11.22-10.40.54, phoronix_stress-ng",
    "coremark_pro_tuned_none, coremark_pro_2026.11.22-10.40.54, coremark_pro",
    "coremark_pro, coremark_2026.11.22, coremark_pro",
    "streams, coremark_2026.11.22-10.40.54, streams",
  })
  void asksTheDirectoryOfATarThatStandsAlone(String named, String directory, String test) {
    FileTree tar = FileTree.of("x.tar", Map.of(directory + "/a", new byte[0]));

    assertThat(ArchiveName.test(named, tar)).isEqualTo(test);
  }
}
