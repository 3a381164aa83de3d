package io.zathras.processor.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.FileTree;
import io.zathras.schema.Diagnostics;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoriesTest {

  private final Diagnostics diagnostics = new Diagnostics();

  /** The paths are divided by blanks; the newest stands first. */
  @ParameterizedTest
  @CsvSource({
    "b_2026.01.05-10.00.00 a_2026.01.04-10.00.00",
    "tuned2026.01.05-10.00.00/results z_2026.01.04-10.00.00/results",
    "r_20260105100000_-O2 r_20260104100000_-O2",
    "a_2026.01.05-10.00.00 z x_2026.13.05-10.00.00",
    "b_2026.01.05-10.00.00 a_2026.01.05-10.00.00",
    "y x"
  })
  void takesTheLatestStampAndThenTheLastName(String paths) {
    List<String> split = Arrays.asList(paths.split(" ", -1));

    assertThat(Directories.newest(split, input())).isEqualTo(split.get(0));
    assertThat(Directories.newest(List.copyOf(split).subList(0, 1), input()))
        .isEqualTo(split.get(0));
  }

  @Test
  void warnsOfSeveralAndNamesThem() {
    ResultInput input = input();

    Directories.newest(List.of("r_2026.01.05-10.00.00", ""), input);

    assertThat(diagnostics.list())
        .singleElement()
        .matches(warning -> warning.code().equals("several-directories"))
        .extracting(warning -> warning.message())
        .isEqualTo(
            "results stand in r_2026.01.05-10.00.00, the result's own directory; expected one"
                + " directory; r_2026.01.05-10.00.00 is read, the newest with data");
  }

  @Test
  void hasNothingToSayOfOne() {
    ResultInput input = input();

    assertThat(Directories.newest(List.of(""), input)).isEmpty();
    assertThat(diagnostics.list()).isEmpty();
  }

  private ResultInput input() {
    FileTree tar = FileTree.builder("r.zip!/r.tar").file("d/x", "").build();
    return ResultInput.of("d", tar, diagnostics, false);
  }
}
