package io.zathras.metadata.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.zathras.schema.Diagnostics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemUsageTest {

  private static final String HEADER =
      "      User                 Run label   Instance                     Date  Price         Test"
          + "   Time     Cost\n";

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void readsPriceAndCost() {
    assertThat(
            read(
                HEADER
                    + "    tester          rhel_9_perf_rhel  m5.xlarge      2026.02.04-10.15.42"
                    + "  0.192     coremark    204    .0108\n"
                    + "    tester          rhel_9_perf_rhel  localhost      2026.02.04-10.15.42"
                    + "      0      streams    204        0\n"))
        .containsExactly(
            entry("coremark", List.of(new SystemUsage(0.192, 0.0108))),
            entry("streams", List.of(new SystemUsage(0.0, 0.0))));
  }

  @Test
  void leavesThePriceOutWhereTheColumnIsEmpty() {
    assertThat(
            read("tester label m5.xlarge 2026.02.04-10.15.42           coremark    204    .0108"))
        .containsExactly(entry("coremark", List.of(new SystemUsage(null, 0.0108))));
  }

  @Test
  void readsARowWhoseLongLabelOverflowsItsColumn() {
    String label = "a_very_long_label_of_a_scenario_that_nobody_would_call_short_rhel";

    assertThat(
            read(
                "someone_with_a_long_name "
                    + label
                    + " Standard_D8ds_v6 2026.02.17-10.15.42    0.4     coremark    138    .0153"))
        .containsExactly(entry("coremark", List.of(new SystemUsage(0.4, 0.0153))));
  }

  @Test
  void saysWhichRowIsNone() {
    assertThat(read(HEADER + "tester coremark 204\n")).isEmpty();
    assertThat(diagnostics.list())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.line()).isEqualTo(2);
              assertThat(found.message()).contains("has 3 fields; expected 8");
            });
  }

  @Test
  void takesNoNumberFromAnythingElse() {
    assertThat(read("u l i d unknown coremark 1 n/a"))
        .containsExactly(entry("coremark", List.of(new SystemUsage(null, null))));
  }

  private Map<String, List<SystemUsage>> read(String text) {
    return SystemUsage.read(new SideFile(SystemUsage.FILE, text), diagnostics);
  }
}
