package io.zathras.exporter.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zathras.exporter.ExportException;
import io.zathras.exporter.opensearch.FakeCluster.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TogetherTest {

  private static final String TOGETHER = "POST /results/_mget";

  private FakeCluster server;
  private Cluster cluster;
  private Summaries summaries;

  @BeforeEach
  void start() throws IOException {
    server = new FakeCluster();
    server.documents("results").put("there", "{}");
    cluster = new Cluster(server.target().resultsIndex("results").build());
    cluster.requireOpenSearch();
    server.requests.clear();
    summaries = new Summaries(cluster, BulkLimits.DEFAULTS, new Semaphore(1));
  }

  @AfterEach
  void stop() {
    cluster.close();
    server.close();
  }

  @Test
  void whatComesWhileARequestIsUnderWayIsAskedForAsOne() throws Exception {
    List<OnItsThread<Boolean>> asking = new ArrayList<>();
    // The server answers nothing meanwhile.
    synchronized (server) {
      for (String id : List.of("first", "there", "absent", "there")) {
        asking.add(ask(id));
      }
    }

    assertThat(asking).extracting(OnItsThread::answer).containsExactly(false, true, false, true);
    assertThat(server.requests).containsExactly(TOGETHER, TOGETHER);
  }

  @Test
  void whatARequestForSeveralDoesNotTellIsAskedForAlone() {
    server.fail(TOGETHER, Fault.answer(404, "{}"));
    assertThat(summaries.find("there")).isNotNull();

    server.fail(TOGETHER, Fault.answer(200, "{\"docs\":[{\"_id\":\"x\"}]}"));
    assertThat(summaries.find("absent")).isNull();

    assertThat(server.requests).containsExactly(TOGETHER, TOGETHER, TOGETHER, TOGETHER);
  }

  @Test
  void eachHearsWhyItCouldNotBeAnswered() {
    server.fail(TOGETHER, Fault.answer(403, "{}"), Fault.answer(403, "{\"error\":\"not you\"}"));

    assertThatThrownBy(() -> summaries.find("there"))
        .hasMessage(
            "opensearch: POST /results/_mget: HTTP 403 (not you); grant the user what is missing");
  }

  @Test
  void anInterruptOfTheOneThatAsksForAllCostsTheOthersNothing() throws Exception {
    OnItsThread<Boolean> first;
    OnItsThread<Boolean> second;
    OnItsThread<Boolean> third;
    synchronized (server) {
      first = ask("first");
      second = ask("there");
      third = ask("absent");
      first.interrupt();
      second.interrupt();
    }

    assertThatThrownBy(first::answer).hasCauseInstanceOf(ExportException.class);
    assertThatThrownBy(second::answer).hasCauseInstanceOf(ExportException.class);
    assertThat(third.answer()).isFalse();
  }

  private OnItsThread<Boolean> ask(String id) {
    return OnItsThread.ask(() -> summaries.find(id) != null);
  }
}
