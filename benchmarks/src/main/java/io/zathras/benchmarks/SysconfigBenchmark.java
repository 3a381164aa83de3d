package io.zathras.benchmarks;

import io.zathras.archive.FileTree;
import io.zathras.metadata.sysconfig.SystemInfo;
import io.zathras.schema.Diagnostics;
import io.zathras.schema.SystemUnderTest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Parsing the description of a system, from files in memory to the record. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SysconfigBenchmark {

  /** The kind of machine. */
  @Param({"m5.xlarge", "m7g.4xlarge", "Standard_D8ds_v6", "localhost"})
  public String instance;

  private FileTree files;

  /** Reads the files. */
  @Setup
  public void read() {
    files =
        Samples.LEAVES.stream()
            .filter(leaf -> leaf.instance().equals(instance))
            .findFirst()
            .orElseThrow()
            .sysconfig();
  }

  /** Parses all files. */
  @Benchmark
  public SystemUnderTest parse() {
    return SystemInfo.read(files, false, new Diagnostics());
  }
}
