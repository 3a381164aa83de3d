package io.zathras.benchmarks;

import io.zathras.exporter.JsonFileExporter;
import io.zathras.pipeline.ProcessingReport;
import io.zathras.pipeline.ProcessingReport.Outcome;
import io.zathras.pipeline.ResultPipeline;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Sends many results through one pipeline object, as a service does for weeks, and measures after
 * each round the resources that must not grow. Linux only, because {@code /proc} lists open files.
 */
final class Soak {

  private static final int RESULTS_OF_A_DIRECTORY = 10;

  /** One collection does not free the objects that a finalizer or a cleaner still holds. */
  private static final int TIMES_COLLECTED = 3;

  private final int rounds;
  private final int resultsOfARound;

  /** Creates a soak with the same number of results in each round. */
  Soak(int results, int rounds) {
    this.rounds = rounds;
    this.resultsOfARound = results / rounds;
  }

  /**
   * The resources in use after a round.
   *
   * @param results how many results were processed so far
   * @param heapMebibytes the reachable heap, after a collection
   * @param threads live threads
   * @param files open file descriptors
   */
  record Round(long results, double heapMebibytes, int threads, long files) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%,8d %10.1f %8d %6d", results, heapMebibytes, threads, files);
    }
  }

  /**
   * Processes all results.
   *
   * @param finished receives each round at its end
   * @return the rounds in their order
   * @throws IOException if a result is not processed, or files cannot be written
   */
  List<Round> run(Consumer<Round> finished) throws IOException {
    List<Round> all = new ArrayList<>();
    long processed = 0;
    try (TemporaryDirectory documents = TemporaryDirectory.create();
        ResultPipeline pipeline =
            ResultPipeline.builder().export(JsonFileExporter.to(documents.path())).build()) {
      for (int i = 0; i < rounds; i++) {
        processed += process(pipeline, i);
        delete(documents.path());
        Round round = new Round(processed, heap(), threads(), files());
        all.add(round);
        finished.accept(round);
      }
    }
    return all;
  }

  private long process(ResultPipeline pipeline, int round) throws IOException {
    try (TemporaryDirectory tree = TemporaryDirectory.create()) {
      int directories = Math.max(1, resultsOfARound / RESULTS_OF_A_DIRECTORY);
      new ResultTreeGenerator(round).write(tree.path(), directories, resultsOfARound);
      ProcessingReport report = pipeline.process(tree.path());
      long processed = report.count(Outcome.PROCESSED);
      if (processed != resultsOfARound) {
        throw new IOException(report.counts() + "; expected " + resultsOfARound + " processed");
      }
      return processed;
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static double heap() {
    for (int i = 0; i < TIMES_COLLECTED; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576d;
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }
}
