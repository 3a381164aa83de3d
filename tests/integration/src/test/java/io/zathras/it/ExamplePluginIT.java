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
    assertThat(processed.err()).contains("1 processed", "PASS  boot_time_");
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
    assertThat(processed.err()).contains("1 processed", "UNKNOWN  sqlite_");
    assertThat(processed.out())
        .contains("\"primary_metrics\":{\"real_time_seconds\":{\"value\":19.8,\"unit\":\"s\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"boot-time", "fat-jar", "sqlite"})
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
