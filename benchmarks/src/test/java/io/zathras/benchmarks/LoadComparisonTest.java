package io.zathras.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the figures come from /proc")
class LoadComparisonTest {

  @TempDir Path directory;

  @Test
  void tellsLoadingBesideJsonFilesAndDuckDbAlone() throws Exception {
    Path calls = directory.resolve("calls");
    Path launcher =
        program("zathras", "echo \"$3 ${ZATHRAS_JAVA_OPTIONS:+with plugin}\" >>'" + calls + "'");
    Path plugin = Files.createDirectory(directory.resolve("duckdb"));
    LoadComparison comparison =
        new LoadComparison(launcher, plugin, program("java", "echo alone >>'" + calls + "'"));

    String table = comparison.compare(directory.resolve("tree"), 1);

    assertThat(table.lines())
        .satisfiesExactly(
            head -> assertThat(head).contains("CPU s", "wall s", "times this", "peak MiB"),
            json -> assertThat(json).startsWith("JSON files"),
            duckdb ->
                assertThat(duckdb).startsWith("DuckDB file").contains("1.00 /    1.00 /    1.00"),
            alone -> assertThat(alone).startsWith("DuckDB alone"));
    assertThat(Files.readAllLines(calls))
        .containsExactly(
            "--ndjson ",
            "--json ",
            "--duckdb with plugin",
            "alone",
            "--json ",
            "--duckdb with plugin",
            "alone");
  }

  private Path program(String name, String line) throws IOException {
    Path program = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + line + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
