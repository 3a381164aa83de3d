package io.zathras.exporter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.zathras.exporter.http.HttpOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void pausesDoubleUpToTheLongest() throws InterruptedException {
    Backoff backoff = backoff(options().pauses(Duration.ofSeconds(1), Duration.ofSeconds(5)), 1);

    for (int attempt = 0; attempt < 5; attempt++) {
      assertThat(backoff.again(null)).isTrue();
    }

    assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 5L, 5L);
  }

  @Test
  void aPauseIsAtLeastHalf() throws InterruptedException {
    Backoff backoff = backoff(options().pauses(Duration.ofSeconds(1), Duration.ofSeconds(5)), 0);

    backoff.again(null);

    assertThat(pauses).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void waitsAsLongAsTheServerAsks() throws InterruptedException {
    Backoff backoff = backoff(options(), 1);

    backoff.again(Duration.ofSeconds(7));

    assertThat(pauses).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void endsAfterTheAttempts() throws InterruptedException {
    Backoff backoff = backoff(options().maxAttempts(3), 1);

    assertThat(backoff.again(null)).isTrue();
    assertThat(backoff.again(null)).isTrue();
    assertThat(backoff.again(null)).isFalse();
    assertThat(backoff.attempts()).isEqualTo(3);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void goesOnForAllOfTheTimeHoweverOftenThatIs() throws InterruptedException {
    Backoff backoff =
        backoff(
            HttpOptions.builder()
                .pauses(Duration.ofSeconds(1), Duration.ofSeconds(30))
                .giveUpAfter(Duration.ofMinutes(5)),
            1);
    while (backoff.again(null)) {
      assertThat(pauses).hasSizeLessThan(1000);
    }

    assertThat(pauses.stream().mapToLong(Duration::toMillis).sum()).isBetween(299_000L, 300_000L);
    assertThat(backoff.tried()).startsWith(" (tried 15 times in ").endsWith(" s)");
  }

  @Test
  void endsRatherThanWaitBeyondTheTime() throws InterruptedException {
    Backoff backoff = backoff(options().giveUpAfter(Duration.ofSeconds(10)), 1);

    assertThat(backoff.again(Duration.ofSeconds(9))).isTrue();
    assertThat(backoff.again(Duration.ofSeconds(9))).isFalse();
  }

  private static HttpOptions.Builder options() {
    return HttpOptions.builder().maxAttempts(100).giveUpAfter(Duration.ofHours(1));
  }

  private Backoff backoff(HttpOptions.Builder options, double random) {
    return new Backoff(options.build(), pauses::add, () -> random);
  }
}
