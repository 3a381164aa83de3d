package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.processor.spi.BenchmarkResult;
import io.zathras.processor.spi.ResultInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A processor that hangs costs the results that it hangs at, and the call returns. */
class HangingProcessorTest {

  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir Path root;

  /** What the stuck threads wait for, so that no test leaves one to the next. */
  private final CountDownLatch end = new CountDownLatch(1);

  private final CountDownLatch interrupted = new CountDownLatch(1);

  @AfterEach
  void endStuckThreads() throws InterruptedException {
    end.countDown();
    for (Thread thread : OrderedExecutorTest.workers()) {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    }
    assertThat(OrderedExecutorTest.workers()).isEmpty();
  }

  /** Computes on, whoever interrupts it. */
  private BenchmarkResult hang(ResultInput input) {
    while (end.getCount() > 0) {
      Thread.onSpinWait();
    }
    input.report().warning("late", "the result is reported already");
    return Probe.RESULT;
  }

  private BenchmarkResult sleep(ResultInput input) {
    try {
      end.await();
    } catch (InterruptedException e) {
      interrupted.countDown();
    }
    return Probe.RESULT;
  }

  @Test
  void isNamedWithItsJarItsResultTheLimitAndThePlace() throws IOException {
    Trees.probe(root, "a");

    ProcessingReport report = process(Duration.ofSeconds(1), this::hang);

    assertThat(report.isClean()).isFalse();
    assertThat(report.failures())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.source()).endsWith("results_probe.zip");
              assertThat(item.message())
                  .startsWith(
                      "results_probe.zip!/results_probe_tuned_none.tar: processor probe 7"
                          + " (io.zathras.pipeline.Probe in ")
                  .contains(
                      "did not end within the time limit of 1s at ", "HangingProcessorTest.hang(")
                  .endsWith("correct the processor, or raise the limit (command line: --timeout)");
              assertThat(item.diagnostics())
                  .extracting(found -> found.code())
                  .doesNotContain("late");
            });
  }

  @Test
  void doesNotTakeTheOtherResultsAlong() throws IOException {
    Trees.probe(root.resolve("a"), "a");
    Trees.probe(root.resolve("b"), "b");
    Trees.probe(root.resolve("c"), "c");
    Probe.Kept kept = new Probe.Kept();

    ProcessingReport report;
    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .processors(
                new Probe(
                    input ->
                        input.files().files().get(0).text().equals("b")
                            ? hang(input)
                            : Probe.RESULT))
            .concurrency(1)
            .timeout(Duration.ofSeconds(3))
            .export(kept)
            .build()) {
      report = pipeline.process(root);
    }

    assertThat(report.items())
        .extracting(Item::outcome)
        .containsExactly(Outcome.PROCESSED, Outcome.FAILED, Outcome.PROCESSED);
    assertThat(kept.documents).hasSize(2);
  }

  @Test
  void isInterruptedSoThatOneThatWaitsEnds() throws Exception {
    Trees.probe(root, "a");

    ProcessingReport report = process(SHORT, this::sleep);

    assertThat(report.failures()).hasSize(1);
    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void isNotCalledAgainAfterItHungThreeTimes() throws IOException {
    for (int i = 0; i < 5; i++) {
      Trees.probe(root.resolve("d" + i), "content " + i);
    }
    AtomicInteger calls = new AtomicInteger();

    ProcessingReport report =
        process(
            SHORT,
            input -> {
              calls.incrementAndGet();
              return hang(input);
            });

    assertThat(calls).hasValueLessThanOrEqualTo(ProcessorThreads.MOST_HANGS);
    assertThat(report.failures()).hasSize(5);
    assertThat(report.failures().get(4).message())
        .contains("exceeded the time limit 3 times before and is not called again");
  }

  @Test
  void isNamedAfterAnInterruptAndWhatWasDeliveredIsReported() throws IOException {
    Trees.probe(root.resolve("a"), "a");
    Trees.probe(root.resolve("b"), "b");
    Thread caller = Thread.currentThread();
    CountDownLatch first = new CountDownLatch(1);

    ProcessingReport report;
    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .processors(
                new Probe(
                    input -> {
                      if (input.files().files().get(0).text().equals("a")) {
                        return Probe.RESULT;
                      }
                      awaitUninterrupted(first);
                      caller.interrupt();
                      return hang(input);
                    }))
            .concurrency(1)
            .listener(item -> first.countDown())
            .build()) {
      report = pipeline.process(root);
    }

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.interrupted()).isTrue();
    assertThat(report.items()).extracting(Item::outcome).contains(Outcome.PROCESSED);
    assertThat(report.underWay())
        .singleElement()
        .asString()
        .startsWith(root.resolve("b/results_probe.zip") + ": for ")
        .contains(" s, processor probe 7 (", " at ", "HangingProcessorTest.");
    assertThat(report.toText())
        .contains("\nINTERRUPTED  " + root.resolve("b/results_probe.zip") + ": for ");
  }

  @Test
  void hasALimitThatIsLongerThanNone() {
    assertThatThrownBy(() -> ResultPipeline.builder().timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout is PT0S; expected more than 0");
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  private ProcessingReport process(Duration limit, Function<ResultInput, BenchmarkResult> work) {
    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .processors(new Probe(work))
            .concurrency(1)
            .timeout(limit)
            .build()) {
      return pipeline.process(root);
    }
  }
}
