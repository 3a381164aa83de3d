package io.zathras.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {

  @Test
  void everyBenchmarkRunsOnce() throws Exception {
    Options once =
        new OptionsBuilder()
            .forks(0)
            .mode(Mode.SingleShotTime)
            .warmupIterations(0)
            .measurementIterations(1)
            .param("points", "3")
            .param("rows", "3")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();

    Set<String> ran =
        new Runner(once)
            .run().stream()
                .map(result -> result.getParams().getBenchmark())
                .collect(Collectors.toSet());

    assertThat(ran)
        .extracting(name -> name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1))
        .containsExactlyInAnyOrder(
            "ArchiveBenchmark.results",
            "ArchiveBenchmark.sysconfig",
            "WrapperTableBenchmark.fields",
            "SysconfigBenchmark.parse",
            "DocumentBenchmark.writePretty",
            "DocumentBenchmark.writeCompact",
            "DocumentBenchmark.read",
            "DocumentBenchmark.validate",
            "PipelineBenchmark.process");
  }
}
