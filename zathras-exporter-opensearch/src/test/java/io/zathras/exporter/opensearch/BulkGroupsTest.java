package io.zathras.exporter.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.FakeCluster.Fault;
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
      OnItsThread<BulkOutcome> before = send(groups, "before");
      OnItsThread<BulkOutcome> first = send(groups, "first");
      OnItsThread<BulkOutcome> second = send(groups, "second");
      busy.countDown();
      await(arrived);

      first.interrupt();
      assertThatThrownBy(first::answer).hasCauseInstanceOf(ExportException.class);
      goOn.countDown();

      assertThat(before.answer().created()).isEqualTo(1);
      BulkOutcome outcome = second.answer();
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
      OnItsThread<BulkOutcome> before = send(groups, "before");
      await(arrived);
      OnItsThread<BulkOutcome> first = send(groups, "first");
      OnItsThread<BulkOutcome> second = send(groups, "second");
      server.fail("POST /" + INDEX + "/_bulk", Fault.answer(200, "{\"items\":[{},{}]}"));
      busy.countDown();

      assertThat(before.answer().created()).isEqualTo(1);
      assertThat(first.answer().created()).isEqualTo(1);
      assertThat(second.answer().created()).isEqualTo(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OnItsThread<BulkOutcome> send(BulkGroups groups, String id) {
    Bulk.Builder bulk = new Bulk.Builder();
    bulk.add(Bulk.Action.INDEX, id, null, out -> out.write('0'));
    return OnItsThread.ask(() -> groups.send(bulk.build()));
  }
}
