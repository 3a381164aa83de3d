package io.zathras.exporter.opensearch.bulk;

import io.zathras.exporter.opensearch.cluster.ClusterClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that wait for answers; they do not keep a process alive. */
public final class BulkThreads {

  private BulkThreads() {}

  public static ExecutorService of(int number) {
    return Executors.newFixedThreadPool(
        number,
        work -> {
          Thread thread = new Thread(work, "zathras-" + ClusterClient.NAME + "-bulk");
          thread.setDaemon(true);
          return thread;
        });
  }
}
