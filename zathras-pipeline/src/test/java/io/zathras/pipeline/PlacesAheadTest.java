package io.zathras.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.pipeline.ProcessingReport.Item;
import io.zathras.processor.spi.BenchmarkProcessors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesAheadTest {

  @TempDir Path root;

  private final AtomicInteger found = new AtomicInteger();
  private final CountDownLatch foundAll = new CountDownLatch(1);
  private final ResultNames names = ResultNames.of(BenchmarkProcessors.of(List.of(new Probe())));

  private final ProgressListener listener =
      new ProgressListener() {
        @Override
        public void found(int archives) {
          found.addAndGet(archives);
        }

        @Override
        public void foundAll() {
          foundAll.countDown();
        }

        @Override
        public void finished(Item item) {}
      };

  private PlacesAhead places() {
    return new PlacesAhead(ResultFinder.over(List.of(root), names, null), listener);
  }

  @Test
  void knowsTheTotalWhenTheFirstPlaceIsTaken() throws Exception {
    for (int i = 0; i < 100; i++) {
      Trees.probe(root.resolve("d" + i), "a");
    }

    try (PlacesAhead places = places()) {
      places.next();
      foundAll.await();

      assertThat(found).hasValue(100);
      assertThat(places).toIterable().hasSize(99);
    }
    assertThat(OrderedExecutorTest.workers()).isEmpty();
  }

  @Test
  void onePlaceNeedsNoThread() throws IOException {
    Trees.probe(root, "a");

    try (PlacesAhead places = places()) {
      assertThat(places).toIterable().hasSize(1);
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(thread -> thread.getName().startsWith("zathras-finder-"));
    }
    assertThat(foundAll.getCount()).isZero();
  }

  @Test
  void aFailureOfTheSearchReachesTheCaller() throws IOException {
    Trees.probe(root.resolve("a"), "a");
    Trees.probe(root.resolve("b"), "b");
    ResultFinder finder =
        new ResultFinder(
            List.of(root.resolve("a"), root.resolve("b")),
            directory -> {
              if (directory.endsWith("b")) {
                throw new IllegalStateException("made by this test");
              }
              return List.of(directory.resolve("results_probe.zip"));
            },
            names,
            null);

    try (PlacesAhead places = new PlacesAhead(finder, listener)) {
      places.next();

      assertThatThrownBy(places::hasNext)
          .hasMessage("the search for results failed")
          .hasRootCauseMessage("made by this test");
    }
  }
}
