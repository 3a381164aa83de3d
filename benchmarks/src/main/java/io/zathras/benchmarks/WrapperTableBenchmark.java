package io.zathras.benchmarks;

import io.zathras.archive.FileTree;
import io.zathras.processor.spi.ResultInput;
import io.zathras.processor.spi.WrapperTable;
import io.zathras.schema.Diagnostics;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Reading a wrapper's table with dates, from bytes to typed fields. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WrapperTableBenchmark {

  /** The number of rows. */
  @Param({"10", "10000"})
  public int rows;

  private ResultInput input;

  /** Writes the table. */
  @Setup
  public void write() {
    StringBuilder text =
        new StringBuilder(
            """
            # Test: coremark
            # Results version: v1.01
            iteration,threads,IterationsPerSec,Start_Date,End_Date
            """);
    for (int i = 1; i <= rows; i++) {
      text.append(i)
          .append(",2,")
          .append(15_775.358889 + i)
          .append(",2026-11-22T10:35:08Z,2026-11-22T10:36:11Z\n");
    }
    FileTree tar =
        FileTree.builder("sample")
            .file("coremark_2026.11.22-10.40.54/results_coremark.csv", text.toString())
            .build();
    input = ResultInput.of("coremark", tar, new Diagnostics(), false);
  }

  /** Reads the table and each field. */
  @Benchmark
  public void fields(Blackhole sink) {
    for (WrapperTable.Row row : input.table(input.firstOf("results_coremark.csv")).rows()) {
      sink.consume(row.count("iteration"));
      sink.consume(row.count("threads"));
      sink.consume(row.positive("IterationsPerSec"));
      sink.consume(row.time("Start_Date"));
      sink.consume(row.time("End_Date"));
    }
  }
}
