package io.zathras.exporter.opensearch.bulk;

import io.zathras.exporter.opensearch.cluster.ClusterClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Creates the daemon threads that wait for answers. */
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
