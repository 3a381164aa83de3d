package io.zathras.metadata.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.zathras.schema.Diagnostic;
import io.zathras.schema.Diagnostics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepTimesTest {

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void keepsAllTimesOfATestInOrder() {
    assertThat(
            read(
                """
                test: streams execution time 310
                test: coremark execution time 5
                test: streams execution time 204
                """))
        .containsExactly(entry("streams", List.of(310.0, 204.0)), entry("coremark", List.of(5.0)));
  }

  @Test
  void keepsNamesWithADash() {
    assertThat(read("test: phoronix_stress-ng execution time 12\n"))
        .containsExactly(entry("phoronix_stress-ng", List.of(12.0)));
  }

  @Test
  void leavesOutATimeThatRanBackwards() {
    assertThat(read("test: a execution time 3\ntest: b execution time -61\n"))
        .containsOnlyKeys("a");
    assertThat(diagnostics.list())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).isEqualTo("time-negative");
              assertThat(found.line()).isEqualTo(2);
              assertThat(found.message()).contains("b took -61 s");
            });
  }

  @Test
  void saysWhichLinesItDoesNotKnow() {
    assertThat(read("\ntest: a execution time soon\ntest: b execution time 1\n"))
        .containsOnlyKeys("b");
    assertThat(diagnostics.list()).extracting(Diagnostic::line).containsExactly(2);
  }

  private Map<String, List<Double>> read(String text) {
    return StepTimes.read(new SideFile(StepTimes.FILE, text), diagnostics);
  }
}
