package io.zathras.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.pipeline.ProcessingReport.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words behind the job's jar. */
class TablesJobArgumentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "results",
        "--output",
        "--output tables",
        "--output tables --partitions few results",
        "--output tables --partitions 0 results",
        "--output tables --overwrite results"
      })
  void thatDoNotMakeAJobAreRefusedWithAReason(String arguments) {
    List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));

    assertThatThrownBy(() -> TablesJob.parse(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s).*(usage: TablesJob|expected at least 1).*");
  }

  @Test
  void mayStandInAnyOrder() {
    assertThat(
            TablesJob.parse(List.of("a", "--replace", "--output", "t", "--partitions", "3", "b")))
        .isNotNull();
  }

  @Test
  void countsArePrintedOutcomeByOutcome() {
    Map<Outcome, Long> counts = new EnumMap<>(Map.of(Outcome.FAILED, 1L, Outcome.PROCESSED, 20L));

    assertThat(TablesJob.summary(counts)).isEqualTo("20 processed, 1 failed");
  }
}
