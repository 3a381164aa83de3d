package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.pipeline.OrderedExecutor.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedExecutorTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void handsOverTheResultsInTheOrderOfTheTasks(int threads) throws InterruptedException {
    List<Integer> results = new ArrayList<>();
    Stream<Task<Integer>> tasks =
        IntStream.range(0, 200)
            .mapToObj(
                number ->
                    out -> {
                      for (int i = 0; i < number % 5; i++) {
                        out.accept(number);
                      }
                    });

    try (OrderedExecutor<Integer> work = new OrderedExecutor<>(threads)) {
      work.run(tasks.iterator(), results::add);
    }

    assertThat(results)
        .isEqualTo(
            IntStream.range(0, 200)
                .flatMap(number -> IntStream.generate(() -> number).limit(number % 5))
                .boxed()
                .toList());
  }

  @Test
  void holdsFewResultsOfATaskWhoseTurnHasNotCome() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    AtomicInteger given = new AtomicInteger();
    Task<Integer> waiting =
        out -> {
          await(first);
          out.accept(-1);
        };
    Task<Integer> plenty =
        out -> {
          for (int i = 0; i < 1_000; i++) {
            out.accept(i);
            if (given.incrementAndGet() == 2) {
              first.countDown();
            }
          }
        };
    List<Integer> givenAtFirst = new ArrayList<>();

    try (OrderedExecutor<Integer> work = new OrderedExecutor<>(2)) {
      work.run(
          List.of(waiting, plenty).iterator(),
          result -> {
            if (result == -1) {
              givenAtFirst.add(given.get());
            }
          });
    }

    assertThat(givenAtFirst).containsExactly(2);
    assertThat(given).hasValue(1_000);
  }

  @Test
  void asksForNoMoreTasksThanItCanHold() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger finished = new AtomicInteger();
    List<Integer> ahead = new ArrayList<>();
    Stream<Task<Integer>> tasks =
        IntStream.range(0, 100)
            .mapToObj(
                number -> {
                  asked.incrementAndGet();
                  return out -> out.accept(number);
                });

    try (OrderedExecutor<Integer> work = new OrderedExecutor<>(3)) {
      work.run(tasks.iterator(), result -> ahead.add(asked.get() - finished.getAndIncrement()));
    }

    assertThat(ahead).hasSize(100).allMatch(count -> count <= 7);
  }

  @Test
  void endsItsThreadsWhenTheCallerIsInterrupted() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(2);
    Task<Integer> stuck =
        out -> {
          started.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    List<Throwable> thrown = new ArrayList<>();
    Thread caller =
        new Thread(
            () -> {
              try (OrderedExecutor<Integer> work = new OrderedExecutor<>(2)) {
                work.run(List.of(stuck, stuck, stuck).iterator(), result -> {});
              } catch (InterruptedException e) {
                thrown.add(e);
              }
            });
    caller.start();
    started.await();
    caller.interrupt();
    caller.join();

    assertThat(thrown).hasSize(1);
    assertThat(workers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 30, Integer.MAX_VALUE})
  void runsAllTasksWhenMoreThreadsAreAskedForThanAreOfUse(int threads) throws InterruptedException {
    List<Integer> results = new ArrayList<>();
    AtomicInteger atOnce = new AtomicInteger();
    Stream<Task<Integer>> tasks =
        IntStream.range(0, 2_000).mapToObj(number -> out -> out.accept(number));

    try (OrderedExecutor<Integer> work = new OrderedExecutor<>(threads)) {
      work.run(
          tasks.iterator(),
          number -> {
            results.add(number);
            if (number == 1_000) {
              atOnce.set(workers().size());
            }
          });
    }

    assertThat(results).isEqualTo(IntStream.range(0, 2_000).boxed().toList());
    assertThat(atOnce.get()).isBetween(1, OrderedExecutor.MOST_THREADS);
  }

  @Test
  void passesOnWhatNoTaskMayThrow() {
    Task<Integer> broken =
        out -> {
          throw new IllegalStateException("oops");
        };

    try (OrderedExecutor<Integer> work = new OrderedExecutor<>(1)) {
      assertThatThrownBy(() -> work.run(List.of(broken).iterator(), result -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasRootCauseMessage("oops");
    }
    assertThat(workers()).isEmpty();
  }

  static List<Thread> workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("zathras-(worker|processor)-.*"))
        .toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
