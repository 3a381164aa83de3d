package io.zathras.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.benchmarks.Soak.Round;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class SoakTest {

  private static final int ROUNDS = 6;

  @Test
  void onePipelineLeavesNoThreadAndNoOpenFileBehindItsResults() throws Exception {
    List<Round> rounds = new Soak(10 * ROUNDS, ROUNDS).run(round -> {});

    assertThat(rounds).extracting(Round::results).containsExactly(10L, 20L, 30L, 40L, 50L, 60L);
    // The JVM opens a file or starts a thread of its own now and then. A result that leaves one
    // behind
    // adds ten a round, a pipeline run that does adds one.
    Round first = rounds.get(0);
    Round last = rounds.get(rounds.size() - 1);
    assertThat(last.threads()).isLessThan(first.threads() + ROUNDS - 1);
    assertThat(last.files()).isLessThan(first.files() + ROUNDS - 1);
  }
}
