package io.zathras.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final long MILLISECOND = 1_000_000;

  private final StringWriter printed = new StringWriter();
  private long now = Long.MAX_VALUE - 100 * MILLISECOND;
  private final Progress progress = new Progress(new PrintWriter(printed), true, () -> now);

  private static Item item(Outcome outcome) {
    return new Item(
        "results_a.zip",
        null,
        outcome,
        null,
        null,
        null,
        Map.of(),
        0,
        0,
        List.of(),
        List.of(),
        Duration.ZERO);
  }

  @Test
  void isWrittenAtMostFiveTimesASecond() {
    progress.found(1000);
    for (int i = 0; i < 1000; i++) {
      progress.finished(item(Outcome.PROCESSED));
      now += MILLISECOND;
    }

    assertThat(printed.toString().chars().filter(c -> c == '\r')).hasSize(5);
  }

  @Test
  void countsWhatFailed() {
    progress.found(2);
    progress.finished(item(Outcome.FAILED));

    assertThat(printed).hasToString("\r1 of 2 done, 1 failed");
  }

  @Test
  void aLineIsRemovedWhole() {
    progress.found(1);
    progress.finished(item(Outcome.SKIPPED));
    progress.clear();

    assertThat(printed.toString()).endsWith("\r" + " ".repeat(21) + "\r");
  }

  @Test
  void nothingIsRemovedWhereNothingWasShown() {
    progress.clear();

    assertThat(printed).hasToString("");
  }
}
