package io.zathras.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepsTest {

  private static List<Sweeps.Sweep<String>> of(String... names) {
    Sweeps<String> sweeps = new Sweeps<>();
    for (String name : names) {
      sweeps.add("group", name, name);
    }
    return sweeps.found();
  }

  @Test
  void runsThatDifferInASettingOnlyAreALineInItsOrder() {
    assertThat(of("maria threads=16", "maria threads=2", "maria threads=8"))
        .singleElement()
        .satisfies(
            sweep -> {
              assertThat(sweep.setting()).isEqualTo("threads");
              assertThat(sweep.runs()).isEqualTo("maria threads=\u2026");
              assertThat(sweep.byNumber().keySet()).containsExactly(2.0, 8.0, 16.0);
              assertThat(sweep.first()).isEqualTo("maria threads=2");
            });
  }

  @Test
  void aNumberInANameIsASettingToo() {
    assertThat(of("O2 1024k", "O2 2048k", "O2 4096k", "O3 1024k"))
        .singleElement()
        .satisfies(
            sweep -> {
              assertThat(sweep.setting()).isEqualTo("O2 \u2026");
              assertThat(sweep.byNumber()).hasSize(3);
            });
  }

  @Test
  void aRunOfAGridIsInOneLineOnly() {
    List<Sweeps.Sweep<String>> sweeps =
        of(
            "depth=1 jobs=1",
            "depth=2 jobs=1",
            "depth=4 jobs=1",
            "depth=8 jobs=1",
            "depth=1 jobs=2",
            "depth=2 jobs=2",
            "depth=4 jobs=2",
            "depth=8 jobs=2",
            "depth=1 jobs=4",
            "depth=2 jobs=4",
            "depth=4 jobs=4",
            "depth=8 jobs=4");

    assertThat(sweeps).extracting(Sweeps.Sweep::setting).containsOnly("depth").hasSize(3);
    assertThat(sweeps.stream().flatMap(sweep -> sweep.byNumber().values().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void twoRunsAreNoLine() {
    assertThat(of("threads=1", "threads=2", "copy", "add")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4, 4", "4k, 4096", "4KiB, 4096", "1M, 1048576", "2.5, 2.5", "1GB, 1073741824"})
  void sizesAreNumbers(String text, double number) {
    assertThat(Sweeps.number(text)).hasValue(number);
  }

  @ParameterizedTest
  @CsvSource({"x4", "4x", "1|2", "-1", "1.", "''", "12345678901234567890"})
  void otherTextsAreNone(String text) {
    assertThat(Sweeps.number(text)).isEmpty();
  }
}
