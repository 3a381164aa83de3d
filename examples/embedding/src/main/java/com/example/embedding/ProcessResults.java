package com.example.embedding;

// region imports
import io.zathras.exporter.JsonFileExporter;
import io.zathras.pipeline.ProcessingReport;
import io.zathras.pipeline.ResultPipeline;
import java.nio.file.Path;

// endregion

/** Makes a JSON document of each result in a directory. */
public final class ProcessResults {

  private ProcessResults() {}

  /**
   * Runs the program.
   *
   * @param arguments where the results are, and where the documents go
   */
  public static void main(String[] arguments) {
    // region embed
    Path results = Path.of(arguments[0]);
    Path documents = Path.of(arguments[1]);
    try (ResultPipeline pipeline =
        ResultPipeline.builder().export(JsonFileExporter.to(documents)).build()) {
      ProcessingReport report = pipeline.process(results);
      report.failures().forEach(failure -> System.err.println(failure.summary()));
      System.out.println(report.toText());
    }
    // endregion
  }
}
