package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder that the build makes of the plugin, in an installation without DuckDB. */
class DuckDbPluginIT {

  private static final Path NIGHTS = Samples.ROOT.resolve("examples/two-nights");

  @TempDir Path directory;

  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    installation = Installation.in(directory.resolve("zathras"));
    Path plugin = Files.createDirectory(installation.plugins().resolve("duckdb"));
    Path built = Path.of(System.getProperty("zathras.duckdb")).normalize();
    try (Stream<Path> jars = Files.list(built)) {
      for (Path jar : jars.toList()) {
        Files.createSymbolicLink(plugin.resolve(jar.getFileName()), jar.toAbsolutePath());
      }
    }
  }

  @Test
  void resultsGoIntoAFileOnceAndAreAskedInSql() throws Exception {
    Path file = directory.resolve("results.duckdb");

    Finished first = installation.run("process", NIGHTS, "--duckdb", file);
    Finished second = installation.run("process", NIGHTS, "--duckdb", file);
    Finished asked =
        installation.run(
            "query",
            file,
            "SELECT test, count(*) AS n FROM result GROUP BY ALL ORDER BY test",
            "--format",
            "csv");

    assertThat(first.code()).as(first.out() + first.err()).isZero();
    assertThat(first.out()).contains("duckdb: 12 delivered, 0 already there, 0 failed");
    assertThat(second.out()).contains("duckdb: 0 delivered, 12 already there, 0 failed");
    assertThat(asked.out()).as(asked.err()).isEqualTo("test,n\r\ncoremark,6\r\nstreams,6\r\n");
  }

  @Test
  void tablesGoIntoParquetFilesThatAreAskedToo() throws Exception {
    Path parquet = directory.resolve("parquet");
    Path file = directory.resolve("results.duckdb");

    Finished written = installation.run("process", NIGHTS, "--parquet", parquet, "--duckdb", file);
    Finished asked =
        installation.run(
            "query",
            file,
            "SELECT (SELECT count(*) FROM read_parquet('"
                + parquet
                + "/metric/**/*.parquet')) = (SELECT count(*) FROM metric) AS same",
            "--format",
            "csv");

    assertThat(written.code()).as(written.out() + written.err()).isZero();
    assertThat(asked.out()).as(asked.err()).isEqualTo("same\r\ntrue\r\n");
  }

  @Test
  void withoutThePluginTheCommandDoesNotKnowItsOptionNorItsCommand() throws Exception {
    Installation bare = Installation.in(directory.resolve("bare"));
    Path file = directory.resolve("results.duckdb");

    Finished asked = bare.run("query", NIGHTS, "SELECT 1");
    Finished written = bare.run("process", NIGHTS, "--duckdb", file);
    Finished configured = bare.run("process", NIGHTS, "--set", "duckdb.file=" + file);
    Finished help = bare.run("process", "--help");

    assertThat(asked.err())
        .startsWith("zathras: Unmatched arguments from index 0: 'query'")
        .contains("Plugins bring further commands: 'zathras processors' lists those");
    assertThat(asked.code()).isEqualTo(2);
    assertThat(written.err()).startsWith("zathras process: Unknown option: '--duckdb'");
    assertThat(written.code()).isEqualTo(2);
    assertThat(configured.err())
        .startsWith("zathras process: --set duckdb.file: documents do not go there; add --horreum");
    assertThat(configured.code()).isEqualTo(2);
    assertThat(help.out()).doesNotContain("duckdb");
    assertThat(file).doesNotExist();
  }
}
