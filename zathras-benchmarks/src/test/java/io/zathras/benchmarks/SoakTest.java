package io.zathras.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.benchmarks.Soak.Round;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class SoakTest {

  @Test
  void onePipelineLeavesNoThreadAndNoOpenFileBehind() throws Exception {
    List<Round> rounds = new Soak(60, 6).run(round -> {});

    assertThat(rounds).extracting(Round::results).containsExactly(10L, 20L, 30L, 40L, 50L, 60L);
    Round first = rounds.get(0);
    assertThat(rounds)
        .allSatisfy(
            round -> {
              assertThat(round.threads()).isLessThanOrEqualTo(first.threads());
              assertThat(round.files()).isLessThanOrEqualTo(first.files());
            });
  }
}
