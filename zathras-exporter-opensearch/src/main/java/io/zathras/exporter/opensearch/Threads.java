package io.zathras.exporter.opensearch;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that wait for answers; they do not keep a process alive. */
final class Threads {

  private Threads() {}

  static ExecutorService of(int number) {
    return Executors.newFixedThreadPool(
        number,
        work -> {
          Thread thread = new Thread(work, "zathras-" + Cluster.NAME + "-bulk");
          thread.setDaemon(true);
          return thread;
        });
  }
}
