package io.zathras.metadata.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.archive.FileTree;
import io.zathras.schema.TunedSetting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultTuningTest {

  @ParameterizedTest
  @CsvSource({
    "results_coremark_virtual-guest.tar, virtual-guest",
    "results_coremark_.tar, from-table",
    "results_coremark.tar, from-table",
    "other.tar, from-table",
  })
  void readsTheNameOfTheTarAndElseTheTable(String member, String profile) {
    FileTree tar =
        FileTree.of(
            "results_coremark.zip!/" + member,
            Map.of(
                "coremark_2026.01.05-10.00.00/results_coremark.csv",
                "# Test: coremark\n# Tuned: from-table\na,b\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(of("coremark", tar, null).profile()).isEqualTo(profile);
  }

  @Test
  void isNotKnownFromATarThatSaysNothing() {
    FileTree tar = FileTree.of("results_a.zip!/results_a_.tar", Map.of());

    assertThat(of("a", tar, null)).isEqualTo(TunedSetting.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"first, 310", "second, 204", "third, ", ", "})
  void findsTheValueOfItsProfileAmongThoseOfSeveral(String profile, Double seconds) {
    ResultTuning tuning =
        new ResultTuning(new TunedSetting(profile, null), List.of("first", "second"));

    assertThat(tuning.ofThisRun(List.of(310.0, 204.0))).isEqualTo(seconds);
    assertThat(tuning.ofThisRun(List.of(310.0))).isEqualTo(310.0);
    assertThat(tuning.ofThisRun(List.of(310.0, 204.0, 1.0))).isNull();
    assertThat(tuning.ofThisRun(List.<Double>of())).isNull();
  }

  @Test
  void takesTheSysctlFileOfTheCommandOnlyForItsOwnProfile() {
    CommandFile command =
        CommandFile.read(new SideFile("a.cmd", "x --tuned_setting tuned_p_sys_file_s.conf"));

    assertThat(of("results_a_p.tar", command)).isEqualTo(new TunedSetting("p", "s.conf"));
    assertThat(of("results_a_q.tar", command)).isEqualTo(new TunedSetting("q", null));
    assertThat(of("results_a_.tar", command)).isEqualTo(new TunedSetting("p", "s.conf"));
    assertThat(of("results_a_p.tar", null)).isEqualTo(new TunedSetting("p", null));
  }

  private static TunedSetting of(String member, CommandFile command) {
    return of("a", FileTree.of("results_a.zip!/" + member, Map.of()), command);
  }

  private static TunedSetting of(String test, FileTree tar, CommandFile command) {
    return ResultTuning.of(test, tar, command, IdentityTest.vars()).setting();
  }
}
