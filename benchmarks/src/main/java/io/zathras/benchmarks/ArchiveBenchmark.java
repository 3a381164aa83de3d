package io.zathras.benchmarks;

import io.zathras.archive.ArchiveReader;
import io.zathras.archive.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The pass over the bytes of an archive: a zip of a tar, and a plain tar. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ArchiveBenchmark {

  private final ArchiveReader reader = ArchiveReader.defaults();
  private TemporaryDirectory directory;
  private Path zip;
  private Path sysconfig;

  /** Writes the archives. */
  @Setup
  public void write() throws IOException {
    directory = TemporaryDirectory.create();
    zip = Files.write(directory.path().resolve("results_coremark.zip"), Samples.coremarkZip("1"));
    sysconfig =
        Files.write(
            directory.path().resolve("sysconfig_info.tar"),
            Samples.LEAVES.get(0).files().file("sysconfig_info.tar").orElseThrow().bytes());
  }

  /** Deletes the archives. */
  @TearDown
  public void delete() throws IOException {
    directory.close();
  }

  /** Reads a result of 18 small files. */
  @Benchmark
  public List<FileTree> results() {
    return reader.readAll(zip);
  }

  /** Reads a description of a system, 350 KB in 23 files. */
  @Benchmark
  public FileTree sysconfig() {
    return reader.readSingle(sysconfig);
  }
}
