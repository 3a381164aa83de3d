package io.zathras.benchmarks;

import io.zathras.exporter.JsonFileExporter;
import io.zathras.pipeline.ProcessingReport;
import io.zathras.pipeline.ResultPipeline;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The whole pipeline on one thread: 20 result directories with 46 results to JSON files. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PipelineBenchmark {

  private static final int DIRECTORIES = 20;
  private static final int RESULTS = 46;

  private TemporaryDirectory tree;
  private TemporaryDirectory documents;

  /** Writes the tree. */
  @Setup
  public void write() throws IOException {
    tree = TemporaryDirectory.create();
    new ResultTreeGenerator(1).write(tree.path(), DIRECTORIES, RESULTS);
  }

  /** Makes a directory for the documents. */
  @Setup(Level.Invocation)
  public void makeRoom() throws IOException {
    documents = TemporaryDirectory.create();
  }

  /** Deletes the documents. */
  @TearDown(Level.Invocation)
  public void makeRoomAgain() throws IOException {
    documents.close();
  }

  /** Deletes the tree. */
  @TearDown
  public void delete() throws IOException {
    tree.close();
  }

  /** Processes the tree. */
  @Benchmark
  public ProcessingReport process() {
    try (ResultPipeline pipeline =
        ResultPipeline.builder()
            .concurrency(1)
            .export(JsonFileExporter.to(documents.path()))
            .build()) {
      return pipeline.process(tree.path());
    }
  }
}
