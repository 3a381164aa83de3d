package com.example.fatjar;

import io.zathras.exporter.JsonFileExporter;
import io.zathras.pipeline.ProcessingReport;
import io.zathras.pipeline.ResultPipeline;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Processes results on a thread of a pool, whose context class loader may know no processor. */
public final class ProcessInBackground {

  private ProcessInBackground() {}

  /**
   * Runs the program.
   *
   * @param arguments where the results are, and where the documents go
   */
  public static void main(String[] arguments) {
    Path results = Path.of(arguments[0]);
    Path documents = Path.of(arguments[1]);
    ProcessingReport report =
        CompletableFuture.supplyAsync(() -> process(results, documents)).join();
    System.out.println(report.toText());
    System.exit(report.isClean() ? 0 : 1);
  }

  private static ProcessingReport process(Path results, Path documents) {
    try (ResultPipeline pipeline =
        ResultPipeline.builder().export(JsonFileExporter.to(documents)).build()) {
      return pipeline.process(results);
    }
  }
}
