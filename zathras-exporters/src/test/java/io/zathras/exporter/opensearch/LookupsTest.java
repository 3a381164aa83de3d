package io.zathras.exporter.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.FakeCluster.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookupsTest {

  private static final String TOGETHER = "POST /results/_mget";

  private FakeCluster server;
  private Cluster cluster;
  private Lookups lookups;

  @BeforeEach
  void start() throws IOException {
    server = new FakeCluster();
    server.documents("results").put("there", "{}");
    cluster = new Cluster(server.target().build());
    lookups = new Lookups(cluster, "/results");
  }

  @AfterEach
  void stop() {
    cluster.close();
    server.close();
  }

  @Test
  void whatComesWhileARequestIsUnderWayIsAskedForAsOne() throws Exception {
    List<Asking> asking = new ArrayList<>();
    // The server answers nothing meanwhile.
    synchronized (server) {
      for (String id : List.of("first", "there", "absent", "there")) {
        asking.add(new Asking(id).begin());
      }
    }

    assertThat(asking).extracting(Asking::answer).containsExactly(false, true, false, true);
    assertThat(server.requests).containsExactly(TOGETHER, TOGETHER);
  }

  @Test
  void whatARequestForSeveralDoesNotTellIsAskedForAlone() {
    server.fail(
        TOGETHER, Fault.answer(403, "{}"), Fault.answer(200, "{\"docs\":[{\"_id\":\"x\"}]}"));

    assertThat(lookups.has("there")).isTrue();
    assertThat(lookups.has("absent")).isFalse();

    assertThat(server.requests)
        .containsExactly(TOGETHER, "GET /results/_doc/there", TOGETHER, "GET /results/_doc/absent");
  }

  @Test
  void anInterruptOfTheOneThatAsksForAllCostsTheOthersNothing() throws Exception {
    Asking first;
    Asking second;
    Asking third;
    synchronized (server) {
      first = new Asking("first").begin();
      second = new Asking("there").begin();
      third = new Asking("absent").begin();
      first.thread.interrupt();
      second.thread.interrupt();
    }

    assertThatThrownBy(first::answer).hasCauseInstanceOf(ExportException.class);
    assertThatThrownBy(second::answer).hasCauseInstanceOf(ExportException.class);
    assertThat(third.answer()).isFalse();
  }

  /** Asks on a thread of its own. */
  private final class Asking {

    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();
    private final Thread thread;

    Asking(String id) {
      thread =
          new Thread(
              () -> {
                try {
                  answer.complete(lookups.has(id));
                } catch (ExportException e) {
                  answer.completeExceptionally(e);
                }
              });
    }

    /** Returns once the thread waits: for its answer, or for its turn. */
    Asking begin() {
      thread.start();
      while (thread.getState() != Thread.State.WAITING
          && thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      return this;
    }

    boolean answer() {
      return answer.join();
    }
  }
}
