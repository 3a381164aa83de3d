package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of a benchmark of one's own, as a stranger builds and installs them. */
class ExamplePluginIT {

  @TempDir Path directory;

  @Test
  void bootTimeIsBuiltByItsOwnPomDroppedIntoPluginsAndFound() throws Exception {
    Path project = ExampleProject.built("boot-time", directory);
    Installation zathras = installed(project.resolve("target/boot-time-processor-1.0.jar"));

    assertThat(zathras.run("processors").out()).contains("boot_time 1.0 (com.example.boottime.");
    Finished processed = zathras.run("process", project.resolve("sample-results"), "--ndjson", "-");
    assertThat(processed.code()).isZero();
    assertThat(processed.err()).contains("1 processed", "PASS  boot_time  ");
    assertThat(processed.out())
        .contains("\"primary_metrics\":{\"boot_seconds\":{\"value\":19.112,\"unit\":\"s\"")
        .contains("\"kernel_seconds\":0.883", "\"initrd_seconds\":1.991")
        .contains("\"userspace_seconds\":16.237");
  }

  @Test
  void sqliteIsBuiltByItsOwnPomDroppedIntoPluginsAndFound() throws Exception {
    Path project = ExampleProject.built("sqlite", directory);
    Installation zathras = installed(project.resolve("target/sqlite-processor-1.0.jar"));

    Finished processed = zathras.run("process", project.resolve("sample-results"), "--ndjson", "-");
    assertThat(processed.code()).isZero();
    assertThat(processed.err()).contains("1 processed", "UNKNOWN  sqlite  ");
    assertThat(processed.out())
        .contains("\"primary_metrics\":{\"real_time_seconds\":{\"value\":19.8,\"unit\":\"s\"");
  }

  @Test
  void httploadIsAFolderWithTheLibraryThatItNeeds() throws Exception {
    Path project = ExampleProject.built("httpload", directory);
    Installation zathras = Installation.in(directory.resolve("zathras"));
    ExampleProject.copy(project.resolve("target/httpload"), zathras.plugins().resolve("httpload"));

    Finished processed =
        zathras.run("process", "-v", project.resolve("sample-results"), "--ndjson", "-");

    assertThat(processed.code()).isZero();
    assertThat(processed.out())
        .contains("\"primary_metrics\":{\"requests_per_second\":{\"value\":2983.3333333333335,")
        .contains("\"latency_p99_microseconds\":{\"value\":7204,");
    assertThat(processed.err()).contains("PASS  httpload  ", "HttpLoadProcessor - 2 loads in ");
  }

  @Test
  void theCsvExporterIsBuiltByItsOwnPomDroppedIntoPluginsAndDelivers() throws Exception {
    Path project = ExampleProject.built("csv-exporter", directory);
    Installation zathras = installed(project.resolve("target/csv-exporter-1.0.jar"));
    Path csv = directory.resolve("results.csv");
    Path config =
        Files.writeString(directory.resolve("zathras.yml"), "csv:\n  file: " + csv + "\n");

    Finished first = zathras.run("process", Samples.RESULTS, "--config", config);
    Finished second = zathras.run("process", Samples.RESULTS, "--config", config);

    assertThat(first.out()).contains("csv: 1 delivered, 0 already there, 0 failed");
    assertThat(second.out()).contains("csv: 0 delivered, 1 already there, 0 failed");
    assertThat(csv).hasContent(Samples.ID + ",iterations_per_second,7468.062037,iterations/s\n");
    assertThat(zathras.run("check", "csv", "--config", config).out()).contains("can be written");
    assertThat(zathras.run("processors").out())
        .contains("plugin csv-exporter-1.0.jar: exporter csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"boot-time", "csv-exporter", "fat-jar", "httpload", "sqlite"})
  void needsNothingOfThisBuild(String example) throws IOException {
    assertThat(Files.readString(ExampleProject.EXAMPLES.resolve(example).resolve("pom.xml")))
        .doesNotContain("<parent>", "<repository>", "zathras-parent", "systemPath");
  }

  @Test
  void aCsvBenchmarkTakesLessThan150Lines() throws IOException {
    Path source =
        ExampleProject.EXAMPLES.resolve(
            "sqlite/src/main/java/com/example/sqlite/SqliteProcessor.java");

    assertThat(Files.readAllLines(source)).hasSizeLessThan(150);
  }

  private Installation installed(Path jar) throws IOException {
    return Installation.in(directory.resolve("zathras")).plugin(jar);
  }
}
