package io.zathras.exporter.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.FakeCluster.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class BulkGroupsTest {

  private static final String INDEX = "points";

  @Test
  void anInterruptOfTheOneThatSendsForAllCostsTheOthersNothing() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (FakeCluster server = new FakeCluster();
        Cluster cluster = new Cluster(server.target().build())) {
      BulkSender sender = new BulkSender(cluster, INDEX);
      BulkGroups groups = new BulkGroups(sender, BulkLimits.DEFAULTS, new Semaphore(1));
      server.itemFault =
          (id, attempt) -> {
            if (id.equals("before")) {
              await(busy);
            } else if (attempt == 1) {
              arrived.countDown();
              await(goOn);
            }
            return null;
          };
      Sending before = new Sending(groups, "before").begin();
      Sending first = new Sending(groups, "first").begin();
      Sending second = new Sending(groups, "second").begin();
      busy.countDown();
      await(arrived);

      first.thread.interrupt();
      assertThatThrownBy(first::outcome).hasCauseInstanceOf(ExportException.class);
      goOn.countDown();

      assertThat(before.outcome().created()).isEqualTo(1);
      BulkOutcome outcome = second.outcome();
      assertThat(outcome.rejections()).isEmpty();
      assertThat(outcome.created() + outcome.overwritten()).isEqualTo(1);
      assertThat(server.documents(INDEX)).containsKeys("before", "second");
    }
  }

  @Test
  void aFailureThatNobodyThoughtOfCostsOneRequestOnly() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    try (FakeCluster server = new FakeCluster();
        Cluster cluster = new Cluster(server.target().build())) {
      BulkSender sender = new BulkSender(cluster, INDEX);
      BulkGroups groups = new BulkGroups(sender, BulkLimits.DEFAULTS, new Semaphore(1));
      server.itemFault =
          (id, attempt) -> {
            if (id.equals("before")) {
              arrived.countDown();
              await(busy);
            }
            return null;
          };
      Sending before = new Sending(groups, "before").begin();
      await(arrived);
      Sending first = new Sending(groups, "first").begin();
      Sending second = new Sending(groups, "second").begin();
      server.fail("POST /" + INDEX + "/_bulk", Fault.answer(200, "{\"items\":[{},{}]}"));
      busy.countDown();

      assertThat(before.outcome().created()).isEqualTo(1);
      assertThat(first.outcome().created()).isEqualTo(1);
      assertThat(second.outcome().created()).isEqualTo(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One document that is sent by a thread of its own. */
  private static final class Sending {

    private final CompletableFuture<BulkOutcome> outcome = new CompletableFuture<>();
    private final Thread thread;

    Sending(BulkGroups groups, String id) {
      Bulk.Builder bulk = new Bulk.Builder();
      bulk.add(Bulk.Action.INDEX, id, out -> out.write('0'));
      thread =
          new Thread(
              () -> {
                try {
                  outcome.complete(groups.send(bulk.build()));
                } catch (ExportException e) {
                  outcome.completeExceptionally(e);
                }
              });
    }

    /** Returns once the thread waits: for its answer, or for a place to send from. */
    Sending begin() {
      thread.start();
      while (thread.getState() != Thread.State.WAITING
          && thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      return this;
    }

    BulkOutcome outcome() throws Exception {
      return outcome.get();
    }
  }
}
