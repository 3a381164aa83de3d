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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

  private static final long MILLISECOND = 1_000_000;

  private final StringWriter printed = new StringWriter();
  private long now = Long.MAX_VALUE - 100 * MILLISECOND;
  private final Progress progress =
      new Progress(new PrintWriter(printed), Progress.Reader.TERMINAL, () -> now);

  private static Item item(Outcome outcome) {
    return new Item(
        "results_a.zip",
        null,
        null,
        outcome,
        null,
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

  private void done(int archives) {
    for (int i = 0; i < archives; i++) {
      progress.ended("results_a.zip");
    }
  }

  @Test
  void isWrittenAtMostFiveTimesASecond() {
    progress.found(1000);
    for (int i = 0; i < 1000; i++) {
      done(1);
      now += MILLISECOND;
    }

    assertThat(printed.toString().chars().filter(c -> c == '\r')).hasSize(5);
  }

  @Test
  void countsWhatFailed() {
    progress.found(2);
    progress.foundAll();
    progress.finished(item(Outcome.FAILED));
    done(1);

    assertThat(printed).hasToString("\r1 of 2 done, 1 failed");
  }

  @Test
  void aTotalThatMayGrowIsMarked() {
    progress.found(2);
    done(1);

    assertThat(printed).hasToString("\r1 of 2+ done, 0 failed");
  }

  @ParameterizedTest
  @CsvSource({
    "10, 100, 10, '10 of 100 done, 0 failed, 1.0/s, 2 min left'",
    "50, 100, 10, '50 of 100 done, 0 failed, 5.0/s, 10 s left'",
    "1, 10000, 3, '1 of 10000 done, 0 failed, 0.3/s, 8 h 20 min left'",
    "3000, 100000, 3, '3000 of 100000 done, 0 failed, 1000/s, 2 min left'",
  })
  void rateAndRemainingTimeAreThoseOfTheWholeRun(
      int done, int found, int seconds, String expected) {
    progress.found(found);
    progress.foundAll();
    done(done - 1);
    now += 1000 * MILLISECOND * seconds;
    done(1);

    assertThat(printed.toString()).endsWith("\r" + expected);
  }

  @Test
  void inALogItIsALineEachHalfMinute() {
    Progress log = new Progress(new PrintWriter(printed), Progress.Reader.LOG, () -> now);
    log.found(400);
    log.foundAll();
    for (int second = 0; second < 100; second++) {
      log.ended("results_a.zip");
      now += 1000 * MILLISECOND;
    }

    assertThat(printed.toString().lines())
        .containsExactly(
            "zathras: 31 of 400 done, 0 failed, 1.0/s, 6 min left",
            "zathras: 61 of 400 done, 0 failed, 1.0/s, 6 min left",
            "zathras: 91 of 400 done, 0 failed, 1.0/s, 5 min left");
  }

  @Test
  void aLineIsRemovedWhole() {
    progress.found(1);
    progress.foundAll();
    done(1);
    progress.clear();

    assertThat(printed.toString()).endsWith("\r" + " ".repeat(21) + "\r");
  }

  @Test
  void nothingIsRemovedWhereNothingWasShown() {
    progress.clear();

    assertThat(printed).hasToString("");
  }
}
